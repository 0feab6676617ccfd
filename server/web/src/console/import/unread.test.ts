import { describe, expect, it } from 'vitest'

import { unreadTexts } from './unread'

const row = (raw?: string) => ({ sheet: '名册', row: 3, ...(raw === undefined ? {} : { raw }) })

describe('texts that were not understood', () => {
  it('are told once, the most frequent first', () => {
    const rows = [row('高小'), row('昭余镇 '), row('昭余镇'), row(), row(' ')]
    expect(unreadTexts({ code: 'unit.unknown', rows })).toEqual([
      { raw: '昭余镇', count: 2 },
      { raw: '高小', count: 1 },
    ])
  })

  it('are none where the cause is another', () => {
    expect(unreadTexts({ code: 'id_number.checksum', rows: [row('1')] })).toEqual([])
    expect(unreadTexts({ code: 'fact.person_unknown', rows: [row('张三')] })).toEqual([])
  })
})
