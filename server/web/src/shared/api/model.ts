/** What the service answers, by name. Days are `YYYY-MM-DD`, instants RFC 3339 in UTC. */

export interface Violation { code: string; field?: string | null; message: string }

export interface Problem {
  type?: string
  title?: string
  status: number
  code: string
  detail?: string
  violations?: Violation[]
  request_id?: string
  [extra: string]: unknown
}

export interface Page<T> { items: T[]; next?: string | null; total: number }
export interface Items<T> { items: T[] }

export interface UnitRef { id: string; name: string }
export interface Role { role: string; label: string; place: string; unit?: UnitRef | null }
export interface Me {
  account: string
  login: string
  display_name: string
  roles: Role[]
  home_unit: UnitRef
  person_id?: string | null
  must_change: boolean
  must_set_totp: boolean
  has_totp: boolean
  informed: boolean
  capabilities: string[]
  masked: boolean
  csrf?: string | null
  idle_minutes: number
}
export interface SignedIn { csrf: string; me: Me }
export interface PublicSettings {
  county_name: string
  authority_name: string
  subject_word: string
  reach: string
  secret_warning: string
  today: string
  demo_accounts?: { account: string; label: string }[] | null
}
export interface Device { id: string; label: string; created_at: string; until: string; current: boolean }
export interface Account {
  id: string
  login: string
  display_name: string
  state: string
  state_label: string
  roles: string[]
  unit: UnitRef
  locked_until?: string | null
  must_change: boolean
}
export interface ActivationCode {
  person_id: string
  account_id: string
  name: string
  code?: string | null
  state: string
  until?: string | null
}

export interface Unit {
  id: string
  name: string
  kind: string
  tree: string
  parent?: string | null
  code?: string | null
  sort_no: number
  aliases: string[]
}
export interface Setting {
  key: string
  label: string
  value: string
  history: { value: string; valid_from: string; valid_to?: string | null }[]
}

export interface Person {
  id: string
  name: string
  unit?: string | null
  unit_name?: string | null
  party_organisation?: string | null
  post?: string | null
  employment?: string | null
  post_since?: string | null
  tier?: string | null
  /** The first day on which its certificate is no longer valid. */
  certificate_to?: string | null
  phone_masked?: string | null
  id_last4?: string | null
  hours_this_year?: number | string | null
}
export interface Post {
  id: string
  party_organisation: { id: string; name: string }
  organisation?: string | null
  post: string
  employment?: string | null
  valid_from: string
  from_precision?: string | null
  valid_to?: string | null
  unit_name?: string | null
}
export interface HoursEntry { day: string; half?: string | null; hours: number | string; kind: string; session_name?: string | null }
export interface Hours { year: number; total: number | string; required?: number | string | null; missing?: number | string | null; entries: HoursEntry[] }
export interface PersonSession { id: string; name: string; first_day: string; last_day: string; enrolment_state: string; attended: number; slots: number }
export interface PersonResult { exam: string; held_on: string; mark?: number | string | null; full_mark: number; passed?: boolean | null }
export interface PersonPage extends Person {
  sex?: string | null
  birth_date?: string | null
  education?: string | null
  political_status?: string | null
  party_join_date?: string | null
  email_given: boolean
  posts: Post[]
  certificates: Certificate[]
  hours?: Hours | null
  sessions: PersonSession[]
  results: PersonResult[]
  applications: { id: string; tier: string; state: string; state_label?: string; state_since: string }[]
  notices: { id: string; title: string; created_at: string; channels: { channel: string; state: string }[] }[]
  changes: { at: string; actor?: string | null; action_label: string; detail?: string | null }[]
}
export interface Revealed { id_number?: string | null; phone?: string | null; email?: string | null }
export interface Organisation { id: string; name: string; kind?: string | null; unit_name?: string | null; party_organisations: string[]; people: number }

export interface Totals {
  new: number
  changed: number
  unchanged: number
  moved: number
  pending: number
  refused: number
  skipped: number
  missing: number
}
export interface ImportSummary {
  id: string
  file_name: string
  unit_name?: string | null
  state: string
  totals?: Totals | null
  created_at: string
  created_by?: string | null
  applied_at?: string | null
  earlier_id?: string | null
}
export interface CauseRow { sheet: string; row: number; name?: string | null; cell?: string | null; raw?: string | null; field?: string | null }
export interface Cause { code: string; severity: string; label: string; advice?: string | null; count: number; rows: CauseRow[] }
export interface Import {
  id: string
  state: string
  totals: Totals
  fingerprint?: string | null
  progress?: { rows: number; of?: number | null } | null
  file_name: string
  unit: { id: string; name: string }
  as_of: string
  sentence?: string | null
  sheets: { name: string; rows: number; header_rows: number[]; columns: { column: string; header: string; field?: string | null }[] }[]
  causes: Cause[]
  new_organisations: { unit_name?: string | null; party_organisation?: string | null; organisation?: string | null; rows: number }[]
  missing: { person_id: string; name: string; party_organisation?: string | null }[]
  guard?: { reason?: string | null; [key: string]: unknown } | null
  earlier_id?: string | null
  failure?: { code: string; detail: string } | null
  applied?: { at: string; by?: string | null; counts?: Record<string, number> | null } | null
}
export interface RowIssue { field?: string | null; column?: string | null; code: string; severity: string; raw?: string | null; message: string }
export interface ImportRow {
  sheet: string
  row: number
  outcome: string
  code?: string | null
  name?: string | null
  values: Record<string, string | null>
  before: Record<string, string | null>
  issues: RowIssue[]
  raw: Record<string, string>
  excluded: boolean
  person_id?: string | null
}

