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

  const territory = computed(() => {
    const all = units.value.filter((unit) => unit.tree === 'territory')
    const own = within(all, session.me?.roles.map((role) => role.unit?.id ?? '') ?? [])
    return own.length ? own : all // a line works across the townships
  })
  const townships = computed(() => territory.value.filter((unit) => unit.kind === 'township' || unit.kind === 'zone'))
  const options = computed(() => townships.value.map((unit) => ({ value: unit.id, label: unit.name })))
  const allOptions = computed(() => units.value.map((unit) => ({ value: unit.id, label: unit.name })))
  const home = computed(() => session.me?.home_unit ?? null)
  const nameOf = (id: string | null | undefined) => units.value.find((unit) => unit.id === id)?.name ?? ''

  return { units, loaded, territory, townships, options, allOptions, home, nameOf }
}

/** The units that stand at or below one of these, parents before children as they came. */
export function within(units: readonly Unit[], roots: readonly string[]): Unit[] {
  const inside = new Set(roots)
  return units.filter((unit) => {
    const isIn = inside.has(unit.id) || (unit.parent !== null && unit.parent !== undefined && inside.has(unit.parent))
    if (isIn) inside.add(unit.id)
    return isIn
  })
}

/** Forgets the units, for the next account in this browser. */
export function forgetUnits(): void {
  units.value = []
  loaded.value = false
  loading = null
}
