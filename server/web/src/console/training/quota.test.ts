import { describe, expect, it } from 'vitest'

import type { QuotaRow } from '@shared/api/model'

import { arithmetic, pick, standing } from './quota'

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

describe('standing', () => {
  const is = { places: 60, named: 0, left: 60, until: '，12月1日截止' }
  it('tells whom the holder called up beside the units', () => {
    expect(standing({ rows: [row({ called_up: 58 })], seats: 2, free: 0 }, is)).toBe('名额 60 个，各单位已报 0 人，主办单位直接定了 58 人（不占各单位名额），还可报 60 人，12月1日截止。位子只剩 2 个，再多报的进候补。主办单位手里还有 0 个。')
  })
  it('is short where nobody was called up', () => {
    expect(standing({ rows: [row({})], seats: 60, wanted: 80 }, is)).toBe('名额 60 个，各单位已报 0 人，还可报 60 人，12月1日截止。各单位一共还可报 80 人，位子只剩 60 个，请早报，报得晚的要候补。')
    expect(standing({ rows: [row({})], seats: 60 }, is)).toBe('名额 60 个，各单位已报 0 人，还可报 60 人，12月1日截止。')
  })
})

interface Able { id: string; group?: string }

describe('pick', () => {
  const ids = (people: { id: string }[]) => people.map((one) => one.id).join('')
  it('takes as many as there are places, in order', () => {
    const { chosen, next } = pick<Able>([{ id: 'a' }, { id: 'b' }, { id: 'c' }], [{ key: 'x', left: 2 }])
    expect([ids(chosen), ids(next)]).toEqual(['ab', 'c'])
  })
  it('takes of each line no more than it has', () => {
    const people = [{ id: 'a', group: 'x' }, { id: 'b', group: 'x' }, { id: 'c', group: 'y' }, { id: 'd', group: 'z' }]
    const { chosen, next } = pick<Able>(people, [{ key: 'x', left: 1 }, { key: 'y', left: 2 }])
    expect([ids(chosen), ids(next)]).toEqual(['ac', 'bd'])
  })
})
