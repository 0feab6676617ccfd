import { reactive } from 'vue'

/**
 * What was chosen and pasted to be uploaded and is not sent yet. It lives as long as the page is open, so that leaving it
 * and coming back loses nothing; like drafts it is never stored, for it holds numbers of persons.
 */
export interface Picked {
  files: File[]
  /** Cells that were pasted and not taken as a file yet. */
  pasted: string
  unit: string
  mode: string
  /** Some of the unit's people alone. */
  part: boolean
  /** Empty: the headers and titles tell. */
  kind: string
  /** What went up before one of several was refused: it is not sent again. */
  sent: string[]
}

const nothing = (): Picked => ({ files: [], pasted: '', unit: '', mode: 'both', part: false, kind: '', sent: [] })

const kept = reactive<{ of: string; what: Picked }>({ of: '', what: nothing() })

/** What this account has chosen: another one that signs in at the same page begins anew. */
export function pickedOf(account: string): Picked {
  if (kept.of !== account) {
    kept.of = account
    kept.what = nothing()
  }
  return kept.what
}

/** All of it went up, or is not wanted any more. */
export function forgetPicked(): void {
  kept.what = nothing()
}

export const isWaiting = (picked: Picked): boolean => Boolean(picked.files.length || picked.pasted.trim())

// A reload would lose it: the browser asks first.
window.addEventListener('beforeunload', (event) => {
  if (isWaiting(kept.what)) event.preventDefault()
})
