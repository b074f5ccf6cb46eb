/**
 * Someone publishes a message: the visitor of the conversation, or the agent who has it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { maxGraphemes, problem } from "../Message.js"
import { make as reason } from "../Reason.js"
import { open, owned } from "./guards.js"

/** Someone publishes a message. Refused while available only as `Blank`, `TooLong` or `NotWellFormed`. */
export const PostMessage = Command.make({
  name: "postMessage",
  on: "conversation",
  roles: ["visitor", "agent", "manager", "bot"],
  input: Schema.Struct({ text: Schema.String }),
  inputReasons: ["Blank", "TooLong", "NotWellFormed"],
  availability: (state, context) => Command.unless(open(state), owned(state, context)),
  facts: (_, { text }) => {
    const wrong = problem(text)
    if (wrong === undefined) return accept([{ _tag: "MessagePosted", text }])
    return reject(wrong === "TooLong" ? reason(wrong, { max: maxGraphemes }) : reason(wrong))
  },
})
