import { describe, expect, it } from 'vitest'

import { asBytes, asHundredths, asMebibytes, asMonthDay, asNumber, asStoredDay, toggled } from './setting'

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

describe('days of the year', () => {
  it.each(['3月31日', '3-31', '03.31', '3 月 31'])('%s is the last of March', (typed) => {
    expect(asStoredDay(typed)).toBe('03-31')
    expect(asMonthDay('03-31')).toBe('3月31日')
  })
  it('stays as it was typed where it is none', () => expect(asStoredDay('三月底')).toBe('三月底'))
})

describe('bytes', () => {
  it.each([['52428800', '50'], ['1572864', '1.5']])('%s is %s', (stored, typed) => {
    expect(asMebibytes(stored)).toBe(typed)
    expect(asBytes(`${typed} MB`)).toBe(stored)
  })
  it('stays as it was typed where it is none', () => expect(asBytes('很大')).toBe('很大'))
})
