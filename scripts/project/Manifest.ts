/** The `package.json` of a published package. */
import { readFileSync } from "node:fs"

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly license?: string
  readonly type?: string
  readonly sideEffects?: boolean
  readonly files?: ReadonlyArray<string>
  readonly exports?: Readonly<Record<string, unknown>>
  readonly engines?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly access?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

/** The manifest of a package, by its folder under `packages`. */
export const of = (name: string): Manifest =>
  JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8")) as Manifest

/** The peers that a package works without, as long as nobody imports the adapter that needs them. */
export const optionalPeers = ({ peerDependenciesMeta }: Manifest): ReadonlyArray<string> =>
  Object.entries(peerDependenciesMeta ?? {}).flatMap(([peer, { optional }]) => (optional === true ? [peer] : []))
