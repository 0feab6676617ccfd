import type { ComputedRef } from 'vue'
import { computed } from 'vue'

import { api, ask } from '@shared/api/client'
import type { CourseSummary } from '@shared/api/model'
import { useLoad } from '@shared/useLoad'

/** The courses that a half-day may teach. */
export function useOpenCourses(): ComputedRef<CourseSummary[]> {
  const { data } = useLoad(() => ask(api.GET('/courses')))
  return computed(() => (data.value?.items ?? []).filter((it) => it.state === 'open'))
}
