// Adds up what the first page of each surface loads, compressed, and holds the phone's limit.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const LIMIT_OF_THE_PHONE = 120_000
const dist = new URL('../dist/', import.meta.url)
let tooMuch = false

for (const page of ['index.html', 'me.html', 'verify.html']) {
  const html = await readFile(new URL(page, dist), 'utf8')
  const assets = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1])
  let total = 0
  for (const asset of assets) total += gzipSync(await readFile(new URL(asset, dist))).length
  console.log(`${page.padEnd(12)} ${(total / 1000).toFixed(1)} kB compressed in ${assets.length} files`)
  if (page === 'me.html' && total > LIMIT_OF_THE_PHONE) tooMuch = true
}
if (tooMuch) {
  console.error(`The phone's first page is over ${LIMIT_OF_THE_PHONE / 1000} kB.`)
  process.exit(1)
}
