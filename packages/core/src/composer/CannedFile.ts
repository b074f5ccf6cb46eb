/**
 * Canned replies as a file to move from one desk to another: JSON here, a table in `adapter/CannedReplyCsv`; and what
 * bringing one in would change, before anything is.
 *
 * Ids are a desk's own: in a file a category is its name. JSON has all that is kept of the categories beside the replies.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Locale } from "../Catalogue.js"
import type { ItemId } from "../Id.js"
import { folded } from "../internal/folded.js"
import * as File from "../internal/shelfFile.js"
import type { Category } from "./CannedCategory.js"
import { called, inOrder, nameIn, names } from "./CannedCategory.js"
import { CategoryItem, SharedReply } from "./CannedShelf.js"

/** The columns of a table, and the keys of the JSON. */
export const columns = ["shortcut", "title", "category", "language", "group", "text"] as const

/** Why a row cannot be kept: which column is not as it must be; the file itself when there is none. */
export type Problem = File.Problem<(typeof columns)[number]>

/** What a file holds: in the replies, the category is its name. */
export interface Reading {
  readonly replies: ReadonlyArray<SharedReply>
  readonly categories: ReadonlyArray<CategoryItem>
  readonly problems: ReadonlyArray<Problem>
}

/** A reply that is kept, with its id. */
export type Kept = File.Kept<SharedReply>

/** What a desk keeps. */
export interface Holding {
  readonly replies: ReadonlyArray<Kept>
  readonly categories: ReadonlyArray<Category>
}

/** What bringing replies in comes to: in the replies, the category is its id again. */
export interface Plan extends File.Changes<SharedReply> {
  /** Those that the desk does not have. What it has keeps its names, its place and its colour. */
  readonly categories: ReadonlyArray<Category>
}

/** Replies as a file has them: each with the name of its category in a language, without one that is not kept. */
export const named = (
  replies: ReadonlyArray<SharedReply>,
  categories: ReadonlyArray<Category>,
  locale: Locale,
): ReadonlyArray<SharedReply> => {
  const byId = new Map<string | undefined, Category>(categories.map((one) => [one.id, one]))
  return replies.map(({ category, ...reply }) => {
    const own = byId.get(category)
    return own === undefined ? reply : { ...reply, category: nameIn(own, locale) }
  })
}

/** The replies and the categories as JSON. */
export const toJson = (replies: ReadonlyArray<SharedReply>, categories: ReadonlyArray<Category> = []): string => {
  const rows = named(replies, categories, "fr").map((reply) => File.inColumns(reply, columns))
  const content = { categories: inOrder(categories).map(({ id: _, ...item }) => item), replies: rows }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

/** What a JSON file holds: an object of categories and replies, or a list of replies alone. */
export const fromJson = (text: string): Reading => {
  try {
    const content: unknown = JSON.parse(text)
    if (Array.isArray(content)) return read(content)
    const { replies, categories } = content as Readonly<Record<string, unknown>>
    if (!Array.isArray(replies)) return unreadable
    const all = Array.isArray(categories) ? categories : []
    return { ...read(replies), categories: all.flatMap((one) => Option.toArray(decodeCategory(one))) }
  } catch {
    return unreadable
  }
}

/** What rows hold, each an object with the columns as keys. An empty text is none, and what else is in a row is left out. */
export const read = (rows: ReadonlyArray<unknown>): Reading => {
  const { items, problems } = File.read({ columns, decode, sound: { shortcut: "x", text: "x" } }, rows)
  return { replies: items, categories: [], problems }
}

/**
 * What bringing a file in would change. Of two replies of one shortcut, group and language the later one counts. A category
 * is the one that has its name in any language; one that has not been heard of is made, with its name in `locale`.
 */
export const plan = (
  { replies: kept, categories: all }: Holding,
  { replies, categories: given }: Pick<Reading, "replies" | "categories">,
  { locale, newId }: { readonly locale: Locale; readonly newId: () => ItemId },
): Plan => {
  const categories: Array<Category> = []
  const find = (name: string): Category | undefined => called(all, name) ?? called(categories, name)
  const make = (item: CategoryItem): Category => {
    const category = { ...item, id: newId() }
    categories.push(category)
    return category
  }
  for (const item of given) if (!names(item).some(find)) make(item)
  const rows = replies.map(({ category, ...reply }): SharedReply => {
    const name = category?.trim() ?? ""
    return name === "" ? reply : { ...reply, category: (find(name) ?? make({ name: { [locale]: name } })).id }
  })
  return { categories, ...File.changes(kept, rows, nameOf) }
}

/** A file that is none. */
export const unreadable: Reading = { replies: [], categories: [], problems: [{ row: 0 }] }

const decode = Schema.decodeUnknownOption(SharedReply)
const decodeCategory = Schema.decodeUnknownOption(CategoryItem)

function nameOf({ shortcut, group, language }: SharedReply): string {
  return [folded(shortcut), group, language].join("\n")
}
