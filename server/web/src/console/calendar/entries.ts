import type { DaySession } from '@shared/api/model'
import { addDays, ratio } from '@shared/format'

type Slot = DaySession['slots'][number]
/** A session as far as a calendar shows it. */
export type Shown = Omit<DaySession, 'slots'> & { slots: readonly Slot[] }

/** What stands in a calendar: a half-day with its hours, or whole days. */
export interface CalendarEntry {
  key: string
  session: string
  /** The page that it opens. */
  to: string
  first: string
  last: string
  /** None: the whole of its days. */
  hours?: { starts: string; ends: string }
  title: string
  /** What stands below the title, a line each. */
  lines: string[]
  /** A plan that nobody was told of yet. */
  draft: boolean
}

export interface EntryFilter { venue?: string | undefined; lecturer?: string | undefined }

/** What has no days of its own stands in no calendar. */
const DAYLESS = ['postponed', 'cancelled']
export const hasDays = (session: { state: string }): boolean => !DAYLESS.includes(session.state)

const rowOf = (session: Shown, slot: Slot) => `/sessions/${session.id}?tab=roll&slot=${slot.id}`
const placeOf = (session: Shown, slot: Slot) => [session.venue ?? '', slot.room ?? ''].filter(Boolean).join(' ')

/** The half-days of one session, told by what is taught. */
export function entriesOfOne(session: Shown): CalendarEntry[] {
  return session.slots.map((slot) => ({
    key: slot.id,
    session: session.id,
    to: rowOf(session, slot),
    first: slot.day,
    last: slot.day,
    hours: { starts: slot.starts, ends: slot.ends },
    title: [slot.division_name, slot.title ?? '内容未定'].filter(Boolean).join('：'),
    lines: [slot.lecturer ?? '讲师未定', placeOf(session, slot) || '地点未定'],
    draft: session.state === 'preparing',
  }))
}

const within = (sessions: readonly Shown[]) => sessions.filter(hasDays)

/** The half-days of many sessions, told by session first. */
export function halfDays(sessions: readonly Shown[]): CalendarEntry[] {
  return within(sessions).flatMap((session) => {
    if (!session.slots.length) return [wholeDays(session, session.first_day, session.last_day, '课次未排')]
    return session.slots.map((slot) => ({
      key: slot.id,
      session: session.id,
      to: rowOf(session, slot),
      first: slot.day,
      last: slot.day,
      hours: { starts: slot.starts, ends: slot.ends },
      title: session.name,
      lines: [[slot.division_name, slot.title ?? '内容未定'].filter(Boolean).join('：'), [slot.lecturer ?? '', placeOf(session, slot)].filter(Boolean).join('　')].filter(Boolean),
      draft: session.state === 'preparing',
    }))
  })
}

/** Days in a row as one bar a session: what a month has room for. */
export function bars(sessions: readonly Shown[]): CalendarEntry[] {
  return within(sessions).flatMap((session) => {
    const days = [...new Set(session.slots.map((slot) => slot.day))].sort()
    if (!session.slots.length) return [wholeDays(session, session.first_day, session.last_day, '课次未排')]
    return inRows(days).map(([first, last]) => wholeDays(session, first, last, `${ratio(session.enrolled, session.capacity)} 人`))
  })
}

function wholeDays(session: Shown, first: string, last: string, note: string): CalendarEntry {
  return { key: `${session.id} ${first}`, session: session.id, to: `/sessions/${session.id}?tab=roll`, first, last, title: session.name, lines: [[session.venue ?? '地点未定', note].join('　')], draft: session.state === 'preparing' }
}

function inRows(days: readonly string[]): [string, string][] {
  const rows: [string, string][] = []
  for (const day of days) {
    const row = rows[rows.length - 1]
    if (row && addDays(row[1], 1) === day) row[1] = day
    else rows.push([day, day])
  }
  return rows
}

/** The hours that a week's grid shows: the working day, and earlier or later where something is. */
export function hoursOf(entries: readonly CalendarEntry[]): { from: string; to: string } {
  let [from, to] = [8, 18]
  for (const { hours } of entries) {
    if (!hours) continue
    from = Math.min(from, Number(hours.starts.slice(0, 2)))
    to = Math.max(to, Number(hours.ends.slice(0, 2)) + (hours.ends.slice(3) === '00' ? 0 : 1))
  }
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00:00`
  return { from: clock(from), to: clock(to) }
}

/** Whether something is on a Saturday or a Sunday. */
export function onWeekends(entries: readonly CalendarEntry[]): boolean {
  const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  return entries.some((entry) => isWeekend(entry.first) || isWeekend(entry.last))
}
