import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Published cases in the folder that `PUPITRE_REPLAY` names, or nothing. */
export const cases = (name: string): ReadonlyArray<unknown> | undefined => {
  const folder = process.env["PUPITRE_REPLAY"]
  const file = folder === undefined ? undefined : join(folder, "accuracy", `${name}.json`)
  return file !== undefined && existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as ReadonlyArray<unknown>)
    : undefined
}

/** A name as two data sets may agree on it. */
export const plain = (name: string | undefined): string => (name ?? "").toLowerCase().replace(/[^a-z0-9]/g, "")

/** `27 of 29 (93.1 %)`. */
export const share = (right: number, of: number): string => `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`
