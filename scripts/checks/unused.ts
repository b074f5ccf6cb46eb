import type { Check } from "./Check.ts"
import { numberIn, problemsOf, tool } from "./Check.ts"

export const unused: Check = {
  name: "unused",
  holds: "no file, export or dependency that nothing uses",
  run: async () => {
    const reporters = ["--reporter", "compact", "--reporter", "./scripts/knip-count.mjs"]
    const ended = await tool("knip", ["--no-progress", "--no-config-hints", ...reporters])
    return { looked: { files: numberIn(ended.output, /looked at (\d+) files/) }, problems: problemsOf(ended, "knip") }
  },
}
