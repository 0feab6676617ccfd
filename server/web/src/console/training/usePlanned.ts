import type { Ref } from 'vue'
import { computed, ref, watch } from 'vue'

import { daysBetween } from '@shared/format'

import type { Planned, SlotDraft } from './slots'
import { FILLED_DAYS, planned } from './slots'

/** Half-days that follow the days of a session as they are typed; says how far the first day took the rest along. */
export function usePlanned(form: { first_day: string; last_day: string }, slots: Ref<SlotDraft[]>) {
  const held = { first: form.first_day, last: form.last_day }
  const shelf: SlotDraft[] = []
  const moved = ref(0)

  watch(
    () => [form.first_day, form.last_day] as const,
    ([first, last]) => {
      const before: Planned = { ...held, slots: slots.value }
      const after = planned(before, first, last, shelf)
      if (after === before) return
      if (before.last && after.last !== last) moved.value = daysBetween(before.first, after.first) ?? 0
      Object.assign(held, { first: after.first, last: after.last })
      slots.value = after.slots
      form.last_day = after.last
    },
  )
  const movedSaid = computed(() => (moved.value ? `结束日和课程表跟着${moved.value > 0 ? '往后' : '往前'}移了 ${Math.abs(moved.value)} 天` : ''))
  /** Days that are the wrong way round or past all measure, and a long class: why its half-days didn't follow. */
  const spanSaid = computed(() => {
    const days = (daysBetween(form.first_day, form.last_day) ?? 0) + 1
    if (days < 1) return '早于开班日，课次没有跟着变'
    if (days > 367) return `前后 ${days} 天，超过一年，课次没有跟着变，请核对`
    return days > FILLED_DAYS ? `前后 ${days} 天，半天不自动排，请在课程表下面一个一个加` : ''
  })
  return { movedSaid, spanSaid }
}
