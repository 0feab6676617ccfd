import type * as m from './model'

interface Answers<Answer> {
  responses: {
    200: [Answer] extends [never] ? { content?: never } : { content: { 'application/json': Answer } }
    default: { content: { 'application/problem+json': m.Problem } }
  }
}
type Sends<Body> = [Body] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } }
type Op<Answer, Body = never, Path = never> = { parameters: { query?: never; header?: never; path: Path; cookie?: never } } & Sends<Body> & Answers<Answer>

/** Routes that the service's description does not hold yet. */
export interface Coming {
  '/slots/{slot}/roll': {
    get: Op<m.Roll, never, { slot: string }>
    put: Op<never, { marks: { person: string; status: string }[] }, { slot: string }>
  }
  '/sessions/{session}/arrivals': { post: Op<{ new: boolean }, { person: string }, { session: string }> }
  '/sessions/{session}/exams': {
    post: Op<{ id: string }, { name: string; held_on: string; full_mark: number; pass_mark: number }, { session: string }>
  }
  '/exams/{exam}/results': {
    get: Op<{ items: m.ExamResult[] }, never, { exam: string }>
    post: Op<m.ResultsRead, { file: string }, { exam: string }>
    put: Op<never, { items: { person: string; mark?: number }[] }, { exam: string }>
  }
}
