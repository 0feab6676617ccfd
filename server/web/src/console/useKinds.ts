import type { MaybeRefOrGetter } from 'vue'
import { computed, toValue, watch } from 'vue'

import { api, ask } from '@shared/api/client'
import type { TrainingKind } from '@shared/api/model'
import { useLoad } from '@shared/useLoad'

/** The kinds of classes and courses and the ways of holding classes at a unit, the account's own where none is said; what has one that is out of use keeps its name. */
export function useKinds(unit?: MaybeRefOrGetter<string>) {
  const at = () => toValue(unit)
  const { data, reload } = useLoad(() => ask(api.GET('/training-kinds', { params: { query: at() ? { unit: at() } : {} } })))
  watch(at, () => void reload())
  const items = computed(() => data.value?.items ?? [])
  const options = (fits: (kind: TrainingKind) => boolean, keeps?: string) =>
    items.value.filter((kind) => (kind.in_use && fits(kind)) || kind.code === keeps).map((kind) => ({ value: kind.code, label: kind.name }))
  const nameOf = (code: string) => items.value.find((kind) => kind.code === code)?.name ?? code
  return { items, options, nameOf, reload }
}
