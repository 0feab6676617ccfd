import { ref } from 'vue'

import { api, ask } from '@shared/api/client'
import { may } from '@shared/session'

/** How many rows of applied imports wait until somebody says whose they are. */
const total = ref(0)

/** Counts them again; an account that writes no roster has none, and where the count is refused none is shown. */
export async function countWaiting(): Promise<void> {
  if (!may('roster_write')) {
    total.value = 0
    return
  }
  const page = await ask(api.GET('/identity-questions', { params: { query: {} } })).catch(() => null)
  total.value = page?.total ?? 0
}

export function useWaiting() {
  void countWaiting()
  return { total }
}
