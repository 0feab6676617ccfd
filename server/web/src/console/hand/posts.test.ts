import { expect, test } from 'vitest'

import { asPost, emptyPost } from './posts'

test('what was left empty is not said', () => {
  expect(asPost(emptyPost('u'))).toEqual({ unit: 'u', post: 'secretary', values: [] })
  const full = { ...emptyPost('u'), partyName: ' 红星党支部 ', since: '2024-08', employment: 'full_time', employer: '红星' }
  expect(asPost(full)).toEqual({
    unit: 'u',
    party_organisation_name: '红星党支部',
    post: 'secretary',
    since: '2024-08',
    employer: '红星',
    values: [{ field: 'employment', value: 'full_time' }],
  })
})
