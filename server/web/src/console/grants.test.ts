import { expect, test } from 'vitest'

import { grantBody, grantRoles, newGrantForm } from './grants'

test('what is left empty is left out', () => {
  expect(grantBody(newGrantForm(), 'first')).toEqual({ role: 'township_admin', unit_id: 'first' })
  const form = { role: 'viewer', unit_id: 'county', class_id: 'left', valid_to: '2027-01-01' }
  expect(grantBody(form, 'first')).toEqual({ role: 'viewer', unit_id: 'county', valid_to: '2027-01-01' })
})

test('a role that comes with the roster or a class is not given here', () => {
  const codes = grantRoles(false).map((role) => role.value)
  expect(codes).toContain('township_admin')
  for (const code of ['worker', 'party_organisation', 'class_teacher']) expect(codes).not.toContain(code)
})

test("a class teacher's role names its class, where the giver reads classes", () => {
  expect(grantRoles(true).map((role) => role.value)).toContain('class_teacher')
  const form = { role: 'class_teacher', unit_id: 'county', class_id: 'rotation', valid_to: '' }
  expect(grantBody(form, 'first')).toEqual({ role: 'class_teacher', unit_id: 'county', class_id: 'rotation' })
})
