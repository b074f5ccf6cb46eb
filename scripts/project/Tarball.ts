/** The packages as npm would publish them. */
import { mkdirSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { packages, tool } from "../checks/Check.ts"

/** A packed package. */
export interface Tarball {
  readonly name: string
  /** Its folder under `packages`. */
  readonly package: string
  /** Absolute. */
  readonly path: string
  readonly bytes: number
  readonly files: ReadonlyArray<string>
}

interface Packed {
  readonly name: string
  readonly filename: string
  readonly size: number
  readonly files: ReadonlyArray<{ readonly path: string }>
}

let packed: Promise<ReadonlyArray<Tarball>> | undefined

/** Packs the build of every package, once per process. */
export const all = (): Promise<ReadonlyArray<Tarball>> => (packed ??= pack())

async function pack(): Promise<ReadonlyArray<Tarball>> {
  const folder = resolve(".cache/tarballs")
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const found: Array<Tarball> = []
  for (const name of packages()) {
    const args = [
      "pack",
      `./packages/${name}`,
      "--pack-destination",
      folder,
      "--json",
      "--ignore-scripts",
      "--loglevel=error",
    ]
    const { code, output } = await tool("npm", args)
    if (code !== 0) throw new Error(`npm pack of ${name} failed:\n${output}`)
    const answer = JSON.parse(output.slice(output.search(/^[[{]/m))) as ReadonlyArray<Packed> | Record<string, Packed>
    const one = Object.values(answer)[0]
    if (one === undefined) throw new Error(`npm pack of ${name} said nothing`)
    found.push({
      name: one.name,
      package: name,
      path: join(folder, one.filename.replace(/^@/, "").replace("/", "-")),
      bytes: one.size,
      files: one.files.map(({ path }) => path),
    })
  }
  return found
}
