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

/** The staged rows of an import by their place in the list: what is in view is read, wherever the list is scrolled to. */
export function useRows(id: string) {
  const total = ref(0)
  const loaded = ref(false)
  const refusal = shallowRef<Refusal | null>(null)
  let chunks = shallowReactive(new Map<number, ImportRow[]>())
  const shown = shallowRef(chunks)
  let query: RowQuery | null = null
  let reading = new Set<number>()
  let turn = 0

  /** Shows another selection, or the same one read again; the old rows stay until the first new ones are there. */
  async function reset(next: RowQuery): Promise<void> {
    query = next
    const mine = ++turn
    const fresh = shallowReactive(new Map<number, ImportRow[]>())
    const busy = new Set<number>()
    await read(0, fresh, busy, mine)
    if (mine !== turn) return
    chunks = fresh
    reading = busy
    shown.value = fresh
    loaded.value = true
  }

  async function read(chunk: number, into: Map<number, ImportRow[]>, busy: Set<number>, mine: number): Promise<void> {
    if (!query || busy.has(chunk) || into.has(chunk)) return
    busy.add(chunk)
    try {
      const answer = await ask(api.GET('/roster-imports/{import}/rows', {
        params: { path: { import: id }, query: { ...query, offset: chunk * CHUNK, limit: CHUNK } },
      }))
      if (mine !== turn) return
      into.set(chunk, answer.items)
      total.value = answer.total
      refusal.value = null
      for (const old of into.keys()) {
        if (into.size <= KEPT) break
        if (Math.abs(old - chunk) > KEPT / 2) into.delete(old)
      }
    } catch (thrown) {
      if (mine === turn) refusal.value = asRefusal(thrown)
    } finally {
      busy.delete(chunk)
    }
  }

  /** Reads what is missing of the rows from one place to another. */
  function want(first: number, last: number): void {
    for (let chunk = Math.floor(first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk++) void read(chunk, chunks, reading, turn)
  }

  const at = (index: number): ImportRow | undefined => shown.value.get(Math.floor(index / CHUNK))?.[index % CHUNK]

  return { total, loaded, refusal, reset, want, at }
}
