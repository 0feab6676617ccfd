import { describe, expect, it } from 'vitest'

import type { VenueWhole } from '@shared/api/model'

import { bodyOfVenue, draftVenue, saidOf } from './venueForm'

const VENUE: VenueWhole = {
  id: 'v',
  name: '红色领航之家',
  kind: 'centre',
  seats: 60,
  unit_name: '祁县',
  rooms: [{ id: 'r', name: '党务服务区', kind: 'service', equipment: '叫号机' }],
  hours: [{ weekday: 1, opens: '09:00', closes: '17:00' }],
  ways: [{ venue_id: 'w', minutes: 90 }],
  services: [], planned: [], planned_until: '2027-01-23', seats_by_day: [],
  may_change: true,
  version: 'a1', menu_version: 'm1',
}

describe('a venue as it is typed', () => {
  it('comes back as it was', () => {
    expect(bodyOfVenue(draftVenue(VENUE), 'a1')).toEqual({
      version: 'a1',
      name: '红色领航之家',
      kind: 'centre',
      address: undefined,
      phone: undefined,
      seats: 60,
      rooms: [{ id: 'r', name: '党务服务区', kind: 'service', seats: undefined, equipment: '叫号机' }],
      hours: [{ weekday: 1, opens: '09:00', closes: '17:00' }],
      ways: [{ venue_id: 'w', minutes: 90 }],
    })
  })

  it('leaves a wrong number to the service to refuse', () => {
    const draft = draftVenue(VENUE)
    draft.seats = '很多'
    draft.ways = [{ key: 'a', venue_id: 'w', minutes: '一会儿' }, { key: 'b', venue_id: 'x', minutes: '0' }, { key: 'c', venue_id: '', minutes: '9' }]
    const body = bodyOfVenue(draft, 'a1')
    expect(body.seats).toBe(0)
    expect(body.ways).toEqual([{ venue_id: 'w', minutes: -1 }, { venue_id: 'x', minutes: 0 }])
  })

  it('tells what is wrong with a row', () => {
    const errors = { 'rooms[1].name': '请填写教室名称。', 'rooms[1].kind': '请选择这间的用途。', 'rooms[10].name': '别的行' }
    expect(saidOf(errors, 'rooms', 1)).toBe('请填写教室名称。 请选择这间的用途。')
    expect(saidOf(errors, 'rooms', 0)).toBe('')
  })
})
