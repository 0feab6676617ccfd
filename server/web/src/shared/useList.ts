import { computed, shallowRef, ref, watch } from 'vue'
import type { LocationQuery } from 'vue-router'
import { useRoute, useRouter } from 'vue-router'

import type { Page } from './api/model'
import type { Refusal } from './api/problem'
import { asRefusal } from './api/problem'

export type Filters = Record<string, string>

function pick(query: LocationQuery, names: readonly string[]): Filters {
  const found: Filters = {}
  for (const name of names) {
    const value = query[name]
    if (typeof value === 'string' && value) found[name] = value
  }
  return found
}

/**
 * A list that the service filters, sorts and pages. The filters stand in the address, so that a link opens exactly
 * this selection and the browser's way back keeps the place. They hold units, states and days, never names or numbers
 * of persons.
 */
export function useList<T>(names: readonly string[], read: (filters: Filters & { cursor?: string }) => Promise<Page<T>>) {
  const route = useRoute()
  const router = useRouter()
  const page = route.path
  const items = shallowRef<T[]>([])
  const total = ref(0)
  const next = ref<string | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  const busy = ref(false)
  const loaded = ref(false)
  let turn = 0

  const filters = computed(() => pick(route.query, names))

  async function load(more: boolean): Promise<void> {
    const mine = ++turn
    busy.value = true
    try {
      const cursor = more ? next.value : null
      const answer = await read(cursor ? { ...filters.value, cursor } : filters.value)
      if (mine !== turn) return
      items.value = more ? [...items.value, ...answer.items] : answer.items
      total.value = answer.total
      next.value = answer.next ?? null
      refusal.value = null
      loaded.value = true
    } catch (thrown) {
      if (mine === turn) refusal.value = asRefusal(thrown)
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  /** Reads every page that is left, for printing, copying and exporting what is filtered. */
  async function loadAll(): Promise<T[]> {
    while (next.value && !refusal.value) await load(true)
    return items.value
  }

  function setFilter(name: string, value: string | null | undefined): void {
    const query = { ...route.query }
    if (value) query[name] = value
    else delete query[name] // eslint-disable-line @typescript-eslint/no-dynamic-delete -- a query is a plain record
    void router.replace({ query })
  }

  watch(
    () => (route.path === page ? JSON.stringify(filters.value) : null),
    (now) => {
      if (now !== null) void load(false)
    },
    { immediate: true },
  )

  return { items, total, next, refusal, busy, loaded, filters, setFilter, reload: () => load(false), more: () => load(true), loadAll }
}

export type List<T> = ReturnType<typeof useList<T>>
