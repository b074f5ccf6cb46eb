/**
 * What has waited too long for someone waits for others: for their group, or for anyone.
 *
 * How long is too long, and for whom it waits then, is the server's policy; `Deadline.unclaimed` is the moment.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { unclaimed } from "../Deadline.js"
import { accept, reject } from "../Decision.js"
import { Millis } from "../Id.js"
import { Recipient } from "../Participant.js"
import { make as reason } from "../Reason.js"
import { open } from "./guards.js"

/**
 * The server has it wait for others once it has waited for someone for `after` milliseconds, which is `TooEarly` before.
 * `to` says for whom; absent, or when it is who has been waited for, for anyone.
 */
export const ReassignConversation = Command.make({
  name: "reassignConversation",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ after: Millis, to: Schema.optionalKey(Recipient) }),
  inputReasons: ["TooEarly"],
  availability: (state) =>
    Command.unless(
      open(state),
      open(state) === undefined && unclaimed(state, 0) === undefined && reason("NobodyAwaited"),
    ),
  facts: (state, { after, to }, { at }) => {
    const due = unclaimed(state, after)
    if (due === undefined || at < due) return reject(reason("TooEarly"))
    const { queuedFor } = state
    const other = to !== undefined && (to._tag !== queuedFor?._tag || to.id !== queuedFor.id)
    return accept([{ _tag: "ConversationQueued", cause: "unanswered", ...(other && { to }) }])
  },
})
