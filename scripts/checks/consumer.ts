import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { build } from "esbuild"
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

/** The way to a server for those who do not use Effect: a promise, a status, an end. Nobody answers, so it stays on its way. */
const channel = `import { connect, Memory } from "@pupitre/transport"

const connection = Memory.make(() => ({ received: () => {}, closed: () => {} }))
const opened = await connect({ connection, token: () => "token" })
const before: string = opened.status.get()._tag
if (before !== "Connecting") throw new Error("before anybody answered: " + before)
const seen: Array<string> = []
const stop = opened.status.subscribe(() => seen.push(opened.status.get()._tag))
await opened.close()
stop()
if (opened.status.get()._tag !== "Closed") throw new Error("still open after close")
if (seen.at(-1) !== "Closed") throw new Error("nobody was told of the end: " + seen.join())
`

const configuration = (include: ReadonlyArray<string>, options: object): string =>
  JSON.stringify({
    compilerOptions: {
      target: "ES2023",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      // Our declarations are on trial too. What the compiler then finds in those of others is left out by `ours`.
      skipLibCheck: false,
      allowImportingTsExtensions: true,
      types: ["node"],
      jsx: "react-jsx",
      ...options,
    },
    include,
  })

/** What a compiler said, without what it found in the declarations of others. A line that is indented belongs to the one before. */
const ours = (output: string): string => {
  let kept = false
  return output
    .split("\n")
    .filter((line) => {
      if (!/^\s/.test(line)) kept = !/^node_modules\/(?!@pupitre\/)/.test(line)
      return kept && line.trim() !== ""
    })
    .join("\n")
}

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
  const entries = Module.all().filter(({ specifier }) => specifier !== undefined)
  const peers = ["effect", "react"].map((name) => [name, installed(name)])
  const tools = ["@types/react", "@types/node"].map((name) => [name, installed(name)])
  const dependencies = [...tarballs.map(({ name, path }) => [name, `file:${path}`]), ...peers]
  const devDependencies = [...tools, ["typescript", `npm:@typescript/typescript6@${typescript()}`]]
  const done = await install(folder, { dependencies, devDependencies })
  if (done.code !== 0) return { looked: {}, problems: [`npm install failed in the new project:\n${done.output}`] }

  // Every entry point, so that each declaration file is resolved and read.
  const all = entries.map(({ specifier }, index) => `import type * as m${index} from "${specifier}"`)
  const names = entries.map((_, index) => `typeof m${index}`)
  writeFileSync(join(folder, "every.ts"), `${all.join("\n")}\nexport type Every = [${names.join(", ")}]\n`)
  writeFileSync(join(folder, "main.ts"), program)
  writeFileSync(join(folder, "channel.ts"), channel)

  const own = files(...withoutEffect)
  const imported = own.flatMap((path) => Imports.of(path))
  const ofEffect = imported.filter(({ specifier }) => /^(effect$|effect\/|@effect\/)/.test(specifier))
  for (const { file, specifier, line } of ofEffect) problems.push(`${file}:${line} imports ${specifier}`)
  console.log(`   ${ofEffect.length} of ${imported.length} imports in ${own.length} files are of effect`)
  const examples = own.filter((path) => /^examples\/\d\d-[^/]*\.ts$/.test(path))
  for (const path of examples) cpSync(path, join(folder, basename(path)))
  const data = files("examples/data/**/*")
  for (const path of data) {
    mkdirSync(join(folder, "data"), { recursive: true })
    cpSync(path, join(folder, "data", basename(path)))
  }

  const compiled = Promise.all(
    Object.entries(resolutions).map(async ([name, options]) => {
      const found = await compile(folder, name, configuration(["*.ts"], options))
      if (found !== "") problems.push(`under ${name}:\n${found}`)
    }),
  )

  const programs = ["main.ts", "channel.ts", ...examples.map((path) => basename(path))]
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
  await compiled

  // Last, since it brings the optional peers: the page of the console, as a team that starts from it would have it.
  const page = files("examples/console/src/**/*.{ts,tsx}").length
  const left = /^examples.console.(node_modules|dist|\.data|test)$/
  cpSync("examples/console", join(folder, "console"), { recursive: true, filter: (path) => !left.test(path) })
  const theirs = JSON.parse(readFileSync("examples/console/package.json", "utf8")) as Record<
    string,
    Record<string, string>
  >
  const more = { ...theirs["dependencies"], ...theirs["devDependencies"] }
  const wanted = new Set([...optional, ...imported.map(({ specifier }) => Imports.packageOf(specifier))])
  const added = Object.entries(more).filter(([name]) => wanted.has(name) && !name.startsWith("@pupitre/"))
  const typed = [...devDependencies, ["@types/react-dom", installed("@types/react-dom")], ["vite", installed("vite")]]
  const again = await install(folder, { dependencies: [...dependencies, ...added], devDependencies: typed })
  if (again.code !== 0) problems.push(`npm install failed for the console:\n${again.output}`)
  else {
    const [found, broken] = await Promise.all([
      compile(folder, "console", configuration(["console/src"], resolutions.bundler)),
      bundle(folder),
    ])
    if (found !== "") problems.push(`the console:\n${found}`)
    if (broken !== undefined) problems.push(`the console:\n${broken}`)
  }

  return {
    looked: {
      tarballs: tarballs.length,
      "entry points": entries.length,
      "of them loaded without optional peers": rest.length,
      programs: programs.length,
      "files without effect": own.length,
      "files of the console": page,
    },
    problems,
    tests: { passed: programs.length - failed, failed },
  }
}

