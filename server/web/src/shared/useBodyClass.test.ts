import { effectScope, nextTick, ref } from 'vue'
import { expect, test } from 'vitest'

import { useBodyClass } from './useBodyClass'

const has = () => document.body.classList.contains('wide-sheet')

test('a class of the body goes with the last that holds it', async () => {
  const [one, two] = [effectScope(), effectScope()]
  const wide = ref(false)
  one.run(() => { useBodyClass('wide-sheet', () => wide.value) })
  two.run(() => { useBodyClass('wide-sheet') })
  expect(has()).toBe(true)
  two.stop()
  expect(has()).toBe(false)
  wide.value = true
  await nextTick()
  expect(has()).toBe(true)
  one.stop()
  expect(has()).toBe(false)
})
