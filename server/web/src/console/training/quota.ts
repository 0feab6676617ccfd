import type { QuotaRow, QuotaView } from '@shared/api/model'

export const bases = [
  { value: 'eligible', label: '在册对象数' },
  { value: 'parties', label: '党组织数' },
  { value: 'untrained', label: '未轮训人数' },
  { value: 'owed', label: '上期欠训' },
  { value: 'fixed', label: '固定名额' },
] as const

export const bys = [
  { value: 'territory', label: '乡镇、开发区' },
  { value: 'line', label: '行业党委' },
  { value: 'alliance', label: '党建联盟' },
] as const

export const audiences = [
  { value: 'secretary', label: '党组织书记' },
  { value: 'committee', label: '班子成员' },
  { value: 'instructor', label: '党建指导员' },
  { value: 'fulltime', label: '专职党务人员' },
] as const

export const basisLabel = (code: string) => bases.find((it) => it.value === code)?.label ?? '依据'

/** How a unit's places come about, as somebody would do it on paper. */
export function arithmetic(row: QuotaRow): string {
  const parts = row.minimum ? [`${row.steps.length ? '先给' : '给'} ${row.minimum}`] : []
  for (const step of row.steps) {
    const share = `${step.rest}×${step.weight}/${step.weights}＝${step.exact.toFixed(2)}`
    const given = step.whole + (step.extra ? 1 : 0) - step.over
    const why = step.over ? `只有 ${given} 人可来，余 ${step.over} 另分` : step.extra ? `取 ${step.whole}，余数大再加 1` : `取 ${step.whole}`
    parts.push(`${step.by_people ? '按人数 ' : ''}${share}，${why}`)
  }
  if (!parts.length) return row.eligible ? '—' : '没有可来的人'
  return parts.join('；')
}

/** How the places stand, in a sentence: what the units named, and whom the holder called up beside them. */
export function standing(quota: Pick<QuotaView, 'rows' | 'free' | 'seats' | 'wanted'>, is: { places: number; named: number; left: number; until: string }): string {
  const called = quota.rows.reduce((all, row) => all + (row.called_up ?? 0), 0)
  const seats = quota.seats ?? is.left
  const parts = [`名额 ${is.places} 个，各单位已报 ${is.named} 人`]
  if (called) parts.push(`主办单位直接定了 ${called} 人（不占各单位名额）`)
  parts.push(`还可报 ${is.left} 人${is.until}`)
  const ends = [parts.join('，')]
  if (is.left > seats) ends.push(seats ? `位子只剩 ${seats} 个，再多报的进候补` : '位子已满，再报的进候补')
  else if ((quota.wanted ?? 0) > seats) ends.push(`各单位一共还可报 ${quota.wanted} 人，位子只剩 ${seats} 个，请早报，报得晚的要候补`)
  if (quota.free !== null && quota.free !== undefined) ends.push(`主办单位手里还有 ${quota.free} 个`)
  return `${ends.join('。')}。`
}

/** Who is named and who comes next: by line or alliance as many of each as it has places left, else as many as there are. */
export function pick<P extends { group?: string | null }>(able: readonly P[], rows: readonly Pick<QuotaRow, 'key' | 'left'>[]): { chosen: P[]; next: P[] } {
  const left = new Map(rows.map((row) => [row.key, row.left ?? 0]))
  let places = [...left.values()].reduce((all, one) => all + one, 0)
  const chosen: P[] = []
  const next: P[] = []
  for (const one of able) {
    const own = one.group ? (left.get(one.group) ?? 0) : places
    if (places > 0 && own > 0) {
      places -= 1
      if (one.group) left.set(one.group, own - 1)
      chosen.push(one)
    } else next.push(one)
  }
  return { chosen, next }
}
