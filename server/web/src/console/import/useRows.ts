import { ref, shallowReactive, shallowRef } from 'vue'

import { api, ask } from '@shared/api/client'
import type { ImportRow } from '@shared/api/model'
import type { Refusal } from '@shared/api/problem'
import { asRefusal } from '@shared/api/problem'

/** Which rows: all of one outcome, of one sheet, or with one field that changes. */
export interface RowQuery { outcome: string; sheet?: string; field?: string }

const CHUNK = 100
/** So many chunks are kept: enough to scroll back, and no list of 20,000 rows in memory. */
const KEPT = 30
const AT_ONCE = 2

/** The staged rows of an import by their place in the list: what is in view is read, wherever the list is scrolled to. */
export function useRows(id: string) {
  const total = ref(0)
  const loaded = ref(false)
  const refusal = shallowRef<Refusal | null>(null)
  let chunks = shallowReactive(new Map<number, ImportRow[]>())
  const shown = shallowRef(chunks)
  let query: RowQuery | null = null
  let wanted: number[] = []
  const reading = new Set<number>()
  let turn = 0

  async function page(chunk: number, mine: number): Promise<ImportRow[] | null> {
    try {
      const answer = await ask(api.GET('/roster-imports/{import}/rows', {
        params: { path: { import: id }, query: { ...query, offset: chunk * CHUNK, limit: CHUNK } },
      }))
      if (mine !== turn) return null
      total.value = answer.total
      refusal.value = null
      return answer.items
    } catch (thrown) {
      if (mine === turn) refusal.value = asRefusal(thrown)
      return null
    }
  }

  /** Shows another selection, or the same one read again; the old rows stay until the first new ones are there. */
  async function reset(next: RowQuery): Promise<void> {
    query = next
    const mine = ++turn
    reading.clear()
    const first = await page(0, mine)
    if (!first || mine !== turn) return
    chunks = shallowReactive(new Map([[0, first]]))
    shown.value = chunks
    loaded.value = true
    pump()
  }

  /** Reads what is in view now: what was scrolled past meanwhile is asked for no more. */
  function pump(): void {
    for (const chunk of wanted) {
      if (reading.size >= AT_ONCE) return
      if (!reading.has(chunk) && !chunks.has(chunk)) void read(chunk, turn)
    }
  }

  async function read(chunk: number, mine: number): Promise<void> {
    reading.add(chunk)
    const into = chunks
    const items = await page(chunk, mine)
    if (mine !== turn) return
    reading.delete(chunk)
    if (!items) return
    into.set(chunk, items)
    for (const old of into.keys()) {
      if (into.size <= KEPT) break
      if (Math.abs(old - chunk) > KEPT / 2) into.delete(old)
    }
    pump()
  }

  /** Says which rows are in view. */
  function want(first: number, last: number): void {
    const [from, to] = [Math.floor(first / CHUNK), Math.floor(last / CHUNK)]
    wanted = Array.from({ length: to - from + 1 }, (_, step) => from + step)
    pump()
  }

  const at = (index: number): ImportRow | undefined => shown.value.get(Math.floor(index / CHUNK))?.[index % CHUNK]

  return { total, loaded, refusal, reset, want, at }
}
