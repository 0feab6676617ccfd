import { computed } from 'vue'

import { may } from '@shared/session'

export interface Place { to: string; label: string; also?: readonly string[]; apart?: boolean }

/** The rooms that this account has something to do in. */
export const places = computed<Place[]>(() => {
  const reads = may('read')
  const found: Place[] = []
  if (reads) {
    found.push(
      { to: '/', label: '今天', also: ['/indicators'] },
      { to: '/people', label: '名册', also: ['/imports', '/releases', '/identity-questions', '/import-answers', '/changes', '/corrections', '/transfers'] },
      { to: '/sessions', label: '培训', also: ['/year-plans', '/courses', '/course-orders', '/course-recommendations', '/venues', '/lecturers'] },
      { to: '/rolls', label: '考勤', also: ['/slots'] },
    )
  } else if (may('grant_write', 'roster_release')) found.push({ to: '/', label: '今天' })
  if (reads || may('application_score')) found.push({ to: '/applications', label: '资格认证', also: ['/certificates'] })
  if (may('notice_tell')) found.push({ to: '/to-tell', label: '通知' })
  if (reads) found.push({ to: '/organisations', label: '组织', also: ['/party-organisations'], apart: true })
  if (may('setting_write', 'roster_write')) found.push({ to: '/settings', label: '设置', also: ['/units', '/training-kinds', '/accounts', '/grants', '/activation-list'] })
  else if (may('account_write')) {
    found.push({ to: '/accounts', label: '账号', also: ['/settings', '/grants', '/activation-list'] })
  } else if (may('grant_write')) found.push({ to: '/grants', label: '授权', also: ['/settings'] })
  if (!reads && may('roster_release')) found.push({ to: '/releases', label: '复核名册' })
  if (may('audit_read')) found.push({ to: '/audit', label: '审计记录' })
  return found
})

/** Where this account begins. */
export const home = computed(() => places.value[0]?.to ?? '/idle')
