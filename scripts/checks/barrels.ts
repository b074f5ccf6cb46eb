import { existsSync, readFileSync } from "node:fs"
import * as Barrel from "../project/Barrel.ts"
import type { Check } from "./Check.ts"
import { packages } from "./Check.ts"

export const barrels: Check = {
  name: "barrels",
  holds: "the index of each package re-exports its modules exactly",
  run: async () => {
    const all = packages().map((name) => Barrel.of(name))
    const wrong = all.filter(({ path, text }) => !existsSync(path) || readFileSync(path, "utf8") !== text)
    const modules = all.reduce((sum, barrel) => sum + barrel.modules, 0)
    return {
      looked: { packages: all.length, modules },
      problems: wrong.map(({ path }) => `${path} is not what its modules make it: npm run barrels -- --write`),
    }
  },
}
