/**
 * What was said is taken out of the thread, for everyone and for good. Also in a closed conversation: the law may ask.
 *
 * The rules keep no rows, so that a number nothing was said at is accepted and then changes nothing. For the same reason
 * an agent's own messages cannot be told from others: a team lets its agents redact in their conversations, or not.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { RedactionCause } from "../Fact.js"
import { Seq } from "../Id.js"
import { make as reason } from "../Reason.js"
import { owned } from "./guards.js"

/** What is taken out, and why. */
export interface Redaction {
  readonly target: Seq
  readonly cause?: RedactionCause
}

/** A command under a policy: whether agents may redact in conversations that they have, not only managers. */
export const redactMessageBy = (agents: boolean): Command.Command<"redactMessage", "conversation", Redaction> =>
  Command.make({
    name: "redactMessage",
    on: "conversation",
    roles: agents ? ["agent", "manager"] : ["manager"],
    input: Schema.Struct({ target: Seq, cause: Schema.optionalKey(RedactionCause) }),
    inputReasons: ["NothingThere"],
    availability: (state, context) =>
      Command.unless(
        state.status === "unstarted" && reason("ConversationUnknown"),
        context.role !== "manager" && state.status === "closed" && reason("ConversationClosed"),
        context.role !== "manager" && owned(state, context),
      ),
    facts: (state, input) => {
      if (input.target > state.seq) return reject(reason("NothingThere"))
      return accept(state.redactions[input.target] === undefined ? [{ _tag: "MessageRedacted", ...input }] : [])
    },
  })

/** Managers take out what was said. What is out already is a success without facts. */
export const RedactMessage: Command.Command<"redactMessage", "conversation", Redaction> = redactMessageBy(false)
