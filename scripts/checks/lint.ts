import type { Check } from "./Check.ts"
import { numberIn, problemsOf, tool } from "./Check.ts"

export const lint: Check = {
  name: "lint",
  holds: "oxlint finds nothing, types included",
  run: async () => {
    const ended = await tool("oxlint", ["--type-aware", "--deny-warnings"])
    return {
      looked: {
        files: numberIn(ended.output, /on (\d+) files/),
        rules: numberIn(ended.output, /with (\d+) rules/),
      },
      problems: problemsOf(ended, "oxlint"),
    }
  },
}
