/**
 * Plants every second mistake of `mutants/`, or every nth, one after the other in one vitest that stays loaded, and prints
 * a line of JSON for each: its name, and what is wrong with it if anything is.
 *
 *     node scripts/project/Planting.ts <first> <step>
 */
import { readFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { createVitest } from "vitest/node"
import { files } from "../checks/Check.ts"
import type { Mutant } from "../mutants/Mutant.ts"
import { mutants } from "../mutants.rules.ts"
import { plant } from "./Mutation.ts"

/** What one mistake came to. `problem` is absent when it was caught. */
export interface Planted {
  readonly name: string
  readonly seconds: number
  readonly problem?: string
}

const [first = 0, step = 1] = process.argv.slice(2).map(Number)

let current: Mutant | undefined
const vitest = await createVitest(
  "test",
  // Without the cache of modules, which would give the source without the mistake. The first test that fails has caught it.
  { watch: false, project: ["node"], fsModuleCache: false, bail: 1, reporters: [{}] },
  {
    plugins: [
      {
        name: "pupitre:planting",
        enforce: "pre",
        transform: (code: string, id: string) => (current === undefined ? undefined : plant(current, code, id)),
      },
    ],
  },
)
await vitest.globTestSpecifications()

const wrong = async (mutant: Mutant): Promise<string | undefined> => {
  const { name, file, find, rule } = mutant
  const found = readFileSync(file, "utf8").split(find).length - 1
  if (found !== 1) return `${name}: what it replaces stands ${found} times in ${file}`
  const pages = files("packages/*/SPEC.md", "examples/*/SPEC.md").filter((page) =>
    readFileSync(page, "utf8").includes(`**[${rule}]**`),
  )
  if (pages.length !== 1) return `${name}: ${pages.length} pages have a rule ${rule}`
  const tests = files(`${dirname(pages[0]!)}/test/**/*.test.ts`).filter((test) =>
    readFileSync(test, "utf8").includes(`[${rule}]`),
  )
  const specifications = tests.flatMap((test) => vitest.getModuleSpecifications(resolve(test)))
  if (specifications.length === 0) return `${name}: no test of Node's names ${rule}`
  // The rule's tests alone: the check `test` has seen them pass without the mistake.
  vitest.setGlobalTestNamePattern(`\\[${rule}\\]`)
  current = mutant
  // For the processes that tests start.
  process.env["PUPITRE_MUTANT"] = name
  vitest.invalidateFile(resolve(file))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  current = undefined
  vitest.invalidateFile(resolve(file))
  const looked = new Set(specifications.map(({ moduleId }) => moduleId))
  let ran = 0
  for (const module of testModules) {
    if (!looked.has(module.moduleId)) continue
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === "skipped" || !test.fullName.includes(`[${rule}]`)) continue
      ran++
      if (state === "failed") return undefined
    }
  }
  return ran === 0
    ? `${name}: the tests of ${rule} did not run: ${JSON.stringify(unhandledErrors).slice(0, 500)}`
    : `${name}: not caught by ${rule}`
}

for (const [index, mutant] of mutants.entries()) {
  if (index % step !== first) continue
  const start = performance.now()
  const problem = await wrong(mutant)
  const seconds = Math.round((performance.now() - start) / 100) / 10
  console.log(
    JSON.stringify({ name: mutant.name, seconds, ...(problem !== undefined && { problem }) } satisfies Planted),
  )
}
await vitest.close()
