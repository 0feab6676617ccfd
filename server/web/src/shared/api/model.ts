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
export type Grant = Described['GrantView']
export type GrantRequest = Described['GrantRequest']
export type ActivationCode = Described['ToActivate']
export type Unit = Described['Unit']
export type Setting = Described['SettingView']

export type Person = Described['Person']
export type PersonPage = Described['PersonPage']
export type Revealed = Described['FullNumbers']
export type Organisation = Described['Organisation']
export type PartyOrganisation = Described['PartyOrganisation']
export type Union = Described['Union']
export type TransferRequest = Described['TransferRequest']
export type Correction = Described['Correction']
export type ChangeSet = Described['ChangeSetSummary']

export type ImportSummary = Described['ImportSummary']
export type Import = Described['Import']
export type ImportSheet = Described['ImportSheet']
export type ImportColumn = Described['ImportColumn']
export type Cause = Described['ImportCause']
export type CauseRow = Described['ImportCauseRow']
export type ImportRow = Described['ImportRow']
export type Release = Described['ReleaseView']
export type ImportEvent = Described['ImportEvent']
export type ImportCandidate = Described['ImportCandidate']
export type ImportTelling = Described['ImportTelling']
export type ImportMissing = Described['ImportMissing']
export type NearName = Described['ImportNearName']
export type ImportAnswer = Described['ImportAnswer']
export type IdentityQuestion = Described['IdentityQuestion']

export type Lecturer = Described['Lecturer']
export type SlotInput = Described['SlotBody']
export type SessionSummary = Described['SessionSummary']
export type Session = Described['SessionView']
export type Enrolment = Described['ShownEnrolment']
export type Candidate = Described['Candidate']
export type BatchAnswer = Described['BatchItemView']
export type PlanList = Described['PlanList']
export type PlanView = Described['PlanView']
export type PlanItem = Described['PlanItem']
export type QuotaRow = Described['QuotaRow']
export type QuotaView = Described['QuotaView']
export type QuotaPreview = Described['QuotaPreview']
export type Refilled = Described['Refilled']
export type MySession = Described['MySession']
export type ReceiptRead = Described['ReceiptRead']
export type OpenSession = Described['OpenSession']

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

export type RollItem = Described['RollItem']
export type ResultsRead = Described['ResultsRead']
