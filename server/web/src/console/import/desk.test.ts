import { describe, expect, it } from 'vitest'

import type { ImportCandidate, ImportRow } from '@shared/api/model'

import { compared, likelihood, wishOf } from './desk'

const row = {
  values: { name: '王伟', birth_date: '1985-06-15', phone: '13900001111', organisation: '甲党支部', post: 'secretary', id_number: null },
} as unknown as ImportRow
const candidate = (more: Partial<ImportCandidate>): ImportCandidate => ({
  person: 'p', name: '王伟', same: ['name'], score: 50, explained: '姓名相同', ...more,
})
const key = (more: Partial<KeyboardEvent>) => ({ key: '', code: '', ctrlKey: false, altKey: false, metaKey: false, ...more })

describe('a row beside somebody whom it may mean', () => {
  it('takes what is the same from the service, masked as the numbers are', () => {
    const lines = compared(row, candidate({ same: ['name', 'phone'], phone: '139****1111', birth_month: '1979-01' }))
    expect(lines.map((line) => [line.label, line.stands])).toEqual([
      ['出生年月', 'differs'], ['手机', 'same'], ['党组织', 'untold'], ['职务', 'untold'], ['乡镇', 'untold'],
    ])
    expect(lines[0]).toMatchObject({ said: '1985-06', known: '1979-01' })
  })

  it('tells of the first digits of a ruined number', () => {
    expect(compared(row, candidate({ same: ['name', 'first15'] }))[0]).toMatchObject({ label: '身份证号', stands: 'same' })
  })

  it('says how much speaks for it', () => {
    expect(likelihood(candidate({ score: 75, explained: '姓名、手机号相同' }))).toBe('很可能是：姓名、手机号相同')
    expect(likelihood(candidate({ score: 45 }))).toBe('可能是：姓名相同')
  })
})

describe('the keys of the desk', () => {
  it('picks by digits as far as there are candidates', () => {
    expect(wishOf(key({ key: '2', code: 'Digit2' }), 2)).toEqual({ kind: 'same', at: 1 })
    expect(wishOf(key({ key: '3', code: 'Digit3' }), 2)).toBeNull()
    expect(wishOf(key({ key: '1', code: 'Numpad1' }), 2)).toEqual({ kind: 'same', at: 0 })
  })

  it('knows N and H through an input method, and leaves shortcuts alone', () => {
    expect(wishOf(key({ key: 'Process', code: 'KeyN' }), 1)).toEqual({ kind: 'new' })
    expect(wishOf(key({ key: '后' }), 1)).toEqual({ kind: 'later' })
    expect(wishOf(key({ key: 'n', code: 'KeyN', ctrlKey: true }), 1)).toBeNull()
    expect(wishOf(key({ key: 'Enter', code: 'Enter' }), 1)).toBeNull()
  })
})
