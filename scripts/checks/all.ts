/** Every check, in the order in which they run: what is quick and often wrong first, what needs the build after it. */
import { api } from "./api.ts"
import { architecture } from "./architecture.ts"
import { barrels } from "./barrels.ts"
import { browser } from "./browser.ts"
import { build } from "./build.ts"
import type { Check } from "./Check.ts"
import { consumer } from "./consumer.ts"
import { doctest } from "./doctest.ts"
import { e2e } from "./e2e.ts"
import { examples } from "./examples.ts"
import { format } from "./format.ts"
import { imports } from "./imports.ts"
import { layers } from "./layers.ts"
import { links } from "./links.ts"
import { lint } from "./lint.ts"
import { mutants } from "./mutants.ts"
import { publish } from "./publish.ts"
import { sizes } from "./sizes.ts"
import { spec } from "./spec.ts"
import { tests } from "./tests.ts"
import { typedoc } from "./typedoc.ts"
import { types } from "./types.ts"
import { typetest } from "./typetest.ts"
import { unused } from "./unused.ts"

export const checks: ReadonlyArray<Check> = [
  format,
  lint,
  types,
  layers,
  barrels,
  architecture,
  links,
  unused,
  spec,
  tests,
  mutants,
  build,
  typetest,
  api,
  doctest,
  examples,
  typedoc,
  sizes,
  imports,
  publish,
  consumer,
  browser,
  e2e,
]
