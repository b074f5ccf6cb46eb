import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import * as Fence from "../project/Fence.ts"
import type { Check } from "./Check.ts"
import { files, tool } from "./Check.ts"

const folder = ".cache/doctest"

const equal = `import { deepStrictEqual } from "node:assert"
export const __equal = (actual: unknown, expected: unknown, where: string): void => {
  try {
    deepStrictEqual(actual, expected)
  } catch (error) {
    throw new Error(\`\${where}: \${error instanceof Error ? error.message : String(error)}\`)
  }
}
`

const configuration = {
  extends: "../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    declaration: false,
    // The build, as a user sees it.
    customConditions: [],
    allowImportingTsExtensions: true,
    types: ["node"],
    jsx: "react-jsx",
  },
  include: ["*.ts", "*.tsx"],
}

const runner = (names: ReadonlyArray<string>): string => `let failed = 0
for (const name of ${JSON.stringify(names)}) {
  try {
    await import(name)
  } catch (error) {
    failed += 1
    console.error(name, error)
  }
}
console.log(failed + " failed")
process.exit(failed === 0 ? 0 : 1)
`

export const doctest: Check = {
  name: "doctest",
  holds: "the examples in comments and READMEs compile, run and give what they say",
  run: async () => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const pages = files("*.md", "examples/**/*.md", "docs/**/*.md", "packages/*/*.md")
    const sources = [...pages, ...files("packages/*/src/**/*.{ts,tsx}")]
    const fences = sources.flatMap((file) => Fence.of(file))
    const inTsx = fences.filter(({ language }) => language === "tsx").length
    let assertions = 0
    const places = new Map<string, string>()
    const runnable: Array<string> = []
    for (const [index, fence] of fences.entries()) {
      const made = Fence.program(fence)
      const name = `${String(index).padStart(3, "0")}-${fence.file.replace(/[^A-Za-z0-9]+/g, "-")}.${fence.language}`
      writeFileSync(`${folder}/${name}`, made.text)
      places.set(name, `${fence.file}:${fence.line}`)
      if (fence.run) {
        assertions += made.assertions
        runnable.push(`./${name}`)
      }
    }
    writeFileSync(`${folder}/equal.ts`, equal)
    writeFileSync(`${folder}/run.mjs`, runner(runnable))
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(configuration))
    writeFileSync(`${folder}/package.json`, JSON.stringify({ type: "module" }))

    const named = (text: string): string =>
      text.replace(
        /(?:\.cache\/doctest\/|\.\/)?(\d{3}-[\w-]+\.tsx?)/g,
        (match, name: string) => `${places.get(name) ?? match} (${match})`,
      )
    const compiled = await tool("tsc", ["-p", folder, "--pretty", "false"])
    const ran = await tool(process.execPath, [`${folder}/run.mjs`])
    const failedRuns = Number(/(\d+) failed/.exec(ran.output)?.[1] ?? runnable.length)
    const problems: Array<string> = []
    if (compiled.code !== 0) problems.push(named(compiled.output.trim()))
    if (ran.code !== 0) problems.push(named(ran.output.trim()))
    if (problems.length === 0) rmSync(folder, { recursive: true, force: true })
    const failed = compiled.code === 0 ? failedRuns : Math.max(1, failedRuns)
    return {
      looked: {
        files: sources.length,
        examples: fences.length,
        "of them in tsx": inTsx,
        runs: runnable.length,
        assertions,
      },
      problems,
      tests: { passed: fences.length - failed, failed },
    }
  },
}
