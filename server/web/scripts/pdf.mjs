// Lays what the PDF reader asks for by name beside the built front ends, under its version: the character maps of simplified
// Chinese fonts that a file does not bring, the two fonts that no system has, and the decoder of JPEG 2000 that needs no WebAssembly.
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'

const brought = new URL('../node_modules/pdfjs-dist/', import.meta.url)
const { version } = JSON.parse(await readFile(new URL('package.json', brought), 'utf8'))
const target = new URL(`../dist/assets/pdf-${version}/`, import.meta.url)

const maps = (await readdir(new URL('cmaps/', brought))).filter((name) => /GB/.test(name))
const parts = [
  ...maps.map((name) => `cmaps/${name}`),
  'cmaps/LICENSE',
  'standard_fonts/FoxitSymbol.pfb',
  'standard_fonts/FoxitDingbats.pfb',
  'standard_fonts/LICENSE_FOXIT',
  'wasm/openjpeg_nowasm_fallback.js',
  'wasm/LICENSE_OPENJPEG',
  'wasm/LICENSE_PDFJS_OPENJPEG',
]
await mkdir(target, { recursive: true })
for (const part of parts) await copyFile(new URL(part, brought), new URL(part.split('/').pop().replace(/^LICENSE$/, 'LICENSE_CMAPS'), target))
await copyFile(new URL('LICENSE', brought), new URL('LICENSE', target))
