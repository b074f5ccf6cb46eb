/**
 * Ends a run of vitest with `N passed, N failed`, alone on a line.
 *
 * With PUPITRE_COUNTS set to a path it writes the two numbers there instead, and which tests failed, for the check that
 * started the run.
 */
import { writeFileSync } from "node:fs"
import type { Reporter, TestModule } from "vitest/node"

export class CountReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    let passed = 0
    let failed = errors.length
    let skipped = 0
    let laws = 0
    let cases = 0
    const failures: Array<string> = []
    for (const module of modules) {
      let own = 0
      for (const test of module.children.allTests()) {
        const { state, errors: why } = test.result()
        if (state === "passed") passed += 1
        else if (state === "failed") {
          own += 1
          failures.push(`${module.relativeModuleId}: ${test.fullName}: ${firstLine(why?.[0]?.message)}`)
        } else skipped += 1
        laws += test.meta().laws ?? 0
        cases += test.meta().cases ?? 0
      }
      // A module that fails without a failed test, while it is loaded or in a hook, is one failure.
      if (own === 0 && module.state() === "failed") {
        own = 1
        failures.push(`${module.relativeModuleId}: ${firstLine(module.errors()[0]?.message)}`)
      }
      failed += own
    }
    const path = process.env["PUPITRE_COUNTS"]
    if (laws > 0) console.log(`\n${laws} laws ran ${cases.toLocaleString("en")} cases in all`)
    if (path === undefined) console.log(`\n${passed} passed, ${failed} failed`)
    else
      writeFileSync(path, JSON.stringify({ modules: modules.length, passed, failed, skipped, laws, cases, failures }))
  }
}

const firstLine = (text = ""): string => text.split("\n", 1)[0]!.slice(0, 300)
