import type { VenueWhole } from '@shared/api/model'

export interface ServiceDraft {
  key: string
  id: string
  name: string
  description: string
  room_id: string
  minutes: string
  most: string
  usual: string
  led_by: string
  lecturer_id: string
  first_day: string
  last_day: string
}
export interface MenuDraft { rest_from: string; rest_to: string; version: string; services: ServiceDraft[] }

/** What a centre's menu often begins with. */
export const freshService = (key: string, room: string, today: string): ServiceDraft => ({ key, id: '', name: '', description: '', room_id: room, minutes: '30', most: '', usual: '', led_by: '', lecturer_id: '', first_day: today, last_day: '' })

/** A menu as it is typed; a venue that has none yet rests at noon as offices do. */
export function draftMenu(venue: VenueWhole): MenuDraft {
  const isNew = !venue.services.length
  const count = (value: number | null | undefined) => (value ? String(value) : '')
  return {
    version: venue.menu_version,
    rest_from: venue.rest_from ?? (isNew ? '12:00' : ''),
    rest_to: venue.rest_to ?? (isNew ? '14:00' : ''),
    services: venue.services.map((it) => ({
      key: it.id,
      id: it.id,
      name: it.name,
      description: it.description ?? '',
      room_id: it.room_id ?? '',
      minutes: String(it.minutes),
      most: count(it.most),
      usual: count(it.usual),
      led_by: it.lecturer_id ? '' : (it.led_by ?? ''),
      lecturer_id: it.lecturer_id ?? '',
      first_day: it.first_day,
      last_day: it.last_day ?? '',
    })),
  }
}

const some = (typed: string) => typed.trim() || undefined
/** What is no number is sent as none that is allowed, so that the service says what is wrong. */
const count = (typed: string) => (typed.trim() ? Number(typed) || 0 : undefined)

export function bodyOfMenu(draft: MenuDraft) {
  return {
    version: draft.version,
    rest_from: some(draft.rest_from),
    rest_to: some(draft.rest_to),
    services: draft.services.map((it) => ({
      id: some(it.id),
      name: it.name.trim(),
      description: some(it.description),
      room_id: some(it.room_id),
      minutes: count(it.minutes) ?? 0,
      most: count(it.most),
      usual: count(it.usual),
      led_by: some(it.led_by),
      lecturer_id: some(it.lecturer_id),
      first_day: some(it.first_day),
      last_day: some(it.last_day),
    })),
  }
}
