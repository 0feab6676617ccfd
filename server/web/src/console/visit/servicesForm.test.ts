import { describe, expect, it } from 'vitest'

import type { VenueWhole } from '@shared/api/model'

import { bodyOfMenu, draftMenu, freshService } from './servicesForm'

const venue: VenueWhole = {
  id: 'v', name: '红色领航之家', kind: 'centre', unit_name: '祁县', rooms: [], hours: [], ways: [], planned: [], planned_until: '2027-01-23', seats_by_day: [], may_change: true, version: '1', menu_version: 'm1',
  services: [{ id: 's', name: '参观红色展厅', room_id: 'r', room: '红色展厅', minutes: 60, most: 40, led_by: '武建平', lecturer_id: 'l', first_day: '2026-01-01' }],
}

describe('a menu of services', () => {
  it('is sent as it came where nothing was typed', () => {
    expect(bodyOfMenu(draftMenu(venue))).toEqual({
      version: 'm1', rest_from: undefined, rest_to: undefined,
      services: [{ id: 's', name: '参观红色展厅', description: undefined, room_id: 'r', minutes: 60, most: 40, usual: undefined, led_by: undefined, lecturer_id: 'l', first_day: '2026-01-01', last_day: undefined }],
    })
  })

  it('begins with a rest at noon', () => {
    expect(draftMenu({ ...venue, services: [] })).toEqual({ version: 'm1', rest_from: '12:00', rest_to: '14:00', services: [] })
  })

  it('sends what is no number as none that is allowed', () => {
    const draft = { ...draftMenu(venue), services: [{ ...freshService('1', 'r', '2026-11-24'), name: ' 党务咨询 ', minutes: '半小时', most: '' }] }
    const [body] = bodyOfMenu(draft).services
    expect([body?.name, body?.minutes, body?.most]).toEqual(['党务咨询', 0, undefined])
  })
})
