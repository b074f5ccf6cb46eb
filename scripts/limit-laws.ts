/**
 * No law takes more than five seconds in `npm test`, however many cases it asks for; `npm run deep` has no such limit. How many
 * cases a law ran is kept with its test, to be counted, and a law that time cut short after a few of them fails.
 */
import fc from "fast-check"
import { TestRunner } from "vitest"
import * as Law from "./project/Law.ts"

fc.configureGlobal({
  // A planted mistake need only be caught, not shown at its smallest.
  ...(process.env["PUPITRE_MUTANT"] !== undefined && { endOnFailure: true }),
  ...(process.env["PUPITRE_DEEP"] === undefined && { interruptAfterTimeLimit: Law.milliseconds }),
  reporter: (details) => {
    const meta = TestRunner.getCurrentTest()?.meta
    if (meta !== undefined) Law.count(meta, details.numRuns)
    if (details.failed) {
      throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
    }
    const problem = Law.tooFew(details.numRuns, details.runConfiguration.numRuns ?? 100)
    if (problem !== undefined) throw new Error(problem)
  },
})
