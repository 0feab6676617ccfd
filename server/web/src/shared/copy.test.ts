import { describe, expect, it } from 'vitest'

import { asCsv, asTsv } from './copy'

describe('rows for a spreadsheet', () => {
  it('never become formulas', () => {
    expect(asCsv([['=1+1', '+86', '-', '@x']])).toContain(`"'=1+1","'+86","'-","'@x"`)
    expect(asTsv([['=cmd', '王伟']])).toBe("'=cmd\t王伟")
  })

  it('keep quotes, lines and Chinese', () => {
    expect(asCsv([['姓名'], ['他说"好"']])).toBe('\uFEFF"姓名"\r\n"他说""好"""\r\n')
    expect(asTsv([['一\n二', '三\t四']])).toBe('一 二\t三 四')
  })
})
