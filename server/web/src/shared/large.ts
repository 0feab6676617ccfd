import { ref } from 'vue'

import { keep, recall } from './keep'

/** Whether text is large (20 px instead of 16). */
export const large = ref(recall('large') === '1')

export function applyLarge(): void {
  document.documentElement.classList.toggle('large', large.value)
}

export function toggleLarge(): void {
  large.value = !large.value
  applyLarge()
  keep('large', large.value ? '1' : null)
}
