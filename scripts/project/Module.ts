/** The modules of the published packages. */
import { readFileSync } from "node:fs"
import { posix } from "node:path"
import { files, packages } from "../checks/Check.ts"

/** One file of a package's `src`, its index apart. */
export interface Module {
  readonly package: string
  /** From the root. */
  readonly path: string
  /** From `src`, without the ending: `command/PostMessage`. */
  readonly name: string
  /** What a user writes to import it; undefined for an internal one. */
  readonly specifier: string | undefined
  /** Where the build puts its JavaScript. */
  readonly built: string
}

/** Every module of a package, its index apart. */
export const of = (name: string): ReadonlyArray<Module> => {
  const root = `packages/${name}/src`
  return files(`${root}/**/*.{ts,tsx}`)
    .filter((path) => path !== `${root}/index.ts` && !path.endsWith(".d.ts"))
    .map((path) => {
      const module = posix.relative(root, path).replace(/\.tsx?$/, "")
      const internal = module.split("/").includes("internal")
      return {
        package: name,
        path,
        name: module,
        specifier: internal ? undefined : `@pupitre/${name}/${module}`,
        built: `packages/${name}/dist/${module}.js`,
      }
    })
}

/** Every module of every package. */
export const all = (): ReadonlyArray<Module> => packages().flatMap((name) => of(name))

/** The first sentence of the comment that heads a module, or undefined where there is none. */
export const firstSentence = ({ path }: Module): string | undefined => sentenceIn(readFileSync(path, "utf8"))

/** The first sentence of the comment that heads a text. */
export const sentenceIn = (source: string): string | undefined => {
  const header = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1]
  if (header === undefined) return undefined
  const text = header.replace(/^\s*\* ?/gm, "").trim()
  const paragraph = (text.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ").trim()
  const sentence = /^.*?[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph
  return sentence === "" || sentence.startsWith("@") ? undefined : sentence
}
