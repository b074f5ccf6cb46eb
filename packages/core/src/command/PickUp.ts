/**
 * A conversation rings: the server offers it to one agent, who picks up or declines, and it can go back to the queue.
 *
 * A call or a video waits this way for someone to answer. What is not answered in time goes back to the queue.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import type { Conversation } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import { AgentId, Millis } from "../Id.js"
import * as Navigation from "../Navigation.js"
import { DisplayName, Recipient } from "../Participant.js"
import type { Reason } from "../Reason.js"
import { make as reason } from "../Reason.js"
import { goingOn, hasRoomFor, open, ownedOrManaged } from "./guards.js"

/**
 * The server asks an agent to pick up a queued conversation, until a moment: one that has passed is `DateInPast`. While it
 * rings it takes a slot of theirs: who has none to spare is `AgentFull`.
 */
export const OfferConversation = Command.make({
  name: "offerConversation",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ agentId: AgentId, name: DisplayName, expiresAt: Millis }),
  inputReasons: ["DateInPast", "AgentFull"],
  availability: (state) =>
    Command.unless(open(state), open(state) === undefined && state.status !== "queued" && reason("AlreadyOpen")),
  facts: (_, input, context) => {
    if (input.expiresAt <= context.at) return reject(reason("DateInPast"))
    const full = hasRoomFor(input.agentId, context)
    return full === undefined ? accept([{ _tag: "ConversationOffered", ...input }]) : reject(full)
  },
})

/** The agent who is asked picks up, in time. */
export const PickUp = Command.make({
  name: "pickUp",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(
      open(state),
      open(state) === undefined && offered(state, context),
      state.offer !== undefined && context.at >= state.offer.expiresAt && reason("TooLate"),
    ),
  facts: (_state, _input, { by }) =>
    by._tag === "Agent" || by._tag === "Bot"
      ? accept([{ _tag: "AgentAssigned", agentId: by.id, name: by.name }])
      : reject(reason("NotPermitted")),
})

/** The agent who is asked does not pick up; once the time is over the server says it for them. */
export const Decline = Command.make({
  name: "decline",
  on: "conversation",
  roles: ["agent", "manager", "bot", "system"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(
      open(state),
      open(state) === undefined && offered(state, context),
      context.role === "system" &&
        state.offer !== undefined &&
        context.at < state.offer.expiresAt &&
        reason("TooEarly"),
    ),
  facts: ({ offer }, _input, { role }) =>
    offer === undefined
      ? reject(reason("NotOffered"))
      : accept([
          {
            _tag: "ConversationDeclined",
            agentId: offer.agentId,
            cause: role === "system" ? "timedOut" : "declined",
          },
        ]),
})

/**
 * The conversation waits for an agent again: the owner or a manager gives it back, or the server takes it from an agent
 * who has left (`agentLeft`) or does not answer (`unanswered`). `to` says whom it waits for; absent, anyone.
 */
export const QueueConversation = Command.make({
  name: "queueConversation",
  on: "conversation",
  roles: ["agent", "manager", "bot", "system"],
  input: Schema.Struct({
    cause: Schema.Literals(["agentLeft", "unanswered"]).pipe(Schema.optionalKey),
    to: Schema.optionalKey(Recipient),
  }),
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(
      open(state),
      ownedOrManaged(state, context),
      context.role === "system" && state.status === "transferring" ? undefined : goingOn(state),
      state.status === "queued" && context.role !== "agent" && context.role !== "bot" && reason("NotAssigned"),
    ),
  facts: ({ navigation }, { cause, to }, { role }) =>
    accept([
      ...Navigation.ending(navigation, "agentLeft"),
      {
        _tag: "ConversationQueued",
        cause: role === "system" && cause !== undefined ? cause : "returned",
        ...(to !== undefined && { to }),
      },
    ]),
})

const offered = ({ offer }: Conversation, { by, role }: Command.Context): Reason | undefined => {
  if (offer === undefined) return reason("NotOffered")
  if (role === "system") return undefined
  return (by._tag === "Agent" || by._tag === "Bot") && by.id === offer.agentId ? undefined : reason("NotOffered")
}
