import { describe, expect, it } from 'vitest'

import { blank, bodyOf, saidOf } from './planItems'

describe('a line of a plan', () => {
  it('is sent as numbers, and what is none is told of', () => {
    const body = bodyOf({ ...blank(), name: '轮训', people: '60', days: '三', hours: '18.5', place: ' ' })
    expect(body.people).toBe(60)
    expect(body.days).toBe(-1)
    expect(body.hours).toBe(18.5)
    expect('place' in body).toBe(false)
    expect('id' in body).toBe(false)
  })
  it('has a key of its own', () => {
    expect(blank().key).not.toBe(blank().key)
  })
  it('says what is wrong with a row alone', () => {
    expect(saidOf({ 'items[1].days': '天数', 'items[1].people': '人数', 'items[11].days': '别的' }, 1)).toBe('天数 人数')
  })
})
