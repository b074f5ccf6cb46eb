import { availableParallelism } from "node:os"
import type { Check } from "./Check.ts"
import { vitest } from "./vitest.ts"

export const tests: Check = {
  name: "test",
  holds: "unit tests and properties pass",
  // vitest leaves a processor to who works on the machine meanwhile; of two it would use one.
  run: () => vitest("node", ["--maxWorkers", String(availableParallelism())]),
}
