import { globSync } from "node:fs"
import * as Module from "../project/Module.ts"
import * as Undocumented from "../project/Undocumented.ts"
import type { Check } from "./Check.ts"
import { problemsOf, tool } from "./Check.ts"

export const typedoc: Check = {
  name: "typedoc",
  holds: "every export is documented and every link in a comment leads somewhere",
  run: async () => {
    const read = Module.all()
      .filter(({ specifier }) => specifier !== undefined)
      .map(({ path }) => Undocumented.of(path))
    const ended = await tool("typedoc", ["--options", "typedoc.json", "--logLevel", "Warn"])
    return {
      looked: {
        exports: read.reduce((sum, { exports }) => sum + exports, 0),
        pages: globSync("docs/api/**/*.html").length,
      },
      problems: [...read.flatMap(({ missing }) => missing), ...problemsOf(ended, "typedoc")],
    }
  },
}
