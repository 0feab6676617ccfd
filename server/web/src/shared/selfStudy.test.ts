import { describe, expect, it } from 'vitest'

import { selfStudy } from './selfStudy'

describe('what doing a course online gives', () => {
  it.each([
    ['none', '手机上自学，不记学时'],
    ['self_study', '手机上自学，学完记 3.5 学时，作个人自学，不算达标'],
    ['collective', '手机上自学，学完记 3.5 学时'],
  ])('%s', (online_hours, said) => {
    expect(selfStudy({ hours: 3.5, online_hours })).toBe(said)
  })
})
