/**
 * The service's routes, typed, until the description made by the server itself replaces this file
 * (`npm run types` writes `schema.gen.ts` in the same shape).
 */
import type * as m from './model'

interface Json<T> { content: { 'application/json': T } }
interface Empty { content?: never }

interface Answers<Answer> {
  responses: {
    200: [Answer] extends [never] ? Empty : Json<Answer>
    default: { content: { 'application/problem+json': m.Problem } }
  }
}
interface Placed<Path, Query> { parameters: { query?: Query; header?: never; path: Path; cookie?: never } }
interface Unplaced<Query> { parameters: { query?: Query; header?: never; path?: never; cookie?: never } }
type Sends<Body> = [Body] extends [never] ? { requestBody?: never } : { requestBody: Json<Body> }

/** A route with path parameters. */
type Op<Answer, Body = never, Path = never, Query = never> = Placed<Path, Query> & Sends<Body> & Answers<Answer>
/** A route without. */
type Free<Answer, Body = never, Query = never> = Unplaced<Query> & Sends<Body> & Answers<Answer>
type Q = Record<string, string | number | undefined | null>;

export interface paths {
  '/login': { post: Free<m.SignedIn, { account: string; password: string; code?: string }> }
  '/logout': { post: Free<never> }
  '/me': { get: Free<m.Me> }
  '/me/password': { post: Free<never, { old: string; new: string }> }
  '/me/informed': { post: Free<never> }
  '/me/devices': { get: Free<m.Items<m.Device>> }
  '/me/devices/{device}': { delete: Op<never, never, { device: string }> }
  '/me/totp': { post: Free<{ secret: string; url: string }>; put: Free<never, { secret: string; code: string }> }
  '/me/mail': { put: Free<never, { email?: string }> }
  '/settings/public': { get: Free<m.PublicSettings> }
  '/activations/check': { post: Free<{ display_name_masked: string; unit_name: string }, { code: string }> }
  '/activations/use': {
    post: Free<m.SignedIn, { code: string; pin: string; email?: string; informed: boolean; device_label?: string }>
  }
  '/accounts': {
    get: Free<m.Page<m.Account>>
    post: Free<
      { id: string; one_time_password: string },
      { login: string; display_name: string; role: string; unit_id: string; session_id?: string; valid_to?: string }
    >
  }
  '/accounts/{account}/stop': { post: Op<never, { reason: string }, { account: string }> }
  '/accounts/{account}/reset': {
    post: Op<{ one_time_password?: string | null; activation_code?: string | null }, never, { account: string }>
  }
  '/accounts/{account}/unlock': { post: Op<never, never, { account: string }> }
  '/activation-list': {
    get: Free<m.Items<m.ActivationCode>, never, Q>
    post: Free<m.Items<m.ActivationCode>, { unit: string; persons?: string[] }>
  }
  '/people/{person}/devices': { get: Op<m.Items<m.Device>, never, { person: string }> }
  '/people/{person}/devices/{device}': { delete: Op<never, never, { person: string; device: string }> }
  '/units': { get: Free<m.Page<m.Unit>> }
  '/settings': { get: Free<m.Items<m.Setting>, never, { unit: string }> }
  '/settings/{setting}': { put: Op<never, { unit: string; value: string; valid_from: string }, { setting: string }> }
  '/people': { get: Free<m.Page<m.Person>, never, Q> }
  '/people/search': { post: Free<m.Page<m.Person>, { q: string; unit?: string; cursor?: string }> }
  '/people/{person}': { get: Op<m.PersonPage, never, { person: string }> }
  '/people/{person}/reveal': { post: Op<m.Revealed, { reason: string }, { person: string }> }
  '/people/{person}/certification': { get: Op<m.Certification, never, { person: string }, Q> }
  '/people/{person}/applications': { post: Op<{ id: string }, { tier: string }, { person: string }> }
  '/organisations': { get: Free<m.Page<m.Organisation>, never, Q> }
  '/roster-imports': {
    get: Free<m.Page<m.ImportSummary>, never, Q>
    post: Free<{ id: string }, { file: string; unit: string; mode?: string }>
  }
  '/roster-imports/{import}': { get: Op<m.Import, never, { import: string }> }
  '/roster-imports/{import}/rows': {
    get: Op<m.Page<m.ImportRow>, never, { import: string }, Q>
    patch: Op<never, { sheet: string; row: number; field: string; text: string }, { import: string }>
  }
  '/roster-imports/{import}/rows/exclude': {
    patch: Op<never, { sheet: string; row: number; excluded: boolean }, { import: string }>
  }
  '/roster-imports/{import}/apply': { post: Op<never, { fingerprint: string }, { import: string }> }
  '/roster-imports/{import}/release': { post: Op<never, { reason: string }, { import: string }> }
  '/venues': { get: Free<m.Items<m.Venue>>; post: Free<{ id: string }, { name: string; address?: string; seats?: number }> }
  '/lecturers': { get: Free<m.Items<m.Lecturer>>; post: Free<{ id: string }, { name: string; title?: string; employer?: string }> }
  '/sessions': { get: Free<m.Page<m.SessionSummary>, never, Q>; post: Free<{ id: string }, m.SessionInput> }
  '/sessions/{session}': { get: Op<m.Session, never, { session: string }> }
  '/sessions/{session}/slots': { put: Op<never, { slots: m.SlotInput[]; first_day?: string; last_day?: string; venue_id?: string }, { session: string }> }
  '/sessions/{session}/actions': { post: Op<never, { action: string; reason?: string }, { session: string }> }
  '/sessions/{session}/enrolments/batch': {
    post: Op<m.Items<m.BatchAnswer>, { persons: string[] }, { session: string }>
  }
  '/enrolments/{enrolment}/actions': {
    post: Op<never, { action: string; reason?: string; by_person?: string }, { enrolment: string }>
  }
  '/sessions/{session}/candidates': { get: Op<m.Page<m.Candidate>, never, { session: string }, Q> }
  '/sessions/{session}/arrivals': { post: Op<never, { person: string }, { session: string }> }
  '/slots/{slot}/roll': {
    get: Op<m.Roll, never, { slot: string }>
    put: Op<never, { marks: { person: string; status: string }[] }, { slot: string }>
  }
  '/sessions/{session}/exams': {
    post: Op<{ id: string }, { name: string; held_on: string; full_mark: number; pass_mark: number }, { session: string }>
  }
  '/exams/{exam}/results': {
    get: Op<m.Items<m.ExamResult>, never, { exam: string }>
    post: Op<m.ResultsRead, { file: string }, { exam: string }>
    put: Op<never, { items: { person: string; mark: number | null }[] }, { exam: string }>
  }
  '/me/sessions': { get: Free<m.Items<m.MySession>> }
  '/me/hours': { get: Free<m.Hours, never, Q> }
  '/me/sessions/{session}/unable': { post: Op<never, { reason: string }, { session: string }> }
  '/me/certification': { get: Free<m.Certification> }
  '/me/applications': { post: Free<{ id: string }, { tier: string; confirmed: boolean }> }
  '/applications': { get: Free<m.Page<m.ApplicationSummary>, never, Q> }
  '/applications/{application}': { get: Op<m.Application, never, { application: string }> }
  '/applications/{application}/actions': {
    post: Op<{ state: string }, { action: string; reason?: string }, { application: string }>
  }
  '/certificates': { get: Free<m.Page<m.Certificate>, never, Q> }
  '/certificates/{certificate}': { get: Op<m.Certificate, never, { certificate: string }> }
  '/certificates/verify/{code}': { get: Op<m.Verified, never, { code: string }> }
  '/notices/mine': { get: Free<m.Items<m.MyNotice>> }
  '/notices/{notice}/read': { post: Op<never, never, { notice: string }> }
  '/to-tell': { get: Free<m.Page<m.ToTell>, never, Q> }
  '/to-tell/{delivery}/told': { post: Op<never, Record<string, never>, { delivery: string }> }
  '/mail-state': { get: Free<m.MailState> }
  '/today': { get: Free<m.Today> }
  '/search': { post: Free<m.SearchHits, { q: string }> }
  '/audit': { get: Free<m.Page<m.AuditEntry>, never, Q> }
  '/indicators/K4/people': { get: Free<m.Page<m.Person>, never, Q> }
}
