import { computed } from 'vue'

import { api, ask } from '@shared/api/client'
import { useLoad } from '@shared/useLoad'

/** The kinds of classes and courses of the account's own unit; what has one that is out of use keeps its name. */
export function useKinds() {
  const { data, reload } = useLoad(() => ask(api.GET('/training-kinds')))
  const items = computed(() => data.value?.items ?? [])
  const options = (fits: (kind: { for_class: boolean; for_course: boolean }) => boolean, keeps?: string) =>
    items.value.filter((kind) => (kind.in_use && fits(kind)) || kind.code === keeps).map((kind) => ({ value: kind.code, label: kind.name }))
  const nameOf = (code: string) => items.value.find((kind) => kind.code === code)?.name ?? code
  return { items, options, nameOf, reload }
}
