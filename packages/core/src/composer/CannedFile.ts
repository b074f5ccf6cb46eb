/**
 * Canned replies as a file to move from one desk to another: JSON here, a table in `adapter/CannedReplyCsv`; and what
 * bringing one in would change, before anything is.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { ItemId } from "../Id.js"
import { folded } from "../internal/folded.js"
import { SharedReply } from "./CannedShelf.js"

/** The columns of a table, and the keys of the JSON. */
export const columns = ["shortcut", "title", "category", "language", "group", "text"] as const

/** The most replies in one file. */
export const maxRows = 10_000

/** Why a row cannot be kept: which column is not as it must be; the file itself when there is none. */
export interface Problem {
  /** From 1, the line of names of a table not counted; 0 for the file. */
  readonly row: number
  readonly column?: (typeof columns)[number]
}

/** What a file holds. */
export interface Reading {
  readonly replies: ReadonlyArray<SharedReply>
  readonly problems: ReadonlyArray<Problem>
}

/** A reply that is kept, with its id. */
export interface Kept {
  readonly id: ItemId
  readonly item: SharedReply
}

/** What bringing replies in comes to. */
export interface Plan {
  readonly added: ReadonlyArray<SharedReply>
  /** Those of a shortcut that is kept already for the same group and language, each under its id. */
  readonly changed: ReadonlyArray<Kept>
  /** How many are kept already as they are. */
  readonly same: number
}

/** The replies as JSON. */
export const toJson = (replies: ReadonlyArray<SharedReply>): string =>
  `${JSON.stringify(
    replies.map((reply) =>
      Object.fromEntries(columns.flatMap((key) => (reply[key] === undefined ? [] : [[key, reply[key]]]))),
    ),
    undefined,
    2,
  )}\n`

/** What a JSON file holds. */
export const fromJson = (text: string): Reading => {
  try {
    const rows: unknown = JSON.parse(text)
    return Array.isArray(rows) ? read(rows) : unreadable
  } catch {
    return unreadable
  }
}

/** What rows hold, each an object with the columns as keys. An empty text is none, and what else is in a row is left out. */
export const read = (rows: ReadonlyArray<unknown>): Reading => {
  if (rows.length > maxRows) return unreadable
  const replies: Array<SharedReply> = []
  const problems: Array<Problem> = []
  for (const [index, row] of rows.entries()) {
    const given = typeof row === "object" && row !== null ? (row as Readonly<Record<string, unknown>>) : {}
    const item = Object.fromEntries(
      columns.flatMap((key) => {
        const value = Object.hasOwn(given, key) ? given[key] : undefined
        return value === undefined || value === "" ? [] : [[key, value]]
      }),
    )
    const reply = decode(item)
    if (Option.isSome(reply)) replies.push(reply.value)
    else problems.push({ row: index + 1, ...wrongColumn(item) })
  }
  return { replies, problems }
}

/** What bringing replies in would change. Of two of one shortcut, group and language the later one counts. */
export const plan = (kept: ReadonlyArray<Kept>, replies: ReadonlyArray<SharedReply>): Plan => {
  const known = new Map(kept.map((one) => [nameOf(one.item), one]))
  const incoming = new Map(replies.map((reply) => [nameOf(reply), reply]))
  const added: Array<SharedReply> = []
  const changed: Array<Kept> = []
  let same = 0
  for (const [name, item] of incoming) {
    const before = known.get(name)
    if (before === undefined) added.push(item)
    else if (columns.every((key) => before.item[key] === item[key])) same++
    else changed.push({ id: before.id, item })
  }
  return { added, changed, same }
}

/** A file that is none. */
export const unreadable: Reading = { replies: [], problems: [{ row: 0 }] }

const decode = Schema.decodeUnknownOption(SharedReply)

function wrongColumn(item: Readonly<Record<string, unknown>>): Pick<Problem, "column"> {
  const sound: Readonly<Record<string, unknown>> = { shortcut: "x", text: "x" }
  const column = columns.find((key) => {
    const alone = Object.hasOwn(item, key) ? { ...sound, [key]: item[key] } : omit(sound, key)
    return Option.isNone(decode(alone))
  })
  return column === undefined ? {} : { column }
}

function omit(all: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const { [key]: _, ...rest } = all
  return rest
}

function nameOf({ shortcut, group, language }: SharedReply): string {
  return [folded(shortcut), group, language].join("\n")
}
