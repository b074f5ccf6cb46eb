import { globSync, statSync } from "node:fs"
import type { Check } from "./Check.ts"
import { problemsOf, tool } from "./Check.ts"

export const build: Check = {
  name: "build",
  holds: "every package builds, one file per module",
  run: async () => {
    const ended = await tool(process.execPath, ["scripts/build.mjs"])
    const scripts = globSync("packages/*/dist/**/*.js")
    return {
      looked: {
        modules: scripts.length,
        declarations: globSync("packages/*/dist/**/*.d.ts").length,
        bytes: scripts.reduce((sum, path) => sum + statSync(path).size, 0),
      },
      problems: problemsOf(ended, "the build"),
    }
  },
}
