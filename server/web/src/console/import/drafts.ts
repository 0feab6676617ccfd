import { reactive } from 'vue'

/**
 * What was typed beside the cells and not sent yet, by import and cell. It lives as long as the page is open, so that
 * leaving an import and coming back loses nothing; it is never stored, for it holds numbers of persons.
 */
const drafts = reactive<Record<string, Record<string, string>>>({})

export function draftsOf(id: string): Record<string, string> {
  drafts[id] ??= {}
  return drafts[id]
}

const hasDrafts = (): boolean => Object.values(drafts).some((of) => Object.values(of).some((text) => text.trim()))

// A reload would lose what was typed: the browser asks first.
window.addEventListener('beforeunload', (event) => {
  if (hasDrafts()) event.preventDefault()
})
