import { addDays, longDay, span } from '@shared/format'

export type CalendarView = 'week' | 'month'
export interface DayRange { first: string; last: string }

/** Monday of the day's week: the week begins on Monday, as offices count it. */
function monday(day: string): string {
  const at = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((at + 6) % 7))
}

/** The days that a view around this day asks for: Monday to Sunday, or the month. */
export function rangeOf(view: CalendarView, day: string): DayRange {
  if (view === 'week') return { first: monday(day), last: addDays(monday(day), 6) }
  const first = `${day.slice(0, 7)}-01`
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) }
}

/** The days that a view shows: a month stands in whole weeks. */
export function shownOf(view: CalendarView, day: string): DayRange {
  const { first, last } = rangeOf(view, day)
  return { first: monday(first), last: addDays(monday(last), 6) }
}

/** The first day of the range before or after. */
export function turn(view: CalendarView, day: string, step: -1 | 1): string {
  const { first, last } = rangeOf(view, day)
  return step > 0 ? addDays(last, 1) : rangeOf(view, addDays(first, -1)).first
}

/** `2026年12月`, or `2026年12月14–20日`. */
export function rangeTitle(view: CalendarView, day: string): string {
  const { first, last } = rangeOf(view, day)
  return view === 'month' ? longDay(day.slice(0, 7)) : `${first.slice(0, 4)}年${span(first, last)}`
}

/** Whether two ranges of days share one. */
export const meets = (a: DayRange, b: DayRange): boolean => a.first <= b.last && b.first <= a.last
