import type { CourseBody, CourseQuestion, CourseView, MaterialView } from '@shared/api/model'

/** A course as it is typed; numbers stay text until they are sent. */
export interface CourseDraft {
  code: string
  name: string
  kind: string
  hours: string
  about: string
  qualification: string
  lecturer_id: string
  roles: string[]
  tiers: string[]
  industries: string[]
  gaps: string[]
  on_menu: boolean
  capacity: string
  pass_percent: string
}

export function blankCourse(): CourseDraft {
  return { code: '', name: '', kind: 'topic', hours: '3.5', about: '', qualification: '', lecturer_id: '', roles: [], tiers: [], industries: [], gaps: [], on_menu: true, capacity: '', pass_percent: '80' }
}

export function courseDraft(course: CourseView): CourseDraft {
  const { summary } = course
  return {
    code: summary.code,
    name: summary.name,
    kind: summary.kind,
    hours: String(summary.hours),
    about: course.about ?? '',
    qualification: summary.qualification ?? '',
    lecturer_id: summary.lecturer_id ?? '',
    roles: [...course.roles],
    tiers: [...course.tiers],
    industries: [...course.industries],
    gaps: [...course.gaps],
    on_menu: summary.on_menu,
    capacity: summary.capacity ? String(summary.capacity) : '',
    pass_percent: String(course.pass_percent),
  }
}

/** The qualifications to choose from where what is asked is none of the list: those that it speaks of first. */
export function offeredTopics(asked: string, known: readonly string[]): string[] {
  const text = asked.trim()
  if (!text || known.includes(text)) return []
  const named = known.filter((topic) => text.includes(topic) || topic.includes(text))
  return [...named, ...known.filter((topic) => !named.includes(topic))]
}

/** A number as it was typed; what is none is sent as one that the service refuses by name. */
function typed(text: string): number {
  const value = Number(text.trim())
  return Number.isFinite(value) ? value : -1
}

export function courseBody(draft: CourseDraft): CourseBody {
  return {
    code: draft.code,
    name: draft.name,
    kind: draft.kind,
    hours: typed(draft.hours),
    about: draft.about.trim() || undefined,
    qualification: draft.qualification.trim() || undefined,
    lecturer_id: draft.lecturer_id || undefined,
    roles: draft.roles,
    tiers: draft.tiers,
    industries: draft.industries,
    gaps: draft.gaps,
    on_menu: draft.on_menu,
    capacity: draft.capacity.trim() ? Math.round(typed(draft.capacity)) : undefined,
    pass_percent: Math.round(typed(draft.pass_percent)),
  }
}

/** A question as it is typed. */
export interface QuestionDraft {
  key: string
  id?: string
  kind: string
  stem: string
  options: string[]
  /** The places of the right ones. */
  answer: number[]
  note: string
}

let made = 0

export function blankQuestion(): QuestionDraft {
  return { key: `new-${++made}`, kind: 'single', stem: '', options: ['', '', '', ''], answer: [], note: '' }
}

export function questionDraft(question: CourseQuestion): QuestionDraft {
  return { key: question.id, id: question.id, kind: question.kind, stem: question.stem, options: [...question.options], answer: [...question.answer], note: question.note ?? '' }
}

/** As the service takes it: options that were left empty at the end are none. */
export function questionBody(draft: QuestionDraft) {
  const filled = draft.options.reduce((last, option, at) => (option.trim() ? at + 1 : last), 0)
  return {
    id: draft.id,
    kind: draft.kind,
    stem: draft.stem,
    options: draft.kind === 'true_false' ? [] : draft.options.slice(0, filled),
    answer: draft.answer.filter((at) => draft.kind === 'true_false' || at < filled),
    note: draft.note.trim() || undefined,
  }
}

/** The right ones after one was clicked: a single choice has one. */
export function marked(draft: QuestionDraft, at: number): number[] {
  if (draft.kind !== 'multiple') return [at]
  return draft.answer.includes(at) ? draft.answer.filter((it) => it !== at) : [...draft.answer, at].sort((a, b) => a - b)
}

/** The options of a kind: true or false has two of its own. */
export function optionsOf(draft: QuestionDraft): string[] {
  return draft.kind === 'true_false' ? ['对', '错'] : draft.options
}

/** A material as it is typed; a file has no text. */
export interface MaterialDraft {
  key: string
  id?: string
  title: string
  body: string | null
  file: MaterialView | null
}

export function blankLesson(): MaterialDraft {
  return { key: `new-${++made}`, title: '', body: '', file: null }
}

export function materialDraft(material: MaterialView): MaterialDraft {
  return { key: material.id, id: material.id, title: material.title, body: material.body ?? null, file: material.file_name ? material : null }
}

export function materialBody(draft: MaterialDraft) {
  return { id: draft.id, title: draft.title, body: draft.file ? undefined : (draft.body ?? '') }
}

/** The list with one moved up or down. */
export function moved<T>(items: readonly T[], at: number, step: number): T[] {
  const to = at + step
  const next = [...items]
  const [one] = next.splice(at, 1)
  if (one === undefined || to < 0 || to >= items.length) return [...items]
  next.splice(to, 0, one)
  return next
}

/** What is said about the n-th of a list, all of it. */
export function saidAt(errors: Readonly<Record<string, string>>, list: string, at: number): string {
  return Object.entries(errors)
    .filter(([field]) => field.startsWith(`${list}[${at}]`))
    .map(([, message]) => message)
    .join('')
}
