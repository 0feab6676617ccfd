import type { paths as Described } from './schema.gen'

type Short<Path> = Path extends `/api/v1${infer Rest}` ? Rest : never

/** The service's routes, as its own description has them, below `/api/v1`. */
export type paths = { [Path in keyof Described as Short<Path>]: Described[Path] }
