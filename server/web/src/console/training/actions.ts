import type { Session } from '@shared/api/model'

/** What can be done with a session, each with the sentence that is asked before. */
export interface SessionDeed { action: string; label: string; sentence: string; after: string; needsReason: boolean; main: boolean }

interface Allowed { action: string; label?: string; needs_reason?: boolean }
type Make = (session: Session) => Omit<SessionDeed, 'action'>

const deeds: Record<string, Make> = {
  announce: (session) => ({
    label: '发通知',
    sentence: `发出“${session.name}”的通知？`,
    after: `名单上 ${session.enrolled} 人会收到站内消息；留了邮箱的发邮件，其余的进乡镇的告知名单。以后加进名单的人，加的时候就通知。`,
    needsReason: false,
    main: true,
  }),
  open: (session) => ({ label: '开始报名', sentence: `“${session.name}”开始报名？`, after: `名额 ${session.capacity} 人，满了的排候补。`, needsReason: false, main: true }),
  lock: (session) => ({ label: '锁定名单', sentence: `锁定“${session.name}”的名单，共 ${session.enrolled} 人？`, after: '锁定后换人要写原因。', needsReason: false, main: true }),
  start: (session) => ({ label: '开班', sentence: `“${session.name}”开班？`, after: '开班后按课次点名。', needsReason: false, main: true }),
  assess: (session) => ({ label: '进入考核', sentence: `“${session.name}”课上完了，进入考核？`, after: '之后上传考试成绩。', needsReason: false, main: true }),
  complete: (session) => ({
    label: '结业，登记学时',
    sentence: `“${session.name}”结业，给 ${session.enrolled} 人登记学时？`,
    after: '按点名和成绩判定结业；学时一并登记，本人在手机上看得到。登记后只能冲正，不能改。',
    needsReason: false,
    main: true,
  }),
  check_in: (session) => ({ label: '开始报到', sentence: `“${session.name}”开始报到？`, after: '之后可以按课次点名。', needsReason: false, main: true }),
  reopen: (session) => ({ label: '重新开放报名', sentence: `“${session.name}”重新开放报名？`, after: '名单又可以加人、换人。', needsReason: false, main: false }),
  reschedule: (session) => ({ label: '重新定期', sentence: `“${session.name}”按现在的日子重新办？`, after: '名单上的人都会被告知。', needsReason: false, main: true }),
  archive: (session) => ({ label: '归档', sentence: `归档“${session.name}”？`, after: '归档后只看不改。', needsReason: false, main: true }),
  postpone: (session) => ({ label: '延期', sentence: `“${session.name}”延期？`, after: '名单上的人都会被告知。', needsReason: true, main: false }),
  cancel: (session) => ({ label: '取消这一期', sentence: `取消“${session.name}”？`, after: '名单上的人都会被告知，不能恢复。', needsReason: true, main: false }),
}

const byState: Record<string, readonly string[]> = {
  preparing: ['announce', 'open', 'lock', 'postpone', 'cancel'],
  announced: ['open', 'lock', 'postpone', 'cancel'],
  enrolling: ['lock', 'postpone', 'cancel'],
  locked: ['start', 'check_in', 'reopen', 'postpone', 'cancel'],
  checked_in: ['start', 'postpone', 'cancel'],
  running: ['complete', 'assess', 'cancel'],
  assessing: ['complete'],
  completed: ['archive'],
  postponed: ['reschedule', 'cancel'],
}

/** What this session allows now: the service's word where it says, else what its life cycle allows. */
export function deedsOf(session: Session): SessionDeed[] {
  const allowed: readonly Allowed[] = session.actions ?? (byState[session.state] ?? []).map((action) => ({ action }))
  const found: SessionDeed[] = []
  for (const { action, label, needs_reason } of allowed) {
    const known = deeds[action === 'finish' ? 'complete' : action]
    if (known) found.push({ action, ...known(session) })
    else if (label) found.push({ action, label, sentence: `“${session.name}”：${label}？`, after: '', needsReason: needs_reason ?? false, main: false })
  }
  const first = found.findIndex((deed) => deed.main)
  return found.map((deed, at) => ({ ...deed, main: at === first }))
}
