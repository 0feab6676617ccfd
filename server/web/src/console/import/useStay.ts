import type { WatchSource } from 'vue'
import { nextTick, onScopeDispose, watch } from 'vue'

const ABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]'

/** Where the keyboard goes when what it was at has gone: to what stands in its place now. */
export function placeAfter(last: number, count: number): number {
  return last < 0 || !count ? -1 : Math.min(last, count - 1)
}

/** Keeps the keyboard's place in a page whose parts come and go with every answer: what is mended vanishes from under it. */
export function useStay(changed: WatchSource<unknown>): void {
  let last = -1
  const able = () => [...(document.getElementById('main')?.querySelectorAll<HTMLElement>(ABLE) ?? [])].filter((it) => it.offsetParent !== null)
  const onFocus = (event: FocusEvent) => (last = able().indexOf(event.target as HTMLElement))
  document.addEventListener('focusin', onFocus)
  onScopeDispose(() => document.removeEventListener('focusin', onFocus))

  watch(changed, async () => {
    await nextTick()
    if (document.activeElement && document.activeElement !== document.body) return
    const found = able()
    found[placeAfter(last, found.length)]?.focus({ preventScroll: true })
  })
}
