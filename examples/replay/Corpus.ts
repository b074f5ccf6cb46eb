/**
 * A folder of conversation files, read: what could be, what was left aside and why.
 *
 * A file of no known form is left aside with its reason. A conversation of a known form that is broken is another matter:
 * it is an error that names file and conversation, since a corpus read in part compares in part.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Abcd } from "./format/Abcd.ts"
import { Demo } from "./format/Demo.ts"
import type { Format } from "./format/Format.ts"
import { Sgd } from "./format/Sgd.ts"
import type { Replayed } from "./Replayed.ts"

/** The forms that are known. */
export const formats: ReadonlyArray<Format> = [Abcd, Sgd, Demo]

/** One file that was read. */
export interface Read {
  readonly file: string
  readonly format: string
  readonly conversations: ReadonlyArray<Replayed>
}

/** One file that was left aside. */
export interface Skipped {
  readonly file: string
  readonly reason: string
}

/** A folder of conversation files, read. */
export interface Corpus {
  readonly read: ReadonlyArray<Read>
  readonly skipped: ReadonlyArray<Skipped>
}

/** A conversation of a known form that cannot be decoded. The reason has the path of every issue. */
export class BrokenConversation extends Data.TaggedError("BrokenConversation")<{
  readonly file: string
  /** Its name, or its place in the file, from 1, when it has none. */
  readonly conversation: string
  readonly reason: string
}> {
  override get message(): string {
    return `${this.file}, conversation ${this.conversation}: ${this.reason}`
  }
}

/** A folder that cannot be listed, or a file that cannot be read. */
export class Unreadable extends Data.TaggedError("Unreadable")<{ readonly path: string; readonly cause: unknown }> {
  override get message(): string {
    return `cannot read ${this.path}`
  }
}

/** Reads a folder, its files in order of name. Folders within it are left aside. */
export const read = (folder: string): Effect.Effect<Corpus, BrokenConversation | Unreadable> =>
  Effect.gen(function* () {
    const entries = yield* attempt(folder, () => readdirSync(folder, { withFileTypes: true }))
    const corpus = { read: Array<Read>(), skipped: Array<Skipped>() }
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = entry.name
      if (!entry.isFile() || !file.endsWith(".json")) {
        corpus.skipped.push({ file, reason: entry.isFile() ? "not a .json file" : "not a file" })
        continue
      }
      const text = yield* attempt(join(folder, file), () => readFileSync(join(folder, file), "utf8"))
      const outcome = yield* Effect.fromResult(readText(file, text))
      if ("reason" in outcome) corpus.skipped.push(outcome)
      else corpus.read.push(outcome)
    }
    return corpus
  })

/** Reads the text of one file. */
export const readText = (file: string, text: string): Result.Result<Read | Skipped, BrokenConversation> => {
  const json = parse(text)
  if (json === undefined) return Result.succeed({ file, reason: "not JSON" })
  for (const format of formats) {
    const found = format.conversations(json)
    if (found === undefined) continue
    const conversations: Array<Replayed> = []
    for (const [index, conversation] of found.entries()) {
      const decoded = format.decode(conversation)
      if (Result.isFailure(decoded)) {
        const name = format.nameOf(conversation) ?? `number ${index + 1}`
        return Result.fail(new BrokenConversation({ file, conversation: name, reason: decoded.failure.message }))
      }
      conversations.push(decoded.success)
    }
    return Result.succeed({ file, format: format.name, conversations })
  }
  return Result.succeed({ file, reason: `no known form: ${shapeOf(json)}` })
}

/** All conversations of a corpus, each under a name of its own. */
export const conversations = (corpus: Corpus): ReadonlyArray<Replayed> =>
  corpus.read.flatMap(({ file, conversations: own }) => own.map(({ id, turns }) => ({ id: `${file}#${id}`, turns })))

function attempt<A>(path: string, read: () => A): Effect.Effect<A, Unreadable> {
  return Effect.try({ try: read, catch: (cause) => new Unreadable({ path, cause }) })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What something looks like, without its content. */
function shapeOf(json: unknown): string {
  if (Array.isArray(json)) {
    return json.length === 0 ? "an empty list" : `a list of ${json.length}, the first ${shapeOf(json[0])}`
  }
  if (typeof json !== "object" || json === null) return json === null ? "null" : `a ${typeof json}`
  const keys = Object.keys(json)
  const shown = keys.slice(0, 4).join(", ")
  return `an object with the keys ${shown}${keys.length > 4 ? `, and ${keys.length - 4} more` : ""}`
}
