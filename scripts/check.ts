/**
 * Everything that must hold before a change is taken: `npm test`, or some of it by name: `npm run check -- lint types`.
 *
 * One check after the other, each in a process of its own where it is heavy. Prints a table of what each looked at and how
 * long it took, and last, alone on a line, how many tests passed and failed.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Check, Outcome } from "./checks/Check.ts"
import { endAll } from "./checks/Check.ts"
import { checks } from "./checks/all.ts"

interface Row {
  readonly check: Check
  readonly outcome: Outcome
  readonly seconds: number
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(", ")}. There are: ${checks.map((check) => check.name).join(", ")}.`)
  process.exit(2)
}
// What a tool that is ended, or a test with a planted mistake, leaves behind goes with the run.
const temporary = mkdtempSync(join(tmpdir(), "pupitre-"))
process.env["TMPDIR"] = temporary
process.on("exit", () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }))
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    endAll()
    process.exit(1)
  })
}

const empty = (outcome: Outcome): ReadonlyArray<string> =>
  Object.entries(outcome.looked)
    .filter(([, count]) => count === 0)
    .map(([unit]) => `looked at 0 ${unit}`)

const run = async (check: Check): Promise<Row> => {
  const start = performance.now()
  let outcome: Outcome
  try {
    outcome = await check.run()
  } catch (error) {
    outcome = { looked: {}, problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
  }
  const problems = outcome.problems.length > 0 ? outcome.problems : empty(outcome)
  return { check, outcome: { ...outcome, problems }, seconds: (performance.now() - start) / 1000 }
}

const summary = ({ outcome }: Row): string =>
  Object.entries(outcome.looked)
    .map(([unit, count]) => `${count.toLocaleString("en")} ${unit}`)
    .join(", ")

const rows: Array<Row> = []
for (const check of checks.filter(({ name }) => names.length === 0 || names.includes(name))) {
  console.log(`\n── ${check.name}: ${check.holds}`)
  const row = await run(check)
  rows.push(row)
  for (const problem of row.outcome.problems) console.log(problem)
  const verdict = row.outcome.problems.length === 0 ? "ok" : `FAILED, ${row.outcome.problems.length} problem(s)`
  console.log(`   ${verdict}, ${row.seconds.toFixed(1)} s: ${summary(row)}`)
}

const width = Math.max(...rows.map(({ check }) => check.name.length))
console.log("\n")
for (const row of rows) {
  const verdict = row.outcome.problems.length === 0 ? "ok    " : "FAILED"
  console.log(`${verdict}  ${row.check.name.padEnd(width)}  ${row.seconds.toFixed(1).padStart(6)} s  ${summary(row)}`)
}
const total = rows.reduce((sum, { seconds }) => sum + seconds, 0)
console.log(`${"in all".padEnd(width + 8)}  ${total.toFixed(1).padStart(6)} s`)

// Once more at the end, where whoever has the end of the output alone finds it.
for (const { check, outcome } of rows) {
  for (const problem of outcome.problems.slice(0, 20))
    console.log(`${check.name}: ${problem.split("\n", 1)[0]!.slice(0, 400)}`)
}

// A check that is not made of tests counts only when it fails: as one.
const passed = rows.reduce((sum, { outcome }) => sum + (outcome.tests?.passed ?? 0), 0)
const failed = rows.reduce(
  (sum, { outcome }) => sum + Math.max(outcome.tests?.failed ?? 0, outcome.problems.length > 0 ? 1 : 0),
  0,
)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
