import { describe, expect, it } from 'vitest'

import type { SlotDraft } from './slots'
import { added, asSlotInputs, courseTyped, draftSlots, exchanged, inTheWay, planned, shifted, takenTo, tidyTime, vacant } from './slots'

describe('the half-days of a session', () => {
  it('are two a day from the first to the last', () => {
    expect(draftSlots('2026-12-16', '2026-12-18', []).map((slot) => slot.key)).toEqual([
      '2026-12-16 am', '2026-12-16 pm', '2026-12-17 am', '2026-12-17 pm', '2026-12-18 am', '2026-12-18 pm',
    ])
  })

  it('go to other days with what is taught in them', () => {
    const before = draftSlots('2026-12-16', '2026-12-17', []).map((slot) => ({ ...slot, title: slot.key }))
    const after = shifted(before, 97)
    expect(after.map((slot) => slot.key)).toEqual(['2027-03-23 am', '2027-03-23 pm', '2027-03-24 am', '2027-03-24 pm'])
    expect(draftSlots('2027-03-23', '2027-03-24', after).map((slot) => slot.title)).toEqual(before.map((slot) => slot.title))
  })

  it('keep what was written when the days move', () => {
    const before = draftSlots('2026-12-16', '2026-12-16', []).map((slot) => ({ ...slot, title: '党章' }))
    const after = draftSlots('2026-12-16', '2026-12-17', before)
    expect(after.map((slot) => slot.title)).toEqual(['党章', '党章', '', ''])
  })

  it('do not explode or vanish while a day is half typed', () => {
    const before = draftSlots('2026-12-16', '2026-12-16', [])
    expect(draftSlots('2026-12-16', '2025-12-16', before)).toEqual(before)
    expect(draftSlots('2026-12-16', '2126-12-16', before)).toEqual(before)
    expect(draftSlots('2026-12-16', '', before)).toEqual(before)
  })

  it('go out without empty text', () => {
    const [slot] = asSlotInputs(draftSlots('2026-12-16', '2026-12-16', []))
    expect(slot).toEqual({ day: '2026-12-16', half: 'am', starts: '08:30', ends: '12:00', title: undefined, lecturer_id: undefined, room: undefined })
  })

  it('take a course that is typed by its code or its name', () => {
    const courses = [{ code: 'DW-01', name: '党务实务' }, { code: 'DW-02', name: '发展党员' }]
    expect(['dw-02', '党务实务', ' DW-01 党务实务', '党务', ''].map((typed) => courseTyped(courses, typed)?.code)).toEqual(['DW-02', 'DW-01', 'DW-01', undefined, undefined])
  })
})

describe('other days of a session', () => {
  const titled = (first: string, last: string) => ({ first, last, slots: draftSlots(first, last, []).map((slot) => ({ ...slot, title: slot.key })) })
  const days = (slots: { key: string }[]) => slots.map((slot) => slot.key.slice(5))

  it('begin with the first that is typed', () => {
    const plan = planned({ first: '', last: '', slots: [] }, '2026-12-16', '', [])
    expect([plan.first, plan.last, days(plan.slots)]).toEqual(['2026-12-16', '2026-12-16', ['12-16 am', '12-16 pm']])
  })

  it('take all that was written along with the first day, and the last day too', () => {
    const after = planned(titled('2026-12-16', '2026-12-17'), '2026-12-23', '2026-12-17', [])
    expect([after.first, after.last]).toEqual(['2026-12-23', '2026-12-24'])
    expect(days(after.slots)).toEqual(['12-23 am', '12-23 pm', '12-24 am', '12-24 pm'])
    expect(after.slots.map((slot) => slot.title)).toEqual(titled('2026-12-16', '2026-12-17').slots.map((slot) => slot.title))
  })

  it('bring back what was written for a day that was cut off, on its new date', () => {
    const shelf: ReturnType<typeof draftSlots> = []
    const cut = planned(titled('2026-12-16', '2026-12-18'), '2026-12-16', '2026-12-16', shelf)
    expect(days(cut.slots)).toEqual(['12-16 am', '12-16 pm'])
    const moved = planned(cut, '2026-12-17', '2026-12-16', shelf)
    const again = planned(moved, '2026-12-17', '2026-12-18', shelf)
    expect(again.slots.map((slot) => [slot.key.slice(5), slot.title?.slice(5)])).toEqual([['12-17 am', '12-16 am'], ['12-17 pm', '12-16 pm'], ['12-18 am', '12-17 am'], ['12-18 pm', '12-17 pm']])
    expect(days(shelf)).toEqual(['12-19 am', '12-19 pm'])
  })

  it('do not bring back a half-day that was taken out', () => {
    const plan = titled('2026-12-16', '2026-12-16')
    const after = planned({ ...plan, slots: plan.slots.slice(0, 1) }, '2026-12-16', '2026-12-17', [])
    expect(days(after.slots)).toEqual(['12-16 am', '12-17 am', '12-17 pm'])
  })

  it('stay while a day is empty or past all measure', () => {
    const plan = titled('2026-12-16', '2026-12-17')
    for (const [first, last] of [['', '2026-12-17'], ['2026-12-16', '2026-12-10'], ['2026-12-16', '2126-12-16']] as const) expect(planned(plan, first, last, [])).toBe(plan)
  })
})

describe('a long class', () => {
  const first = '2026-09-05'

  it('keeps what it has and is filled by hand', () => {
    const begun = planned({ first: '', last: '', slots: [] }, first, '', [])
    const long = planned(begun, first, '2026-12-26', [])
    expect([long.last, long.slots]).toEqual(['2026-12-26', begun.slots])
    const saturdays = added(long.slots, { day: '2026-09-12', half: 'am' }, [])
    expect(saturdays.map((slot) => slot.key)).toEqual(['2026-09-05 am', '2026-09-05 pm', '2026-09-12 am'])
    expect(planned({ ...long, slots: saturdays }, first, '2026-12-19', []).slots).toEqual(saturdays)
  })
})

