import { expect, it } from 'vitest'

import type { Unit } from '@shared/api/model'

import { within } from './units'

const unit = (id: string, parent?: string): Unit => ({ id, name: id, kind: 'township', tree: 'territory', ...(parent ? { parent } : {}), sort_no: 0, aliases: [] })
const tree = [unit('county'), unit('a', 'county'), unit('a1', 'a'), unit('b', 'county')]

it.each([
  [['county'], ['county', 'a', 'a1', 'b']],
  [['a'], ['a', 'a1']],
  [['a1', 'b'], ['a1', 'b']],
  [['elsewhere', ''], []],
])('below %s stand %s', (roots, expected) => {
  expect(within(tree, roots).map((it) => it.id)).toEqual(expected)
})
