/**
 * Something for colleagues alone, in the thread of a conversation. The visitor never sees it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { refusal } from "../Message.js"
import { make as reason } from "../Reason.js"
import { spoken } from "./guards.js"

/**
 * The owner or a manager notes something; of a conversation that is over, any agent. Refused while available only for its
 * text.
 */
export const AddNote = Command.make({
  name: "addNote",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct({ text: Schema.String }),
  inputReasons: ["Blank", "NotWellFormed", "TooLong", "TooManyBytes"],
  availability: (state, context) =>
    Command.unless(
      state.status === "unstarted" && reason("ConversationUnknown"),
      context.role !== "manager" && spoken(state, context),
    ),
  facts: (_, { text }) => {
    const wrong = refusal(text)
    return wrong === undefined ? accept([{ _tag: "NoteAdded", text }]) : reject(wrong)
  },
})
