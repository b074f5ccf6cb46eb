import { existsSync } from "node:fs"
import { findChromium } from "../chromium.ts"
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
    // Unpacked here, once, before several look for it at the same time.
    await findChromium()
    return vitest("e2e")
  },
}
