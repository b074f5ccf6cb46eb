/**
 * A conversation is set aside, until a moment or until the visitor writes, and comes back.
 *
 * A snoozed conversation takes no slot. When it wakes it waits for its agent, or for anyone, and for a slot of theirs.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import type { Conversation } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import type { Fact } from "../Fact.js"
import { Millis } from "../Id.js"
import * as Navigation from "../Navigation.js"
import type { Reason } from "../Reason.js"
import { make as reason } from "../Reason.js"
import { goingOn, open, owned } from "./guards.js"

/**
 * The owner sets the conversation aside, until a moment or, without one, until the visitor writes. `keepAssigned`, on by
 * default: it comes back to the same agent. A moment that has passed is `DateInPast`.
 */
export const Snooze = Command.make({
  name: "snooze",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct({
    until: Schema.optionalKey(Millis),
    keepAssigned: Schema.optionalKey(Schema.Boolean),
  }),
  inputReasons: ["DateInPast"],
  availability: (state, context) => Command.unless(open(state), owned(state, context), goingOn(state)),
  facts: (state, { until, keepAssigned = true }, { at }) => {
    if (until !== undefined && until <= at) return reject(reason("DateInPast"))
    const before: Array<Fact> = [...Navigation.ending(state.navigation, "snooze")]
    if (state.closingSoon !== undefined) before.push({ _tag: "ClosingCancelled", cause: "agent" })
    const snoozed: Fact = { _tag: "ConversationSnoozed", keepAssigned, ...(until !== undefined && { until }) }
    return accept([...before, snoozed])
  },
})

/** The snooze ends: for its owner or a manager at any moment, for the server at its end. */
export const Wake = Command.make({
  name: "wake",
  on: "conversation",
  roles: ["agent", "manager", "bot", "system"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(
      open(state),
      state.status !== "snoozed" && open(state) === undefined && reason("NotSnoozed"),
      context.role !== "manager" && owned(state, context),
      tooEarly(state, context),
    ),
  facts: (_state, _input, { role }) =>
    accept([{ _tag: "ConversationWoken", cause: role === "system" ? "timer" : "agent" }]),
})

const tooEarly = ({ snooze }: Conversation, { role, at }: Command.Context): Reason | undefined =>
  role === "system" && snooze !== undefined && (snooze.until === undefined || at < snooze.until)
    ? reason("TooEarly")
    : undefined
