import type { Enrolment, Session } from '@shared/api/model'

import type { SlotDraft } from './slots'

/** A group that half-days may name. */
export interface DivisionChoice { number: number; name: string }

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一班, 二班 … as many as asked. */
export const divisionNames = (count: number): string[] => Array.from({ length: count }, (_, at) => `${NUMERALS[at] ?? at + 1}班`)

const WITHOUT = ['waiting', 'not_arrived', 'replaced', 'withdrawn', 'cancelled']

/** Who takes part, and so belongs into a group. */
export const placed = (people: readonly Enrolment[]): Enrolment[] => people.filter((it) => !WITHOUT.includes(it.state))

/** What a group has: people, half-days of its own. */
export function shares(session: Session, id: string | undefined): string {
  const found = session.divisions.find((it) => it.id === id)
  if (!found) return '新的'
  return found.slots ? `${found.people} 人，单独上 ${found.slots} 个半天` : `${found.people} 人`
}

const halfOf = (slot: SlotDraft) => `${slot.day} ${slot.half}`
export const keyOf = (slot: { day: string; half: string }, division?: DivisionChoice): string => [slot.day, slot.half, division?.name].filter(Boolean).join(' ')

/** A half-day held for all, held for each group instead: the first keeps lecturer and room, which the others can't have at the same time. */
export function parted(slots: readonly SlotDraft[], key: string, divisions: readonly DivisionChoice[]): SlotDraft[] {
  return slots.flatMap((slot) =>
    slot.key !== key || slot.division
      ? [slot]
      : divisions.map((division, at) => ({ ...slot, key: keyOf(slot, division), division: division.number, ...(at ? { lecturer_id: '', room_id: '', room: '' } : {}) })),
  )
}

/** The groups' half-days at one time, held for all again: what this group has stays. */
export function joined(slots: readonly SlotDraft[], key: string): SlotDraft[] {
  const chosen = slots.find((slot) => slot.key === key)
  if (!chosen) return [...slots]
  return slots.flatMap((slot) => {
    if (halfOf(slot) !== halfOf(chosen)) return [slot]
    if (slot !== chosen) return []
    return [{ ...slot, key: keyOf(slot), division: undefined }]
  })
}
