import { effectScope, nextTick, ref } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { placeAfter, useStay } from './useStay'

let scope = effectScope()
beforeEach(() => {
  scope = effectScope()
  // the tests' document has no layout: everything is seen
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', { configurable: true, get: () => document.body })
  document.body.innerHTML = '<main id="main"><input id="a"><input id="b"><button id="c"></button></main>'
})
afterEach(() => scope.stop())

const byId = (id: string) => document.getElementById(id) as HTMLElement

it('stands at what took the place of what went', async () => {
  const version = ref(0)
  scope.run(() => useStay(version))
  byId('b').focus()
  byId('b').remove()
  version.value++
  await nextTick()
  await nextTick()
  expect(document.activeElement?.id).toBe('c')
})

it('leaves the keyboard where somebody has put it meanwhile', async () => {
  const version = ref(0)
  scope.run(() => useStay(version))
  byId('b').focus()
  byId('a').focus()
  byId('b').remove()
  version.value++
  await nextTick()
  await nextTick()
  expect(document.activeElement?.id).toBe('a')
})

it.each([[-1, 3, -1], [0, 0, -1], [5, 3, 2], [1, 3, 1]])('place %i of %i is %i', (last, count, place) => expect(placeAfter(last, count)).toBe(place))
