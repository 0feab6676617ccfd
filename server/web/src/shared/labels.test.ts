import { describe, expect, it } from 'vitest'

import * as labels from './labels'

describe('word', () => {
  it('puts in what the county calls its subject', () => {
    expect(labels.word(labels.sheetKind, 'units')).toBe('两新组织台账')
    expect(labels.word(labels.unitKind, 'work_committee')).toBe('两新工委')
    expect(labels.word(labels.unitKind, 'no_such')).toBe('no_such')
    expect(labels.word(labels.unitKind, null)).toBe('—')
  })

  it('is not passed by: no label says the subject for good', () => {
    expect(JSON.stringify(labels)).not.toContain('两新')
  })
})
