/**
 * The form of the Action-Based Conversations Dataset: a list of conversations whose `original` is a list of
 * `[speaker, text]`, the speaker being the agent, the customer, or the action that the agent's desk reports.
 *
 * @since 0.1.0
 */
import { MessageText } from "@pupitre/core/Message"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Turn } from "../Replayed.ts"
import { labelOf } from "../Replayed.ts"
import type { Format } from "./Format.ts"
import { decoder, listWith, named } from "./Format.ts"

const Conversation = Schema.Struct({
  convo_id: Schema.Int,
  original: Schema.NonEmptyArray(Schema.Tuple([Schema.Literals(["agent", "customer", "action"]), MessageText])),
})

const decode = decoder(Conversation)

/** Conversations with `original` turns. */
export const Abcd: Format = {
  name: "ABCD",
  conversations: (json) => listWith(json, "original"),
  nameOf: (conversation) => named(conversation, "convo_id"),
  decode: (conversation) =>
    Result.map(decode(conversation), ({ convo_id, original }) => ({
      id: String(convo_id),
      turns: original.map(([speaker, text]): Turn => {
        if (speaker === "action") {
          return { kind: "action", name: "abcd.action", label: labelOf(text), details: { text } }
        }
        return { kind: "message", by: speaker === "customer" ? "visitor" : "agent", text }
      }),
    })),
}
