/**
 * Someone publishes a message: the visitor of the conversation, or the agent who has it.
 *
 * A message cancels an announced closing; one of the visitor wakes a conversation that was set aside. Those facts come
 * first, so that the message is said in the conversation that they lead to. What the agent wrote in another language than
 * the visitor reads goes with its translation in one wish: neither can arrive without the other.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import type { Conversation } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import type { Fact } from "../Fact.js"
import { Label, LanguageTag } from "../fact/Bounds.js"
import type { Seq } from "../Id.js"
import { refusal } from "../Message.js"
import type { Participant } from "../Participant.js"
import { make as reason } from "../Reason.js"
import type { TextLimit } from "../TextLimit.js"
import { beforeMessage, frozen, open, reachable, spoken } from "./guards.js"

/** What the visitor is shown of an agent's message, and what translated it. */
const Translation = Schema.Struct({ language: LanguageTag, text: Schema.String, provider: Label })

/** What a team decides of messages. */
export interface MessageOptions {
  /**
   * How much text the channel of a conversation takes from someone, beside what every channel keeps to. Desk and server
   * are given the same, so that neither takes what the other refuses. With a translation it is what the channel carries.
   */
  readonly limits?: (conversation: Conversation, by: Participant) => ReadonlyArray<TextLimit>
}

/** Why a text is refused although one may write. */
const inputReasons = ["Blank", "NotWellFormed", "TooLong", "TooManyBytes", "TooManySms", "NotPermitted"] as const

/**
 * Someone publishes a message, on channels with limits of their own, an agent perhaps with its translation for the
 * visitor. Refused while available only for its text, whichever of the two it is, and as `NotPermitted` when a visitor
 * translates.
 */
export const postMessage = ({ limits = () => [] }: MessageOptions = {}) =>
  Command.make({
    name: "postMessage",
    on: "conversation",
    roles: ["visitor", "agent", "manager", "bot"],
    input: Schema.Struct({ text: Schema.String, translation: Schema.optionalKey(Translation) }),
    inputReasons,
    availability: (state, context) =>
      Command.unless(open(state), spoken(state, context), frozen(state, context), reachable(state, context)),
    facts: (state, { text, translation }, context) => {
      const channel = limits(state, context.by)
      const wrong =
        translation === undefined ? refusal(text, channel) : (refusal(text) ?? refusal(translation.text, channel))
      if (wrong !== undefined) return reject(wrong)
      const before = beforeMessage(state, context)
      const said: Fact = { _tag: "MessagePosted", text }
      if (translation === undefined) return accept([...before, said])
      if (context.by._tag === "Visitor") return reject(reason("NotPermitted"))
      const target = (state.seq + before.length + 1) as Seq
      return accept([...before, said, { _tag: "TranslationAttached", target, ...translation, to: "visitor" }])
    },
  })

/** Someone publishes a message, of any length that a message may have. */
export const PostMessage = postMessage()
