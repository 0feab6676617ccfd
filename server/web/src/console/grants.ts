import { roleName } from '@shared/labels'

/** What is filled in to give a role. */
export interface GrantForm { role: string; unit_id: string; class_id: string; valid_to: string }

/** The roles that a page can give: workers' come with the roster, a class teacher's only where the giver can name a class. */
export const grantRoles = (withClasses: boolean) =>
  Object.entries(roleName)
    .filter(([code]) => !['worker', 'party_organisation', ...(withClasses ? [] : ['class_teacher'])].includes(code))
    .map(([value, label]) => ({ value, label }))

export const newGrantForm = (): GrantForm => ({ role: 'township_admin', unit_id: '', class_id: '', valid_to: '' })

/** The form as the service takes it; what was left empty is left out. */
export function grantBody(form: GrantForm, firstUnit: string) {
  const inClass = form.role === 'class_teacher' && form.class_id ? { class_id: form.class_id } : {}
  return { role: form.role, unit_id: form.unit_id || firstUnit, ...inClass, ...(form.valid_to ? { valid_to: form.valid_to } : {}) }
}
