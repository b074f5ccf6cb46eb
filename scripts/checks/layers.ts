import { existsSync, readFileSync } from "node:fs"
import { builtinModules } from "node:module"
import { matchesGlob, posix } from "node:path"
import type { Import } from "../project/Imports.ts"
import * as Imports from "../project/Imports.ts"
import * as Manifest from "../project/Manifest.ts"
import { edges, onlyIn, unstable, withoutEffect } from "../layers.rules.ts"
import type { Check } from "./Check.ts"
import { files, packages } from "./Check.ts"

const scope = "@pupitre/"
const matches = (path: string, globs: ReadonlyArray<string>): boolean => globs.some((glob) => matchesGlob(path, glob))

/** The package of ours that a file belongs to, or undefined for an example. */
const home = (file: string): string | undefined => /^packages\/([^/]+)\//.exec(file)?.[1]

const manifests = new Map<string, Manifest.Manifest>()
const manifestOf = (name: string): Manifest.Manifest => {
  let manifest = manifests.get(name)
  if (manifest === undefined) {
    manifest = Manifest.of(name)
    manifests.set(name, manifest)
  }
  return manifest
}

/** The exports of a module of effect that its own comments call unstable or experimental; `*` when all of it is. */
const notStable = new Map<string, ReadonlySet<string>>()
const notStableOf = (specifier: string): ReadonlySet<string> => {
  const held = notStable.get(specifier)
  if (held !== undefined) return held
  const path = `node_modules/effect/dist/${specifier.slice("effect/".length)}`
  const file = [`${path}.d.ts`, `${path}/index.d.ts`].find((candidate) => existsSync(candidate))
  const names = new Set<string>()
  if (file === undefined || specifier.split("/").length > 2 || file.endsWith("/index.d.ts")) {
    // Whatever is in a folder of effect changes without notice, its tests apart.
    if (!specifier.startsWith("effect/testing")) names.add("*")
  } else {
    const text = readFileSync(file, "utf8")
    const pattern =
      /@stability (?:unstable|experimental)\b(?:(?!\*\/)[\s\S])*\*\/\s*export (?:declare )?(?:abstract )?(?:const|function|class|interface|type|namespace|let)\s+(\w+)/g
    for (const match of text.matchAll(pattern)) if (match[1] !== undefined) names.add(match[1])
    if (!text.includes("@stability stable")) names.add("*")
  }
  notStable.set(specifier, names)
  return names
}

/** What is wrong with an import, or undefined. */
export function judge(found: Import): string | undefined {
  const { file, specifier, members } = found
  const from = home(file)
  if (Imports.isRelative(specifier)) {
    const target = posix.join(posix.dirname(file), specifier)
    if (from !== undefined && !target.startsWith(`packages/${from}/src/`))
      return "leaves its package by a relative path"
    if (from !== undefined || home(target) === undefined) return undefined
    // What tests share with tests is no package's face.
    const amongTests = matches(file, ["examples/**/test/**"]) && matches(target, ["packages/*/test/*"])
    return amongTests ? undefined : "reaches into a package by a relative path"
  }
  if (!specifier.startsWith("node:") && builtinModules.includes(specifier)) return `is to be written node:${specifier}`
  const name = Imports.packageOf(specifier)

  if (name.startsWith(scope)) {
    const to = name.slice(scope.length)
    if (specifier.includes("/internal/")) return "imports the internals of a package"
    if (from === undefined) return undefined
    if (to === from) return "imports its own package by name"
    return manifestOf(from).dependencies?.[name] === undefined
      ? `${from} does not have ${name} in its dependencies`
      : undefined
  }

  if (name === "effect") {
    if (specifier === "effect") return "imports the barrel of effect: name the module, such as effect/Schema"
    if (matches(file, withoutEffect)) return "imports effect, and this program shows that one need not"
    if (!matches(file, unstable[specifier] ?? [])) {
      const names = notStableOf(specifier)
      if (names.has("*")) return `${specifier} is not stable: only the adapters in layers.rules.ts may import it`
      const used = members.filter((member) => names.has(member))
      if (used.length > 0) return `uses ${[...new Set(used)].join(", ")} of ${specifier}, which is not stable`
    }
  }
  if (from !== undefined || onlyIn[name] !== undefined) {
    const where = onlyIn[name]
    if (where === undefined) return `${name} is nowhere in layers.rules.ts`
    if (!matches(file, where)) return `${name} may be imported only by ${where.join(", ")}`
  }
  if (from !== undefined && name !== "node:*") {
    const { dependencies, peerDependencies } = manifestOf(from)
    if (dependencies?.[name] === undefined && peerDependencies?.[name] === undefined) {
      return `${from} names ${name} neither in its dependencies nor in its peers`
    }
  }
  return undefined
}

export const layers: Check = {
  name: "layers",
  holds: "every import follows an allowed edge",
  run: async () => {
    const problems: Array<string> = []
    let arrows = 0
    for (const name of packages()) {
      const allowed = edges[name]
      if (allowed === undefined) problems.push(`packages/${name} is nowhere in layers.rules.ts`)
      for (const dependency of Object.keys(manifestOf(name).dependencies ?? {})) {
        if (!dependency.startsWith(scope)) continue
        arrows += 1
        if (allowed?.includes(dependency.slice(scope.length)) !== true) {
          problems.push(`packages/${name}/package.json: ${name} may not depend on ${dependency}`)
        }
      }
    }
    const sources = files("packages/*/src/**/*.{ts,tsx}", "examples/**/*.{ts,tsx}")
    const imports = sources.flatMap((file) => Imports.of(file))
    for (const found of imports) {
      const problem = judge(found)
      if (problem !== undefined) problems.push(`${found.file}:${found.line}: "${found.specifier}": ${problem}`)
    }
    return { looked: { files: sources.length, imports: imports.length, edges: arrows }, problems }
  },
}
