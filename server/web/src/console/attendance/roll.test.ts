import { expect, it } from 'vitest'

import type { RollItem } from '@shared/api/model'
import { Refusal } from '@shared/api/problem'

import { byUnit, isThere, matches, refusedMarks, toCheckIn } from './roll'

const item = (person_id: string, state: string): RollItem => ({ enrolment_id: person_id, person_id, name: `王${person_id}`, code: `AB${person_id}7`, state })
const items = [item('a', 'approved'), item('b', 'arrived'), item('c', 'in_training'), item('d', 'not_arrived')]

it('checks in whoever is marked as there and has not arrived', () => {
  const marks = [{ person: 'a', status: 'present' }, { person: 'b', status: 'present' }, { person: 'c', status: 'late' }, { person: 'd', status: 'leave_sick' }]
  expect(toCheckIn(items, marks)).toEqual(['a'])
  expect(toCheckIn(items, [{ person: 'd', status: 'late' }])).toEqual(['d'])
})

it('tells the refused marks from those that can go', () => {
  const refusal = new Refusal({ status: 422, code: 'form.invalid', violations: [{ code: 'x', field: 'marks[1].status', message: '请先登记报到。' }, { code: 'y', field: '', message: '。' }] })
  const sent = [{ person: 'a', status: 'present' }, { person: 'b', status: 'leave_sick' }]
  expect(refusedMarks(refusal, sent)).toEqual([sent[1]])
  expect(refusedMarks(new Refusal({ status: 409, code: 'attendance.session_state' }), sent)).toEqual([])
})

it.each([['present', true], ['left_early', true], ['absent', false], ['', false], [null, false]])('%s is there: %s', (status, there) => {
  expect(isThere(status)).toBe(there)
})

it('finds by name and by the end of the code', () => {
  expect(items.filter((it) => matches(it, '王b')).length).toBe(1)
  expect(items.filter((it) => matches(it, 'b7')).length).toBe(1)
  expect(items.filter((it) => matches(it, '7')).length).toBe(4)
})

it('groups by unit in the official order, strangers behind, those without a unit last', () => {
  const of = (person_id: string, unit_name?: string): RollItem => ({ ...item(person_id, 'approved'), ...(unit_name ? { unit_name } : {}) })
  const groups = byUnit([of('a'), of('b', '东观镇'), of('c', '外县'), of('d', '城关镇'), of('e', '东观镇')], ['城关镇', '东观镇'])
  expect(groups.map(([unit, people]) => [unit, people.map((it) => it.person_id).join('')])).toEqual([['城关镇', 'd'], ['东观镇', 'be'], ['外县', 'c'], ['', 'a']])
})
