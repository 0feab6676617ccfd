import type { RollItem } from '@shared/api/model'
import type { Refusal } from '@shared/api/problem'

export interface Mark { person: string; status: string }

const THERE = new Set(['present', 'late', 'left_early'])
const ARRIVED = new Set(['arrived', 'in_training', 'completed', 'not_completed'])

/** Whether a mark says that the person was in the room. */
export const isThere = (status: string | null | undefined): boolean => THERE.has(status ?? '')

/** Who is marked as in the room without having been checked in: whoever stands at the door has arrived (报到). */
export function toCheckIn(items: readonly RollItem[], marks: readonly Mark[]): string[] {
  const states = new Map(items.map((item) => [item.person_id, item.state]))
  return marks.filter((mark) => isThere(mark.status) && !ARRIVED.has(states.get(mark.person) ?? '')).map((mark) => mark.person)
}

/** The marks that a refusal is about, by their places in what was sent; the others can be sent without them. */
export function refusedMarks(refusal: Refusal, sent: readonly Mark[]): Mark[] {
  const places = new Set<number>()
  for (const violation of refusal.violations) {
    const place = /^marks\[(\d+)\]/.exec(violation.field)
    if (place) places.add(Number(place[1]))
  }
  return sent.filter((_, place) => places.has(place))
}

/** Finds by a part of the name, or by the last figures of the personal code. */
export function matches(item: RollItem, typed: string): boolean {
  const text = typed.trim()
  return item.name.includes(text) || item.code.toLowerCase().endsWith(text.toLowerCase())
}

/** The people by unit, units in the official order, whoever has none at the end. */
export function byUnit(items: readonly RollItem[], order: readonly string[]): [string, RollItem[]][] {
  const found = new Map<string, RollItem[]>()
  for (const item of items) {
    const unit = item.unit_name ?? ''
    found.set(unit, [...(found.get(unit) ?? []), item])
  }
  const place = (unit: string) => (order.includes(unit) ? order.indexOf(unit) : unit ? order.length : order.length + 1)
  return [...found].sort(([a], [b]) => place(a) - place(b))
}
