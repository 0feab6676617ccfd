import { expect, test } from 'vitest'

import { asPost, emptyPost, noMore, termEnd } from './posts'

test('what was left empty is not said', () => {
  expect(asPost(emptyPost('u'), [])).toEqual({ unit: 'u', post: 'secretary', apart: [], values: [] })
  const full = { ...emptyPost('u'), partyName: ' 红星党支部 ', since: '2024-08', employment: 'full_time', employer: '红星', more: { ...noMore(), term_end: '2027-06 ' } }
  expect(asPost(full, ['红星厂'])).toEqual({
    apart: ['红星厂'],
    unit: 'u',
    party_organisation_name: '红星党支部',
    post: 'secretary',
    since: '2024-08',
    employer: '红星',
    values: [{ field: 'employment', value: 'full_time' }, { field: 'term_end', value: '2027-06' }],
  })
})

test('a term that ends within half a year is near, and a month counts to its last day', () => {
  const today = '2026-11-24'
  expect(termEnd('2027-02', today)).toEqual({ text: '2027-02（还有 96 天）', near: true, over: false })
  expect(termEnd('2026-11', today)).toEqual({ text: '2026-11（还有 6 天）', near: true, over: false })
  expect(termEnd('2027-06-30', today)).toMatchObject({ near: false, over: false })
  expect(termEnd('2026-11-20', today)).toEqual({ text: '2026-11-20（已过 4 天）', near: false, over: true })
  expect(termEnd('2026-12', '2026-12-31')).toMatchObject({ text: '2026-12（今天）', near: true })
})
