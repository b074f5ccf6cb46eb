/**
 * Something for colleagues alone, in the thread of a conversation. The visitor never sees it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { maxGraphemes, problem } from "../Message.js"
import { make as reason } from "../Reason.js"
import { ownedOrManaged } from "./guards.js"

/**
 * The owner or a manager notes something; of a conversation that is over, any agent. Refused while available only as `Blank`,
 * `TooLong` or `NotWellFormed`.
 */
export const AddNote = Command.make({
  name: "addNote",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct({ text: Schema.String }),
  inputReasons: ["Blank", "TooLong", "NotWellFormed"],
  availability: (state, context) =>
    Command.unless(state.status === "unstarted" && reason("ConversationUnknown"), ownedOrManaged(state, context)),
  facts: (_, { text }) => {
    const wrong = problem(text)
    if (wrong === undefined) return accept([{ _tag: "NoteAdded", text }])
    return reject(wrong === "TooLong" ? reason(wrong, { max: maxGraphemes }) : reason(wrong))
  },
})
