import { afterEach, describe, expect, it, vi } from 'vitest'

import { asForm, ask, onSessionEnd, send, setCsrf } from './client'
import { asRefusal, Refusal } from './problem'

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })

afterEach(() => {
  onSessionEnd(null)
  setCsrf('')
  vi.unstubAllGlobals()
})

describe('a request', () => {
  it('carries the token when it changes something, and not when it reads', async () => {
    const seen: (string | null)[] = []
    vi.stubGlobal('fetch', (request: Request) => {
      seen.push(request.headers.get('X-CSRF-Token'))
      return Promise.resolve(json(200, {}))
    })
    setCsrf('t0ken')
    await send(new Request('http://localhost/api/v1/a', { method: 'POST', body: '{}' }))
    await send(new Request('http://localhost/api/v1/a'))
    expect(seen).toEqual(['t0ken', null])
  })

  it('waits for a new session and is sent again, body and all, with the new token', async () => {
    const sent: string[] = []
    vi.stubGlobal('fetch', async (request: Request) => {
      sent.push(`${request.headers.get('X-CSRF-Token') ?? ''} ${await request.text()}`)
      return sent.length === 1 ? json(401, { status: 401, code: 'session.ended' }) : json(200, { ok: true })
    })
    setCsrf('old')
    onSessionEnd(() => {
      setCsrf('new')
      return Promise.resolve()
    })
    const response = await send(new Request('http://localhost/api/v1/a', { method: 'POST', body: '{"typed":1}' }))
    expect(response.status).toBe(200)
    expect(sent).toEqual(['old {"typed":1}', 'new {"typed":1}'])
  })

  it('does not ask for a session when the password was wrong', async () => {
    const handler = vi.fn(() => Promise.resolve())
    vi.stubGlobal('fetch', () => Promise.resolve(json(401, { status: 401, code: 'login.wrong' })))
    onSessionEnd(handler)
    await send(new Request('http://localhost/api/v1/login', { method: 'POST', body: '{}' }))
    expect(handler).not.toHaveBeenCalled()
  })
})

describe('an answer', () => {
  const answer = (status: number, error: unknown) => ask(Promise.resolve({ error, response: new Response('', { status }) }))

  it('gives its violations by field', async () => {
    const thrown = await answer(422, {
      status: 422,
      code: 'session.invalid',
      detail: '有 2 处要改。',
      violations: [
        { code: 'a', field: 'capacity', message: '名额要大于 0。' },
        { code: 'b', field: 'capacity', message: '名额超过座位。' },
        { code: 'c', message: '没有课次。' },
      ],
    }).catch((error: unknown) => asRefusal(error))
    expect(thrown).toBeInstanceOf(Refusal)
    expect((thrown as Refusal).message).toBe('有 2 处要改。')
    expect((thrown as Refusal).byField()).toEqual({ capacity: '名额要大于 0。 名额超过座位。', '': '没有课次。' })
  })

  it('says what to do when a proxy answers or nobody does', async () => {
    await expect(answer(502, '<html>')).rejects.toThrow(/一分钟/)
    await expect(ask(Promise.reject(new TypeError('net')))).rejects.toThrow(/网络/)
  })

  it('passes data on', async () => {
    await expect(ask(Promise.resolve({ data: 7, response: new Response('') }))).resolves.toBe(7)
  })
})

it('a form leaves out what is not given and keeps the file name', () => {
  const form = asForm({ file: new File(['x'], '名册.xlsx'), unit: 'u', mode: undefined })
  expect([...form.keys()]).toEqual(['file', 'unit'])
  expect((form.get('file') as File).name).toBe('名册.xlsx')
})
