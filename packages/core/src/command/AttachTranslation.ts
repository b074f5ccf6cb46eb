/**
 * What somebody said is given a translation, for the desk. The original stays what was said.
 *
 * What the visitor reads of an agent's message comes with the message (`PostMessage`) and by no other way: nobody can put
 * other words under what was said before, for its reader. Said again, a translation stands beside the one before, and the
 * newest shows.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { Label, LanguageTag } from "../fact/Bounds.js"
import { Seq } from "../Id.js"
import { refusal } from "../Message.js"
import { make as reason } from "../Reason.js"
import { ownedOrManaged } from "./guards.js"

/**
 * The owner, a manager or the server attaches a translation for the desk; of a conversation that is over, any agent.
 * Refused while available only as `NothingThere`, also for what was taken out of the thread, and as `Blank`, `TooLong` or
 * `NotWellFormed`.
 */
export const AttachTranslation = Command.make({
  name: "attachTranslation",
  on: "conversation",
  roles: ["agent", "manager", "bot", "system"],
  input: Schema.Struct({ target: Seq, language: LanguageTag, text: Schema.String, provider: Label }),
  inputReasons: ["NothingThere", "Blank", "NotWellFormed", "TooLong", "TooManyBytes"],
  availability: (state, context) =>
    Command.unless(state.status === "unstarted" && reason("ConversationUnknown"), ownedOrManaged(state, context)),
  facts: (state, input) => {
    if (input.target > state.seq || state.redactions[input.target] !== undefined) return reject(reason("NothingThere"))
    const wrong = refusal(input.text)
    return wrong === undefined ? accept([{ _tag: "TranslationAttached", ...input, to: "agents" }]) : reject(wrong)
  },
})
