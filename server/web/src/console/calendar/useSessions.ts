import { computed, shallowRef, watch } from 'vue'

import { api, ask } from '@shared/api/client'
import type { DaySession } from '@shared/api/model'
import type { Refusal } from '@shared/api/problem'
import { asRefusal } from '@shared/api/problem'

import type { EntryFilter } from './entries'
import { hasDays } from './entries'
import type { CalendarView, DayRange } from './range'
import { meets, rangeOf, shownOf } from './range'

/** What a view asks for. */
export interface Asked extends EntryFilter { view: CalendarView; day: string }

/** The sessions within sight on the days that a view shows, and how many of its range have no days any more. */
export function useSessions(asked: () => Asked) {
  const found = shallowRef<DaySession[] | null>(null)
  const range = shallowRef<DayRange>(rangeOf(asked().view, asked().day))
  const refusal = shallowRef<Refusal | null>(null)
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    const { view, day, venue, lecturer } = asked()
    try {
      const { items } = await ask(api.GET('/session-days', { params: { query: { ...shownOf(view, day), venue, lecturer } } }))
      if (mine !== turn) return
      found.value = items
      range.value = rangeOf(view, day)
      refusal.value = null
    } catch (thrown) {
      if (mine === turn) refusal.value = asRefusal(thrown)
    }
  }

  const sessions = computed(() => found.value?.filter(hasDays) ?? null)
  const within = (it: DaySession) => meets(range.value, { first: it.first_day, last: it.last_day })
  const dayless = computed(() => found.value?.filter((it) => !hasDays(it) && within(it)).length ?? 0)
  watch(() => JSON.stringify(asked()), () => void load(), { immediate: true })
  return { sessions, dayless, refusal, reload: load }
}
