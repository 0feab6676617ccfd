import { describe, expect, it } from 'vitest'

import type { ServiceWeek, VenueWeek, VisitSlot } from '@shared/api/model'

import { areasOf, daysOf, opens, said, shownOn, step } from './week'

const slot = (day: string, starts: string, standing: string, visit?: string): VisitSlot => ({ day, starts, ends: starts, standing, visit_id: visit })
const service = (id: string, room: string, slots: VisitSlot[]): ServiceWeek => ({ id, name: id, area: `${room}区`, room_id: room, minutes: 30, slots })

const [mon, tue, wed, sun] = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-06'] as const
const advice = service('a', '1', [
  slot(mon, '08:30', 'past'), slot(mon, '09:00', 'free'), slot(mon, '09:30', 'booked', 'v1'), slot(mon, '10:00', 'taken'), slot(mon, '14:00', 'free'),
  slot(tue, '09:00', 'booked'), slot(wed, '09:30', 'free'), slot(wed, '16:00', 'free'),
])
const tour = service('b', '2', [slot(mon, '10:00', 'free'), slot(wed, '10:00', 'free')])
const week: VenueWeek = {
  name: '红色领航之家', hours_unknown: false, free: 6, visits: 2, may_book: true, may_keep: true, services: [advice, tour],
  days: [{ day: mon, hours: '8:30–17:30' }, { day: tue, hours: '8:30–17:30' }, { day: wed, hours: '8:30–17:30' }, { day: sun }],
}

describe('a week of a venue', () => {
  it('leaves out what is over and what is closed', () => {
    expect(shownOn(advice, mon).map((it) => it.starts)).toEqual(['09:00', '09:30', '10:00', '14:00'])
    expect(daysOf(week).map((it) => it.day)).toEqual([mon, tue, wed])
    expect(areasOf(week)).toEqual([{ value: '1', label: '1区' }, { value: '2', label: '2区' }])
    expect(said('08:30')).toBe('8:30')
  })

  it('opens what is free for who may book, and visits that one sees', () => {
    expect(opens(slot(mon, '09:00', 'free'), true)).toBe(true)
    expect(opens(slot(mon, '09:00', 'free'), false)).toBe(false)
    expect(opens(slot(mon, '09:00', 'booked', 'v1'), false)).toBe(true)
    expect(opens(slot(mon, '09:00', 'booked'), true)).toBe(false)
    expect(opens(slot(mon, '09:00', 'taken', 'v1'), true)).toBe(false)
  })

  it.each([
    ['ArrowDown', mon, '09:30', { service: 'a', day: mon, starts: '14:00' }], // over what is taken
    ['ArrowDown', mon, '14:00', { service: 'b', day: mon, starts: '10:00' }], // on to the next service
    ['ArrowUp', mon, '09:00', null],
    ['ArrowRight', mon, '14:00', { service: 'a', day: wed, starts: '16:00' }], // over a day with nothing, to the nearest time
    ['ArrowLeft', wed, '09:30', { service: 'a', day: mon, starts: '09:30' }],
    ['ArrowLeft', mon, '09:00', null],
    ['Enter', mon, '09:00', null],
  ])('%s from %s %s', (key, day, starts, expected) => {
    const days = week.days.map((it) => it.day)
    expect(step(week.services, days, true, { service: 'a', day, starts }, key)).toEqual(expected)
  })
})
