/** What the service answers, by the names that the pages use. Days are `YYYY-MM-DD`, instants RFC 3339 in UTC. */
import type { components } from './schema.gen'

type Described = components['schemas']

/** A refusal; a proxy's or the network's has less of it. */
export type Problem = Partial<Omit<Described['Problem'], 'status' | 'code'>> & Pick<Described['Problem'], 'status' | 'code'>
export type Violation = Described['FieldProblem']

export interface Page<T> { items: T[]; next?: string | null | undefined; total: number }

export type Me = Described['Me']
export type PublicSettings = Described['PublicSettings']
export type Device = Described['Phone']
export type Account = Described['Account']
export type ActivationCode = Described['ToActivate']
export type Unit = Described['Unit']
export type Setting = Described['SettingView']

export type Person = Described['Person']
export type PersonPage = Described['PersonPage']
export type Revealed = Described['FullNumbers']
export type Organisation = Described['Organisation']

export type ImportSummary = Described['ImportSummary']
export type Import = Described['Import']
export type Cause = Described['ImportCause']
export type CauseRow = Described['ImportCauseRow']
export type ImportRow = Described['ImportRow']

export type Lecturer = Described['Lecturer']
export type SlotInput = Described['SlotBody']
export type SessionSummary = Described['SessionSummary']
export type Session = Described['SessionView']
export type Enrolment = Described['ShownEnrolment']
export type Candidate = Described['Candidate']
export type BatchAnswer = Described['BatchItemView']
export type MySession = Described['MySession']

export type Certificate = Described['Certificate']
export type Certification = Described['Certification']
export type Criterion = Described['CriterionView']
export type ApplicationSummary = Described['ApplicationItem']
export type Verified = Described['Verified']

export type MyNotice = Described['MyNotice']
export type ToTell = Described['ToTellView']
export type Today = Described['Today']
export type Figure = Described['FigureView']
export type AuditEntry = Described['AuditEntry']

export interface RollItem { enrolment_id: string; person_id: string; name: string; unit_name?: string; party_organisation?: string; state: string; status?: string; code: string }
export interface RollSlot { id: string; session_id: string; day: string; half: string; starts: string; ends: string; title?: string; room?: string; marked: number; present: number }
export interface Roll { slot: RollSlot; session_name: string; items: RollItem[] }
export interface ResultIssue { sheet: string; row: number; cell: string; code: string; message: string; name: string }
export interface ResultsRead { read: number; recorded: number; issues: ResultIssue[] }
export interface ExamResult { person_id: string; name: string; mark?: number; passed?: boolean; unit_name?: string }
