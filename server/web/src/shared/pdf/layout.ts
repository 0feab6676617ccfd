/** Where the pages of a document stand one below the other, and where somebody is among them. */

export interface Sheets {
  /** The head and the height of each page, in pixels from the head of the first. */
  tops: number[]
  heights: number[]
  total: number
}

/** A point in the document that stays the same when its pages become larger or smaller. */
export interface Spot {
  page: number
  /** Which part of the page is above it. */
  part: number
}

const GAP = 8
/** More pages than these hold no picture at a time, however small they are. */
const MOST = 10
/** What a phone's memory gives a picture: an A4 page three times as wide as a phone, or so. */
const MOST_PIXELS = 6_000_000
const SHARPEST = 3
export const ZOOMS = [50, 75, 100, 125, 150, 200, 300]

/** Pages of the same width one below the other; a shape is a page's height over its width. */
export function laid(shapes: readonly number[], width: number): Sheets {
  const heights = shapes.map((shape) => Math.max(1, Math.round(width * shape)))
  let total = 0
  const tops = heights.map((height) => {
    const top = total
    total += height + GAP
    return top
  })
  return { tops, heights, total: Math.max(0, total - GAP) }
}

/** The last page whose head is at or above a line, from 1. */
function pageAt({ tops }: Sheets, line: number): number {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= line) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** The page that is being read: the first of which half is seen, or that fills half of the window. */
export function pageRead(sheets: Sheets, scrolled: number, tall: number): number {
  const first = pageAt(sheets, scrolled)
  const height = sheets.heights[first - 1] ?? 0
  const seen = (sheets.tops[first - 1] ?? 0) + height - scrolled
  return seen >= Math.min(height, tall) / 2 || first === sheets.tops.length ? first : first + 1
}

/** The pages that are seen or soon will be, the nearest ones where they are too many. */
export function nearby(sheets: Sheets, scrolled: number, tall: number): number[] {
  if (!sheets.tops.length) return []
  const from = pageAt(sheets, scrolled - tall / 2)
  const to = pageAt(sheets, scrolled + tall * 1.5)
  const first = pageAt(sheets, scrolled)
  const start = to - from < MOST ? from : Math.max(from, first - 1)
  return Array.from({ length: Math.min(to - start + 1, MOST) }, (_, at) => start + at)
}

export function spotAt(sheets: Sheets, scrolled: number): Spot {
  const page = pageAt(sheets, Math.max(0, scrolled))
  const part = (Math.max(0, scrolled) - (sheets.tops[page - 1] ?? 0)) / (sheets.heights[page - 1] ?? 1)
  return { page, part: Math.min(1, part) }
}

export function scrollTo(sheets: Sheets, { page, part }: Spot): number {
  const at = Math.min(Math.max(1, page), sheets.tops.length) - 1
  return Math.round((sheets.tops[at] ?? 0) + part * (sheets.heights[at] ?? 0))
}

/** Whether the foot of the last page has been on the screen: `shown` is how much of the box stands in the window. */
export function isAtEnd(sheets: Sheets, scrolled: number, shown: number): boolean {
  return sheets.tops.length > 0 && shown > 0 && scrolled + shown >= sheets.total - 24
}

/** How far one is, in thousandths: the end is the foot of the last page and nothing before it. */
export function placeOf(page: number, pages: number, end: boolean): number {
  if (end) return 1000
  return Math.min(979, Math.round(((page - 1) / Math.max(1, pages)) * 1000))
}

/** Dots to a pixel: as sharp as the screen, as long as the picture does not become too large. */
export function sharpness(width: number, height: number, screen: number): number {
  return Math.min(screen > 0 ? screen : 1, SHARPEST, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
}

/** The next larger or smaller size, in per cent of the width. */
export function zoomed(now: number, larger: boolean): number {
  const next = larger ? ZOOMS.find((one) => one > now) : [...ZOOMS].reverse().find((one) => one < now)
  return next ?? now
}
