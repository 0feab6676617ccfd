import { computed, shallowRef } from 'vue'

import { api, ask } from '@shared/api/client'
import type { MyNotice } from '@shared/api/model'

/** The inbox; every page's foot shows how many are unread. */
export const notices = shallowRef<MyNotice[]>([])
export const unread = computed(() => notices.value.filter((notice) => !notice.read_at).length)

export async function loadNotices(): Promise<MyNotice[]> {
  notices.value = (await ask(api.GET('/notices/mine'))).items
  return notices.value
}

/** Marks one as read, here at once and with the service. */
export async function markRead(notice: MyNotice): Promise<void> {
  if (notice.read_at) return
  const at = new Date().toISOString()
  notices.value = notices.value.map((it) => (it.id === notice.id ? { ...it, read_at: at } : it))
  await ask(api.POST('/notices/{notice}/read', { params: { path: { notice: notice.id } } })).catch(() => null) // it stays unread and is marked next time
}
