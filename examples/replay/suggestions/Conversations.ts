/**
 * The conversations between people that suggestions are measured on, where there are any on this machine.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import * as Corpus from "../Corpus.ts"
import type { Replayed } from "../Replayed.ts"

/**
 * Those of the folder that `PUPITRE_REPLAY` names, else of the first `shared/data` beside or above the project; nothing
 * where there is neither.
 */
export const conversations = async (): Promise<ReadonlyArray<Replayed> | undefined> => {
  const asked = process.env["PUPITRE_REPLAY"]
  const folder = (asked === undefined ? beside() : [asked]).find((one) => existsSync(one))
  if (folder === undefined) return undefined
  return Corpus.conversations(await Effect.runPromise(Corpus.read(folder)))
}

/** What is said where there are none, or too few to hide turns of. */
export const none = "NOT LOOKED AT: there are no conversations here to measure on. PUPITRE_REPLAY names their folder."

const beside = (): ReadonlyArray<string> => {
  const folders: Array<string> = []
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) folders.push(join(at, "shared", "data"))
  return folders
}
