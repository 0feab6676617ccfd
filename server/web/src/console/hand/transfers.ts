import type { TransferRequest } from '@shared/api/model'

/** A request in one sentence, from whoever asks to whoever answers. */
export function transferSentence(row: TransferRequest): string {
  const place = row.to_party_organisation ?? ''
  return row.asked_by_side === 'giving' ? `${row.from_unit_name}请${row.to_unit_name}接收${place ? `，任${place}${row.to_post ?? ''}` : ''}` : `${row.to_unit_name}申请调入，任${place}${row.to_post ?? ''}`
}

/** What still has to be said with a yes: where the person is to serve. */
export const needsParty = (row: TransferRequest): boolean => !row.to_party_organisation
