import { expect, it } from 'vitest'

import { missingPeople } from './missing'

it('names somebody who serves in two units once, with both places', () => {
  const missing = [
    { person_id: 'a', name: '甲', party_organisation: '一支部', unit: 'u' },
    { person_id: 'b', name: '乙', party_organisation: '二支部', unit: 'u', decision: 'stays' },
    { person_id: 'a', name: '甲', party_organisation: '三支部', unit: 'v' },
  ]
  expect(missingPeople({ missing }).map((one) => [one.name, one.where, one.decision])).toEqual([
    ['甲', '一支部、三支部', undefined],
    ['乙', '二支部', 'stays'],
  ])
})
