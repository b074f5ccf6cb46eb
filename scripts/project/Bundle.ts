/** How much some imports weigh once bundled from the build, minified and compressed. */
import { gzipSync } from "node:zlib"
import { build } from "esbuild"
import * as Imports from "./Imports.ts"

/** Bytes after gzip of a program of imports. `external` is left out. */
export const weigh = async (program: string, external: ReadonlyArray<string>): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    external: external.flatMap((name) => (name.endsWith("*") ? [name] : [name, `${name}/*`])),
    logLevel: "silent",
  })
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength
}

/** A program that keeps all of each module. */
export const whole = (modules: ReadonlyArray<string>): string =>
  modules.map((module, index) => `export * as m${index} from "${module}"`).join("\n")

/** A program that keeps what these files use of our packages, and how many modules and names that is. */
export const used = (paths: ReadonlyArray<string>): { program: string; modules: number; names: number } => {
  const names = new Map<string, Set<string>>()
  for (const { specifier, typeOnly, values } of paths.flatMap((path) => Imports.of(path))) {
    if (typeOnly || !specifier.startsWith("@pupitre/")) continue
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
