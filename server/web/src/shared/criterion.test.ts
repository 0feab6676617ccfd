import { describe, expect, it } from 'vitest'

import { lackOf, progressOf } from './criterion'

describe('how far a criterion has come', () => {
  it.each([
    ['已任职 8 个月', '从事党务工作满 12 个月', { value: 8, max: 12, unit: '个月' }],
    ['2026年 41.5 学时', '当年 56 学时', { value: 41.5, max: 56, unit: '学时' }],
    ['2026年 41／56 学时', '每年学时达标', { value: 41, max: 56, unit: '学时' }],
    ['还没有结业', '参加一期培训并结业', null],
    ['2009年入党', '入党满 12 个月', null],
    ['已任职 8 个月', '56 学时', null],
    ['', '', null],
  ])('%s of %s', (fact, required, progress) => expect(progressOf({ fact, required })).toEqual(progress))

  it('says how much is lacking, or that only days must pass', () => {
    expect(lackOf({ fact: '41 学时', required: '56 学时', earliest: undefined })).toEqual({ mood: 'warn', label: '差 15' })
    expect(lackOf({ fact: '已任职 8 个月', required: '满 12 个月', earliest: '2027-03-01' })).toEqual({ mood: 'info', label: '等日子' })
    expect(lackOf({ fact: '还没有结业', required: '结业一期', earliest: undefined })).toEqual({ mood: 'warn', label: '还差' })
  })
})
