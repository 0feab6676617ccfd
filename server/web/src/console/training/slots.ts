import type { CourseSummary, SlotInput } from '@shared/api/model'
import { addDays, daysBetween } from '@shared/format'

export interface SlotDraft extends SlotInput { key: string }

/** A half-day as it is called in words, for who hears the page: `2026-12-29 上午 一班`. */
export const spoken = (slot: SlotDraft): string => slot.key.replace(/ am\b/, ' 上午').replace(/ pm\b/, ' 下午')

const HALVES = [
  { half: 'am', starts: '08:30', ends: '12:00' },
  { half: 'pm', starts: '14:00', ends: '17:30' },
] as const
/** So many days are filled with half-days by themselves; a class that is longer meets on some of them. */
export const FILLED_DAYS = 60
/** A session longer than this is a slip of the finger: the service refuses it (`session.too_long`). */
const MOST_DAYS = 367

const halfOf = (slot: Pick<SlotInput, 'day' | 'half'>) => `${slot.day} ${slot.half}`
const blank = (day: string, half: (typeof HALVES)[number]): SlotDraft => ({ key: `${day} ${half.half}`, day, ...half, title: '', lecturer_id: '', room_id: '', room: '', course_id: '' })
const inOrder = (slots: readonly SlotDraft[]) => [...slots].sort((a, b) => halfOf(a).localeCompare(halfOf(b)) || (a.division ?? 0) - (b.division ?? 0))

/** The half-days from one day to another; what was written for a half-day that stays is kept. */
export function draftSlots(first: string, last: string, before: readonly SlotDraft[]): SlotDraft[] {
  const span = daysBetween(first, last)
  if (span === null || span < 0 || span >= FILLED_DAYS) return [...before]
  const kept = new Map<string, SlotDraft[]>()
  for (const slot of before) kept.set(halfOf(slot), [...(kept.get(halfOf(slot)) ?? []), slot])
  const slots: SlotDraft[] = []
  for (let at = 0; at <= span; at++) {
    const day = addDays(first, at)
    for (const half of HALVES) slots.push(...(kept.get(`${day} ${half.half}`) ?? [blank(day, half)]))
  }
  return slots
}

/** A half-day of a session. */
export interface HalfOfDay { day: string; half: string }

/** The half-days from one day to another that nothing stands on, in order. */
export function vacant(first: string, last: string, slots: readonly SlotDraft[]): HalfOfDay[] {
  const span = daysBetween(first, last)
  if (span === null || span < 0 || span >= MOST_DAYS) return []
  const taken = new Set(slots.map(halfOf))
  return Array.from({ length: span + 1 }, (_, at) => addDays(first, at))
    .flatMap((day) => HALVES.map(({ half }) => ({ day, half })))
    .filter((it) => !taken.has(`${it.day} ${it.half}`))
}

/** The half-days with another in its place among them: what was taken out of it before (`away`), else nothing yet. */
export function added(slots: readonly SlotDraft[], at: HalfOfDay, away: readonly SlotDraft[]): SlotDraft[] {
  const half = HALVES.find((it) => it.half === at.half)
  if (!half || slots.some((slot) => slot.day === at.day && slot.half === at.half)) return [...slots]
  const back = away.filter((slot) => slot.day === at.day && slot.half === at.half)
  return inOrder([...slots, ...(back.length ? back : [blank(at.day, half)])])
}

/** What is taught in a half-day, held in another one instead; what stands there changes places with it. */
export function exchanged(slots: readonly SlotDraft[], from: HalfOfDay, to: HalfOfDay): SlotDraft[] {
  const go = (slot: SlotDraft, there: HalfOfDay): SlotDraft => {
    const times = slot.half === there.half ? undefined : HALVES.find((it) => it.half === there.half)
    return { ...slot, ...times, day: there.day, half: there.half, key: slot.key.replace(halfOf(slot), `${there.day} ${there.half}`) }
  }
  const stands = (slot: SlotDraft, at: HalfOfDay) => slot.day === at.day && slot.half === at.half
  return inOrder(slots.map((slot) => (stands(slot, from) ? go(slot, to) : stands(slot, to) ? go(slot, from) : slot)))
}

/** A time that is free: of a half-day, from when to when. */
export interface FreeTime extends HalfOfDay { starts: string; ends: string }

const meets = (one: SlotDraft, other: SlotDraft) => !one.division || !other.division || one.division === other.division

