/** Plants each mistake of `mutants/` and sees the tests of its rule fail. */
import { readFileSync } from "node:fs"
import { dirname } from "node:path"
import type { Mutant } from "../mutants/Mutant.ts"
import { mutants as all } from "../mutants.rules.ts"
import type { Check } from "./Check.ts"
import { files, tool } from "./Check.ts"

const wrong = async (mutant: Mutant): Promise<string | undefined> => {
  const { name, file, find, rule } = mutant
  const found = readFileSync(file, "utf8").split(find).length - 1
  if (found !== 1) return `${name}: what it replaces stands ${found} times in ${file}`
  const pages = files("packages/*/SPEC.md").filter((page) => readFileSync(page, "utf8").includes(`**[${rule}]**`))
  if (pages.length !== 1) return `${name}: ${pages.length} packages have a rule ${rule}`
  const tests = files(`${dirname(pages[0]!)}/test/**/*.test.ts`).filter((test) =>
    readFileSync(test, "utf8").includes(`[${rule}]`),
  )
  if (tests.length === 0) return `${name}: no test of Node's names ${rule}`
  // The rule's tests alone: the check `test` has seen them pass without the mistake. Without the cache of modules, which
  // would give the source of another run.
  const { code, output } = await tool(
    "vitest",
    ["run", "--project", "node", "--fsModuleCache=false", "--bail=1", "-t", `\\[${rule}\\]`, ...tests],
    { env: { PUPITRE_MUTANT: name }, limit: 60_000 },
  )
  const failed = /(\d+) passed, (\d+) failed/.exec(output)
  if (failed === null) return `${name}: the tests of ${rule} did not run\n${output.slice(-2000)}`
  return code !== 0 && Number(failed[2]) > 0 && output.includes(`[${rule}]`)
    ? undefined
    : `${name}: not caught by ${rule}`
}

export const mutants: Check = {
  name: "mutants",
  holds: "planted mistakes are caught by the rule that is there for them",
  run: async () => {
    const problems: Array<string> = []
    // Two at a time: most of each run is one thread that loads the tests.
    const left = [...all]
    const work = async (): Promise<void> => {
      for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
        const problem = await wrong(mutant)
        if (problem !== undefined) problems.push(problem)
      }
    }
    await Promise.all([work(), work()])
    return { looked: { mutants: all.length }, problems }
  },
}
