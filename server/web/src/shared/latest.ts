/** Runs a deed once at a time; of what comes meanwhile about the same thing only the last is done. */
export function latest<T>(about: (what: T) => string, deed: (what: T) => Promise<void>): (what: T) => void {
  const waiting = new Map<string, T>()
  let busy = false

  async function work(): Promise<void> {
    busy = true
    for (const [key, what] of waiting) {
      waiting.delete(key)
      await deed(what)
    }
    busy = false
  }

  return (what) => {
    waiting.set(about(what), what)
    if (!busy) void work()
  }
}
