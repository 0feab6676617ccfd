import { api, ask } from '@shared/api/client'
import { keep, recall } from '@shared/keep'
import { latest } from '@shared/latest'
import { may, session } from '@shared/session'

interface Stop { material: string; page: number; place: number }

/**
 * Where one stopped in the files of a course. For a worker the service keeps it, as it does for the phone; whoever only looks
 * after the course learns nothing, and finds the page again in this browser.
 */
export function useOwnStops(course: string) {
  const learns = Boolean(session.me?.person_id) && may('own_data')
  const pages = new Map<string, number>()
  const known = learns ? ask(api.GET('/me/courses/{course}', { params: { path: { course } } })).catch(() => null) : Promise.resolve(null)

  async function pageOf(material: string): Promise<number> {
    const mine = (await known)?.materials.find((it) => it.material.id === material)?.page
    return pages.get(material) ?? mine ?? (Number(recall(`pdf.${material}`)) || 1)
  }
  const send = latest<Stop>((stop) => stop.material, async ({ material, page, place }) => {
    const options = { params: { path: { course, material } }, body: { page, place }, keepalive: true }
    // a course that is closed is still looked at; then nothing is kept of it
    await ask(api.PUT('/me/courses/{course}/materials/{material}/place', options)).catch(() => null)
  })
  function stop(material: string, at: { page: number; place: number }): void {
    pages.set(material, at.page)
    if (learns) send({ material, ...at })
    else keep(`pdf.${material}`, String(at.page))
  }

  return { pageOf, stop }
}
