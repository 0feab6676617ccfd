import { describe, expect, it } from 'vitest'

import {
  addDays, clock, civilDay, day, daysBetween, deviceLabel, lastDay, longDay, moment, nearSpan, number, percent, ratio, share,
  shortDay, span, text, untilDay, weekday,
} from './format'

describe('days', () => {
  it.each([
    ['2026-11-24', '2026-11-24', '2026年11月24日'],
    ['2026-03', '2026-03', '2026年3月'],
    [null, '—', '—'],
    ['', '—', '—'],
    ['unknown', 'unknown', '—'],
  ])('%s', (value, table, sentence) => {
    expect(day(value)).toBe(table)
    expect(longDay(value)).toBe(sentence)
  })

  it.each([
    ['2026-11-24', '2027-06-30', '还有 218 天'],
    ['2026-11-24', '2026-11-24', '今天'],
    ['2026-11-24', '2026-11-21', '已过 3 天'],
    ['2026-11-24', null, ''],
  ])('from %s until %s', (today, to, words) => expect(untilDay(today, to)).toBe(words))

  it.each([
    ['2026-12-16', '2026-12-18', '12月16–18日'],
    ['2026-11-30', '2026-12-02', '11月30日–12月2日'],
    ['2026-12-16', '2026-12-16', '12月16日'],
    ['2026-12-16', null, '12月16日'],
    [null, null, '—'],
  ])('a span %s %s', (first, last, words) => expect(span(first, last)).toBe(words))
  it('names the year of a span where it is another', () => {
    expect(nearSpan('2026-11-24', '2026-12-16', '2026-12-18')).toBe('12月16–18日')
    expect(nearSpan('2026-11-24', '2027-01-05', '2027-01-07')).toBe('2027年1月5–7日')
    expect(nearSpan('2026-11-24', null, null)).toBe('—')
  })

  it('counts over leap days and the ends of years', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(lastDay('2027-07-01')).toBe('2027-06-30')
    expect(daysBetween('never', '2028-03-01')).toBeNull()
  })

  it('knows weekdays and short days', () => {
    expect(weekday('2026-11-24')).toBe('星期二')
    expect(shortDay('2026-11-04')).toBe('11月4日')
  })

  it("shows instants by the county's clock, whatever the browser's zone", () => {
    expect(moment('2026-11-24T01:02:03Z')).toBe('2026-11-24 09:02')
    expect(clock('2026-11-24T01:02:03Z')).toBe('9:02')
    expect(moment('2026-11-23T17:00:00Z')).toBe('2026-11-24 01:00')
    expect(civilDay(Date.parse('2026-11-23T17:00:00Z'))).toBe('2026-11-24')
    expect(moment('nonsense')).toBe('—')
  })
})

describe('numbers', () => {
  it('writes shares with one decimal and their numbers', () => {
    expect(percent(270, 600)).toBe('45.0%')
    expect(ratio(270, 600)).toBe('270/600')
    expect(share(368, 600)).toBe('61.3%（368/600）')
  })

  it('has a sign for nothing, and zero is not nothing', () => {
    expect(percent(0, 600)).toBe('0.0%')
    expect(percent(0, 0)).toBe('—')
    expect(share(null, 600)).toBe('—')
    expect(number(0)).toBe('0')
    expect(number('18.00')).toBe('18')
    expect(number(4.5)).toBe('4.5')
    expect(number(null)).toBe('—')
    expect(text(0)).toBe('0')
    expect(text('')).toBe('—')
  })
})

describe('devices', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 10; HUAWEI P30) MicroMessenger/8.0', 'HUAWEI（微信）'],
    ['Mozilla/5.0 (Linux; Android 10; SM-G9) Chrome/90', '安卓手机'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/90', '电脑'],
  ])('%s', (agent, label) => expect(deviceLabel(agent)).toBe(label))
})
