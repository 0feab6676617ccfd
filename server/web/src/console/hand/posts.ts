/** A post as a form holds it while it is typed. */
export interface PostDraft {
  unit: string
  party: string
  partyName: string
  post: string
  since: string
  employment: string
  employer: string
}

export const emptyPost = (unit: string): PostDraft => ({ unit, party: '', partyName: '', post: 'secretary', since: '', employment: '', employer: '' })

/** The draft as the service takes it: what was left empty is not said. */
export function asPost(draft: PostDraft) {
  return {
    unit: draft.unit,
    ...(draft.party ? { party_organisation: draft.party } : {}),
    ...(draft.partyName.trim() ? { party_organisation_name: draft.partyName.trim() } : {}),
    post: draft.post,
    ...(draft.since.trim() ? { since: draft.since.trim() } : {}),
    ...(draft.employer.trim() ? { employer: draft.employer.trim() } : {}),
    values: draft.employment ? [{ field: 'employment', value: draft.employment }] : [],
  }
}
