import { expect, it } from 'vitest'

import type { ToTell } from '@shared/api/model'

import { grouped } from './groups'

const row = (delivery_id: string, title: string, state: string): ToTell => ({ delivery_id, person_id: delivery_id, name: delivery_id, title, body: `${title}。`, created_at: '2026-11-24T01:00:00Z', state })

it('groups by the words, who waits first, and loses nobody', () => {
  const groups = grouped([row('a', '取消', 'told'), row('b', '开班', 'told'), row('c', '开班', 'pending'), row('d', '开班', 'pending')])
  expect(groups.map((group) => [group.title, group.waiting, group.rows.map((it) => it.delivery_id).join('')])).toEqual([
    ['开班', 2, 'cdb'],
    ['取消', 0, 'a'],
  ])
})