describe('one half-day', () => {
  const plan = () => draftSlots('2026-12-16', '2026-12-17', []).map((slot) => ({ ...slot, title: slot.key.slice(8) }))

  it('that was taken out comes back with what was in it', () => {
    const [out, ...left] = plan()
    expect(vacant('2026-12-16', '2026-12-17', left)).toEqual([{ day: '2026-12-16', half: 'am' }])
    expect(added(left, { day: '2026-12-16', half: 'am' }, out ? [out] : [])).toEqual(plan())
    expect(added(left, { day: '2026-12-16', half: 'am' }, [])[0]).toMatchObject({ title: '', starts: '08:30', ends: '12:00' })
    expect(added(plan(), { day: '2026-12-16', half: 'am' }, [])).toEqual(plan())
    expect(vacant('2026-12-17', '2026-12-16', [])).toEqual([])
  })

  it('changes places with what stands where it goes', () => {
    const after = exchanged(plan(), { day: '2026-12-16', half: 'am' }, { day: '2026-12-17', half: 'pm' })
    expect(after.map((slot) => [slot.key.slice(8), slot.title, slot.starts])).toEqual([
      ['16 am', '17 pm', '08:30'], ['16 pm', '16 pm', '14:00'], ['17 am', '17 am', '08:30'], ['17 pm', '16 am', '14:00'],
    ])
  })

  it('takes its own times along within the same half, and its groups', () => {
    const [first, ...rest] = plan()
    const groups = [1, 2].map((division) => ({ ...first, key: `2026-12-16 am ${division}班`, division, starts: '09:00' }) as SlotDraft)
    const after = exchanged([...groups, ...rest.slice(0, 2)], { day: '2026-12-16', half: 'am' }, { day: '2026-12-17', half: 'am' })
    expect(after.map((slot) => [slot.key.slice(8), slot.title, slot.starts])).toEqual([
      ['16 am', '17 am', '08:30'], ['16 pm', '16 pm', '14:00'], ['17 am 1班', '16 am', '09:00'], ['17 am 2班', '16 am', '09:00'],
    ])
  })
})

describe('a half-day that goes to a free time', () => {
  const plan = () => draftSlots('2026-12-16', '2026-12-17', []).map((slot) => ({ ...slot, title: slot.key.slice(8) }))
  const shown = (slots: readonly SlotDraft[]) => slots.map((slot) => [slot.key.slice(8), slot.title, slot.starts, slot.ends])

  it('keeps its half-day where only the hour is another', () => {
    const slots = plan()
    const free = { day: '2026-12-16', half: 'am', starts: '09:00', ends: '12:00' }
    expect(inTheWay(slots, slots[0] as SlotDraft, free)).toBe(false)
    expect(shown(takenTo(slots, slots[0] as SlotDraft, free))).toEqual([
      ['16 am', '16 am', '09:00', '12:00'], ['16 pm', '16 pm', '14:00', '17:30'], ['17 am', '17 am', '08:30', '12:00'], ['17 pm', '17 pm', '14:00', '17:30'],
    ])
  })

  it('stands alone where nothing was, and else changes places', () => {
    const [first, second, , last] = plan() as [SlotDraft, SlotDraft, SlotDraft, SlotDraft]
    const free = { day: '2026-12-17', half: 'am', starts: '08:00', ends: '11:00' }
    expect(inTheWay([first, second, last], first, free)).toBe(false)
    expect(shown(takenTo([first, second, last], first, free))).toEqual([['16 pm', '16 pm', '14:00', '17:30'], ['17 am', '16 am', '08:00', '11:00'], ['17 pm', '17 pm', '14:00', '17:30']])
    const slots = plan()
    expect(inTheWay(slots, slots[1] as SlotDraft, free)).toBe(true)
    expect(shown(takenTo(slots, slots[1] as SlotDraft, free))).toEqual([
      ['16 am', '16 am', '08:30', '12:00'], ['16 pm', '17 am', '14:00', '17:30'], ['17 am', '16 pm', '08:00', '11:00'], ['17 pm', '17 pm', '14:00', '17:30'],
    ])
  })

  it('leaves the other groups where they are', () => {
    const [first, second] = plan() as [SlotDraft, SlotDraft]
    const [one, two] = [1, 2].map((division) => ({ ...first, key: `${first.key} ${division}班`, division })) as [SlotDraft, SlotDraft]
    const other = { ...second, key: `${second.key} 2班`, division: 2 }
    const free = { day: '2026-12-16', half: 'pm', starts: '14:00', ends: '17:30' }
    expect(shown(takenTo([one, two, other], one, free))).toEqual([
      ['16 am 2班', '16 am', '08:30', '12:00'], ['16 pm 1班', '16 am', '14:00', '17:30'], ['16 pm 2班', '16 pm', '14:00', '17:30'],
    ])
    // its own group, or all, are there already: the half-days change places as a whole
    expect(inTheWay([one, two, other], two, free)).toBe(true)
    expect(shown(takenTo([one, two, other], two, free)).map(([key]) => key)).toEqual(['16 am 2班', '16 pm 1班', '16 pm 2班'])
  })
})

it.each([
  ['8', '08:00'], ['830', '08:30'], ['8.30', '08:30'], ['8：30', '08:30'], [' 14:00 ', '14:00'], ['1730', '17:30'],
  ['25:00', '25:00'], ['8:61', '8:61'], ['', ''], ['上午', '上午'],
])('a time typed as %s', (typed, tidy) => expect(tidyTime(typed)).toBe(tidy))
