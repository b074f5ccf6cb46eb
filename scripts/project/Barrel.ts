/** The index of a package: what it should be, made from the modules that are there. */
import { existsSync, readFileSync } from "node:fs"
import { matchesGlob, posix } from "node:path"
import { folders, leftOut, plain } from "../barrels.rules.ts"
import { files } from "../checks/Check.ts"
import * as Imports from "./Imports.ts"
import * as Manifest from "./Manifest.ts"

/** The index that a package should have, and how many modules it re-exports and leaves out. */
export interface Barrel {
  readonly path: string
  readonly text: string
  readonly modules: number
  readonly leftOut: number
}

const matches = (path: string, globs: ReadonlyArray<string>): boolean => globs.some((glob) => matchesGlob(path, glob))

/** The modules of a package that need Node or an optional peer, themselves or through others of the package. */
const needy = (modules: ReadonlyArray<string>, optional: ReadonlySet<string>): ReadonlySet<string> => {
  const imports = new Map(modules.map((path) => [path, Imports.of(path).filter(({ typeOnly }) => !typeOnly)]))
  const found = new Set<string>()
  const grow = (): boolean => {
    const before = found.size
    for (const [path, own] of imports) {
      for (const { specifier } of own) {
        const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, "")
        const needs = Imports.isRelative(specifier)
          ? found.has(`${target}.ts`) || found.has(`${target}.tsx`)
          : specifier.startsWith("node:") || optional.has(Imports.packageOf(specifier))
        if (needs) found.add(path)
      }
    }
    return found.size > before
  }
  while (grow());
  return found
}

/** The index of a package, as it should be. */
export const of = (name: string): Barrel => {
  const root = `packages/${name}/src`
  const path = `${root}/index.ts`
  const manifest = Manifest.of(name)
  const optional = new Set(Manifest.optionalPeers(manifest))
  const all = files(`${root}/**/*.{ts,tsx}`).filter((file) => file !== path && !file.endsWith(".d.ts"))
  const needing = needy(all, optional)
  const kept = all.filter((file) => {
    const inside = posix.relative(root, file).split("/").slice(0, -1)
    return !inside.some((folder) => folders.includes(folder)) && !matches(file, leftOut) && !needing.has(file)
  })
  const depth = (file: string): number => file.split("/").length
  const lines = kept
    .toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .map((file) => {
      const from = `./${posix.relative(root, file).replace(/\.tsx?$/, ".js")}`
      const module = posix.basename(file).replace(/\.tsx?$/, "")
      return matches(file, plain) || /^[a-z]/.test(module)
        ? `export * from "${from}"`
        : `export * as ${module} from "${from}"`
    })
  const held = existsSync(path) ? /^\/\*\*[\s\S]*?\*\/\n/.exec(readFileSync(path, "utf8"))?.[0] : undefined
  const header =
    held ??
    `/**\n * Everything of \`${manifest.name}\` that runs anywhere. Import a module by its own path to load it alone.\n *\n * @since 0.1.0\n */\n`
  return {
    path,
    text: `${header}${lines.length === 0 ? "export {}" : lines.join("\n")}\n`,
    modules: lines.length,
    leftOut: all.length - kept.length,
  }
}
