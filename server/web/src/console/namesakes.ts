import type { Ref } from 'vue'
import { shallowRef, watch } from 'vue'

import { api, ask } from '@shared/api/client'

/** Those of a list who share their name with somebody else in it. */
export function namesakes<P extends { name: string }>(people: readonly P[]): P[] {
  const count = new Map<string, number>()
  for (const { name } of people) count.set(name, (count.get(name) ?? 0) + 1)
  return people.filter((one) => (count.get(one.name) ?? 0) > 1)
}

/** What tells namesakes apart, by person: their party organisation and the end of the telephone number. */
export function useNamesakes(people: Ref<readonly { person_id: string; name: string }[]>) {
  const told = shallowRef(new Map<string, string>())
  watch(people, async (now) => {
    const found = new Map(told.value)
    for (const { person_id: person } of namesakes(now)) {
      if (found.has(person)) continue
      // whoever can't be read stays with the name alone
      const page = await ask(api.GET('/people/{person}', { params: { path: { person } } })).catch(() => null)
      const tail = page?.phone_masked?.slice(-4)
      if (page) found.set(person, [page.party_organisation, tail ? `手机尾号 ${tail}` : ''].filter(Boolean).join('，'))
    }
    told.value = found
  }, { immediate: true })
  return told
}
