/** How much some imports weigh once bundled from the build, minified and compressed. */
import { basename } from "node:path"
import { gzipSync } from "node:zlib"
import type { BuildOptions } from "esbuild"
import { build } from "esbuild"
import * as Imports from "./Imports.ts"

/** Bytes after gzip of a program of imports. `external` is left out. */
export const weigh = async (program: string, external: ReadonlyArray<string>): Promise<number> => {
  const { outputFiles } = await build({
    ...options(external),
    stdin: { contents: program, resolveDir: process.cwd(), loader: "js" },
    write: false,
  })
  return compressed(outputFiles.map(({ contents }) => contents))
}

/** A program of imports that comes after others, which then are there already. */
export interface Step {
  readonly program: string
  /** Which ones, by their index. */
  readonly after: ReadonlyArray<number>
}

/**
 * Bytes after gzip that each of some programs brings, split as a bundler splits a page: a module that two of them use is
 * brought by whichever comes first, with all that either uses of it.
 */
export const weighSplit = async (
  steps: ReadonlyArray<Step>,
  external: ReadonlyArray<string>,
): Promise<ReadonlyArray<number>> => {
  const { outputFiles, metafile } = await build({
    ...options(external),
    entryPoints: steps.map((_, index) => ({ in: `step:${index}`, out: `step${index}` })),
    outdir: "split",
    splitting: true,
    write: false,
    metafile: true,
    plugins: [
      {
        name: "steps",
        setup: (it) => {
          it.onResolve({ filter: /^step:/ }, ({ path }) => ({ path: path.slice("step:".length), namespace: "step" }))
          it.onLoad({ filter: /.*/, namespace: "step" }, ({ path }) => ({
            contents: steps[Number(path)]?.program ?? "",
            resolveDir: process.cwd(),
            loader: "js",
          }))
        },
      },
    ],
  })
  const contents = new Map(outputFiles.map(({ path, text }) => [basename(path), Buffer.from(text.replace(links, ""))]))
  const chunks = new Map(
    Object.entries(metafile.outputs).map(([path, { imports }]) => [
      basename(path),
      imports
        .filter(({ kind, external: out }) => kind === "import-statement" && out !== true)
        .map((one) => basename(one.path)),
    ]),
  )
  const loaded = steps.map((_, index) => reached(`step${index}.js`, chunks))
  return steps.map(({ after }, index) => {
    const there = new Set(after.flatMap((before) => [...(loaded[before] ?? [])]))
    const brought = [...(loaded[index] ?? [])].filter((chunk) => !there.has(chunk))
    return compressed(brought.map((chunk) => contents.get(chunk) ?? new Uint8Array()))
  })
}

/**
 * What ties one piece to another: as many lines as there are pieces, which each new part changes for all, and none of them
 * anybody's code. A page as it is built has its own, and is weighed with them.
 */
const links = /^(?:import(?:\{[^}]*\}from)?"\.\/[^"]*";)+|export\{[^}]*\};?\s*$/g

/** A program that keeps all of each module. */
export const whole = (modules: ReadonlyArray<string>): string =>
  modules.map((module, index) => `export * as m${index} from "${module}"`).join("\n")

/** A program that keeps what these files use of our packages, and how many modules and names that is. */
export const used = (paths: ReadonlyArray<string>): { program: string; modules: number; names: number } => {
  const names = new Map<string, Set<string>>()
  for (const { specifier, typeOnly, dynamic, values } of paths.flatMap((path) => Imports.of(path))) {
    if (typeOnly || dynamic || !specifier.startsWith("@pupitre/")) continue
    const held = names.get(specifier) ?? new Set()
    for (const member of values) held.add(member)
    names.set(specifier, held)
  }
  let count = 0
  const lines = [...names].map(([specifier, values]) => {
    count += values.size
    const list = [...values].map((value) => `${value} as n${count}_${value}`)
    return `export { ${list.join(", ")} } from "${specifier}"`
  })
  return { program: lines.join("\n"), modules: names.size, names: count }
}

const options = (external: ReadonlyArray<string>) =>
  ({
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    external: external.flatMap((name) => (name.endsWith("*") ? [name] : [name, `${name}/*`])),
    logLevel: "silent",
  }) as const satisfies BuildOptions

const compressed = (contents: ReadonlyArray<Uint8Array>): number => {
  const bytes = Buffer.concat(contents)
  return bytes.byteLength === 0 ? 0 : gzipSync(bytes, { level: 9 }).byteLength
}

function reached(entry: string, chunks: ReadonlyMap<string, ReadonlyArray<string>>): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [entry]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    waiting.push(...(chunks.get(chunk) ?? []))
  }
  return found
}
