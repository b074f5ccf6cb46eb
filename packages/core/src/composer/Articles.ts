/**
 * The knowledge base that answers are found in: articles that managers keep for their team, each one thing that visitors ask.
 *
 * A shelf of the workspace, `articles`; what is kept there is written so that it can be said to a visitor as it is.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Shelving from "../command/Shelving.js"
import { Label, LanguageTag } from "../fact/Bounds.js"
import { ItemId } from "../Id.js"
import { folded } from "../internal/folded.js"
import { MessageText } from "../Message.js"
import * as Query from "../Query.js"
import { SafeUrl } from "../SafeUrl.js"
import type * as Shelf from "../Shelf.js"

/** One thing that visitors ask, and what to say to it. */
export const Article = Schema.Struct({
  title: Label.check(Schema.isPattern(/\S/)),
  /** The answer, as it can be said. */
  text: MessageText.check(Schema.isMaxLength(2_000)),
  /** How visitors ask for it, in their own words: it is found by these too. */
  asked: Schema.optionalKey(Schema.Array(Label).check(Schema.isMaxLength(20))),
  /** Where it is told at length. */
  url: Schema.optionalKey(SafeUrl),
  /** BCP 47: the language of its words. */
  language: Schema.optionalKey(LanguageTag),
  /** Whether answers are found in it and agents read it; they are unless it says `false`. */
  published: Schema.optionalKey(Schema.Boolean),
})
export interface Article extends Schema.Schema.Type<typeof Article> {}

/** The shelf of articles, and the wishes by which managers keep it. */
export const articles: Shelving.Shelving<"articles", Article> = /* #__PURE__ */ Shelving.make("articles", Article)

/** An article with the id that it is kept under. */
export interface Held {
  readonly id: ItemId
  readonly item: Article
}

/** Whether answers are found in an article. One that was withdrawn stays with its managers, who can publish it again. */
export const isPublished = ({ published }: Article): boolean => published !== false

/** An article by its id, for who was shown an answer that comes from it. Nothing for one that is not published. */
export const readArticle = Query.make({
  name: "readArticle",
  roles: ["agent", "manager"],
  input: Schema.Struct({ id: ItemId }),
  output: Schema.Struct({ article: Schema.optionalKey(Article) }),
})

/** The answer to the query, of a shelf as it stands. */
export const answer = (shelf: Shelf.Shelf, { id }: typeof readArticle.input.Type): typeof readArticle.output.Type => {
  const kept = shelf.items.find((one) => one.id === id)
  const article = kept === undefined ? undefined : articles.decode(kept.item)
  return article === undefined || !isPublished(article) ? {} : { article }
}

/**
 * The articles that have every word of a text in what they say, in how they are called or asked for, accents and case aside;
 * in the order in which they are given.
 */
export const search = (all: ReadonlyArray<Held>, text: string): ReadonlyArray<Held> => {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== "")
  return words.length === 0
    ? all
    : all.filter(({ item: { title, text: said, asked = [] } }) => {
        const whole = folded([title, said, ...asked].join("\n"))
        return words.every((word) => whole.includes(word))
      })
}
