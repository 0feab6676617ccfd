import type { PlanItem } from '@shared/api/model'

/** A line of a plan as it is typed; numbers stay text until they are sent. */
export interface ItemDraft {
  key: string
  id?: string
  name: string
  kind: string
  audience: string
  quarter: string
  sessions: string
  people: string
  days: string
  hours: string
  place: string
  cost_yuan: string
  responsible: string
  arrival_days: string
  leaving_days: string
  staff: string
}

let made = 0

export function blank(): ItemDraft {
  return { key: `new-${++made}`, name: '', kind: 'rotation', audience: '', quarter: '1', sessions: '1', people: '', days: '', hours: '', place: '', cost_yuan: '0', responsible: '', arrival_days: '1', leaving_days: '1', staff: '' }
}

export function draftOf(item: PlanItem): ItemDraft {
  const typed = (value: number) => String(value)
  return {
    key: item.id,
    id: item.id,
    name: item.name,
    kind: item.kind,
    audience: item.audience ?? '',
    quarter: typed(item.quarter),
    sessions: typed(item.sessions),
    people: typed(item.people),
    days: typed(item.days),
    hours: typed(item.hours),
    place: item.place ?? '',
    cost_yuan: typed(item.cost_yuan),
    responsible: item.responsible ?? '',
    arrival_days: typed(item.arrival_days),
    leaving_days: typed(item.leaving_days),
    staff: typed(item.staff),
  }
}

const count = (value: string) => (value.trim() === '' ? 0 : Number.isFinite(Number(value)) ? Math.trunc(Number(value)) : -1)
const some = (value: string) => (value.trim() ? { value: value.trim() } : null)

/** What is sent of a line; what is no number is sent as -1, so that the service says which row it is. */
export function bodyOf(draft: ItemDraft) {
  const hours = Number(draft.hours)
  return {
    ...(draft.id ? { id: draft.id } : {}),
    name: draft.name,
    kind: draft.kind,
    ...(some(draft.audience) ? { audience: draft.audience.trim() } : {}),
    quarter: count(draft.quarter),
    sessions: count(draft.sessions),
    people: count(draft.people),
    days: count(draft.days),
    hours: Number.isFinite(hours) ? hours : -1,
    ...(some(draft.place) ? { place: draft.place.trim() } : {}),
    cost_yuan: count(draft.cost_yuan),
    ...(some(draft.responsible) ? { responsible: draft.responsible.trim() } : {}),
    arrival_days: count(draft.arrival_days),
    leaving_days: count(draft.leaving_days),
    staff: count(draft.staff),
  }
}

/** What the service says of a row, all its fields together. */
export function saidOf(errors: Readonly<Record<string, string>>, at: number): string {
  const own = Object.entries(errors).filter(([field]) => field.startsWith(`items[${at}].`) || field.startsWith(`items.${at}.`))
  return own.map(([, message]) => message).join(' ')
}
