import { computed, ref, shallowRef } from 'vue'

import { api, ask } from '@shared/api/client'
import type { Unit } from '@shared/api/model'
import { session } from '@shared/session'

const units = shallowRef<Unit[]>([])
const loaded = ref(false)
let loading: Promise<void> | null = null

/** The units that this account sees, territory first, official order; read once a visit. */
export function useUnits() {
  loading ??= ask(api.GET('/units'))
    .then((page) => {
      units.value = page.items
      loaded.value = true
    })
    .catch(() => {
      loading = null // the next page tries again; filters without units still work
    })

  const territory = computed(() => units.value.filter((unit) => unit.tree === 'territory'))
  const townships = computed(() => territory.value.filter((unit) => unit.kind === 'township' || unit.kind === 'zone'))
  const options = computed(() => townships.value.map((unit) => ({ value: unit.id, label: unit.name })))
  const allOptions = computed(() => units.value.map((unit) => ({ value: unit.id, label: unit.name })))
  const home = computed(() => session.me?.home_unit ?? null)
  const nameOf = (id: string | null | undefined) => units.value.find((unit) => unit.id === id)?.name ?? ''

  return { units, loaded, territory, townships, options, allOptions, home, nameOf }
}

/** Forgets the units, for the next account in this browser. */
export function forgetUnits(): void {
  units.value = []
  loaded.value = false
  loading = null
}
