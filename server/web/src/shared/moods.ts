/** How a state feels to whoever waits for it. */
export type Mood = 'ok' | 'warn' | 'bad' | 'info' | 'none'

export const sign: Record<Mood, string> = { ok: '✓', warn: '▲', bad: '●', info: '◔', none: '○' }

const table = (moods: Partial<Record<Mood, string>>): Record<string, Mood> => {
  const found: Record<string, Mood> = {}
  for (const [mood, codes] of Object.entries(moods)) {
    for (const code of codes.split(' ')) found[code] = mood as Mood
  }
  return found
}

const moods: Record<string, Record<string, Mood>> = {
  session: table({
    ok: 'completed archived',
    info: 'announced enrolling locked checked_in running assessing',
    warn: 'postponed',
    bad: 'cancelled',
  }),
  enrolment: table({
    ok: 'arrived in_training completed approved enrolled',
    info: 'allotted awaiting_arrival',
    warn: 'waiting not_arrived',
    bad: 'not_completed dropped_out',
  }),
  application: table({
    ok: 'issued',
    info: 'submitted recommended township_passed county_passed tested reviewed proposed publicised recognised',
    warn: 'returned objected test_failed',
    bad: 'not_admitted rejected review_failed overturned',
  }),
  certificate: table({
    ok: 'valid',
    warn: 'review_due rectifying suspended',
    bad: 'expired revoked',
    info: 'downgraded superseded',
  }),
  course: table({ ok: 'open', info: 'draft' }),
  order: table({ ok: 'held rated', info: 'agreed', warn: 'asked', bad: 'declined' }),
  visit: table({ ok: 'came', info: 'booked', warn: 'missed' }),
  import: table({ ok: 'applied', info: 'reading applying', warn: 'staged guarded partly_undone', bad: 'failed' }),
  delivery: table({ ok: 'sent told', info: 'pending', warn: 'failed', bad: 'parked' }),
  mark: table({ ok: 'present exempt', warn: 'late left_early leave_personal leave_sick leave_public', bad: 'absent' }),
  account: table({ ok: 'active', info: 'invited' }),
  activation: table({ ok: 'used', info: 'printed', warn: 'expired' }),
  outcome: table({ ok: 'new unchanged', info: 'changed moved', warn: 'pending', bad: 'refused' }),
  urgency: table({ bad: 'now overdue today tomorrow high urgent', warn: 'soon warn medium' }),
}

/** The mood of a state within its life cycle; what has none is quiet. */
export function mood(cycle: string, code: string | null | undefined): Mood {
  return (code && moods[cycle]?.[code]) || 'none'
}
