import { ref, shallowRef } from 'vue'

import type { Refusal } from './api/problem'
import { asRefusal } from './api/problem'

/** One thing that a person does on a page: busy while it runs, every violation beside its field, nothing typed is lost. */
export function useDeed() {
  const busy = ref(false)
  const refusal = shallowRef<Refusal | null>(null)
  const errors = ref<Record<string, string>>({})

  /** Runs the deed once at a time; the answer, or null where it was refused. */
  async function run<T>(deed: () => Promise<T>): Promise<T | null> {
    if (busy.value) return null
    busy.value = true
    refusal.value = null
    errors.value = {}
    try {
      return await deed()
    } catch (thrown) {
      refusal.value = asRefusal(thrown)
      errors.value = refusal.value.byField()
      return null
    } finally {
      busy.value = false
    }
  }

  function clear(): void {
    refusal.value = null
    errors.value = {}
  }

  return { busy, refusal, errors, run, clear }
}
