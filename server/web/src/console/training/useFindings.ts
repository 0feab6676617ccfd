import type { Ref } from 'vue'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'

import { api, ask } from '@shared/api/client'
import type { Finding, Timetable } from '@shared/api/model'

const PAUSE_MS = 400

/** What is wrong with a timetable while it is typed: asked when the typing pauses; an answer that comes too late is dropped. */
export function useFindings(body: Ref<Timetable | null>) {
  const found = shallowRef<Finding[]>([])
  const reason = ref('')
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const mine = ++turn
    const asked = body.value
    // what can't be asked now is told when it is stored
    const answer = asked?.slots?.length ? await ask(api.POST('/timetable-findings', { body: asked })).catch(() => null) : null
    if (mine === turn) found.value = answer?.items ?? []
  }

  watch(
    () => JSON.stringify(body.value),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), PAUSE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    turn = -1
  })

  /** How many need a reason that nobody has given yet. */
  const open = computed(() => found.value.filter((it) => it.strictness === 'reason' && !it.reason).length)
  return { found, reason, open }
}
