/** Every check, in the order in which they run: what is quick and often wrong first, what needs the build after it. */
import { api } from "./api.ts"
import { architecture } from "./architecture.ts"
import { barrels } from "./barrels.ts"
import { build } from "./build.ts"
import type { Check } from "./Check.ts"
import { doctest } from "./doctest.ts"
import { examples } from "./examples.ts"
import { format } from "./format.ts"
import { layers } from "./layers.ts"
import { lint } from "./lint.ts"
import { tests } from "./tests.ts"
import { types } from "./types.ts"
import { typetest } from "./typetest.ts"

export const checks: ReadonlyArray<Check> = [
  format,
  lint,
  types,
  layers,
  barrels,
  architecture,
  tests,
  build,
  typetest,
  api,
  doctest,
  examples,
]
