import { reactive } from 'vue'

export interface Toast { id: number; text: string; undo?: () => void }

const LASTS_MS = 5000
let last = 0

/** What was just done, said for a moment at the foot of the page. */
export const toasts = reactive<Toast[]>([])

export function hush(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id)
  if (at >= 0) toasts.splice(at, 1)
}

/** Says what did happen; with `undo`, how to take it back stands beside it for five seconds. */
export function say(text: string, undo?: () => void): void {
  const id = ++last
  toasts.push(undo ? { id, text, undo } : { id, text })
  setTimeout(() => hush(id), LASTS_MS)
}
