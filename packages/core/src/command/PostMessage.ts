/**
 * Someone publishes a message: the visitor of the conversation, or the agent who has it.
 *
 * A message cancels an announced closing; one of the visitor wakes a conversation that was set aside. Those facts come
 * first, so that the message is said in the conversation that they lead to.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import type { Conversation } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import { refusal } from "../Message.js"
import type { Participant } from "../Participant.js"
import type { Reason } from "../Reason.js"
import type { TextLimit } from "../TextLimit.js"
import { beforeMessage, goingOn, open, owned, reachable } from "./guards.js"

/** What a team decides of messages. */
export interface Options {
  /**
   * How much text the channel of a conversation takes from someone, beside what every channel keeps to. Desk and server
   * are given the same, so that neither takes what the other refuses.
   */
  readonly limits?: (conversation: Conversation, by: Participant) => ReadonlyArray<TextLimit>
}

/** Why a text is refused although one may write. */
const inputReasons = ["Blank", "NotWellFormed", "TooLong", "TooManyBytes", "TooManySms"] as const

/** Someone publishes a message, on channels with limits of their own. Refused while available only for its text. */
export const postMessage = ({ limits = () => [] }: Options = {}) =>
  Command.make({
    name: "postMessage",
    on: "conversation",
    roles: ["visitor", "agent", "manager", "bot"],
    input: Schema.Struct({ text: Schema.String }),
    inputReasons,
    availability: (state, context) =>
      Command.unless(open(state), owned(state, context), frozen(state, context), reachable(state, context)),
    facts: (state, { text }, context) => {
      const wrong = refusal(text, limits(state, context.by))
      return wrong === undefined
        ? accept([...beforeMessage(state, context), { _tag: "MessagePosted", text }])
        : reject(wrong)
    },
  })

/** Someone publishes a message, of any length that a message may have. */
export const PostMessage = postMessage()

/** The visitor can always write. In a warm transfer the sender stays until the recipient is there. */
const frozen = (state: Conversation, { by }: Command.Context): Reason | undefined =>
  by._tag === "Visitor" || state.transfer?.mode === "warm" ? undefined : goingOn(state)
