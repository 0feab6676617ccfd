/** Copies text without the clipboard API, which plain-HTTP pages do not have. */
export function copyText(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'off-screen'
  area.setAttribute('readonly', '')
  document.body.append(area)
  const before = document.activeElement
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}

/** Rows as a spreadsheet takes them from the clipboard: tabs and lines, and no cell that becomes a formula. */
export function asTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => guarded(cell.replace(/[\t\r\n]+/g, ' '))).join('\t')).join('\n')
}

/** Rows as a CSV that Excel opens in Chinese: with its mark, quoted, and no cell that becomes a formula. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => row.map((cell) => `"${guarded(cell).replace(/"/g, '""')}"`).join(',')
  return `\uFEFF${rows.map(line).join('\r\n')}\r\n`
}

const guarded = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)

/** Offers text as a file. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
