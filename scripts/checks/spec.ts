/** Compares the rules of each SPEC.md with the names of the tests: every rule is held, every number is a rule. */
import { existsSync, readFileSync } from "node:fs"
import type { Check } from "./Check.ts"
import { files, packages } from "./Check.ts"

const all = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].map((match) => match[1]!)
const numbers = (text: string, pattern: RegExp): ReadonlySet<string> => new Set(all(text, pattern))

export const spec: Check = {
  name: "spec",
  holds: "every rule of a SPEC.md is held by a test of that number, and every number is one rule",
  run: () => {
    const problems: Array<string> = []
    let rules = 0
    let pages = 0
    const places = new Map<string, string>()
    const named: Array<readonly [page: string, rule: string]> = []
    for (const folder of [...packages().map((name) => `packages/${name}`), "examples/console"]) {
      const page = `${folder}/SPEC.md`
      if (!existsSync(page)) {
        problems.push(`${page} is missing`)
        continue
      }
      pages++
      const said = all(readFileSync(page, "utf8"), /\*\*\[([A-Z]+\d+)\]\*\*/g)
      for (const rule of said) {
        if (places.has(rule)) problems.push(`${page}: ${rule} stands already in ${places.get(rule)}`)
        places.set(rule, page)
      }
      const written = new Set(said)
      const sources = files(`${folder}/test/**/*.{ts,tsx}`).map((path) => readFileSync(path, "utf8"))
      const held = numbers(sources.join("\n"), /["'`]\[([A-Z]+\d+)\]/g)
      rules += written.size
      for (const rule of written) if (!held.has(rule)) problems.push(`${page}: no test holds ${rule}`)
      for (const rule of held) if (!written.has(rule)) named.push([page, rule])
    }
    // The console's tests hold rules of the packages too, through all of them together.
    for (const [page, rule] of named)
      if (page.startsWith("packages/") || !places.has(rule))
        problems.push(`${page}: tests name ${rule}, which is no rule`)
    return Promise.resolve({ looked: { pages, rules }, problems })
  },
}
