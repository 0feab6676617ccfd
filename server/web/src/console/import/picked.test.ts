import { expect, it } from 'vitest'

import { forgetPicked, isWaiting, pickedOf } from './picked'

const asked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

it('keeps what was chosen until it went up, and asks before a reload', () => {
  expect(asked()).toBe(false)
  pickedOf('dongguan').files.push(new File(['姓名'], '名册.csv'))
  expect(pickedOf('dongguan').files.map((file) => file.name)).toEqual(['名册.csv'])
  expect(asked()).toBe(true)
  forgetPicked()
  expect(isWaiting(pickedOf('dongguan'))).toBe(false)
  pickedOf('dongguan').pasted = '姓名\t身份证号'
  expect(asked()).toBe(true)
})

it("shows nobody another account's files", () => {
  pickedOf('dongguan').files.push(new File(['姓名'], '名册.csv'))
  expect(pickedOf('guxian').files).toEqual([])
  expect(pickedOf('dongguan').files).toEqual([])
})
