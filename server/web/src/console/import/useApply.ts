import type { Ref } from 'vue'
import { ref } from 'vue'

import { api, ask } from '@shared/api/client'
import type { Import } from '@shared/api/model'
import { Refusal } from '@shared/api/problem'
import { useDeed } from '@shared/useDeed'

/** Writes exactly what was shown; where the roster changed meanwhile, it is shown again first. */
export function useApply(read: Ref<Import>, reload: () => Promise<void>) {
  const stale = ref(false)
  const { busy, refusal, run } = useDeed()

  async function apply(): Promise<void> {
    const fingerprint = read.value.fingerprint
    if (!fingerprint) return
    stale.value = false
    await run(async () => {
      try {
        await ask(api.POST('/roster-imports/{import}/apply', { params: { path: { import: read.value.id } }, body: { fingerprint } }))
      } catch (thrown) {
        if (!(thrown instanceof Refusal) || thrown.code !== 'import.stale') throw thrown
        stale.value = true
      } finally {
        await reload()
      }
    })
  }

  return { apply, stale, busy, refusal }
}
