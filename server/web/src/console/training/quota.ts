import type { QuotaRow } from '@shared/api/model'

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
