import { onScopeDispose, ref, shallowRef } from 'vue'

import { api, ask } from '@shared/api/client'
import type { Import } from '@shared/api/model'
import type { Refusal } from '@shared/api/problem'
import { asRefusal } from '@shared/api/problem'

const POLL_MS = 700

/** One import, followed while the service reads or writes it; what was shown stays until the new answer is there. */
export function useImport(id: string) {
  const data = shallowRef<Import | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  /** Counts the answers that may hold other rows than before. */
  const version = ref(0)
  let timer = 0
  let gone = false

  const working = (state: string) => state === 'reading' || state === 'applying'

  async function load(): Promise<void> {
    window.clearTimeout(timer)
    try {
      const answer = await ask(api.GET('/roster-imports/{import}', { params: { path: { import: id } } }))
      if (gone) return
      const before = data.value
      const rereads = before !== null && before.state !== 'reading' && answer.state === 'reading'
      // While a mended file is read again the page keeps what it shows, and says so.
      data.value = rereads ? { ...before, state: 'reading' } : answer
      refusal.value = null
      if (!working(answer.state)) version.value++
      else timer = window.setTimeout(() => void load(), POLL_MS)
    } catch (thrown) {
      if (!gone) refusal.value = asRefusal(thrown)
    }
  }

  onScopeDispose(() => {
    gone = true
    window.clearTimeout(timer)
  })
  void load()
  return { data, refusal, version, reload: load }
}

export type FollowedImport = ReturnType<typeof useImport>
