/** Small things that this browser remembers; where policy switches storage off, it forgets them, and nothing breaks. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`sanyou.${key}`)
  } catch {
    return null
  }
}

export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`sanyou.${key}`)
    else localStorage.setItem(`sanyou.${key}`, value)
  } catch {
    // it holds for this visit then
  }
}

/** Whether anything can be remembered at all. */
export function canKeep(): boolean {
  try {
    localStorage.setItem('sanyou.probe', '1')
    localStorage.removeItem('sanyou.probe')
    return true
  } catch {
    return false
  }
}
