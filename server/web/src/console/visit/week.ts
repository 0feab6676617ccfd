import type { ServiceWeek, VenueWeek, VisitSlot } from '@shared/api/model'

/** Where in the week one is: a service, a day, a time. */
export interface Spot { service: string; day: string; starts: string }

export const spotKey = (spot: Spot): string => `${spot.service} ${spot.day} ${spot.starts}`
export const spotOf = (service: ServiceWeek, slot: VisitSlot): Spot => ({ service: service.id, day: slot.day, starts: slot.starts })

/** What a page shows of a day: times that are over say nothing, unless somebody came. */
export const shownOn = (service: ServiceWeek, day: string): VisitSlot[] => service.slots.filter((slot) => slot.day === day && slot.standing !== 'past')

/** Whether a time opens something: a booking, or a visit. */
export const opens = (slot: VisitSlot, mayBook: boolean): boolean => (slot.standing === 'free' ? mayBook : slot.standing === 'booked' && Boolean(slot.visit_id))

/** The areas in the order of their services. */
export function areasOf(week: VenueWeek): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const service of week.services) found.set(service.room_id ?? '', service.area)
  return [...found].map(([value, label]) => ({ value, label }))
}

/** The days that are worth a column: those that are open, and those on which something is. */
export function daysOf(week: VenueWeek): VenueWeek['days'] {
  return week.days.filter((it) => it.hours || week.services.some((service) => service.slots.some((slot) => slot.day === it.day)))
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Where an arrow key leads: up and down through the day, left and right to the nearest time of the same service. */
export function step(services: readonly ServiceWeek[], days: readonly string[], mayBook: boolean, from: Spot, key: string): Spot | null {
  const pressable = (service: ServiceWeek, day: string) => shownOn(service, day).filter((slot) => opens(slot, mayBook)).map((slot) => spotOf(service, slot))
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const day = services.flatMap((service) => pressable(service, from.day))
    const at = day.findIndex((spot) => spotKey(spot) === spotKey(from))
    return (at < 0 ? undefined : day[at + (key === 'ArrowDown' ? 1 : -1)]) ?? null
  }
  const service = services.find((it) => it.id === from.service)
  const at = days.indexOf(from.day)
  if (!service || at < 0 || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null
  const further = key === 'ArrowRight' ? days.slice(at + 1) : days.slice(0, at).reverse()
  const away = (spot: Spot) => Math.abs(minutes(spot.starts) - minutes(from.starts))
  for (const day of further) {
    const [nearest] = pressable(service, day).sort((a, b) => away(a) - away(b))
    if (nearest) return nearest
  }
  return null
}

/** `8:30` as it is said. */
export const said = (time: string): string => time.replace(/^0/, '')
