import type { VenueWhole } from '@shared/api/model'

export interface RoomDraft { key: string; id: string; name: string; kind: string; seats: string; equipment: string }
export interface HoursDraft { weekday: number; open: boolean; opens: string; closes: string }
export interface WayDraft { key: string; venue_id: string; minutes: string }
export interface VenueDraft {
  name: string
  kind: string
  address: string
  phone: string
  seats: string
  rooms: RoomDraft[]
  hours: HoursDraft[]
  ways: WayDraft[]
}

export const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const
const USUAL = { opens: '08:30', closes: '17:30' }

/** A venue as it is typed; a day of the week that is closed keeps the usual times for when it is opened. */
export function draftVenue(venue: VenueWhole): VenueDraft {
  const of = (weekday: number) => venue.hours.find((it) => it.weekday === weekday)
  return {
    name: venue.name,
    kind: venue.kind,
    address: venue.address ?? '',
    phone: venue.phone ?? '',
    seats: venue.seats ? String(venue.seats) : '',
    rooms: venue.rooms.map((room) => ({ key: room.id, id: room.id, name: room.name, kind: room.kind, seats: room.seats ? String(room.seats) : '', equipment: room.equipment ?? '' })),
    hours: WEEKDAYS.map((_, at) => ({ weekday: at + 1, open: Boolean(of(at + 1)), opens: of(at + 1)?.opens ?? USUAL.opens, closes: of(at + 1)?.closes ?? USUAL.closes })),
    ways: venue.ways.map((way) => ({ key: way.venue_id, venue_id: way.venue_id, minutes: String(way.minutes) })),
  }
}

/** What is no whole number stays none for seats; for minutes the service says what is wrong. */
const count = (typed: string) => (typed.trim() ? Number(typed) || 0 : undefined)

export function bodyOfVenue(draft: VenueDraft, version: string) {
  return {
    version,
    name: draft.name.trim(),
    kind: draft.kind,
    address: draft.address.trim() || undefined,
    phone: draft.phone.trim() || undefined,
    seats: count(draft.seats),
    rooms: draft.rooms.map((room) => ({ id: room.id || undefined, name: room.name.trim(), kind: room.kind, seats: count(room.seats), equipment: room.equipment.trim() || undefined })),
    hours: draft.hours.filter((it) => it.open).map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    ways: draft.ways.filter((way) => way.venue_id).map((way) => ({ venue_id: way.venue_id, minutes: Math.round(Number(way.minutes || Number.NaN)) || (way.minutes.trim() === '0' ? 0 : -1) })),
  }
}

/** The violations of one row of a table. */
export function saidOf(errors: Readonly<Record<string, string>>, table: string, at: number): string {
  const start = `${table}[${at}].`
  return Object.entries(errors).filter(([field]) => field.startsWith(start)).map(([, message]) => message).join(' ')
}
