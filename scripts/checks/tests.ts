import type { Check } from "./Check.ts"
import { vitest } from "./vitest.ts"

export const tests: Check = {
  name: "test",
  holds: "unit tests and properties pass",
  run: () => vitest("node"),
}
