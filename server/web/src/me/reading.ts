/** Where somebody is in a text that scrolls, in thousandths: how much of it has passed the foot of the window. */
export function placeIn(top: number, height: number, foot: number): number {
  if (height <= 0) return 1000
  return Math.round(Math.min(1, Math.max(0, (foot - top) / height)) * 1000)
}

/** How far the window's head must be scrolled so that the place stands at its foot. */
export function scrollFor(place: number, top: number, height: number, tall: number): number {
  return Math.max(0, top + (place / 1000) * height - tall)
}
