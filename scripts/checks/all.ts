/** Every check, in the order in which they run: what is quick and often wrong first. */
import type { Check } from "./Check.ts"
import { barrels } from "./barrels.ts"
import { build } from "./build.ts"
import { format } from "./format.ts"
import { layers } from "./layers.ts"
import { lint } from "./lint.ts"
import { tests } from "./tests.ts"
import { types } from "./types.ts"

export const checks: ReadonlyArray<Check> = [format, lint, types, layers, barrels, tests, build]
