import { writeFileSync, mkdirSync, rmSync } from "node:fs"
import * as Imports from "../project/Imports.ts"
import * as Module from "../project/Module.ts"
import type { Check } from "./Check.ts"
import { packages, tool } from "./Check.ts"

const folder = ".cache/imports"

/**
 * Imports each entry point in a plain Node and compares what every program shares before and after: the global object,
 * the built-in prototypes, listeners of the process, and what keeps it alive. What the modules of others do when they are
 * loaded is theirs, so those are loaded first.
 */
const program = (others: ReadonlyArray<string>, entries: ReadonlyArray<string>): string => `
const shared = () => {
  const seen = new Map()
  const roots = { globalThis, process, console, Math, JSON, Reflect }
  for (const key of Object.getOwnPropertyNames(globalThis)) {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, key)
    if (typeof descriptor.value === "function") {
      roots[key] = descriptor.value
      if (descriptor.value.prototype) roots[key + ".prototype"] = descriptor.value.prototype
    }
  }
  for (const [name, root] of Object.entries(roots)) {
    for (const key of Reflect.ownKeys(root)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(root, key)
      // Counters that move by themselves are functions or getters; a value that is no object is compared as it is.
      seen.set(name + "[" + String(key) + "]", [value, get, set])
    }
  }
  for (const name of process.eventNames()) seen.set("listeners of " + String(name), [process.listenerCount(name)])
  seen.set("what keeps the process alive", [process.getActiveResourcesInfo().filter((one) => one !== "TTYWrap" && one !== "PipeWrap" && one !== "FSReqPromise" && one !== "CloseReq").join()])
  return seen
}
const changes = (before, after) => {
  const found = []
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const a = before.get(key), b = after.get(key)
    if (a === undefined || b === undefined || a.some((one, index) => !Object.is(one, b[index]))) found.push(key)
  }
  return found
}
const ignored = new Set(["process[_exiting]", "process[exitCode]"])
for (const other of ${JSON.stringify(others)}) {
  try { await import(other) } catch (error) { console.log("could not load " + other + ": " + error.message) }
}
const printed = []
for (const method of ["log", "info", "warn", "error"]) {
  const real = console[method]
  console[method] = (...args) => { printed.push(args.join(" ")); real(...args) }
}
let before = shared()
const looked = before.size
const bad = []
for (const entry of ${JSON.stringify(entries)}) {
  try {
    await import(entry)
  } catch (error) {
    bad.push(entry + " does not load: " + error.message)
    continue
  }
  const after = shared()
  for (const key of changes(before, after)) if (!ignored.has(key)) bad.push(entry + " changes " + key)
  for (const text of printed.splice(0)) bad.push(entry + " prints " + text)
  before = after
}
process.stdout.write("\\n" + JSON.stringify({ looked, bad }) + "\\n")
process.exit(0)
`

export const imports: Check = {
  name: "imports",
  holds: "every entry point loads in a plain Node, and loading it does nothing",
  run: async () => {
    const modules = Module.all().filter(({ specifier }) => specifier !== undefined)
    const entries = [
      ...packages().map((name) => `@pupitre/${name}`),
      ...modules.map(({ specifier }) => specifier ?? ""),
    ]
    const others = new Set(
      Module.all()
        .flatMap(({ path }) => Imports.of(path))
        .filter(
          ({ specifier, typeOnly }) =>
            !typeOnly && !Imports.isRelative(specifier) && !specifier.startsWith("@pupitre/"),
        )
        .map(({ specifier }) => specifier),
    )
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/run.mjs`, program([...others], entries))
    const { code, output } = await tool(process.execPath, ["--no-warnings", `${folder}/run.mjs`], { limit: 60_000 })
    rmSync(folder, { recursive: true, force: true })
    const last = output.trim().split("\n").at(-1) ?? ""
    if (code !== 0 || !last.startsWith("{")) return { looked: {}, problems: [output.trim()] }
    const { looked, bad } = JSON.parse(last) as { looked: number; bad: ReadonlyArray<string> }
    return { looked: { "entry points": entries.length, "shared properties": looked }, problems: bad }
  },
}
