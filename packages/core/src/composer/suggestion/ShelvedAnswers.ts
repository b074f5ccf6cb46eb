/**
 * Shelves of a workspace in what is searched for answers: of one that has changed, only what has changed on it is read anew.
 *
 * @since 0.1.0
 */
import type { Shelving } from "../../command/Shelving.js"
import type { Shelf } from "../../Shelf.js"
import type { Article } from "../Articles.js"
import { isPublished } from "../Articles.js"
import type { OwnReply } from "../CannedShelf.js"
import type { Answer, AnswerRetrieval } from "./AnswerRetrieval.js"

/**
 * Makes what puts a shelf, as it stands, into what is searched; called again, it puts in what has changed since and takes out
 * what is there no more. `answerOf` says what a thing of the shelf is as an answer: nothing for one that is none.
 */
export const make = <Item>(
  retrieval: Pick<AnswerRetrieval, "keep" | "forget">,
  { name, decode }: Pick<Shelving<string, Item>, "name" | "decode">,
  answerOf: (id: string, item: Item) => Answer | undefined,
): ((shelf: Shelf) => void) => {
  let last: Shelf | undefined
  let held: ReadonlyMap<string, unknown> = new Map()
  return (shelf) => {
    if (shelf === last) return
    last = shelf
    const now = new Map(shelf.items.map((kept) => [kept.id as string, kept.item]))
    for (const id of held.keys()) if (!now.has(id)) retrieval.forget(`${name}/${id}`)
    for (const [id, raw] of now) {
      // What nobody has kept anew is the same value.
      if (held.has(id) && held.get(id) === raw) continue
      const item = decode(raw)
      const answer = item === undefined ? undefined : answerOf(id, item)
      if (answer === undefined) retrieval.forget(`${name}/${id}`)
      else retrieval.keep(`${name}/${id}`, [answer])
    }
    held = now
  }
}

/** An article as an answer; one that is not published is none. */
export const ofArticle = (id: string, article: Article): Answer | undefined => {
  const { title, text, url, language, asked } = article
  if (!isPublished(article)) return undefined
  return {
    text,
    source: { kind: "article", id, title, ...(url !== undefined && { url }) },
    ...(asked !== undefined && { asked }),
    ...(language !== undefined && { language }),
  }
}

/** A canned reply as an answer. Its shortcut is what agents call it by, and no way in which visitors ask. */
export const ofReply = (id: string, { title, text, language }: OwnReply): Answer => ({
  text,
  source: { kind: "reply", id, title: title ?? "" },
  ...(language !== undefined && { language }),
})
