import { existsSync, readFileSync } from "node:fs"
import * as Surface from "../project/Surface.ts"
import type { Check } from "./Check.ts"
import { packages } from "./Check.ts"

/** The first line in which two texts differ. */
const firstDifference = (held: string, made: string): string => {
  const before = held.split("\n")
  const after = made.split("\n")
  const line = after.findIndex((text, index) => text !== before[index])
  const at = line === -1 ? after.length : line
  return `line ${at + 1}\n  - ${before[at] ?? "(nothing)"}\n  + ${after[at] ?? "(nothing)"}`
}

export const api: Check = {
  name: "api",
  holds: "api/ shows the public surface of each package as it is built",
  run: async () => {
    const surfaces = packages().map((name) => Surface.of(name))
    const problems = surfaces.flatMap((surface) => {
      const held = existsSync(surface.path) ? readFileSync(surface.path, "utf8") : ""
      if (held === surface.text) return surface.problems
      const difference = firstDifference(held, surface.text)
      return [
        ...surface.problems,
        `${surface.path} differs from the build (npm run api -- --write), first at ${difference}`,
      ]
    })
    return {
      looked: {
        packages: surfaces.length,
        modules: surfaces.reduce((sum, { modules }) => sum + modules, 0),
        exports: surfaces.reduce((sum, { exports }) => sum + exports, 0),
      },
      problems,
    }
  },
}
