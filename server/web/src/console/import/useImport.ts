import { onScopeDispose, ref, shallowRef } from 'vue'

import { api, ask, fileAddress } from '@shared/api/client'
import type { Import, ImportEvent } from '@shared/api/model'
import type { Refusal } from '@shared/api/problem'
import { asRefusal } from '@shared/api/problem'

/** Where events do not come through (a proxy that holds them back), it is asked again so often. */
const POLL_MS = 1000

/** One import, followed while the service reads or writes it; what was shown stays until the new answer is there. */
export function useImport(id: string) {
  const data = shallowRef<Import | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  /** Rows that the service has worked at so far. */
  const rows = ref(0)
  /** Counts the answers that may hold other rows than before. */
  const version = ref(0)
  let events: EventSource | null = null
  let timer = 0
  let gone = false
  let turn = 0

  const working = (read: Import) => read.state === 'reading' || read.state === 'applying' || read.applied?.undoing === true

  function stop(): void {
    events?.close()
    events = null
    window.clearTimeout(timer)
  }

  function follow(): void {
    events ??= new EventSource(fileAddress(`/roster-imports/${id}/events`))
    events.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as ImportEvent
      rows.value = event.rows
      if (event.state !== 'reading' && event.state !== 'applying' && !event.undoing) void load()
    }
    // it ends when the import rests, and breaks when a session ends: the next answer tells which
    events.onerror = () => {
      stop()
      timer = window.setTimeout(() => void load(), POLL_MS)
    }
  }

  async function load(): Promise<void> {
    const mine = ++turn
    stop()
    try {
      const answer = await ask(api.GET('/roster-imports/{import}', { params: { path: { import: id } } }))
      if (gone || mine !== turn) return
      const before = data.value
      const again = working(answer) && before?.fingerprint && !working(before)
      const goesOn = working(answer) && before !== null && working(before) && before.fingerprint
      // While a mended file is read or written, the page keeps what it shows, and says so.
      data.value = before && (again || goesOn) ? { ...before, state: answer.state, applied: answer.applied } : answer
      refusal.value = null
      if (working(answer)) {
        rows.value = answer.progress.rows
        follow()
      } else version.value++
    } catch (thrown) {
      if (!gone) refusal.value = asRefusal(thrown)
    }
  }

  /** Whoever comes back to the page sees what somebody else made of it meanwhile; what is the same stays as it is. */
  async function back(): Promise<void> {
    const shown = data.value
    if (document.visibilityState !== 'visible' || !shown || working(shown)) return
    const now = await ask(api.GET('/roster-imports/{import}', { params: { path: { import: id } } })).catch(() => null)
    const told = (read: Import) => JSON.stringify([read.state, read.fingerprint, read.parts, read.applied?.undoing])
    if (now && !gone && data.value === shown && told(now) !== told(shown)) await load()
  }
  const returned = () => void back()
  document.addEventListener('visibilitychange', returned)
  window.addEventListener('focus', returned)

  onScopeDispose(() => {
    gone = true
    stop()
    document.removeEventListener('visibilitychange', returned)
    window.removeEventListener('focus', returned)
  })
  void load()
  return { data, refusal, rows, version, reload: load }
}

export type FollowedImport = ReturnType<typeof useImport>
