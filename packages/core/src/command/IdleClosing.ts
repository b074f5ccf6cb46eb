/**
 * A conversation that nobody ended closes by itself, never without notice: announced, then cancelled or carried out.
 *
 * A message of anyone cancels it (`PostMessage`). When to announce is the server's policy; when to close is the deadline
 * of the announcement, which `Deadline` reads.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import type { ConversationClosed } from "../Fact.js"
import { ClosingCause } from "../Fact.js"
import { Millis } from "../Id.js"
import * as Navigation from "../Navigation.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import { goingOn, open, ownedOrManaged } from "./guards.js"

/** The server says when the conversation will close unless someone writes. A deadline that has passed is `DateInPast`. */
export const AnnounceClosing = Command.make({
  name: "announceClosing",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ deadline: Millis, cause: ClosingCause }),
  inputReasons: ["DateInPast"],
  availability: (state) =>
    Command.unless(open(state), goingOn(state), state.closingSoon !== undefined && reason("AlreadyAnnounced")),
  facts: (_, { deadline, cause }, { at }) =>
    deadline <= at ? reject(reason("DateInPast")) : accept([{ _tag: "ClosingAnnounced", deadline, cause }]),
})

/** The owner or a manager keeps the conversation open. */
export const CancelClosing = Command.make({
  name: "cancelClosing",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) =>
    Command.unless(
      open(state),
      ownedOrManaged(state, context),
      state.closingSoon === undefined && reason("NothingAnnounced"),
    ),
  facts: () => accept([{ _tag: "ClosingCancelled", cause: "agent" }]),
})

/** The server closes what was announced, at the deadline. */
export const CloseIdle = Command.make({
  name: "closeIdle",
  on: "conversation",
  roles: ["system"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, { at }) => {
    const { closingSoon } = state
    return Command.unless(
      open(state),
      closingSoon === undefined ? reason("NothingAnnounced") : at < closingSoon.deadline && reason("TooEarly"),
    )
  },
  facts: ({ id, visitor, closingSoon, navigation, tags }, _input, { tenant }) => {
    if (id === undefined || visitor === undefined) return reject(reason("ConversationUnknown"))
    const closed: ConversationClosed = {
      _tag: "ConversationClosed",
      conversationId: id,
      visitorId: visitor.id,
      tags,
      ...(closingSoon !== undefined && { cause: closingSoon.cause }),
    }
    return accept(
      [...Navigation.ending(navigation, "close"), closed],
      [{ stream: StreamKey.visitor(tenant, visitor.id), events: [closed] }],
    )
  },
})
