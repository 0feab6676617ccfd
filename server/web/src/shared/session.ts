import { computed, reactive, readonly, ref } from 'vue'

import { api, ask, onSessionEnd, setCsrf } from './api/client'
import type { Me, PublicSettings } from './api/model'
import { Refusal } from './api/problem'
import { civilDay } from './format'
import { canKeep, keep, recall } from './keep'

const state = reactive<{ me: Me | null; settings: PublicSettings | null }>({ me: null, settings: null })
const over = ref<{ done: () => void } | null>(null)
let waiting: Promise<void> | null = null

/** Who is signed in here, and what every page says of the county. */
export const session = readonly(state)

/** Whether sign-in stands over the page, because the session ended while somebody worked. */
export const signInIsOver = computed(() => over.value !== null)

/** The county's day, as the service tells it. */
export const today = computed(() => state.settings?.today ?? civilDay(Date.now()))

/** 两新 or 两企三新, as the county set it. */
export const subjectWord = computed(() => state.settings?.subject_word ?? '两新')

/** What an account may be allowed to do, as the domain names it. */
export type Capability =
  | 'read' | 'read_full' | 'roster_write' | 'roster_release' | 'setting_write' | 'session_write' | 'enrolment_write'
  | 'attendance_write' | 'result_write' | 'result_approve' | 'application_submit' | 'application_recommend'
  | 'application_township' | 'application_county' | 'application_score' | 'certificate_write' | 'notice_tell'
  | 'account_write' | 'grant_write' | 'system_write' | 'audit_read' | 'own_data'

/** Whether the account may do one of these somewhere; the service decides where. */
export const may = (...wanted: Capability[]): boolean =>
  wanted.some((capability) => state.me?.capabilities.includes(capability) ?? false)

/** Only that somebody signed in here, so that a first visit asks the service nothing in vain. */
const HINT = 'in'

function enter(me: Me, csrf: string): void {
  setCsrf(csrf)
  state.me = me
  keep(HINT, '1')
}

/** Loads what is said before anybody has signed in. */
export async function loadSettings(): Promise<void> {
  state.settings = await ask(api.GET('/settings/public'))
}

/** Finds out whether this browser is signed in. */
export async function findSession(): Promise<Me | null> {
  if (recall(HINT) === null && canKeep()) return null
  try {
    const me = await ask(api.GET('/me'))
    enter(me, me.csrf ?? '')
    return me
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.status !== 401) throw thrown
    keep(HINT, null)
    return null
  }
}

export async function signIn(account: string, password: string, code?: string): Promise<Me> {
  const body = code ? { account, password, code } : { account, password }
  const answer = await ask(api.POST('/login', { body }))
  enter(answer.me, answer.csrf)
  over.value?.done()
  return answer.me
}

export function entered(me: Me, csrf: string): void {
  enter(me, csrf)
}

export async function reloadMe(): Promise<void> {
  await findSession()
}

export async function signOut(): Promise<void> {
  onSessionEnd(null)
  await ask(api.POST('/logout')).catch(() => null) // an ended session is signed out already
  state.me = null
  keep(HINT, null)
  setCsrf('')
}

/** From now on an ended session asks for sign-in over the page, once for all requests that wait. */
export function keepSession(): void {
  onSessionEnd(() => {
    waiting ??= new Promise<void>((resolve) => {
      over.value = {
        done: () => {
          over.value = null
          waiting = null
          resolve()
        },
      }
    })
    return waiting
  })
}
