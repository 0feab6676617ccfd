import createClient from 'openapi-fetch'

import { refusalOf, unreachable } from './problem'
import type { paths } from './schema'

const BASE = '/api/v1'

let csrf = ''
let signInAgain: (() => Promise<void>) | null = null

/** Keeps the token that every changing request carries. */
export function setCsrf(token: string): void {
  csrf = token
}

/** Says what happens when a session has ended while somebody works: sign in over the page, then go on. */
export function onSessionEnd(handler: (() => Promise<void>) | null): void {
  signInAgain = handler
}

function stamped(request: Request): Request {
  if (csrf && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrf)
  return request
}

async function hasEnded(response: Response): Promise<boolean> {
  if (response.status !== 401) return false
  const body: unknown = await response.clone().json().catch(() => null)
  const code = (body as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('session.')
}

/** Sends a request; when the session has ended, waits for a new one and sends the same request again. */
export async function send(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await fetch(stamped(request))
  if (!signInAgain || !(await hasEnded(response))) return response
  await signInAgain()
  return fetch(stamped(again))
}

export const api = createClient<paths>({ baseUrl: BASE, credentials: 'same-origin', fetch: send })

interface Answer<T> { data?: T; error?: unknown; response: Response }

/** The data of an answer, or a thrown `Refusal`. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch {
    throw unreachable()
  }
  if (answer.error !== undefined || !answer.response.ok) throw refusalOf(answer.response.status, answer.error)
  return answer.data as T
}

/** A body serializer for uploads: the browser sets the boundary itself. */
export function asForm(body: Record<string, unknown> | object): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Blob) form.append(name, value, value instanceof File ? value.name : name)
    else if (value !== undefined && value !== null) form.append(name, String(value))
  }
  return form
}

/** A file as an upload's body: the description calls it text, the form takes the file itself. */
export const upload = (file: File): string => file as unknown as string

/** The address of a file that the service makes, for a link. */
export function fileAddress(path: string): string {
  return `${BASE}${path}`
}

/** A file's bytes, telling how many have come; what was refused is thrown as by `ask`. */
export async function bytesOf(path: string, signal: AbortSignal, came: (bytes: number) => void): Promise<Uint8Array> {
  let response: Response
  try {
    response = await send(new Request(fileAddress(path), { credentials: 'same-origin', signal }))
  } catch {
    throw unreachable()
  }
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => null))
  const parts: Uint8Array[] = []
  let length = 0
  try {
    const reader = response.body?.getReader()
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      parts.push(read.value)
      length += read.value.byteLength
      came(length)
    }
  } catch {
    throw unreachable() // the connection broke on the way
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
