/**
 * The customer record (*dossier client*): the visitor's conversations, the newest first, a page at a time.
 *
 * A query; what answers it, with the streams at hand, is handed to the server. {@link paged} cuts the page.
 *
 * @since 0.1.0
 */
import { Label, Mode } from "@pupitre/core/Fact"
import { ConversationId, Millis, VisitorId } from "@pupitre/core/Id"
import { MessageText } from "@pupitre/core/Message"
import { DisplayName } from "@pupitre/core/Participant"
import * as Query from "@pupitre/core/Query"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** A note that an agent left on a conversation. */
export const Note = Schema.Struct({ by: DisplayName, at: Millis, text: MessageText })
export interface Note extends Schema.Schema.Type<typeof Note> {}

/** One conversation of the record. */
export const Exchange = Schema.Struct({
  id: ConversationId,
  startedAt: Millis,
  closedAt: Schema.optionalKey(Millis),
  mode: Mode,
  /** Who had it, in order. */
  agents: Schema.Array(DisplayName),
  tags: Schema.Array(Label),
  notes: Schema.Array(Note),
  /** The one before it. */
  previousConversationId: Schema.optionalKey(ConversationId),
  /** Satisfaction, 1 to 5. */
  csat: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5 }))),
  /** Would recommend, 0 to 10. */
  nps: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10 }))),
})
export interface Exchange extends Schema.Schema.Type<typeof Exchange> {}

/** A page of the record. */
export const Page = Schema.Struct({
  exchanges: Schema.Array(Exchange),
  /** How many there are in all. */
  total: Schema.Int,
  /** What to ask with as `after` for the next page; absent on the last one. */
  next: Schema.optionalKey(ConversationId),
})
export interface Page extends Schema.Schema.Type<typeof Page> {}

/** The visitor's conversations, at most 100 a page. */
export const customerRecord = Query.make({
  name: "customerRecord",
  roles: ["agent", "manager"],
  input: Schema.Struct({
    visitorId: VisitorId,
    /** The last one of the page before. */
    after: Schema.optionalKey(ConversationId),
    limit: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 })),
  }),
  output: Page,
})

/** The page that an answer is; nothing for one that is none. */
export const read = (answer: unknown): Page | undefined => Option.getOrUndefined(decode(answer))

const decode = Schema.decodeUnknownOption(Page)

/** What a page is cut by. */
export type Listed = Pick<Exchange, "id" | "startedAt">

/**
 * A page cut from all exchanges, or from what lists them, the newest first. An `after` that is not among them begins again at
 * the first.
 */
export const paged = <A extends Listed>(
  exchanges: ReadonlyArray<A>,
  { after, limit }: { readonly after?: ConversationId; readonly limit: number },
): Omit<Page, "exchanges"> & { readonly exchanges: ReadonlyArray<A> } => {
  const all = exchanges.toSorted((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const page = all.slice(from, from + limit)
  const last = page.at(-1)
  const more = from + limit < all.length
  return { exchanges: page, total: all.length, ...(more && last !== undefined && { next: last.id }) }
}
