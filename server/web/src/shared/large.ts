import { ref } from 'vue'

const KEY = 'sanyou.large'

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === '1'
  } catch {
    return false // storage may be switched off by policy
  }
}

/** Whether text is large (20 px instead of 16). */
export const large = ref(remembered())

export function applyLarge(): void {
  document.documentElement.classList.toggle('large', large.value)
}

export function toggleLarge(): void {
  large.value = !large.value
  applyLarge()
  try {
    localStorage.setItem(KEY, large.value ? '1' : '0')
  } catch {
    // it holds for this visit then
  }
}
