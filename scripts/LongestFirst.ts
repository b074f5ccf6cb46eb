/**
 * The order of test files: those that are known to take long begin, so that none of them runs alone at the end.
 *
 * vitest knows how long a file took the last time. On a fresh clone there was no last time, and it would begin with the files
 * that have the most lines.
 */
import type { TestSpecification } from "vitest/node"
import { BaseSequencer } from "vitest/node"

/** The files that take more than ten seconds in `npm test`, the longest first. */
const long = [
  "packages/transport/test/Simulation.test.ts",
  "packages/transport/test/Codec.test.ts",
  "examples/test/desk/desk.test.ts",
  "packages/transport/test/mutants.test.ts",
  "examples/replay/test/replay.test.ts",
  "examples/console/test/Files.test.ts",
]

const place = ({ moduleId }: TestSpecification): number => {
  const found = long.findIndex((path) => moduleId.endsWith(`/${path}`))
  return found === -1 ? long.length : found
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}
