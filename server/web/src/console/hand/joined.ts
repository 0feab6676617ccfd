import { education, politicalStatus, post, rosterField, sex, word } from '@shared/labels'

const WORDS: Record<string, Record<string, string>> = { sex, education, political_status: politicalStatus, post }
const WHAT: Record<string, string> = { certificate: '证书', session: '培训班次', hours: '学时', course: '课程', post: '任职', account: '手机账号', id_number: '身份证号' }

/** What two records differ in, by the name that the page has for it. */
export const whatDiffers = (what: string): string => WHAT[what] ?? rosterField[what] ?? what

/** A value of a record in words; what is no code stands as it is. */
export function inWords(what: string, value: string): string {
  const known = WORDS[what]
  return value ? (known?.[value] ? word(known, value) : value) : '—'
}
