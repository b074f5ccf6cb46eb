import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { withoutEffect } from "../layers.rules.ts"
import * as Imports from "../project/Imports.ts"
import * as Manifest from "../project/Manifest.ts"
import * as Module from "../project/Module.ts"
import * as Tarball from "../project/Tarball.ts"
import type { Check } from "./Check.ts"
import { files, packages, tool } from "./Check.ts"

const installed = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string }).version

/** What a user writes first: a message decided, told to the fold, shown. It uses no effect of its own. */
const program = `import { Command, Conversation, PostMessage, Timeline } from "@pupitre/core"
import * as SafeUrl from "@pupitre/core/SafeUrl"

const parsed = SafeUrl.parse("https://example.com/lamps")
if (!("url" in parsed)) throw new Error("a plain address was refused")
if (Timeline.size(Timeline.empty) !== 0) throw new Error("an empty timeline is not empty")
const catalogue = Command.catalogue([PostMessage])
if (!catalogue.has("postMessage")) throw new Error("a command is not in its catalogue")
if (typeof Conversation.apply !== "function") throw new Error("the fold is missing")
console.log("runs")
`

const configuration = (options: object): string =>
  JSON.stringify({
    compilerOptions: {
      target: "ES2023",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      // The declarations of the packages are what is on trial, so no library is skipped but those of others.
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      types: ["node"],
      jsx: "react-jsx",
      ...options,
    },
    include: ["*.ts"],
  })

const resolutions = {
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "Bundler" },
}

export const consumer: Check = {
  name: "consumer",
  holds: "a new project that installs the tarballs type-checks and runs, without effect in its own code",
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), "pupitre-consumer-"))
    try {
      return await inside(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function inside(folder: string): ReturnType<Check["run"]> {
  const problems: Array<string> = []
  const tarballs = await Tarball.all()
  const optional = new Set(packages().flatMap((name) => Manifest.optionalPeers(Manifest.of(name))))
  const entries = Module.all().filter(({ specifier, name }) => specifier !== undefined && !name.startsWith("testing/"))
  const peers = ["effect", "react"].map((name) => [name, installed(name)])
  const tools = ["@types/react", "@types/node"].map((name) => [name, installed(name)])
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({
      name: "consumer",
      private: true,
      type: "module",
      dependencies: Object.fromEntries([...tarballs.map(({ name, path }) => [name, `file:${path}`]), ...peers]),
      devDependencies: Object.fromEntries([...tools, ["typescript", `npm:@typescript/typescript6@${typescript()}`]]),
    }),
  )
  const install = ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  const done = await tool("npm", install, { cwd: folder, limit: 300_000 })
  if (done.code !== 0) return { looked: {}, problems: [`npm install failed in the new project:\n${done.output}`] }

  // Every entry point, so that each declaration file is resolved and read.
  const all = entries.map(({ specifier }, index) => `import type * as m${index} from "${specifier}"`)
  const names = entries.map((_, index) => `typeof m${index}`)
  writeFileSync(join(folder, "every.ts"), `${all.join("\n")}\nexport type Every = [${names.join(", ")}]\n`)
  writeFileSync(join(folder, "main.ts"), program)

  const own = files(...withoutEffect)
  for (const { file, specifier, line } of own.flatMap((path) => Imports.of(path))) {
    if (Imports.packageOf(specifier) === "effect") problems.push(`${file}:${line} imports effect`)
  }
  const examples = own.filter((path) => /^examples\/\d\d-[^/]*\.ts$/.test(path))
  for (const path of examples) cpSync(path, join(folder, basename(path)))
  const data = files("examples/data/**/*")
  for (const path of data) {
    mkdirSync(join(folder, "data"), { recursive: true })
    cpSync(path, join(folder, "data", basename(path)))
  }

  for (const [name, options] of Object.entries(resolutions)) {
    writeFileSync(join(folder, `tsconfig.${name}.json`), configuration(options))
    const checked = await tool("node_modules/.bin/tsc6", ["-p", `tsconfig.${name}.json`, "--pretty", "false"], {
      cwd: folder,
    })
    if (checked.code !== 0) problems.push(`under ${name}:\n${checked.output.trim()}`)
  }

  const programs = ["main.ts", ...examples.map((path) => basename(path))]
  let failed = 0
  for (const path of programs) {
    const ran = await tool(process.execPath, [path], { cwd: folder, limit: 60_000 })
    if (ran.code !== 0) {
      failed += 1
      problems.push(`${path} in the new project ended with code ${ran.code}:\n${ran.output.trim()}`)
    }
  }

  // Nothing that a package does not need: no optional peer is there, and all that does not ask for one loads.
  const rest = entries.filter(({ path }) => !needsOptional(path, optional))
  const load = rest.map(({ specifier }) => `await import("${specifier}")`).join("\n")
  writeFileSync(join(folder, "load.mjs"), `${load}\n`)
  const loaded = await tool(process.execPath, ["load.mjs"], { cwd: folder, limit: 60_000 })
  if (loaded.code !== 0) problems.push(`without optional peers:\n${loaded.output.trim()}`)

  return {
    looked: {
      tarballs: tarballs.length,
      "entry points": entries.length,
      "of them loaded without optional peers": rest.length,
      programs: programs.length,
      "files without effect": own.length,
    },
    problems,
    tests: { passed: programs.length - failed, failed },
  }
}

const typescript = (): string => installed("typescript")

/** Whether a module asks for an optional peer, itself or through the modules it imports. */
function needsOptional(path: string, optional: ReadonlySet<string>, seen: Set<string> = new Set()): boolean {
  if (seen.has(path)) return false
  seen.add(path)
  return Imports.of(path).some(({ specifier, typeOnly }) => {
    if (typeOnly) return false
    if (!Imports.isRelative(specifier)) return optional.has(Imports.packageOf(specifier))
    const target = Imports.target(path, specifier)
    return target !== undefined && needsOptional(target, optional, seen)
  })
}
