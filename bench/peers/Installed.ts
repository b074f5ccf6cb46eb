/**
 * The libraries of this folder: installed on demand from its own lock file, without their install scripts, and loaded from
 * here. The project itself has none of them.
 */
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>
}

const folder = fileURLToPath(new URL(".", import.meta.url))
const read = (name: string): Lock | undefined =>
  existsSync(`${folder}${name}`) ? (JSON.parse(readFileSync(`${folder}${name}`, "utf8")) as Lock) : undefined

/** Whether everything of the lock file is there, at its version. */
const complete = (): boolean => {
  const held = read("node_modules/.package-lock.json")?.packages
  const wanted = Object.entries(read("package-lock.json")?.packages ?? {})
  return (
    held !== undefined &&
    wanted.every(
      ([path, { version, optional }]) =>
        path === "" || held[path]?.version === version || (optional === true && held[path] === undefined),
    )
  )
}

/** Installs what is missing; says what went wrong, or nothing. */
export const install = (): string | undefined => {
  if (complete()) return undefined
  console.log("Installing the libraries to compare with, in bench/peers, without their install scripts.")
  const npm = process.env["npm_execpath"]
  const args = ["ci", "--ignore-scripts", "--loglevel=error", "--prefer-offline"]
  const { status } =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: "inherit" })
      : spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" })
  return status === 0 && complete() ? undefined : "npm ci failed in bench/peers, see above"
}

/** A module of an installed library. */
export const load = (specifier: string): Promise<unknown> => import(specifier)

/** The version of an installed library. */
export const versionOf = (name: string): string | undefined =>
  read("package-lock.json")?.packages[`node_modules/${name}`]?.version
