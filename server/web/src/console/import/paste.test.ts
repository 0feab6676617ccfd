import { describe, expect, it } from 'vitest'

import { asUpload, splitPaste } from './paste'

describe('splitPaste', () => {
  it('takes cells as Excel copies them, with quoted line breaks and marks', () => {
    const copied = '姓名\t党组织\t备注\r\n王伟\t"兴盛玻璃\n党支部"\t他说""好""\r\n李红\t宏源物流党支部\t"三""优"\r\n'
    expect(splitPaste(copied)).toEqual([
      ['姓名', '党组织', '备注'],
      ['王伟', '兴盛玻璃\n党支部', '他说""好""'],
      ['李红', '宏源物流党支部', '三"优'],
    ])
  })
  it('leaves a lone mark as it is', () => {
    expect(splitPaste('"甲\t乙\n丙\t丁')).toEqual([['"甲', '乙'], ['丙', '丁']])
  })
  it('takes lists as people type them in a message', () => {
    expect(splitPaste('姓名 职务　手机\n王伟 书记 13800001111')).toEqual([['姓名', '职务', '手机'], ['王伟', '书记', '13800001111']])
    expect(splitPaste('姓名，职务\n王伟，书记\n\n')).toEqual([['姓名', '职务'], ['王伟', '书记']])
  })
  it('fills short rows and drops blank ones', () => {
    expect(splitPaste('a\tb\tc\n\t\t\nd')).toEqual([['a', 'b', 'c'], ['d', '', '']])
    expect(splitPaste(' \n')).toEqual([])
  })
})

describe('asUpload', () => {
  it('is a CSV that says what was pasted', async () => {
    const file = asUpload([['姓名', '备注'], ['王伟', '"是", 的']], '粘贴.csv')
    expect(file.name).toBe('粘贴.csv')
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())).toBe('\uFEFF"姓名","备注"\r\n"王伟","""是"", 的"\r\n')
  })
})
