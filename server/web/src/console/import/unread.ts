import type { Cause } from '@shared/api/model'

/** A text that was not understood, and in how many cells it stands. */
export interface UnreadText {
  raw: string
  count: number
}

/** The texts of a cause of unknown values, the most frequent first; of any other cause none. */
export function unreadTexts(cause: Pick<Cause, 'code' | 'rows'>): UnreadText[] {
  if (!cause.code.endsWith('.unknown')) return []
  const counts = new Map<string, number>()
  for (const row of cause.rows) {
    const raw = row.raw?.trim()
    if (raw) counts.set(raw, (counts.get(raw) ?? 0) + 1)
  }
  return [...counts].map(([raw, count]) => ({ raw, count })).sort((a, b) => b.count - a.count)
}
