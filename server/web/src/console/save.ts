/** Hands a file that came as an answer to the browser, to be saved under a name. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // the browser has taken the address by then
  setTimeout(() => { URL.revokeObjectURL(link.href) }, 60_000)
}
