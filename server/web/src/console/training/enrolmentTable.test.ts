import { createApp, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { describe, expect, it, vi } from 'vitest'

import type { Session } from '@shared/api/model'

import EnrolmentTable from './EnrolmentTable.vue'

const asked = vi.hoisted(() => vi.fn())
vi.mock('@shared/api/client', () => ({ api: { GET: asked }, ask: (call: unknown) => call }))

/** A session without places shared out, as its own unit or a township sees it. */
async function shown(holds: boolean): Promise<string> {
  asked.mockReset().mockResolvedValue({ items: [{ id: 'a', person: 'p', name: '张一', unit_name: '东观镇', reason: '3月出差', until: null, at: '2026-11-24T01:00:00Z' }] })
  const session = { id: 's', name: '轮训第1期', state: 'enrolling', holds, enrolments: [], slots: [], places: {} } as unknown as Session
  const place = document.createElement('div')
  const app = createApp({ render: () => h(EnrolmentTable, { session, canEnrol: false }) })
  app.use(createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] }))
  app.mount(place)
  await new Promise((done) => setTimeout(done, 20))
  await new Promise((done) => setTimeout(done))
  return place.textContent
}

describe('the list of names', () => {
  it('tells whoever holds the session whom the townships do not send, and why', async () => {
    const text = await shown(true)
    expect(asked.mock.calls.map((call) => call[0] as string)).toContain('/sessions/{session}/set-aside')
    expect(text).toContain('各单位说不报的 1 人')
    expect(text).toContain('东观镇')
    expect(text).toContain('3月出差')
  })
  it('asks for nothing where the session is somebody else’s', async () => {
    expect(await shown(false)).not.toContain('不报')
  })
})