/** Writes the manifest of the new project and installs what it names, without what is on this machine already. */
const install = (folder: string, named: Readonly<Record<string, ReadonlyArray<ReadonlyArray<string>>>>) => {
  const listed = Object.entries(named).map(([field, entries]) => [field, Object.fromEntries(entries) as object])
  const manifest = { name: "consumer", private: true, type: "module", ...Object.fromEntries(listed) }
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest))
  const args = ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  return tool("npm", args, { cwd: folder, limit: 300_000 })
}

/** What the compiler finds in the new project and in our declarations. That it cannot be run is a finding: this never rejects. */
export const compile = async (folder: string, name: string, text: string): Promise<string> => {
  try {
    writeFileSync(join(folder, `tsconfig.${name}.json`), text)
    const args = ["-p", `tsconfig.${name}.json`, "--pretty", "false"]
    const { code, output } = await tool("node_modules/.bin/tsc6", args, { cwd: folder })
    const found = ours(output)
    return found === "" && code !== 0 && output.trim() === "" ? `the compiler ended with code ${code}` : found
  } catch (error) {
    return `the compiler could not be run: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Bundles the console's page in the new project; what went wrong, or nothing. */
const bundle = async (folder: string): Promise<string | undefined> => {
  try {
    const { metafile } = await build({
      absWorkingDir: folder,
      // The page loads its parts by a glob of Vite's, so they are named here.
      entryPoints: ["main", "shop/index", "desk/index", "gallery/index"].map((name) => `console/src/${name}.tsx`),
      bundle: true,
      write: false,
      metafile: true,
      outdir: "console/dist",
      format: "esm",
      splitting: true,
      jsx: "automatic",
      loader: { ".woff2": "empty" },
      logLevel: "silent",
    })
    const inputs = Object.entries(metafile.inputs)
    if (!inputs.some(([path]) => path.startsWith("node_modules/@pupitre/")))
      return "the bundle holds none of the tarballs"
    const own = inputs.filter(([path]) => path.startsWith("console/"))
    const knows = own.filter(([, { imports }]) => imports.some(({ path }) => path.startsWith("node_modules/effect/")))
    return knows.length === 0 ? undefined : `these import effect: ${knows.map(([path]) => path).join(", ")}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
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
