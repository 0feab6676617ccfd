import type { Problem, Violation } from './model'

/** An answer of the service that is no success, with what it said and what to do. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly violations: Violation[]
  readonly requestId: string | null
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title ?? FALLBACK[problem.status] ?? FALLBACK_ANY)
    this.name = 'Refusal'
    this.problem = problem
    this.status = problem.status
    this.code = problem.code
    this.violations = problem.violations ?? []
    this.requestId = problem.request_id ?? null
  }

  /** Whether the county lets a written reason through where it was refused. */
  get reasonWouldDo(): boolean {
    return (this.problem as { reason_would_do?: unknown }).reason_would_do === true
  }

  /** The first message for each field; what has no field is under the empty name. */
  byField(): Record<string, string> {
    const found: Record<string, string> = {}
    for (const violation of this.violations) {
      const field = violation.field ?? ''
      found[field] = found[field] ? `${found[field]} ${violation.message}` : violation.message
    }
    return found
  }
}

const FALLBACK_ANY = '服务没有回答这一步，您填的内容还在。请稍等再试一次；还不行，请告诉系统管理员。'
const FALLBACK: Record<number, string> = {
  0: '连不上服务，您填的内容还在。请看一看网络，再试一次。',
  400: '这一步填的内容不全或格式不对，没有写入。您填的还在，请改好再试一次。',
  403: '您的账号不能做这一步。业务上的事请找县级管理员，账号和授权的事请找系统管理员。',
  404: '没有找到，可能已被移走，或不在您管的范围里。',
  413: '文件太大了。请只留要导入的表，再传一次。',
  429: '操作太快了，请等一会儿再试。',
  502: '服务正在重新启动，请过一分钟再试。您填的内容还在。',
  503: '服务正在重新启动，请过一分钟再试。您填的内容还在。',
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value

/** Makes a refusal of whatever came back: a problem, an empty body, a proxy's page. */
export function refusalOf(status: number, body: unknown): Refusal {
  if (isProblem(body)) return new Refusal(body)
  return new Refusal({ status, code: `http.${status}` })
}

/** A refusal for a request that never reached the service. */
export function unreachable(): Refusal {
  return new Refusal({ status: 0, code: 'network' })
}

/** Any thrown thing as a refusal; a fault of the page itself is shown as one too, and goes to the browser's console. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  console.error(thrown)
  return new Refusal({ status: -1, code: 'page', detail: '这个页面出错了。请刷新再试；还不行，请告诉系统管理员。' })
}
