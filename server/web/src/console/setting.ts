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

const MEGABYTE = 1024 * 1024
const SIZES = ['import.max_bytes', 'import.max_inflated', 'import.max_text']
const UNITS: Record<string, string> = {
  'import.undo_days': '天',
  'import.guard_percent': '%',
  'import.guard_people': '人',
  'import.short_changes': '人',
  'import.max_rows': '行',
  'import.max_columns': '列',
  'import.max_cells': '个',
  'import.max_sheets': '张',
  'import.max_cell_text': '字节',
  'report.due_warning_days': '天',
}

/** Whether a setting counts bytes, which people count in MB. */
export const isSize = (key: string): boolean => SIZES.includes(key)
/** What guards the server from files too large: seldom looked at. */
export const isLimit = (key: string): boolean => key.startsWith('import.max_')

/** Bytes as people write them; what is no whole number of them stays. */
export function asMegabytes(stored: string): string {
  return /^\d+$/.test(stored) ? String(Math.round((Number(stored) / MEGABYTE) * 100) / 100) : stored
}
/** MB as they are stored; what is none stays as it was typed, for the service to say why. */
export function asBytes(typed: string): string {
  const text = typed.trim()
  return /^\d+(\.\d{1,2})?$/.test(text) ? String(Math.round(Number(text) * MEGABYTE)) : text
}

/** A setting's value with what it counts. */
export function shownValue(setting: { key: string; value_label: string }): string {
  if (!setting.value_label) return '—'
  if (isSize(setting.key)) return `${asMegabytes(setting.value_label)} MB`
  const unit = UNITS[setting.key]
  return unit ? `${setting.value_label} ${unit}` : setting.value_label
}
