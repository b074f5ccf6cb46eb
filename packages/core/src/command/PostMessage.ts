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
import { accept, reject } from "../Decision.js"
import { maxGraphemes, problem } from "../Message.js"
import { make as reason } from "../Reason.js"
import { beforeMessage, frozen, open, owned, reachable } from "./guards.js"

/** Someone publishes a message. Refused while available only as `Blank`, `TooLong` or `NotWellFormed`. */
export const PostMessage = Command.make({
  name: "postMessage",
  on: "conversation",
  roles: ["visitor", "agent", "manager", "bot"],
  input: Schema.Struct({ text: Schema.String }),
  inputReasons: ["Blank", "TooLong", "NotWellFormed"],
  availability: (state, context) =>
    Command.unless(open(state), owned(state, context), frozen(state, context), reachable(state, context)),
  facts: (state, { text }, context) => {
    const wrong = problem(text)
    if (wrong === undefined) return accept([...beforeMessage(state, context), { _tag: "MessagePosted", text }])
    return reject(wrong === "TooLong" ? reason(wrong, { max: maxGraphemes }) : reason(wrong))
  },
})
