import { computed, ref, type Ref } from 'vue'

import type { Refusal } from '@shared/api/problem'

/** A name that a form gives and that is nearly a known one's: which field it stands in, and the one that it is near. */
export interface NearName {
  field: string
  name: string
  near: string
}

/** What `organisation.near` asks, and the names that were said to be another's. */
export function useApart(refusal: Ref<Refusal | null>) {
  const apart = ref<string[]>([])
  const asked = computed<NearName | null>(() => {
    if (refusal.value?.code !== 'organisation.near') return null
    const { field, name, near } = refusal.value.problem as unknown as NearName
    return { field, name, near }
  })
  function setApart(name: string): void {
    apart.value = [...new Set([...apart.value, name])]
  }
  return { apart, asked, setApart }
}
