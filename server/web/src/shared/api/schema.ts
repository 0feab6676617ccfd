import type { Coming } from './coming'
import type { paths as Described } from './schema.gen'

type Short<Path> = Path extends `/api/v1${infer Rest}` ? Rest : never
type Known = { [Path in keyof Described as Short<Path>]: Described[Path] }

/** The service's routes, as its own description has them, below `/api/v1`. */
export type paths = Known & Omit<Coming, keyof Known>
