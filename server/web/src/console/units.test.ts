import { expect, it } from 'vitest'

import type { Unit } from '@shared/api/model'

import { within } from './units'

const unit = (id: string, parent: string | null): Unit => ({ id, name: id, kind: 'township', tree: 'territory', parent, sort_no: 0, aliases: [] })
const tree = [unit('county', null), unit('a', 'county'), unit('a1', 'a'), unit('b', 'county')]

it.each([
  [['county'], ['county', 'a', 'a1', 'b']],
  [['a'], ['a', 'a1']],
  [['a1', 'b'], ['a1', 'b']],
  [['elsewhere', ''], []],
])('below %s stand %s', (roots, expected) => {
  expect(within(tree, roots).map((it) => it.id)).toEqual(expected)
})
