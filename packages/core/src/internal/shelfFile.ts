/**
 * What a file of things of a shelf holds, row by row, and what bringing it in would change of what is kept.
 */
import * as Option from "effect/Option"
import type { ItemId } from "../Id.js"

/** The most rows in one file. */
export const maxRows = 10_000

/** Why a row cannot be kept: which column is not as it must be; the file itself when there is none. */
export interface Problem<Column extends string> {
  /** From 1, the line of names of a table not counted; 0 for the file. */
  readonly row: number
  readonly column?: Column
}

/** How the rows of one kind of file are read. */
export interface Reader<Item, Column extends string> {
  readonly columns: ReadonlyArray<Column>
  readonly decode: (row: unknown) => Option.Option<Item>
  /** A row that has what every row must have. */
  readonly sound: Readonly<Record<string, unknown>>
}

/** What rows hold, each an object with the columns as keys. An empty text is none, and what else is in a row is left out. */
export const read = <Item, Column extends string>(
  { columns, decode, sound }: Reader<Item, Column>,
  rows: ReadonlyArray<unknown>,
): { readonly items: ReadonlyArray<Item>; readonly problems: ReadonlyArray<Problem<Column>> } => {
  if (rows.length > maxRows) return { items: [], problems: [{ row: 0 }] }
  const items: Array<Item> = []
  const problems: Array<Problem<Column>> = []
  for (const [index, row] of rows.entries()) {
    const given = typeof row === "object" && row !== null ? (row as Readonly<Record<string, unknown>>) : {}
    const found = Object.fromEntries(
      columns.flatMap((key) => {
        const value = Object.hasOwn(given, key) ? given[key] : undefined
        return value === undefined || value === "" ? [] : [[key, value]]
      }),
    )
    const item = decode(found)
    if (Option.isSome(item)) {
      items.push(item.value)
      continue
    }
    const column = columns.find((key) => {
      const alone = Object.hasOwn(found, key) ? { ...sound, [key]: found[key] } : omit(sound, key)
      return Option.isNone(decode(alone))
    })
    problems.push({ row: index + 1, ...(column !== undefined && { column }) })
  }
  return { items, problems }
}

/** A thing that is kept, with its id. */
export interface Kept<Item> {
  readonly id: ItemId
  readonly item: Item
}

/** What bringing things in comes to. */
export interface Changes<Item> {
  readonly added: ReadonlyArray<Item>
  /** Those of a name that is kept already, each under its id. */
  readonly changed: ReadonlyArray<Kept<Item>>
  /** How many are kept already as they are. */
  readonly same: number
}

/** What bringing things in would change. Of two of one name the later one counts. */
export const changes = <Item extends object>(
  kept: ReadonlyArray<Kept<Item>>,
  incoming: ReadonlyArray<Item>,
  nameOf: (item: Item) => string,
): Changes<Item> => {
  const known = new Map(kept.map((one) => [nameOf(one.item), one]))
  const added: Array<Item> = []
  const changed: Array<Kept<Item>> = []
  let same = 0
  for (const [name, item] of new Map(incoming.map((one) => [nameOf(one), one]))) {
    const before = known.get(name)
    if (before === undefined) added.push(item)
    else if (textOf(before.item) === textOf(item)) same++
    else changed.push({ id: before.id, item })
  }
  return { added, changed, same }
}

/** A thing in these keys and their order, for a file that people read. */
export const inColumns = (item: object, columns: ReadonlyArray<string>): object => {
  const given = item as Readonly<Record<string, unknown>>
  return Object.fromEntries(columns.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])))
}

const textOf = (item: object): string => JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const omit = (all: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> => {
  const { [key]: _, ...rest } = all
  return rest
}
