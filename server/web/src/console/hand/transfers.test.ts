import { expect, test } from 'vitest'

import type { TransferRequest } from '@shared/api/model'

import { needsParty, transferSentence } from './transfers'

const row = { from_unit_name: '东观镇', to_unit_name: '城关镇', to_party_organisation: '红星党支部', to_post: '党组织书记' }

test('a request says who asks for what', () => {
  const taking = { ...row, asked_by_side: 'taking' } as TransferRequest
  expect(transferSentence(taking)).toBe('城关镇申请调入，任红星党支部党组织书记')
  const giving = { ...row, asked_by_side: 'giving' } as TransferRequest
  expect(transferSentence(giving)).toBe('东观镇请城关镇接收，任红星党支部党组织书记')
  expect(needsParty(giving)).toBe(false)
  const open = { ...giving, to_party_organisation: undefined } as unknown as TransferRequest
  expect(transferSentence(open)).toBe('东观镇请城关镇接收')
  expect(needsParty(open)).toBe(true)
})
