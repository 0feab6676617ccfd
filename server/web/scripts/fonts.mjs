// Lays the two fonts of documents where the server's build embeds them: a weight each, with their licence.
import { copyFile, mkdir, stat } from 'node:fs/promises'

const packages = new URL('../node_modules/@expo-google-fonts/', import.meta.url)
const target = new URL('../../assets/fonts/', import.meta.url)
const FONTS = [
  ['noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', 'NotoSerifSC-Regular.ttf'],
  ['noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', 'NotoSansSC-Regular.ttf'],
]

await mkdir(target, { recursive: true })
for (const [from, to] of FONTS) {
  const source = new URL(from, packages)
  const size = (await stat(source)).size
  const there = await stat(new URL(to, target)).catch(() => null)
  // an unchanged font keeps its time, so that the server is not built again
  if (there?.size !== size) await copyFile(source, new URL(to, target))
}