/** What would have to make room at a time for a half-day: nothing, where the others of its group, or of all, have none there. */
export const inTheWay = (slots: readonly SlotDraft[], slot: SlotDraft, free: HalfOfDay): boolean =>
  halfOf(slot) !== `${free.day} ${free.half}` && slots.some((other) => halfOf(other) === `${free.day} ${free.half}` && meets(slot, other))

/** A half-day held at a time that is free; what is in its way changes places with it, and a group goes without the others. */
export function takenTo(slots: readonly SlotDraft[], slot: SlotDraft, free: FreeTime): SlotDraft[] {
  const { day, half, starts, ends } = free
  const key = slot.key.replace(halfOf(slot), `${day} ${half}`)
  const alone = slot.division && !inTheWay(slots, slot, free)
  const there = alone ? slots.map((one) => (one === slot ? { ...one, day, half, key } : one)) : halfOf(slot) === `${day} ${half}` ? slots : exchanged(slots, slot, free)
  return inOrder(there.map((one) => (one.key === key ? { ...one, starts, ends } : one)))
}

/** The half-days so many days later, each with what is taught in it. */
export function shifted(slots: readonly SlotDraft[], by: number): SlotDraft[] {
  return slots.map((slot) => {
    const day = addDays(slot.day, by)
    return { ...slot, day, key: slot.key.replace(slot.day, day) }
  })
}

/** The days of a session and its half-days. */
export interface Planned { first: string; last: string; slots: SlotDraft[] }

/**
 * What becomes of them when somebody types other days. Another first day moves all of it, the last day too; another last
 * day makes half-days or puts some away in `shelf`, from where they come back with their day. Half a day keeps it as it was.
 * A class of more than [`FILLED_DAYS`] keeps what it has; its half-days are added one by one.
 */
export function planned(before: Planned, first: string, last: string, shelf: SlotDraft[]): Planned {
  const by = daysBetween(before.first, first)
  if (by && before.last && last === before.last) {
    shelf.splice(0, shelf.length, ...shifted(shelf, by))
    return { first, last: addDays(last, by), slots: shifted(before.slots, by) }
  }
  const end = last || before.last || first
  const span = daysBetween(first, end)
  if (span === null || span < 0 || span >= MOST_DAYS) return before
  const slots: SlotDraft[] = []
  for (let at = 0; at <= span; at++) {
    const day = addDays(first, at)
    const had = before.first && day >= before.first && day <= before.last ? before.slots : shelf
    const own = had.filter((slot) => slot.day === day)
    slots.push(...(own.length || had === before.slots || span >= FILLED_DAYS ? own : draftSlots(day, day, [])))
  }
  const kept = new Set(slots)
  shelf.splice(0, shelf.length, ...[...shelf, ...before.slots].filter((slot) => !kept.has(slot)))
  return { first, last: end, slots }
}

/** `8`, `830`, `8.30` or `8：30`, as people type a time, to `08:30`; what is no time stays for the service to refuse. */
export function tidyTime(typed: string): string {
  const match = /^\s*(\d{1,2})(?:[:：.]?(\d{2}))?\s*$/.exec(typed)
  if (!match) return typed
  const hours = Number(match[1])
  const minutes = Number(match[2] ?? 0)
  if (hours > 23 || minutes > 59) return typed
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Slots as the service takes them: nothing instead of empty text. */
export function asSlotInputs(slots: readonly SlotDraft[]): SlotInput[] {
  return slots.map((slot) => ({
    day: slot.day,
    half: slot.half,
    starts: slot.starts,
    ends: slot.ends,
    title: slot.title?.trim() || undefined,
    lecturer_id: slot.lecturer_id || undefined,
    room_id: slot.room_id || undefined,
    room: slot.room_id ? undefined : slot.room?.trim() || undefined,
    course_id: slot.course_id || undefined,
    division: slot.division ?? undefined,
  }))
}

/** How a course stands in the list of those that may be typed. */
export const courseOption = (course: Pick<CourseSummary, 'code' | 'name'>): string => `${course.code} ${course.name}`

/** The course that was typed: by its code, its name, or both. */
export function courseTyped<C extends Pick<CourseSummary, 'code' | 'name'>>(courses: readonly C[], typed: string): C | undefined {
  const text = typed.trim().toLowerCase()
  return courses.find((it) => [it.code, it.name, courseOption(it)].some((known) => known.toLowerCase() === text))
}
