import type { Import, ImportMissing } from '@shared/api/model'

/** Somebody in post whom the file does not name, once, with each place where they serve. */
export type MissingPerson = Pick<ImportMissing, 'person_id' | 'name' | 'decision' | 'left_on'> & { where: string }

/** The service lists a person once a unit; what is said of them holds for all of it. */
export function missingPeople(read: Pick<Import, 'missing'>): MissingPerson[] {
  const found = new Map<string, MissingPerson>()
  for (const { person_id, name, decision, left_on, party_organisation } of read.missing) {
    const known = found.get(person_id)
    if (known) known.where += `、${party_organisation}`
    else found.set(person_id, { person_id, name, decision, left_on, where: party_organisation })
  }
  return [...found.values()]
}
