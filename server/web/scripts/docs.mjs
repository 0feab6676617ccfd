// Lays the pages of /api/docs beside the built front ends: our own page over what swagger-ui-dist brings.
import { copyFile, mkdir } from 'node:fs/promises'

const own = new URL('../docs/', import.meta.url)
const brought = new URL('../node_modules/swagger-ui-dist/', import.meta.url)
const target = new URL('../dist/docs/', import.meta.url)

await mkdir(target, { recursive: true })
for (const name of ['index.html', 'start.js']) await copyFile(new URL(name, own), new URL(name, target))
for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-bundle.js.LICENSE.txt', 'LICENSE', 'NOTICE']) {
  await copyFile(new URL(name, brought), new URL(name, target))
}
