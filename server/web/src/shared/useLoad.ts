import type { Ref } from 'vue'
import { onScopeDispose, ref, shallowRef } from 'vue'

import type { Refusal } from './api/problem'
import { asRefusal } from './api/problem'

/** What a page that loads something is doing. */
export interface Load<T> {
  data: Ref<T | null>
  refusal: Ref<Refusal | null>
  /** True once loading takes long enough that a person would wonder. */
  slow: Ref<boolean>
  busy: Ref<boolean>
  reload: () => Promise<void>
}

const QUIET_MS = 100

/** Runs a reader; keeps its last answer while it is read again, and drops answers that come too late. */
export function useLoad<T>(read: () => Promise<T>): Load<T> {
  const data = shallowRef<T | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  const slow = ref(false)
  const busy = ref(false)
  let turn = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    busy.value = true
    const timer = setTimeout(() => (slow.value = mine === turn), QUIET_MS)
    try {
      const answer = await read()
      if (mine !== turn) return
      data.value = answer
      refusal.value = null
    } catch (thrown) {
      if (mine === turn) refusal.value = asRefusal(thrown)
    } finally {
      clearTimeout(timer)
      if (mine === turn) {
        busy.value = false
        slow.value = false
      }
    }
  }

  onScopeDispose(() => (turn = -1))
  void reload()
  return { data, refusal, slow, busy, reload }
}
