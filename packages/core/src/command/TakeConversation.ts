/**
 * An agent takes a conversation from the queue, while they have a slot for it.
 *
 * @since 0.1.0
 */
import * as Command from "../Command.js"
import { owner } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import { make as reason } from "../Reason.js"
import { hasRoom, open } from "./guards.js"

/** An agent takes a conversation from the queue. */
export const TakeConversation = Command.make({
  name: "takeConversation",
  on: "conversation",
  roles: ["agent", "manager"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) => {
    const { by } = context
    const current = owner(state)
    return Command.unless(
      open(state),
      current !== undefined &&
        (by._tag === "Agent" && by.id === current.agentId
          ? reason("AlreadyYours")
          : reason("NotOwner", { owner: current.name })),
      state.offer !== undefined &&
        !(by._tag === "Agent" && by.id === state.offer.agentId) &&
        reason("Ringing", { agent: state.offer.name }),
      // What rings for them holds its slot already.
      current === undefined && state.offer === undefined && hasRoom(context),
    )
  },
  facts: (_, _input, { by }) =>
    by._tag === "Agent"
      ? accept([{ _tag: "AgentAssigned", agentId: by.id, name: by.name }])
      : reject(reason("NotPermitted")),
})
