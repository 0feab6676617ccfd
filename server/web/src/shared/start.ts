import type { App } from 'vue'

import { asRefusal } from './api/problem'
import { applyLarge } from './large'
import { loadSettings } from './session'
import { say } from './toast'

const RELOADED = 'sanyou.reloaded'
const ONCE_IN_MS = 60_000

/** After an upgrade a page that is open asks for files that are gone: it is read anew, once a minute at most. */
function readAnew(): void {
  try {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < ONCE_IN_MS) return
    sessionStorage.setItem(RELOADED, String(Date.now()))
  } catch {
    return // without a note of it there could be no end to it
  }
  window.location.reload()
}

/** What every surface does before it shows its first page. */
export function start(app: App, after: () => void): void {
  applyLarge()
  window.addEventListener('vite:preloadError', readAnew)
  app.config.errorHandler = (thrown) => say(asRefusal(thrown).message)
  void loadSettings().catch(() => null) // the pages have words of their own where the county's are not known
  after()
}
