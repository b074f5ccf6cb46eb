/** Runs one project of vitest and counts its tests. */
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { resolve } from "node:path"
import type { Outcome } from "./Check.ts"
import { tool } from "./Check.ts"

interface Counts {
  readonly modules: number
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly laws: number
  readonly cases: number
  readonly failures: ReadonlyArray<string>
}

const folder = "node_modules/.cache/pupitre"

/** Runs one project of vitest. A skipped test is a problem: whatever is in the tree has to run. */
export const vitest = async (project: string, args: ReadonlyArray<string> = []): Promise<Outcome> => {
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `${project.replace(/\W/g, "")}.json`)
  rmSync(path, { force: true })
  const ended = await tool("vitest", ["run", "--project", project, ...args], {
    env: { PUPITRE_COUNTS: path, PUPITRE_PROJECT: project },
    show: true,
  })
  let counts: Counts
  try {
    counts = JSON.parse(readFileSync(path, "utf8")) as Counts
  } catch {
    return { looked: {}, problems: [`vitest (${project}) ended with code ${ended.code} before it counted a test`] }
  }
  const { modules, passed, failed, skipped, laws, cases, failures } = counts
  const problems = []
  if (ended.code !== 0 || failed > 0)
    problems.push(`${project}: ${failed} of ${passed + failed} tests failed`, ...failures)
  if (skipped > 0) problems.push(`${project}: ${skipped} tests were skipped`)
  // Laws are tests in Node, and none at all would be a mistake.
  const held = project === "node" ? { laws, cases } : {}
  return { looked: { files: modules, tests: passed + failed, ...held }, problems, tests: { passed, failed } }
}
