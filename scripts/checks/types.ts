import type { Check } from "./Check.ts"
import { tool } from "./Check.ts"

export const types: Check = {
  name: "types",
  holds: "sources, tests, examples, benchmarks and scripts type-check",
  run: async () => {
    const ended = await tool("tsc", ["-p", "tsconfig.json", "--listFiles", "--pretty", "false"])
    const lines = ended.output.split("\n").filter((line) => line !== "")
    const isFile = (line: string): boolean => /^\/.*\.[cm]?tsx?$/.test(line) || /^[A-Z]:[\\/].*\.[cm]?tsx?$/.test(line)
    return {
      looked: { files: lines.filter((line) => isFile(line) && !/[\\/]node_modules[\\/]/.test(line)).length },
      problems: ended.code === 0 ? [] : lines.filter((line) => !isFile(line)),
    }
  },
}
