import type { Ref } from 'vue'
import { shallowRef, watch } from 'vue'

import { api, ask } from '@shared/api/client'
import type { MySession } from '@shared/api/model'

const IN = ['allotted', 'enrolled', 'approved', 'awaiting_arrival', 'arrived', 'in_training', 'waiting']

/** How one stands to the sessions that would help: those one is in, and those that take one on the phone. */
export function useWays(sessions: Ref<readonly { id: string }[]>) {
  const mine = shallowRef(new Map<string, MySession>())
  const open = shallowRef(new Set<string>())

  watch(sessions, async (now) => {
    if (!now.length) return
    // without an answer the township is named, as it always may be asked
    const [own, offered] = await Promise.all([
      ask(api.GET('/me/sessions')).catch(() => null),
      ask(api.GET('/me/open-sessions')).catch(() => null),
    ])
    mine.value = new Map((own?.items ?? []).filter((it) => IN.includes(it.enrolment_state)).map((it) => [it.id, it]))
    open.value = new Set((offered?.items ?? []).map((it) => it.id))
  }, { immediate: true })
  return { mine, open }
}
