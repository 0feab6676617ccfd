import type { Component, Plugin } from 'vue'
import { createApp, defineComponent, h, nextTick, reactive } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'

import { Refusal } from '../api/problem'
import ConfirmSentence from './ConfirmSentence.vue'
import FormField from './FormField.vue'
import StateView from './StateView.vue'

function show(component: Component, props: Record<string, unknown>, slots: Record<string, unknown> = {}, router?: Plugin): HTMLElement {
  const place = document.createElement('div')
  document.body.append(place)
  const app = createApp(defineComponent({ setup: () => () => h(component, props, slots) }))
  if (router) app.use(router)
  app.mount(place)
  return place
}

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
})

describe('FormField', () => {
  it('wires label, hint and error to its control', () => {
    const place = show(FormField, { label: '名额', hint: '每期', error: '名额要大于 0。' }, { default: (given: { control: object }) => h('input', given.control) })
    const input = place.querySelector('input')
    expect(place.querySelector('label')?.getAttribute('for')).toBe(input?.id)
    expect(input?.getAttribute('aria-invalid')).toBe('true')
    const described = (input?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(described.join(' ')).toContain('名额要大于 0。')
    expect(described.join(' ')).toContain('每期')
  })
})

describe('StateView', () => {
  const shown = (props: Record<string, unknown>) => show(StateView, props, { default: () => h('p', 'the data') }).textContent

  it('shows the data, and one thing in its place where there is none', () => {
    expect(shown({})).toContain('the data')
    expect(shown({ slow: true })).toBe('正在读取…')
    expect(shown({ empty: true, nothing: '还没有人。' })).toBe('还没有人。')
    const refused = shown({ refusal: new Refusal({ status: 404, code: 'not_found', detail: '没有找到。' }), slow: true })
    expect(refused).toContain('没有找到。')
    expect(refused).not.toContain('the data')
  })

  it('leads back where the role is missing, since asking again changes nothing', () => {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: StateView }] })
    const of = (code: string) => show(StateView, { refusal: new Refusal({ status: 403, code, detail: '不能看。' }) }, {}, router)
    const lacking = of('role.missing')
    expect(lacking.textContent).toContain('回到开始页')
    expect(lacking.querySelector('a')?.getAttribute('href')).toBe('/')
    expect(lacking.textContent).not.toContain('再试一次')
    expect(of('csrf.missing').textContent).toContain('再试一次')
  })
})

describe('ConfirmSentence', () => {
  async function open(extra: Record<string, unknown>) {
    const done = vi.fn()
    const close = vi.fn()
    const props = reactive({ open: true, sentence: '发证？', doIt: '发证', onDone: done, onClose: close, ...extra })
    const place = show(ConfirmSentence, props)
    await nextTick()
    const press = (name: string) => [...place.querySelectorAll('button')].find((button) => button.textContent === name)?.click()
    return { place, done, close, press }
  }

  it('is one sentence and two buttons', async () => {
    const { place, done, close, press } = await open({})
    expect(place.querySelector('.sentence')?.textContent).toBe('发证？')
    expect([...place.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['发证', '先不做'])
    press('先不做')
    expect(close).toHaveBeenCalledOnce()
    place.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    expect(done).toHaveBeenCalledExactlyOnceWith('')
  })

  it('does nothing without the reason that it needs, and says so', async () => {
    const { place, done } = await open({ needsReason: true })
    const submit = () => place.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    submit()
    await nextTick()
    expect(done).not.toHaveBeenCalled()
    expect(place.textContent).toContain('请写一句原因')
    const area = place.querySelector('textarea')
    if (area) area.value = '  场地停电 '
    area?.dispatchEvent(new Event('input'))
    submit()
    expect(done).toHaveBeenCalledExactlyOnceWith('场地停电')
  })
})
