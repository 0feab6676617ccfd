/** Cells that were copied from a spreadsheet, or lines from a message, as rows of text. */
export type Cells = string[][]

/** Splits what was pasted: by tabs as Excel copies cells, else as people type lists in a message. */
export function splitPaste(text: string): Cells {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')
  const rows = plain.includes('\t') ? splitTabs(plain) : plain.split('\n').map(splitLine)
  const kept = rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean))
  const width = Math.max(0, ...kept.map((row) => row.length))
  return kept.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

/** Excel quotes a cell that holds a line break, a tab or a quotation mark, and doubles the marks inside. */
function splitTabs(text: string): Cells {
  const rows: Cells = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[at++]
      else quoted = false
    } else if (sign === '"' && cell === '' && closes(text, at)) quoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n') {
      endCell()
      rows.push(row)
      row = []
    } else cell += sign
  }
  endCell()
  rows.push(row)
  return rows
}

/** Whether the mark that opens a cell is closed at a cell's end: a lone one is a character like others. */
function closes(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else return at + 1 >= text.length || /[\t\n]/.test(text[at + 1] ?? '')
  }
  return false
}

function splitLine(line: string): string[] {
  if (/[,，]/.test(line)) return line.split(/[,，]/)
  if (/[、;；]/.test(line)) return line.split(/[、;；]/)
  return line.trim().split(/[\s\u3000]+/)
}

/** What was pasted as a file beside those that are chosen. */
export function pastedFile(cells: Cells, files: readonly File[]): File {
  const count = files.filter((file) => file.name.startsWith(PASTED)).length
  return asUpload(cells, `${PASTED}${count ? count + 1 : ''}.csv`)
}
const PASTED = '粘贴的名册'

/** The cells as a CSV that the service reads as they are. */
export function asUpload(cells: Cells, name: string): File {
  const quoted = (cell: string) => `"${cell.replace(/"/g, '""')}"`
  const text = cells.map((row) => row.map(quoted).join(',')).join('\r\n')
  return new File([`\uFEFF${text}\r\n`], name, { type: 'text/csv' })
}
