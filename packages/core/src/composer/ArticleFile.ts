/**
 * Articles of the knowledge base as a JSON file, to move from one desk to another; and what bringing one in would change,
 * before anything is.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { folded } from "../internal/folded.js"
import * as File from "../internal/shelfFile.js"
import { Article } from "./Articles.js"

/** The keys of the JSON. */
export const columns = ["title", "text", "asked", "url", "language", "published"] as const

/** Why a row cannot be kept: which key is not as it must be; the file itself when there is none. */
export type Problem = File.Problem<(typeof columns)[number]>

/** An article that is kept, with its id. */
export type Kept = File.Kept<Article>

/** What bringing articles in comes to. */
export type Plan = File.Changes<Article>

/** What a file holds. */
export interface Reading {
  readonly articles: ReadonlyArray<Article>
  readonly problems: ReadonlyArray<Problem>
}

/** The articles as JSON. */
export const toJson = (articles: ReadonlyArray<Article>): string =>
  `${JSON.stringify(
    articles.map((article) => File.inColumns(article, columns)),
    undefined,
    2,
  )}\n`

/** What a JSON file holds: a list of articles, at most 10,000. What else is in one is left out. */
export const fromJson = (text: string): Reading => {
  try {
    const rows: unknown = JSON.parse(text)
    if (!Array.isArray(rows)) return unreadable
    const { items, problems } = File.read({ columns, decode, sound: { title: "x", text: "x" } }, rows)
    return { articles: items, problems }
  } catch {
    return unreadable
  }
}

/** What bringing articles in would change. Of two of one title and language the later one counts. */
export const plan = (kept: ReadonlyArray<Kept>, articles: ReadonlyArray<Article>): Plan =>
  File.changes(kept, articles, ({ title, language }) => [folded(title), language].join("\n"))

const unreadable: Reading = { articles: [], problems: [{ row: 0 }] }

const decode = Schema.decodeUnknownOption(Article)
