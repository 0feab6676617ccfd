import { expect, it } from 'vitest'

import { namesakes } from './namesakes'

it('are those alone who share a name', () => {
  const people = [{ name: '郑振宇', id: 1 }, { name: '郑振宏', id: 2 }, { name: '郑振宇', id: 3 }]
  expect(namesakes(people).map((one) => one.id)).toEqual([1, 3])
  expect(namesakes(people.slice(0, 2))).toEqual([])
})
