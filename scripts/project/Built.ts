/** Programs that run on the build, which is made first where it is missing or older than the sources. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"
import { packages } from "../checks/Check.ts"
import * as Module from "./Module.ts"

/** A source and what the build makes of it. */
export interface Pair {
  readonly source: string
  readonly built: string
}

/** Every source of every package, with its JavaScript and, of the public ones, with its declarations. */
const pairs = (): ReadonlyArray<Pair> =>
  [
    ...Module.all().map(({ path, built, specifier }) => ({ source: path, built, declared: specifier !== undefined })),
    ...packages().map((name) => ({
      source: `packages/${name}/src/index.ts`,
      built: `packages/${name}/dist/index.js`,
      declared: true,
    })),
  ].flatMap(({ source, built, declared }) => [
    { source, built },
    ...(declared ? [{ source, built: built.replace(/\.js$/, ".d.ts") }] : []),
  ])

/** The first source whose build is missing or older than it, or undefined where all is built. */
export const stale = (all: ReadonlyArray<Pair> = pairs()): string | undefined =>
  all.find(({ source, built }) => !existsSync(built) || statSync(built).mtimeMs < statSync(source).mtimeMs)?.source

/** Builds what is not built, then runs a program with these arguments and ends as it ends. */
export const run = (path: string, args: ReadonlyArray<string>): void => {
  const why = stale()
  if (why !== undefined) {
    console.log(`Building the packages: there is no build of ${why} as it is now…`)
    const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], { stdio: ["ignore", "inherit", "inherit"] })
    if (status !== 0) process.exit(status ?? 1)
  }
  const child = spawn(process.execPath, [path, ...args], { stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal))
  child.on("exit", (code) => process.exit(code ?? 1))
}
