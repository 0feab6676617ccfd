import type { Ref } from 'vue'
import { shallowRef, watch } from 'vue'

import { api, ask } from '@shared/api/client'
import type { PartyOrganisation } from '@shared/api/model'

/** The party organisations of a unit, read again when the unit changes. */
export function usePartyOrganisations(unit: Ref<string>) {
  const parties = shallowRef<PartyOrganisation[]>([])
  let turn = 0
  watch(
    unit,
    async (id) => {
      const mine = ++turn
      parties.value = []
      if (!id) return
      const page = await ask(api.GET('/party-organisations', { params: { query: { unit: id } } })).catch(() => null)
      if (mine === turn && page) parties.value = page.items
    },
    { immediate: true },
  )
  return parties
}
