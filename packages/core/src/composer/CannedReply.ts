/**
 * A canned reply (*réponse prédéfinie*): a text kept for what agents write again and again, found by its shortcut or its
 * words.
 *
 * What is searched is made ready once per list; a search reads it, whatever case and accents it is typed in.
 *
 * @since 0.1.0
 */
import type { GroupId, ItemId } from "../Id.js"
import { folded } from "../internal/folded.js"
import type { Category } from "./CannedCategory.js"
import { inOrder, names } from "./CannedCategory.js"

/** Whose a reply is: the agent's own, of a group, or everyone's. */
export type Scope = "own" | "group" | "shared"

/** A canned reply. */
export interface CannedReply {
  readonly id: ItemId
  readonly scope: Scope
  /** What calls it, without the sign before it and without white space. */
  readonly shortcut: string
  readonly title?: string
  /** What is written, with placeholders as `Placeholders` has them. */
  readonly text: string
  /** The id of its category; one that is not kept any more is none. */
  readonly category?: string
  /** BCP 47: the language of its words. */
  readonly language?: string
  /** Of which group, where `scope` is that. */
  readonly group?: GroupId
}

/** Replies made ready for searching. */
export interface Index {
  readonly entries: ReadonlyArray<Entry>
  /** In the order in which they are shown. */
  readonly categories: ReadonlyArray<Category>
}

interface Entry {
  readonly reply: CannedReply
  readonly shortcut: string
  /** The id of its category if that is kept, else nothing. */
  readonly category: string
  /** Shortcut, title and the names of the category, each word after a space. */
  readonly head: string
  readonly all: string
}

/** Why a reply was found, best first. */
export const matches = ["shortcut", "prefix", "word", "content"] as const
/** One of {@link matches}. */
export type Match = (typeof matches)[number]

/** A reply that was found, and why. */
export interface Found {
  readonly reply: CannedReply
  readonly match: Match
}

/** Replies of one category, or of none. */
export interface Section {
  readonly category?: Category
  readonly found: ReadonlyArray<Found>
}

/** Makes replies ready. Cost: linear in their text, once. */
export const index = (replies: ReadonlyArray<CannedReply>, categories: ReadonlyArray<Category> = []): Index => {
  const called = new Map<string | undefined, string>(categories.map((one) => [one.id, names(one).join(" ")]))
  const ready = replies.map((reply): Entry => {
    const shortcut = folded(reply.shortcut)
    const words = folded(`${reply.title ?? ""} ${called.get(reply.category) ?? ""}`)
    const head = ` ${`${shortcut} ${words}`.replace(/[^\p{L}\p{N}]+/gu, " ")}`
    const category = called.has(reply.category) ? reply.category! : ""
    return { reply, shortcut, category, head, all: `${head}\n${shortcut}\n${words}\n${folded(reply.text)}` }
  })
  const entries = ready.toSorted(
    (a, b) =>
      ranks[a.reply.scope] - ranks[b.reply.scope] || compare(a.shortcut, b.shortcut) || compare(a.reply.id, b.reply.id),
  )
  return { entries, categories: inOrder(categories) }
}

/**
 * The replies that a text finds, in one category alone if its id is given, `""` for those of none: the one of exactly this shortcut first, then those whose shortcut begins with it, then
 * those with its words at the beginning of words of shortcut, title or category, in any language, then those with its words anywhere. Within
 * each those of the language first, if one is given, the agent's own before the group's before everyone's, then by
 * shortcut. An empty text finds all.
 *
 * @example
 * ```ts
 * import * as CannedReply from "@pupitre/core/composer/CannedReply"
 *
 * const replies = [
 *   { id: "a", scope: "shared", shortcut: "délai", text: "Deux jours ouvrés." },
 *   { id: "b", scope: "own", shortcut: "merci", text: "Merci de votre patience, le délai est dépassé." },
 * ] as never
 * CannedReply.search(CannedReply.index(replies), "DELAI").map(({ match }) => match) // => ["shortcut", "content"]
 * ```
 */
export const search = (
  self: Index,
  text: string,
  {
    limit = 50,
    language,
    category,
  }: {
    readonly limit?: number
    readonly language?: string | undefined
    readonly category?: string | undefined
  } = {},
): ReadonlyArray<Found> => {
  const sought = folded(text.trim()).slice(0, 200)
  const words = sought
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 16)
  // Two places for each reason: first what is in the language, then what is not.
  const found: ReadonlyArray<Array<Found>> = Array.from({ length: matches.length * 2 }, () => [])
  for (const entry of self.entries) {
    const { reply } = entry
    if (category !== undefined && entry.category !== category) continue
    const rank = rankOf(entry, sought, words)
    if (rank < 0) continue
    const into = found[rank * 2 + (speaks(reply, language) ? 0 : 1)]!
    if (into.length < limit) into.push({ reply, match: matches[rank]! })
  }
  return found.flat().slice(0, limit)
}

/** The category that a reply is in, if it is in one that is kept. */
export const categoryOf = ({ categories }: Index, { category }: CannedReply): Category | undefined =>
  category === undefined ? undefined : categories.find(({ id }) => id === category)

/** What was found, by category: in the order of the categories, what is in none last; within each as it was found. */
export const sections = (self: Index, found: ReadonlyArray<Found>): ReadonlyArray<Section> => {
  const by = Map.groupBy(found, ({ reply }) => categoryOf(self, reply)?.id)
  const rest = by.get(undefined)
  return [
    ...self.categories.flatMap((category): ReadonlyArray<Section> => {
      const own = by.get(category.id)
      return own === undefined ? [] : [{ category, found: own }]
    }),
    ...(rest === undefined ? [] : [{ found: rest }]),
  ]
}

/** A call for a reply in a text that is being written: from its sign up to the caret, UTF-16 units. */
export interface Called {
  readonly from: number
  readonly to: number
  readonly query: string
}

/**
 * The call that the caret stands at the end of, if there is one: the sign (`/`, `!`, `::`, as a desk likes it) at the beginning of the text or after white
 * space, and at most sixty letters after it in the same line that do not begin with a space.
 *
 * @example
 * ```ts
 * import { called } from "@pupitre/core/composer/CannedReply"
 *
 * called("Bonjour /del", 12, "/") // => { from: 8, to: 12, query: "del" }
 * called("oui et/ou non", 9, "/") // => undefined
 * ```
 */
export const called = (text: string, caret: number, sign: string): Called | undefined => {
  if (sign === "") return undefined
  const before = text.slice(0, caret)
  const from = before.lastIndexOf(sign)
  if (from < 0 || (from > 0 && !/\s/u.test(before[from - 1]!))) return undefined
  const query = before.slice(from + sign.length)
  return query.length > 60 || /^\s|\n/u.test(query) ? undefined : { from, to: caret, query }
}

const ranks: Readonly<Record<Scope, number>> = { own: 0, group: 1, shared: 2 }

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a reply is of a language: of the same one, or of none. */
function speaks({ language: own }: CannedReply, language: string | undefined): boolean {
  return language === undefined || own === undefined || primary(own) === primary(language)
}

function primary(tag: string): string {
  return tag.split("-")[0]!.toLowerCase()
}

function rankOf({ shortcut, head, all }: Entry, sought: string, words: ReadonlyArray<string>): number {
  if (shortcut === sought) return 0
  if (shortcut.startsWith(sought)) return 1
  if (words.every((word) => head.includes(` ${word}`))) return 2
  return words.every((word) => all.includes(word)) ? 3 : -1
}
