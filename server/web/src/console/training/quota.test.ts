import { describe, expect, it } from 'vitest'

import type { QuotaRow } from '@shared/api/model'

import { arithmetic } from './quota'

const row = (more: Partial<QuotaRow>): QuotaRow => ({ key: 'a', name: '东观镇', basis: 5, eligible: 9, minimum: 1, steps: [], places: 1, own: true, ...more })
const step = { rest: 7, weight: 90, weights: 100, by_people: false, exact: 6.3, whole: 6, extra: false, over: 0 }

describe('arithmetic', () => {
  it('is written as on paper', () => {
    expect(arithmetic(row({ steps: [step] }))).toBe('先给 1；7×90/100＝6.30，取 6')
    expect(arithmetic(row({ minimum: 0, steps: [{ ...step, extra: true }] }))).toBe('7×90/100＝6.30，取 6，余数大再加 1')
    expect(arithmetic(row({ steps: [{ ...step, over: 5 }] }))).toBe('先给 1；7×90/100＝6.30，只有 1 人可来，余 5 另分')
  })
  it('says why there is nothing', () => {
    expect(arithmetic(row({ minimum: 0, eligible: 0 }))).toBe('没有可来的人')
    expect(arithmetic(row({}))).toBe('给 1')
  })
})
