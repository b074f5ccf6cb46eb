import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

/**
 * Published cases by their name, or nothing where there are none: in the folder that `PUPITRE_REPLAY` names, else in the first
 * `shared/data` beside or above the project.
 */
export const cases = (name: string): ReadonlyArray<unknown> | undefined => {
  const file = join("accuracy", `${name}.json`)
  const asked = process.env["PUPITRE_REPLAY"]
  const found = (asked === undefined ? beside() : [asked]).map((folder) => join(folder, file)).find(existsSync)
  return found === undefined ? undefined : (JSON.parse(readFileSync(found, "utf8")) as ReadonlyArray<unknown>)
}

/** What is said where there are no cases. */
export const none =
  "NOT LOOKED AT: there are no published cases here. PUPITRE_REPLAY names the folder whose `accuracy` holds them."

/** A name as two data sets may agree on it. */
export const plain = (name: string | undefined): string => (name ?? "").toLowerCase().replace(/[^a-z0-9]/g, "")

/** So many right, of so many. */
export interface Score {
  readonly right: number
  readonly of: number
}

/** `27 of 29 (93.1 %)`. */
export const words = ({ right, of }: Score): string => `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`

const beside = (): ReadonlyArray<string> => {
  const folders: Array<string> = []
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) folders.push(join(at, "shared", "data"))
  return folders
}
