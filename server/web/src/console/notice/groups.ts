import type { ToTell } from '@shared/api/model'

/** Everybody who is to hear the same words. */
export interface ToldGroup { key: string; title: string; body: string; rows: ToTell[]; waiting: number }

/** Groups the list by what is to be said, those with somebody waiting first; within one, who waits stands first. */
export function grouped(rows: readonly ToTell[]): ToldGroup[] {
  const groups = new Map<string, ToldGroup>()
  for (const row of rows) {
    const key = `${row.title}\n${row.body}`
    const group = groups.get(key) ?? { key, title: row.title, body: row.body, rows: [], waiting: 0 }
    group.rows.push(row)
    if (row.state === 'pending') group.waiting++
    groups.set(key, group)
  }
  const found = [...groups.values()]
  for (const group of found) group.rows.sort((a, b) => Number(a.state !== 'pending') - Number(b.state !== 'pending'))
  return found.sort((a, b) => Number(b.waiting > 0) - Number(a.waiting > 0))
}
