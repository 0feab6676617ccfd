import { expect, it } from 'vitest'

import { latest } from './latest'

const settled = () => new Promise((resolve) => setTimeout(resolve))

it('keeps the last of each thing that came while something was done, and loses no last one', async () => {
  const done: string[] = []
  let go: () => void = () => undefined
  const keep = latest<string>(
    (what) => what.slice(0, 1),
    async (what) => {
      await new Promise<void>((resolve) => (go = resolve))
      done.push(what)
    },
  )
  const step = async () => {
    go()
    await settled()
  }
  for (const what of ['a1', 'a2', 'b1', 'a3', 'b2']) keep(what)
  await step()
  expect(done).toEqual(['a1'])
  await step()
  keep('a4')
  await step()
  await step()
  expect(done).toEqual(['a1', 'a3', 'b2', 'a4'])
  await step()
  keep('c1')
  await step()
  expect(done).toEqual(['a1', 'a3', 'b2', 'a4', 'c1'])
})
