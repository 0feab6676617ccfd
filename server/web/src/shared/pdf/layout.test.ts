import { describe, expect, it } from 'vitest'

import { isAtEnd, laid, nearby, pageRead, placeOf, scrollTo, sharpness, spotAt, zoomed } from './layout'

const A4 = 297 / 210
const upright = laid(Array<number>(300).fill(A4), 350)
const slides = laid(Array<number>(12).fill(9 / 16), 350)
const BOX = 600

describe('pages one below the other', () => {
  it('have their own heights', () => {
    const mixed = laid([A4, 9 / 16, A4], 200)
    expect(mixed.heights).toEqual([283, 113, 283])
    expect(mixed.tops).toEqual([0, 291, 412])
    expect(mixed.total).toBe(695)
    expect(laid([], 200)).toEqual({ tops: [], heights: [], total: 0 })
  })

  it.each([1, 2, 3, 11, 12])('are read from page %d where one jumps to it, however short they are', (page) => {
    const scrolled = Math.min(scrollTo(slides, { page, part: 0 }), slides.total - BOX)
    expect(pageRead(slides, scrolled, BOX)).toBeLessThanOrEqual(page)
    if (page < 10) expect(pageRead(slides, scrolled, BOX)).toBe(page)
  })

  it('turn when less than half is left to be seen', () => {
    const top = scrollTo(upright, { page: 7, part: 0 })
    expect(pageRead(upright, top, BOX)).toBe(7)
    expect(pageRead(upright, top + 240, BOX)).toBe(7)
    expect(pageRead(upright, top + 260, BOX)).toBe(8)
    expect(pageRead(upright, top - 100, BOX)).toBe(7)
    expect(pageRead(upright, upright.total, BOX)).toBe(300)
  })

  it('are few at a time, and always those that are seen', () => {
    for (let scrolled = 0; scrolled < upright.total; scrolled += 1234) {
      const near = nearby(upright, scrolled, BOX)
      expect(near.length).toBeLessThanOrEqual(5)
      expect(near).toContain(pageRead(upright, scrolled, BOX))
    }
    const tiny = laid(Array<number>(300).fill(0.1), 100)
    expect(nearby(tiny, 900, BOX)).toHaveLength(10)
    expect(nearby(tiny, 900, BOX)).toContain(pageRead(tiny, 900, BOX))
    expect(nearby(laid([], 1), 0, BOX)).toEqual([])
  })

  it('keep the spot when they grow or one of them turns out longer', () => {
    const spot = spotAt(upright, 12_345)
    const grown = laid(Array<number>(300).fill(A4), 700)
    expect(spotAt(grown, scrollTo(grown, spot)).page).toBe(spot.page)
    expect(spotAt(grown, scrollTo(grown, spot)).part).toBeCloseTo(spot.part, 2)
    expect(scrollTo(upright, { page: 999, part: 0 })).toBe(upright.tops[299])
  })
})

describe('how far somebody is', () => {
  it('is the end at the foot of the last page alone', () => {
    expect(isAtEnd(upright, scrollTo(upright, { page: 300, part: 0 }), 300)).toBe(false)
    expect(isAtEnd(upright, upright.total - BOX, BOX)).toBe(true)
    // one page that fits the box, of which the window shows the head, or nothing yet
    const one = laid([A4], 350)
    expect(isAtEnd(one, 0, 200)).toBe(false)
    expect(isAtEnd(one, 0, -50)).toBe(false)
    expect(isAtEnd(one, 0, BOX)).toBe(true)
    expect(isAtEnd(laid([], 350), 0, BOX)).toBe(false)
  })

  it('never says the end to the service before', () => {
    for (const page of [1, 150, 295, 299, 300]) expect(placeOf(page, 300, false)).toBeLessThan(980)
    expect(placeOf(1, 300, false)).toBe(0)
    expect(placeOf(3, 12, false)).toBe(167)
    expect(placeOf(12, 12, true)).toBe(1000)
  })
})

describe('how a page is drawn', () => {
  it('is as sharp as the screen, within what memory gives', () => {
    expect(sharpness(350, 495, 2.75)).toBe(2.75)
    expect(sharpness(350, 495, 4)).toBe(3)
    expect(sharpness(350, 495, 0)).toBe(1)
    const ratio = sharpness(1050, 1485, 3)
    expect(1050 * ratio * 1485 * ratio).toBeLessThanOrEqual(6_000_001)
  })

  it('grows and shrinks by steps', () => {
    expect([zoomed(100, true), zoomed(100, false), zoomed(300, true), zoomed(50, false)]).toEqual([125, 75, 300, 50])
  })
})
