import { globSync } from "node:fs"
import type { Check } from "./Check.ts"
import { problemsOf, tool } from "./Check.ts"

export const typedoc: Check = {
  name: "typedoc",
  holds: "every export is documented and every link in a comment leads somewhere",
  run: async () => {
    const ended = await tool("typedoc", ["--options", "typedoc.json"])
    return { looked: { pages: globSync("docs/api/**/*.html").length }, problems: problemsOf(ended, "typedoc") }
  },
}
