import { describe, expect, it } from 'vitest'

import { divisionNames, joined, parted } from './divisions'
import { asSlotInputs, draftSlots } from './slots'

const two = [{ number: 1, name: '一班' }, { number: 2, name: '二班' }]

describe('half-days of groups', () => {
  it('are named as people say it', () => {
    expect(divisionNames(3)).toEqual(['一班', '二班', '三班'])
    expect(divisionNames(11)[10]).toBe('11班')
  })

  it('part with the lecturer and the room at the first, and come together again', () => {
    const before = draftSlots('2026-12-16', '2026-12-16', []).map((slot) => ({ ...slot, title: '党章', lecturer_id: 'l', room_id: 'r' }))
    const apart = parted(before, '2026-12-16 am', two)
    expect(apart.map((slot) => [slot.key, slot.division, slot.title, slot.lecturer_id, slot.room_id])).toEqual([
      ['2026-12-16 am 一班', 1, '党章', 'l', 'r'],
      ['2026-12-16 am 二班', 2, '党章', '', ''],
      ['2026-12-16 pm', undefined, '党章', 'l', 'r'],
    ])
    expect(asSlotInputs(apart).map((slot) => slot.division)).toEqual([1, 2, undefined])
    // a part of a group does not part again
    expect(parted(apart, '2026-12-16 am 一班', two)).toEqual(apart)
    const together = joined(apart, '2026-12-16 am 二班')
    expect(together.map((slot) => [slot.key, slot.division, slot.lecturer_id])).toEqual([['2026-12-16 am', undefined, ''], ['2026-12-16 pm', undefined, 'l']])
  })

  it('stay apart when the days move', () => {
    const apart = parted(draftSlots('2026-12-16', '2026-12-16', []), '2026-12-16 am', two)
    expect(draftSlots('2026-12-16', '2026-12-17', apart).map((slot) => slot.key)).toEqual([
      '2026-12-16 am 一班', '2026-12-16 am 二班', '2026-12-16 pm', '2026-12-17 am', '2026-12-17 pm',
    ])
  })
})
