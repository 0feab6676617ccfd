/** How a setting's value is entered, and how it is stored. */

/** Hundredths as people write them; what is none stays as it was typed. */
export function asNumber(stored: string): string {
  return /^\d+$/.test(stored) ? String(Number(stored) / 100) : stored
}

/** A number as people write it in hundredths; what is none stays as it was typed, for the service to say why. */
export function asHundredths(typed: string): string {
  const text = typed.trim()
  return /^\d+(\.\d{1,2})?$/.test(text) ? String(Math.round(Number(text) * 100)) : text
}

/** The codes with one more, or one less; `-` where none is left. */
export function toggled(value: string, code: string): string {
  const codes = value.split(',').filter((one) => one && one !== '-')
  const next = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]
  return next.join(',') || '-'
}

/** `03-31` as people write it; what is none stays as it is. */
export function asMonthDay(stored: string): string {
  const found = /^(\d{2})-(\d{2})$/.exec(stored)
  return found ? `${Number(found[1])}月${Number(found[2])}日` : stored
}

/** A day of the year as people write it, stored; what is none stays as it was typed, for the service to say why. */
export function asStoredDay(typed: string): string {
  const [, month, day] = /^(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/.exec(typed.trim()) ?? []
  return month && day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed.trim()
}

const MEBIBYTE = 1024 * 1024

/** Bytes in MB; what is no number stays as it is. */
export function asMebibytes(stored: string): string {
  return /^\d+$/.test(stored) ? String(Math.round((Number(stored) / MEBIBYTE) * 100) / 100) : stored
}

/** MB in bytes; what is no number stays as it was typed, for the service to say why. */
export function asBytes(typed: string): string {
  const text = typed.replace(/\s*(兆|MB?)$/i, '').trim()
  return /^\d+(\.\d+)?$/.test(text) ? String(Math.round(Number(text) * MEBIBYTE)) : text
}
