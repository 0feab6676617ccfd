import { onScopeDispose, ref } from 'vue'

/** Whether the window is too narrow for seven days side by side. */
export function useNarrow() {
  const query = window.matchMedia('screen and (max-width: 800px)')
  const narrow = ref(query.matches)
  const look = () => { narrow.value = query.matches }
  query.addEventListener('change', look)
  onScopeDispose(() => { query.removeEventListener('change', look) })
  return narrow
}
