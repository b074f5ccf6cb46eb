import type { Check } from "./Check.ts"
import { problemsOf, tool } from "./Check.ts"

export const unused: Check = {
  name: "unused",
  holds: "no file, export or dependency that nothing uses",
  run: async () => {
    const { code, output } = await tool("knip", ["--no-progress", "--reporter", "compact"])
    const counted = await tool("knip", ["--no-progress", "--no-exit-code", "--performance"])
    const files = Number(/(\d+)\s*(?:files|resolve)/i.exec(counted.output)?.[1] ?? 0)
    return { looked: { files }, problems: problemsOf({ code, output }, "knip") }
  },
}
