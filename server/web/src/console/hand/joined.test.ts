import { expect, test } from 'vitest'

import { inWords, whatDiffers } from './joined'

test('codes are said in words, and what is none as it stands', () => {
  expect(whatDiffers('certificate')).toBe('证书')
  expect(whatDiffers('name')).toBe('姓名')
  expect(inWords('sex', 'female')).toBe('女')
  expect(inWords('name', '王伟')).toBe('王伟')
  expect(inWords('phone', '')).toBe('—')
})
