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
import { MessageText } from "../Message.js"
import { SafeUrl } from "../SafeUrl.js"

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
})
export interface Article extends Schema.Schema.Type<typeof Article> {}

/** The shelf of articles, and the wishes by which managers keep it. */
export const articles: Shelving.Shelving<"articles", Article> = /* #__PURE__ */ Shelving.make("articles", Article)
