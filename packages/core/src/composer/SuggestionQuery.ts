/**
 * How a desk asks its server for answers to propose: the question is a conversation and a message, so that what the
 * answer is looked for with comes from the log and not from the asker.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { SuggestionSource } from "../fact/AssistanceFacts.js"
import { Label } from "../fact/Bounds.js"
import { ConversationId, Millis, Seq } from "../Id.js"
import { MessageText } from "../Message.js"
import * as Query from "../Query.js"
import type { Reason } from "../Reason.js"
import { SafeUrl } from "../SafeUrl.js"
import type { Found, Source, Suggestion } from "./Suggestion.js"
import { maxShown } from "./Suggestion.js"
import type { Told } from "./Suggestions.js"

/** Where an answer comes from. */
export const SourceSchema: Schema.Codec<Source, unknown> = Schema.Struct({
  ...SuggestionSource.fields,
  title: Label,
  url: Schema.optionalKey(SafeUrl),
  at: Schema.optionalKey(Millis),
})

/** A proposed answer, whole. */
export const SuggestionSchema: Schema.Codec<Suggestion, unknown> = Schema.Struct({
  id: Schema.String.check(Schema.isMaxLength(64)),
  text: MessageText,
  answers: Seq,
  provider: Label,
  sources: Schema.Array(SourceSchema).check(Schema.isMaxLength(10)),
})

/** Which message of which conversation is to be answered. */
export const AskedSchema = Schema.Struct({ conversationId: ConversationId, answers: Seq })

/**
 * The answers that are found for the visitor's last message of a conversation. Each says which message it answers: another
 * one than was asked for when the visitor has written since. None for a conversation that is not there.
 */
export const suggestedAnswers = Query.make({
  name: "suggestedAnswers",
  roles: ["agent", "manager"],
  input: AskedSchema,
  output: Schema.Struct({
    suggestions: Schema.Array(SuggestionSchema).check(Schema.isMaxLength(maxShown)),
    writer: Schema.optionalKey(Label),
  }) satisfies Schema.Codec<Found, unknown>,
})

const ReasonSchema: Schema.Codec<Reason, unknown> = Schema.Struct({
  key: Schema.String.check(Schema.isMaxLength(64)),
  params: Schema.optionalKey(Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))),
})

/** What is said of an answer while it is written: first what it relies on, then the writer's own pieces. */
export const ToldSchema: Schema.Codec<Told, unknown> = Schema.Union([
  Schema.TaggedStruct("Begun", {
    answers: Seq,
    provider: Label,
    sources: Schema.Array(SourceSchema).check(Schema.isMaxLength(10)),
  }),
  Schema.TaggedStruct("Words", { text: Schema.String }),
  Schema.TaggedStruct("Written", {}),
  Schema.TaggedStruct("NotWritten", { reason: ReasonSchema }),
])
