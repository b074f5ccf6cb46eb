/**
 * The facts of what helps an agent to write: what became of what was proposed.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { ConversationId, Seq } from "../Id.js"
import { Label } from "./Bounds.js"

/** What a proposed answer comes from, by its id. */
export const SuggestionSource = Schema.Struct({
  kind: Schema.Literals(["reply", "article", "past"]),
  id: Schema.String.check(Schema.isMaxLength(128)),
})

/**
 * An agent has answered a message for which answers were proposed: one was published as it was, or changed, or they were
 * left alone. On the workspace's stream `suggestions`; it has no word of what was written.
 */
export const SuggestionJudged = Schema.TaggedStruct("SuggestionJudged", {
  conversationId: ConversationId,
  /** The visitor's message. */
  answers: Seq,
  verdict: Schema.Literals(["accepted", "edited", "ignored"]),
  /** How many were proposed. */
  shown: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 10 })),
  /** Of the one that was inserted, or the first one: what proposed it, and where it comes from. */
  provider: Label,
  sources: Schema.Array(SuggestionSource).check(Schema.isMaxLength(10)),
})
export interface SuggestionJudged extends Schema.Schema.Type<typeof SuggestionJudged> {}
