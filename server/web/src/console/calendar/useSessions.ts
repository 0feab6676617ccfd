import { ref, shallowRef, watch } from 'vue'

import { api, ask } from '@shared/api/client'
import type { Session, SessionSummary } from '@shared/api/model'
import type { Refusal } from '@shared/api/problem'
import { asRefusal } from '@shared/api/problem'

import { hasDays } from './entries'
import type { DayRange } from './range'
import { meets } from './range'

/** A session that began in December is still in the list of the year before. */
const yearsOf = (range: DayRange) => {
  const first = Number(range.first.slice(0, 4))
  const last = Number(range.last.slice(0, 4))
  return [...new Set([first - 1, first, last])]
}

async function sessionsOfYear(year: number): Promise<SessionSummary[]> {
  const found: SessionSummary[] = []
  let cursor: string | undefined
  do {
    const page = await ask(api.GET('/sessions', { params: { query: cursor ? { year, cursor } : { year } } }))
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}

/** The sessions within sight that have a day in the range, whole, and how many of it have no days any more. */
export function useSessions(range: () => DayRange) {
  const sessions = shallowRef<Session[] | null>(null)
  const dayless = ref(0)
  const refusal = shallowRef<Refusal | null>(null)
  const years = new Map<number, Promise<SessionSummary[]>>()
  const whole = new Map<string, Promise<Session>>()
  let turn = 0

  const kept = <K, V>(store: Map<K, Promise<V>>, key: K, read: () => Promise<V>): Promise<V> => {
    const found = store.get(key)
    if (found) return found
    const made = read()
    store.set(key, made)
    made.catch(() => store.delete(key))
    return made
  }

  async function load(): Promise<void> {
    const mine = ++turn
    const asked = range()
    try {
      const lists = await Promise.all(yearsOf(asked).map((year) => kept(years, year, () => sessionsOfYear(year))))
      const near = lists.flat().filter((it) => meets(asked, { first: it.first_day, last: it.last_day }))
      const read = (session: string) => ask(api.GET('/sessions/{session}', { params: { path: { session } } }))
      const found = await Promise.all(near.filter(hasDays).map((it) => kept(whole, it.id, () => read(it.id))))
      if (mine !== turn) return
      sessions.value = found
      dayless.value = near.length - found.length
      refusal.value = null
    } catch (thrown) {
      if (mine === turn) refusal.value = asRefusal(thrown)
    }
  }

  watch(() => JSON.stringify(range()), () => void load(), { immediate: true })
  return { sessions, dayless, refusal, reload: load }
}
