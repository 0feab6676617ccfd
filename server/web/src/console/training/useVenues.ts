import { computed } from 'vue'

import { api, ask } from '@shared/api/client'
import { useLoad } from '@shared/useLoad'

/** Places to choose from, each with its seats, and how one is added while a session is planned. */
export function useVenues() {
  const venues = useLoad(() => ask(api.GET('/venues')))
  const options = computed(() => (venues.data.value?.items ?? []).map((venue) => ({ id: venue.id, name: venue.seats ? `${venue.name}（${venue.seats} 座）` : venue.name })))
  const fields = [{ key: 'name', label: '地点名称' }, { key: 'address', label: '地址', optional: true }, { key: 'seats', label: '座位数', optional: true }]

  async function add(values: Record<string, string>): Promise<string> {
    const seats = Number(values.seats)
    const body = { name: values.name ?? '', ...(values.address ? { address: values.address } : {}), ...(seats ? { seats } : {}) }
    const made = await ask(api.POST('/venues', { body }))
    await venues.reload()
    return made.id
  }
  return { venues, options, fields, add }
}
