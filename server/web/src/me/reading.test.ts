import { describe, expect, it } from 'vitest'

import { placeIn, scrollFor } from './reading'

describe('where somebody is in a text', () => {
  it.each([
    [100, 1000, 100, 0],
    [100, 1000, 600, 500],
    [100, 1000, 1100, 1000],
    [100, 1000, 2000, 1000],
    [100, 1000, 20, 0],
    [100, 0, 100, 1000],
  ])('of a text at %d, %d high, with the foot at %d', (top, height, foot, place) => expect(placeIn(top, height, foot)).toBe(place))

  it('is found again', () => {
    const [top, height, tall] = [120, 5000, 800]
    for (const place of [300, 500, 900]) {
      const scrolled = scrollFor(place, top, height, tall)
      expect(placeIn(top, height, scrolled + tall)).toBe(place)
    }
    expect(scrollFor(0, top, height, tall)).toBe(0)
  })
})
