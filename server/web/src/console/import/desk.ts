/** What the identity desk puts side by side: a row of a file, and somebody whom it may mean. */
import type { ImportCandidate, ImportRow } from '@shared/api/model'
import { post, word } from '@shared/labels'

/** How a candidate's value stands to the row's. */
export type Stands = 'same' | 'differs' | 'untold'

export interface Compared { label: string; said: string; known: string; stands: Stands }

const MONTH = 7
const NEEDED_TO_BE_LIKELY = 60

/** The candidate's values beside the row's. What is the same the service says: it compares whole numbers, not masked ones. */
export function compared(row: ImportRow, one: ImportCandidate): Compared[] {
  const values = row.values
  const line = (label: string, said: string | null | undefined, known: string | null | undefined, same: string): Compared => {
    const stands = one.same.includes(same) ? 'same' : said && known ? 'differs' : 'untold'
    return { label, said: said ?? '', known: known ?? '', stands }
  }
  const lines = [
    line('出生年月', values.birth_date?.slice(0, MONTH), one.birth_month, 'birth_month'),
    line('手机', values.phone, one.phone, 'phone'),
    line('党组织', values.organisation, one.party_organisation, 'organisation'),
    { ...line('职务', values.post && word(post, values.post), one.post, ''), stands: 'untold' as const },
    { ...line('乡镇', values.township, one.unit_name, ''), stands: 'untold' as const },
  ]
  if (!one.same.includes('first15')) return lines
  return [{ label: '身份证号', said: values.id_number ?? '写了，后几位丢了', known: '前 15 位与表里的相同', stands: 'same' }, ...lines]
}

/** How much speaks for it, in words: the number alone says nothing to anybody. */
export function likelihood(one: ImportCandidate): string {
  const head = one.score >= NEEDED_TO_BE_LIKELY ? '很可能是' : '可能是'
  return `${head}：${one.explained}`
}

export type Wish = { kind: 'same'; at: number } | { kind: 'new' } | { kind: 'later' }

/** What a key wishes: a digit picks, N is somebody new, H (后) waits. By place too, for an input method hides letters. */
export function wishOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>, count: number): Wish | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? event.key)
  if (Number.isInteger(digit) && digit >= 1 && digit <= count) return { kind: 'same', at: digit - 1 }
  if (event.code === 'KeyN' || event.key.toLowerCase() === 'n') return { kind: 'new' }
  if (event.code === 'KeyH' || event.key.toLowerCase() === 'h' || event.key === '后') return { kind: 'later' }
  return null
}
