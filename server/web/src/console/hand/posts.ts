import { addDays, daysBetween, untilDay } from '@shared/format'

import type { NearName } from './useApart'

/** What else a post is known by: when its term ends, the post in the firm, who sent an instructor, a remark. */
export const POST_VALUES = ['term_end', 'administrative_post', 'source_unit', 'remark'] as const
export type PostValue = (typeof POST_VALUES)[number]

/** A post as a form holds it while it is typed. */
export interface PostDraft {
  unit: string
  party: string
  partyName: string
  post: string
  since: string
  employment: string
  employer: string
  more: Record<PostValue, string>
}

export const noMore = (): Record<PostValue, string> => ({ term_end: '', administrative_post: '', source_unit: '', remark: '' })

export const emptyPost = (unit: string): PostDraft => ({ unit, party: '', partyName: '', post: 'secretary', since: '', employment: '', employer: '', more: noMore() })

/** So many days before a term ends the next election is to be prepared: six months. */
const ELECTION_DAYS = 183

/** The end of a term in words, and whether it is near or past; a month counts to its last day. */
export function termEnd(end: string, today: string): { text: string; near: boolean; over: boolean } {
  const day = end.length === 7 ? lastOfMonth(end) : end
  const left = daysBetween(today, day) ?? 0
  return { text: `${end}（${untilDay(today, day)}）`, near: left >= 0 && left <= ELECTION_DAYS, over: left < 0 }
}

function lastOfMonth(month: string): string {
  const next = addDays(`${month}-01`, 31).slice(0, 7)
  return addDays(`${next}-01`, -1)
}

/** The draft with the known name in place of the one that was typed. */
export function takeNear(draft: PostDraft, asked: NearName): void {
  if (asked.field === 'employer') draft.employer = asked.near
  else draft.partyName = asked.near
}

/** The draft as the service takes it: what was left empty is not said. Names in `apart` are another's than a near one's. */
export function asPost(draft: PostDraft, apart: string[]) {
  return {
    unit: draft.unit,
    ...(draft.party ? { party_organisation: draft.party } : {}),
    ...(draft.partyName.trim() ? { party_organisation_name: draft.partyName.trim() } : {}),
    post: draft.post,
    ...(draft.since.trim() ? { since: draft.since.trim() } : {}),
    ...(draft.employer.trim() ? { employer: draft.employer.trim() } : {}),
    apart,
    values: [['employment', draft.employment] as const, ...POST_VALUES.map((field) => [field, draft.more[field].trim()] as const)]
      .filter(([, value]) => value)
      .map(([field, value]) => ({ field, value })),
  }
}
