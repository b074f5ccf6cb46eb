import { basename } from "node:path"
import type { Check } from "./Check.ts"
import { files, tool } from "./Check.ts"

/** Longer than this and an example hangs. In milliseconds. */
const limit = 60_000

export const examples: Check = {
  name: "examples",
  holds: "the numbered programs run on the build and end well",
  run: async () => {
    const programs = files("examples/[0-9][0-9]-*.ts")
    const problems: Array<string> = []
    for (const path of programs) {
      const { code, output } = await tool(process.execPath, [path], { limit })
      if (code !== 0) problems.push(`${basename(path)} ended with code ${code}:\n${output.trim()}`)
    }
    return {
      looked: { programs: programs.length },
      problems,
      tests: { passed: programs.length - problems.length, failed: problems.length },
    }
  },
}
