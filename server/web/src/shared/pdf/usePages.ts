import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Ref } from 'vue'
import { computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'

import { isAtEnd, laid, nearby, pageRead, scrollTo, spotAt, zoomed } from './layout'

/** Wider pages are no easier to read. */
const WIDEST = 900
const BATCH = 40

/** The pages of a document in a box that scrolls: where they stand, which are drawn, which one is read. */
export function usePages(pdf: PDFDocumentProxy, box: Ref<HTMLElement | null>, begin: number) {
  const shapes = shallowRef<number[]>([])
  const room = ref(0)
  const zoom = ref(100)
  const scrolled = ref(0)
  const tall = ref(0)
  /** How much of the box the window shows. */
  const shown = ref(0)

  const width = computed(() => Math.round((Math.min(room.value, WIDEST) * zoom.value) / 100))
  const sheets = computed(() => laid(room.value ? shapes.value : [], width.value))
  const near = computed(() => nearby(sheets.value, scrolled.value, tall.value))
  const atEnd = computed(() => isAtEnd(sheets.value, scrolled.value, shown.value))
  const page = computed(() => {
    if (!sheets.value.tops.length) return begin
    return scrolled.value > 0 && scrolled.value + tall.value >= sheets.value.total - 1 ? pdf.numPages : pageRead(sheets.value, scrolled.value, tall.value)
  })

  function look(): void {
    if (!box.value) return
    scrolled.value = box.value.scrollTop
    tall.value = box.value.clientHeight
    shown.value = Math.min(tall.value, window.innerHeight - box.value.getBoundingClientRect().top)
  }
  function jump(to: number, part = 0): void {
    box.value?.scrollTo(box.value.scrollLeft, scrollTo(sheets.value, { page: to, part }))
    look()
  }
  /** Changes how large pages are, and stays at the spot that was being read. */
  async function keeping(change: () => void): Promise<void> {
    const spot = spotAt(sheets.value, scrolled.value)
    change()
    await nextTick()
    jump(spot.page, spot.part)
  }
  const size = (larger: boolean): Promise<void> =>
    keeping(() => {
      zoom.value = zoomed(zoom.value, larger)
    })
  async function measure(): Promise<void> {
    if (!box.value || box.value.clientWidth === room.value) return look()
    await keeping(() => {
      room.value = box.value?.clientWidth ?? 0
    })
  }

  async function shapeOf(number: number): Promise<number> {
    const { width: across, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
    return height / across
  }
  /** The first page stands for all until each has been asked. */
  async function ask(): Promise<void> {
    const first = await shapeOf(1).catch(() => 297 / 210)
    shapes.value = Array<number>(pdf.numPages).fill(first)
    await nextTick()
    jump(begin)
    for (let from = 2; from <= pdf.numPages; from += BATCH) {
      const found = await Promise.all(Array.from({ length: Math.min(BATCH, pdf.numPages - from + 1) }, (_, at) => shapeOf(from + at).catch(() => first)))
      if (found.every((shape) => shape === first)) continue
      const next = [...shapes.value]
      next.splice(from - 1, found.length, ...found)
      await keeping(() => {
        shapes.value = next
      })
    }
  }

  let watcher: ResizeObserver | undefined
  onMounted(() => {
    room.value = box.value?.clientWidth ?? 0
    watcher = new ResizeObserver(() => void measure())
    if (box.value) watcher.observe(box.value)
    window.addEventListener('scroll', look, { passive: true })
    void ask()
  })
  watch(sheets, () => void nextTick(look))
  onBeforeUnmount(() => {
    watcher?.disconnect()
    window.removeEventListener('scroll', look)
  })

  return { width, sheets, near, page, atEnd, zoom, room, look, jump, size }
}