export interface Venue { id: string; name: string; address?: string | null; seats?: number | null }
export interface Lecturer { id: string; name: string; title?: string | null; employer?: string | null }
export interface SlotInput { day: string; half: string; starts: string; ends: string; title?: string; lecturer_id?: string; room?: string }
export interface SessionInput {
  unit_id: string
  class_name: string
  kind: string
  delivery: string
  number: number
  first_day: string
  last_day: string
  capacity: number
  venue_id?: string
  head_account_id?: string
  note?: string
  slots: SlotInput[]
}
export interface SessionSummary {
  id: string
  class_name: string
  number: number
  name: string
  kind: string
  state: string
  first_day: string
  last_day: string
  venue?: string | null
  capacity: number
  enrolled: number
  waiting: number
  unit_name?: string | null
}
export interface Slot {
  id: string
  day: string
  half: string
  starts: string
  ends: string
  title?: string | null
  lecturer?: string | null
  lecturer_id?: string | null
  room?: string | null
  marked: number
  present: number
}
export interface Enrolment {
  id: string
  person_id: string
  name: string
  unit_name?: string | null
  party_organisation?: string | null
  state: string
  position?: number | null
  checked_in_at?: string | null
  attended?: number | null
  required?: number | null
  result?: { mark?: number | null; passed?: boolean | null } | null
  unable?: string | null
  reason?: string | null
}
export interface LifeEvent {
  at: string
  actor?: string | null
  action?: string
  action_label?: string
  state?: string
  state_label?: string
  reason?: string | null
  on_behalf?: boolean
}
export interface Told { inbox: number; mail: number; mail_sent: number; township: number; township_told: number }
export interface Session extends SessionSummary {
  unit_id?: string
  note?: string | null
  head?: string | null
  slots: Slot[]
  enrolments: Enrolment[]
  events: LifeEvent[]
  told?: Told | null
  actions?: { action: string; label: string; needs_reason: boolean }[]
  exams?: { id: string; name: string; held_on: string; full_mark: number; pass_mark: number }[]
}
export interface Candidate extends Person { reason?: string | null; clash?: string | null }
export interface BatchAnswer { person: string; status: number; code?: string | null; detail?: string | null }
export interface RollItem { enrolment_id: string; person_id: string; name: string; unit_name?: string | null; party_organisation?: string | null; status?: string | null; code?: string | null }
export interface Roll { slot: Slot; session_name: string; items: RollItem[] }
export interface ResultIssue { row?: number | null; cell?: string | null; code: string; message: string; name?: string | null }
export interface ResultsRead { read: number; recorded: number; issues: ResultIssue[] }
export interface ExamResult { person_id: string; name: string; mark?: number | string | null; passed?: boolean | null; unit_name?: string | null }
export interface MySession {
  id: string
  name: string
  first_day: string
  last_day: string
  venue?: string | null
  state: string
  enrolment_state: string
  slots: Slot[]
  attended: number
  result?: { mark?: number | string | null; passed?: boolean | null } | null
}

export interface Certificate {
  id: string
  number: string
  tier: string
  tier_label?: string
  holder: string
  state: string
  state_label?: string
  state_day?: string | null
  issued_on: string
  valid_from: string
  valid_to: string
  days_left?: number | null
  public_code?: string | null
  authority?: string | null
  verify_url?: string | null
  qr_text?: string | null
  person_id?: string | null
}
export interface Criterion {
  code: string
  label: string
  met: boolean
  fact?: string | null
  required?: string | null
  earliest?: string | null
  sessions: { id: string; name: string; first_day: string; last_day: string; venue?: string | null }[]
}
export interface Certification {
  tier?: string | null
  certificate?: Certificate | null
  next?: {
    tier: string
    tier_label?: string
    eligible: boolean
    earliest?: string | null
    criteria: Criterion[]
    application?: { id: string; state: string; state_label: string; since: string } | null
  } | null
}
export interface ApplicationSummary {
  id: string
  person_id: string
  name: string
  unit_name?: string | null
  party_organisation?: string | null
  tier: string
  state: string
  state_label: string
  state_since: string
  waiting_workdays?: number | null
  mine?: boolean
}
export interface Application extends ApplicationSummary {
  criteria: Criterion[]
  events: LifeEvent[]
  actions: { action: string; label: string; needs_reason: boolean }[]
  certificate_id?: string | null
}
export interface Verified {
  number?: string | null
  tier: string
  tier_label?: string
  holder_masked: string
  issued_on: string
  valid_from: string
  valid_to: string
  state: string
  state_label?: string
  state_day?: string | null
  authority?: string | null
  as_of?: string | null
}

export interface MyNotice { id: string; title: string; body: string; kind: string; created_at: string; read_at?: string | null; path?: string | null }
export interface ToTell {
  delivery_id: string
  person_id: string
  name: string
  phone_masked?: string | null
  title: string
  body: string
  created_at: string
  state: string
  done_at?: string | null
  done_by?: string | null
}
export interface MailState { configured: boolean; waiting: number; failed: number; parked: number }

export interface Todo { code: string; sentence: string; detail?: string | null; count: number; path: string; urgency?: string | null }
export interface Other { unit_id: string; unit_name: string; status: string; sentence?: string | null; path?: string | null }
export interface Figure {
  code: string
  label: string
  numerator?: number | null
  denominator?: number | null
  value?: number | string | null
  list?: string | null
  note?: string | null
}
export interface Today { as_of: string; backup?: { at?: string; sentence?: string } | string | null; todo: Todo[]; others: Other[]; figures: Figure[] }
export interface SearchHits { people: Person[]; certificates: Certificate[] }
export interface AuditEntry { at: string; actor?: string | null; action_label: string; subject?: string | null; detail?: string | null }
