/**
 * The server gives a queued conversation to an agent: what routing becomes.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { owner } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import { AgentId } from "../Id.js"
import { takesSlot } from "../Lifecycle.js"
import { DisplayName } from "../Participant.js"
import { make as reason } from "../Reason.js"
import { hasRoomFor, open } from "./guards.js"

/** The server gives a queued conversation to an agent, who has a slot for it or is refused as `AgentFull`. */
export const AssignAgent = Command.make({
  name: "assignAgent",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ agentId: AgentId, name: DisplayName }),
  inputReasons: ["AgentFull"],
  availability: (state) => Command.unless(open(state), state.status === "active" && reason("AlreadyOpen")),
  facts: (state, { agentId, name }, context) => {
    // What rings for them, or is theirs until a transfer is settled, holds its slot already.
    const held = takesSlot(state.status) && (state.offer ?? owner(state))?.agentId === agentId
    const full = held ? undefined : hasRoomFor(agentId, context)
    return full === undefined ? accept([{ _tag: "AgentAssigned", agentId, name }]) : reject(full)
  },
})
