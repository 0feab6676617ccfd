import { onScopeDispose, watchEffect } from 'vue'

const held = new Map<string, number>()

function hold(name: string, by: 1 | -1): void {
  const count = (held.get(name) ?? 0) + by
  held.set(name, count)
  document.body.classList.toggle(name, count > 0)
}

/** A class of the body while a component stands and the condition holds: what a sheet of paper asks of the whole page. */
export function useBodyClass(name: string, when: () => boolean = () => true): void {
  let mine = false
  const set = (wanted: boolean) => {
    if (wanted === mine) return
    mine = wanted
    hold(name, wanted ? 1 : -1)
  }
  watchEffect(() => { set(when()) })
  onScopeDispose(() => { set(false) })
}
