/** Sentences of the console that carry numbers or are said in more than one place. */
import type { Import, Session } from '@shared/api/model'
import { daysBetween, longDay, nearSpan, shortDay, untilDay, weekday } from '@shared/format'

import { missingPeople } from './import/missing'

/** How near a session is: `（还有 14 天）`, `（今天第 2 天）`, `（结束 63 天了）`; nothing where its days do not hold. */
function sessionDay(session: Pick<Session, 'first_day' | 'last_day' | 'state'>, today: string): string {
  if (['cancelled', 'postponed'].includes(session.state)) return ''
  if (today < session.first_day) return `（${untilDay(today, session.first_day)}）`
  if (today > session.last_day) return `（结束 ${daysBetween(session.last_day, today)} 天了）`
  return session.first_day === session.last_day ? '（今天）' : `（今天第 ${(daysBetween(session.first_day, today) ?? 0) + 1} 天）`
}

export const texts = {
  searchHint: '姓名、拼音、手机、身份证后四位、证书号　（按 / 键）',
  nothingToDo: '今天没有待办。',

  today(things: number, day: string): string {
    const head = `${shortDay(day)}，${weekday(day)}`
    return things ? `${head}　有 ${things} 件事等您` : `${head}　${this.nothingToDo}`
  },

  people: (total: number, place: string) => `${place}现有 ${total} 名党务工作者在岗`,

  writable: (read: Import) => read.totals.new + read.totals.changed + read.totals.moved,
  /** A roster's rows are people; other sheets count rows. */
  counted: (kind: string | null | undefined, count: number) => `${count} ${!kind || kind === 'roster' ? '人' : '行'}`,
  leaving: (read: Import) => missingPeople(read).filter((one) => one.decision === 'left').length,
  /** What would be written, or was: `59 人，2 人离任`. */
  toWrite(read: Import): string {
    const leaving = this.leaving(read)
    const written = this.writable(read)
    return [written ? this.counted(read.kind, written) : '', leaving ? `${leaving} 人离任` : ''].filter(Boolean).join('，')
  },

  importLead(read: Import): string {
    if (read.applied) {
      if (read.state === 'undone') return '这次导入已撤销'
      return read.state === 'partly_undone' ? '这次导入已撤销一部分' : `已写入 ${this.toWrite(read) || '0 行'}`
    }
    if (read.sentence) return read.sentence
    const t = read.totals
    return `读到 ${read.sheets.length} 个表、${this.counted(read.kind, t.new + t.changed + t.unchanged + t.moved + t.pending + t.refused)}。`
  },
  importDone(read: Import): string {
    const t = read.totals
    const leaving = this.leaving(read)
    const parts = [[t.new, '新增'], [t.changed, '变化'], [t.moved, '调动'], [leaving, '离任'], [t.unchanged, '没有变化'], [t.pending, '待核'], [t.refused, '没有写入']] as const
    return `${parts.filter(([count]) => count).map(([count, label]) => `${label} ${count}`).join('、')}。`
  },
  /** What stands in the database of it, counted after it was written. */
  countedAfter({ people, party_organisations, organisations }: NonNullable<Import['applied']>): string {
    const parts = [[people, '人'], [party_organisations, '个党组织'], [organisations, '个单位']] as const
    const there = parts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`)
    return there.length ? `写完后从库里数：${there.join('、')}。` : '写完后从库里数：没有变动。'
  },
  auditRooms: {
    login: '登录', account: '账号', activation: '激活码', grant: '授权', roster: '名册导入', person: '人员', organisation: '组织', correction: '信息有误',
    transfer: '调动', unit: '单位', year_plan: '年度计划', session: '班次', quota: '名额', enrolment: '报名', course: '课程', course_order: '点课',
    venue: '场地', lecturer: '讲师', exam: '考试', credit: '学时', application: '申报', certificate: '证书', notice: '通知', file: '文件', setting: '设置',
  },
  outcomes: { changed: '变化', new: '新增', moved: '调动', pending: '待核', refused: '不写入', unchanged: '没有变化', skipped: '不读的行' },
  skipped: { repeated_header: '重复的表头', subtotal: '小计、合计', footer: '填报人、说明等', 'row.left_out': '这次不写', 'mode.excluded': '按所选的导入方式不写' } as Record<string, string>,
  /** What stays behind when the rest is written. */
  stays(read: Import): string {
    const t = read.totals
    const parts = []
    if (t.refused) parts.push(`${this.counted(read.kind, t.refused)}不写入`)
    if (t.pending) parts.push(`${this.counted(read.kind, t.pending)}留待核对`)
    const open = missingPeople(read).filter((one) => !one.decision).length
    if (open) parts.push(`名单里没有、也没有说明的 ${open} 人不动`)
    return parts.length ? `${parts.join('，')}。` : ''
  },

  session(session: Session, today: string): string {
    const when = `${nearSpan(today, session.first_day, session.last_day)}${sessionDay(session, today)}`
    const waiting = session.waiting ? `，候补 ${session.waiting}` : ''
    return `${session.name}　${when}　名额 ${session.capacity}，已报 ${session.enrolled}${waiting}`
  },

  told(session: Session): string {
    const told = session.told
    if (!told) return '还没有要通知的人。'
    const all = told.inbox
    if (!all) return '还没有为这一期发过通知。发通知、改课次、取消时，名单上的人和讲师会被告知。'
    return `${all} 人要知道：站内消息 ${told.inbox}，邮件 ${told.mail}（已发 ${told.mail_sent}），由乡镇告知 ${told.township}（已告知 ${told.township_told}）。`
  },

  since: (day: string) => `${longDay(day)}起`,
}
