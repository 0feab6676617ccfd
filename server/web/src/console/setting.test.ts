import { describe, expect, it } from 'vitest'

import { asHundredths, asNumber, toggled } from './setting'

describe('hundredths', () => {
  it.each([['400', '4'], ['350', '3.5'], ['25', '0.25']])('%s is %s', (stored, typed) => {
    expect(asNumber(stored)).toBe(typed)
    expect(asHundredths(typed)).toBe(stored)
  })
  it.each(['四', '4.125', ''])('%s stays as it was typed', (typed) => expect(asHundredths(typed)).toBe(typed))
})

describe('roles', () => {
  it('come and go, and none is a dash', () => {
    expect(toggled('-', 'system_admin')).toBe('system_admin')
    expect(toggled('system_admin', 'audit_admin')).toBe('system_admin,audit_admin')
    expect(toggled('system_admin', 'system_admin')).toBe('-')
  })
})
