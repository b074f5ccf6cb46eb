import { readFileSync } from "node:fs"
import * as Manifest from "../project/Manifest.ts"
import * as Module from "../project/Module.ts"
import * as Tarball from "../project/Tarball.ts"
import type { Check } from "./Check.ts"
import { tool } from "./Check.ts"

const entry = (source: string, built: string): object => ({
  "@pupitre/source": `./src/${source}`,
  types: `./dist/${built}.d.ts`,
  default: `./dist/${built}.js`,
})

/** One pattern for all modules, and a line for each whose source ends in `.tsx`, which the pattern does not find. */
const exportsOf = (name: string): object => ({
  ".": entry("index.ts", "index"),
  "./internal/*": null,
  ...Object.fromEntries(
    Module.of(name)
      .filter(({ path, specifier }) => specifier !== undefined && path.endsWith(".tsx"))
      .map((module) => [`./${module.name}`, entry(`${module.name}.tsx`, module.name)]),
  ),
  "./*": entry("*.ts", "*"),
  "./package.json": "./package.json",
})

/**
 * A package is packed as built: whoever steps through it has one readable file for each module, and its documentation stands
 * in the declarations. The sources are for this workspace alone; their index is there so that each pattern leads somewhere.
 */
const packedFiles = ["dist", "src/index.ts"]

function manifestProblems(name: string): ReadonlyArray<string> {
  const manifest = Manifest.of(name)
  const problems: Array<string> = []
  const same = (what: string, held: unknown, wanted: unknown): void => {
    if (JSON.stringify(held) !== JSON.stringify(wanted)) {
      problems.push(`packages/${name}/package.json: ${what} is ${JSON.stringify(held)}, not ${JSON.stringify(wanted)}`)
    }
  }
  same("name", manifest.name, `@pupitre/${name}`)
  same("license", manifest.license, "MIT")
  same("type", manifest.type, "module")
  same("sideEffects", manifest.sideEffects, false)
  same("files", manifest.files, packedFiles)
  same("engines", manifest.engines, { node: ">=22.19" })
  same("publishConfig", manifest.publishConfig, { access: "public" })
  same("exports", manifest.exports, exportsOf(name))
  same("peerDependencies.effect", manifest.peerDependencies?.["effect"], "^4.1.0")
  if ((manifest.description ?? "") === "") problems.push(`packages/${name}/package.json: no description`)
  for (const [dependency, range] of Object.entries(manifest.dependencies ?? {})) {
    if (dependency.startsWith("@pupitre/")) same(`dependencies.${dependency}`, range, `^${manifest.version}`)
  }
  return problems
}

export const publish: Check = {
  name: "publish",
  holds: "the tarballs are complete, and resolve as publint and arethetypeswrong want it",
  run: async () => {
    const problems: Array<string> = []
    const license = readFileSync("LICENSE", "utf8")
    let packed = 0
    let entries = 0
    for (const tarball of await Tarball.all()) {
      const { package: name, path, files } = tarball
      packed += files.length
      problems.push(...manifestProblems(name))
      for (const needed of ["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"]) {
        if (!files.includes(needed)) problems.push(`${tarball.name}: its tarball has no ${needed}`)
      }
      if (files.includes("LICENSE") && readFileSync(`packages/${name}/LICENSE`, "utf8") !== license) {
        problems.push(`packages/${name}/LICENSE is not the LICENSE of the project`)
      }
      const strays = files.filter((file) => /(^|\/)(test|typetest)\/|\.tsbuildinfo$|\.test\./.test(file))
      problems.push(...strays.map((file) => `${tarball.name}: ${file} does not belong in its tarball`))

      const linted = await tool("publint", ["run", path, "--strict"])
      if (linted.code !== 0) problems.push(linted.output.trim())
      const subpaths = Module.of(name).flatMap((module) => (module.specifier === undefined ? [] : [module.name]))
      entries += subpaths.length + 1
      const resolved = await tool("attw", [
        path,
        "--profile",
        "esm-only",
        "--no-emoji",
        "--format",
        "ascii",
        "--entrypoints",
        ".",
        ...subpaths,
      ])
      if (resolved.code !== 0) problems.push(resolved.output.trim())
    }
    return { looked: { "packed files": packed, "entry points": entries }, problems }
  },
}
