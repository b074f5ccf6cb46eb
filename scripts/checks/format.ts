import type { Check } from "./Check.ts"
import { numberIn, problemsOf, tool } from "./Check.ts"

export const format: Check = {
  name: "format",
  holds: "every file is as oxfmt writes it",
  run: async () => {
    const ended = await tool("oxfmt", ["--check"])
    return { looked: { files: numberIn(ended.output, /on (\d+) files/) }, problems: problemsOf(ended, "oxfmt") }
  },
}
