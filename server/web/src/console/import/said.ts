import { reactive } from 'vue'

export interface Said { sheet: string; row: number; name: string; words: string }

/**
 * What was said at the desk of an import since the page was opened, newest first, so that it can be said otherwise; and
 * which rows were put off. It lives as long as the page: the service keeps the answers themselves.
 */
interface Desk { said: Said[]; later: Set<string> }
const desks = reactive<Record<string, Desk>>({})

export function deskOf(id: string): Desk {
  desks[id] ??= { said: [], later: new Set() }
  return desks[id]
}

export const placeOf = (row: { sheet: string; row: number }): string => `${row.sheet}!${row.row}`
