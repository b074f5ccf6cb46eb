import { existsSync } from "node:fs"
import type { Check } from "./Check.ts"
import { problemsOf, tool } from "./Check.ts"
import { vitest } from "./vitest.ts"

export const e2e: Check = {
  name: "e2e",
  holds: "the console works end to end in a real browser, on the build",
  run: async () => {
    if (!existsSync("examples/console/package.json")) return { looked: { pages: 0 }, problems: [] }
    const page = await tool("vite", ["build", "--logLevel", "warn"], { cwd: "examples/console" })
    if (page.code !== 0) return { looked: {}, problems: problemsOf(page, "vite build") }
    return vitest("e2e")
  },
}
