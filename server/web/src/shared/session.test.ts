import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { api, ask } from './api/client'
import { findSession, keepSession, may, session, signIn, signInIsOver, signOut } from './session'

const me = { account: 'a', login: 'county', display_name: '李', roles: [], home_unit: { id: 'u', name: '县' }, must_change: false, must_set_totp: false, has_totp: false, informed: true, capabilities: ['read'], masked: false, csrf: 'c', idle_minutes: 30 }
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
let asked: string[] = []
let ended = false

beforeEach(() => {
  asked = []
  ended = false
  localStorage.clear()
  vi.stubGlobal('Request', class extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === 'string' ? new URL(input, 'http://localhost') : input, init)
    }
  })
  vi.stubGlobal('fetch', (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    asked.push(path)
    if (path === '/login') {
      ended = false
      return Promise.resolve(json(200, { csrf: 'c', me }))
    }
    if (ended) return Promise.resolve(json(401, { status: 401, code: 'session.ended' }))
    return Promise.resolve(path === '/me' ? json(200, me) : json(200, { items: [path] }))
  })
})
afterEach(async () => {
  await signOut()
  vi.unstubAllGlobals()
})

describe('a session', () => {
  it('is not asked for in a browser where nobody ever signed in', async () => {
    expect(await findSession()).toBeNull()
    expect(asked).toEqual([])
  })

  it('is found again after the page was closed', async () => {
    await signIn('county', 'x')
    expect((await findSession())?.login).toBe('county')
    expect(may('read')).toBe(true)
    expect(may('audit_read', 'roster_write')).toBe(false)
  })

  it('that ended asks once for all requests that wait, and each of them gets its answer', async () => {
    await signIn('county', 'x')
    keepSession()
    ended = true
    const both = Promise.all([ask(api.GET('/venues')), ask(api.GET('/lecturers'))])
    await vi.waitFor(() => expect(signInIsOver.value).toBe(true))
    expect(session.me?.login).toBe('county')
    await signIn('county', 'x')
    expect((await both).map((answer) => answer.items)).toEqual([['/venues'], ['/lecturers']])
    expect(signInIsOver.value).toBe(false)
  })
})
