/** How days, numbers and shares are written, everywhere the same. */

/** What stands where there is nothing. */
export const NOTHING = '—'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
const COUNTY_OFFSET_MS = 8 * 3600_000 // China has one zone and no summer time

interface Civil { year: number; month: number; day: number }

function parts(day: string): Civil | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(day)
  if (!match) return null
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3] ?? 0) }
}

const asUtc = (civil: Civil) => Date.UTC(civil.year, civil.month - 1, civil.day || 1)

/** `2026-11-24` as tables write it; a month stays a month. */
export function day(value: string | null | undefined): string {
  return value ? value.slice(0, 10) : NOTHING
}

/** `2026年11月24日` as sentences and documents write it. */
export function longDay(value: string | null | undefined): string {
  const civil = value ? parts(value) : null
  if (!civil) return NOTHING
  const month = `${civil.year}年${civil.month}月`
  return civil.day ? `${month}${civil.day}日` : month
}

/** `11月24日`, for days near today. */
export function shortDay(value: string | null | undefined): string {
  const civil = value ? parts(value) : null
  return civil ? `${civil.month}月${civil.day}日` : NOTHING
}

export function weekday(value: string): string {
  const civil = parts(value)
  return civil ? `星期${WEEKDAYS[new Date(asUtc(civil)).getUTCDay()] ?? ''}` : ''
}

/** `12月16日` alone, `12月16–18日` within a month, `11月30日–12月2日` over its end. */
export function span(first: string | null | undefined, last: string | null | undefined): string {
  const from = first ? parts(first) : null
  const to = last ? parts(last) : null
  if (!from) return NOTHING
  const start = `${from.month}月${from.day}日`
  if (!to || first === last) return start
  if (from.year === to.year && from.month === to.month) return `${from.month}月${from.day}–${to.day}日`
  return `${start}–${to.month}月${to.day}日`
}

/** `12月16–18日` of this year; of another year with it before: `2027年1月5–7日`. */
export function nearSpan(today: string, first: string | null | undefined, last: string | null | undefined): string {
  const days = span(first, last)
  return first && first.slice(0, 4) !== today.slice(0, 4) ? `${first.slice(0, 4)}年${days}` : days
}

/** Whole days from one day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number | null {
  const a = parts(from)
  const b = parts(to)
  return a && b ? Math.round((asUtc(b) - asUtc(a)) / 86_400_000) : null
}

/** `还有 218 天`, `今天`, `已过 3 天`. */
export function untilDay(today: string, to: string | null | undefined): string {
  const days = to ? daysBetween(today, to) : null
  if (days === null) return ''
  if (days === 0) return '今天'
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`
}

/** The last day of validity, where the first day that is no longer valid is stored. */
export function lastDay(until: string | null | undefined): string {
  return until ? addDays(until, -1) : ''
}

export function addDays(value: string, count: number): string {
  const civil = parts(value)
  if (!civil) return value
  return new Date(asUtc(civil) + count * 86_400_000).toISOString().slice(0, 10)
}

/** An instant as the county's clock shows it: `2026-11-24 09:02`. */
export function moment(value: string | null | undefined): string {
  const at = value ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at)) return NOTHING
  return new Date(at + COUNTY_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** `9:02`, the county's time. */
export function clock(value: string | null | undefined): string {
  const text = moment(value)
  return text === NOTHING ? text : text.slice(11).replace(/^0/, '')
}

/** The county's day of an instant. */
export function civilDay(at: number): string {
  return new Date(at + COUNTY_OFFSET_MS).toISOString().slice(0, 10)
}

/** A number as people write it: no zeros behind the point. */
export function number(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return NOTHING
  const parsed = Number(value)
  return Number.isFinite(parsed) ? String(Math.round(parsed * 100) / 100) : String(value)
}

/** `45.0%`; nothing where there is no whole to take a part of. */
export function percent(part: number | null | undefined, whole: number | null | undefined): string {
  if (part === null || part === undefined || !whole) return NOTHING
  return `${((part / whole) * 100).toFixed(1)}%`
}

/** `270/600`. */
export function ratio(part: number | null | undefined, whole: number | null | undefined): string {
  return `${part ?? NOTHING}/${whole ?? NOTHING}`
}

/** `45.0%（270/600）`: a share never stands without its numbers. */
export function share(part: number | null | undefined, whole: number | null | undefined): string {
  const text = percent(part, whole)
  return text === NOTHING ? NOTHING : `${text}（${ratio(part, whole)}）`
}

/** Text, or the sign for nothing. */
export function text(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === '' ? NOTHING : String(value)
}

/** A device's name that its owner knows again. */
export function deviceLabel(agent: string): string {
  const wechat = /MicroMessenger/i.test(agent) ? '微信' : ''
  const maker = /HUAWEI|HONOR|Xiaomi|Redmi|OPPO|vivo|iPhone|iPad/i.exec(agent)?.[0]
  const kind = maker ?? (/Android/i.test(agent) ? '安卓手机' : '电脑')
  return wechat ? `${kind}（${wechat}）` : kind
}
