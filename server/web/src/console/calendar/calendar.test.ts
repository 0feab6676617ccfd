import { expect, test } from 'vitest'

import { bars, entriesOfOne, halfDays, hoursOf, onWeekends } from './entries'
import { meets, rangeOf, rangeTitle, shownOf, turn } from './range'

const slot = (day: string, half: 'am' | 'pm', more: object = {}) => ({
  id: `${day} ${half}`, day, half, starts: half === 'am' ? '08:30' : '14:00', ends: half === 'am' ? '12:00' : '17:30', expected: 60, marked: 0, present: 0, ...more,
})
const session = (more: object = {}) => ({
  id: 's', name: '轮训第1期', state: 'enrolling', first_day: '2026-12-16', last_day: '2026-12-18', venue: '县委党校', venue_id: 'v', enrolled: 58, capacity: 60,
  slots: [slot('2026-12-16', 'am', { title: '党的理论', lecturer: '王伟', lecturer_id: 'w', room: '201' }), slot('2026-12-16', 'pm'), slot('2026-12-18', 'am')],
  ...more,
})

test('a week goes from Monday to Sunday, a month from its first day to its last', () => {
  expect(rangeOf('week', '2026-11-29')).toEqual({ first: '2026-11-23', last: '2026-11-29' })
  expect(rangeOf('week', '2026-11-23')).toEqual({ first: '2026-11-23', last: '2026-11-29' })
  expect(rangeOf('month', '2028-02-10')).toEqual({ first: '2028-02-01', last: '2028-02-29' })
  expect(rangeOf('month', '2026-12-31')).toEqual({ first: '2026-12-01', last: '2026-12-31' })
})

test('a month is shown in whole weeks', () => {
  expect(shownOf('month', '2026-12-16')).toEqual({ first: '2026-11-30', last: '2027-01-03' })
  expect(shownOf('week', '2026-12-16')).toEqual({ first: '2026-12-14', last: '2026-12-20' })
})

test('turning the leaf reaches the range beside it, over the year too', () => {
  expect(turn('month', '2026-12-31', 1)).toBe('2027-01-01')
  expect(turn('month', '2026-03-31', -1)).toBe('2026-02-01')
  expect(turn('week', '2026-11-25', -1)).toBe('2026-11-16')
  expect(turn('week', '2026-11-25', 1)).toBe('2026-11-30')
})

test('a range is told as offices write it', () => {
  expect(rangeTitle('month', '2026-12-16')).toBe('2026年12月')
  expect(rangeTitle('week', '2026-12-16')).toBe('2026年12月14–20日')
  expect(rangeTitle('week', '2026-11-30')).toBe('2026年11月30日–12月6日')
  expect(meets({ first: '2026-12-01', last: '2026-12-31' }, { first: '2026-12-31', last: '2027-01-02' })).toBe(true)
  expect(meets({ first: '2026-12-01', last: '2026-12-30' }, { first: '2026-12-31', last: '2027-01-02' })).toBe(false)
})

test('a half-day says what is taught, by whom and where, and opens its row', () => {
  const [first, second] = entriesOfOne(session())
  expect(first).toMatchObject({ to: '/sessions/s?tab=roll&slot=2026-12-16 am', title: '党的理论', lines: ['王伟', '县委党校 201'], draft: false })
  expect(second).toMatchObject({ title: '内容未定', lines: ['讲师未定', '县委党校'] })
})

test('a bar holds days in a row and breaks where a day is free', () => {
  expect(bars([session()]).map((bar) => [bar.first, bar.last])).toEqual([['2026-12-16', '2026-12-16'], ['2026-12-18', '2026-12-18']])
  expect(bars([session()])[0]).toMatchObject({ title: '轮训第1期', lines: ['县委党校　58/60 人'] })
  expect(bars([session({ slots: [slot('2026-12-31', 'am'), slot('2027-01-01', 'am')] })]).map((bar) => [bar.first, bar.last])).toEqual([['2026-12-31', '2027-01-01']])
})

test('a session without half-days stands on its days', () => {
  const bare = session({ slots: [], venue: undefined })
  expect(halfDays([bare])).toMatchObject([{ first: '2026-12-16', last: '2026-12-18', lines: ['地点未定　课次未排'] }])
  expect(bars([bare])).toHaveLength(1)
})

test('what has no days stays away', () => {
  expect(bars([session({ state: 'cancelled' }), session({ state: 'postponed' })])).toEqual([])
})

test('the grid grows for an evening and for a weekend', () => {
  const entries = entriesOfOne(session({ slots: [slot('2026-12-19', 'pm', { starts: '19:00', ends: '20:30' }), slot('2026-12-18', 'am', { starts: '07:30' })] }))
  expect(hoursOf(entries)).toEqual({ from: '07:00:00', to: '21:00:00' })
  expect(onWeekends(entries)).toBe(true)
  expect(hoursOf([])).toEqual({ from: '08:00:00', to: '18:00:00' })
  expect(onWeekends(entriesOfOne(session()))).toBe(false)
})
