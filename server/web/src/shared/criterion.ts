import type { Criterion } from './api/model'

/** How far a criterion has come, where its fact and its requirement count the same thing. */
export interface Progress { value: number; max: number; unit: string }

const OF = /([\d.]+)[／/]([\d.]+)\s*(个月|学时)/
const COUNTED = /([\d.]+)\s*(个月|学时)/

export function progressOf(criterion: Pick<Criterion, 'fact' | 'required'>): Progress | null {
  const of = OF.exec(criterion.fact ?? '')
  if (of) return { value: Number(of[1]), max: Number(of[2]), unit: of[3] ?? '' }
  const fact = COUNTED.exec(criterion.fact ?? '')
  const required = COUNTED.exec(criterion.required ?? '')
  if (!fact || !required || fact[2] !== required[2]) return null
  return { value: Number(fact[1]), max: Number(required[1]), unit: required[2] ?? '' }
}

/** What is lacking, in a word: how much, or that only days must pass. */
export function lackOf(criterion: Pick<Criterion, 'fact' | 'required' | 'earliest'>): { mood: 'warn' | 'info'; label: string } {
  const progress = progressOf(criterion)
  const missing = progress ? Math.round((progress.max - progress.value) * 100) / 100 : 0
  if (progress?.unit === '个月') return { mood: 'info', label: '等日子' }
  if (missing > 0) return { mood: 'warn', label: `差 ${missing}` }
  return criterion.earliest ? { mood: 'info', label: '等日子' } : { mood: 'warn', label: '还差' }
}
