// Makes the client's types from the server's committed description.
import { readFile, writeFile } from 'node:fs/promises'

import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../openapi.json', import.meta.url)
const target = new URL('../src/shared/api/schema.gen.ts', import.meta.url)
const description = JSON.parse(await readFile(source, 'utf8'))
const types = astToString(await openapiTS(description, { alphabetize: true }))
const text = `// Generated from server/openapi.json by \`npm run types\`. Do not edit.\n\n${types}`

if (process.argv.includes('--check')) {
  const now = await readFile(target, 'utf8').catch(() => '')
  if (now !== text) {
    console.error('schema.gen.ts is behind server/openapi.json: run `npm run types` and commit it.')
    process.exit(1)
  }
} else {
  await writeFile(target, text)
}
