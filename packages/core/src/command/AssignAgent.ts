/**
 * The server gives a queued conversation to an agent: what routing becomes.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import { AgentId } from "../Id.js"
import { DisplayName } from "../Participant.js"
import { make as reason } from "../Reason.js"
import { open } from "./guards.js"

/** The server gives a queued conversation to an agent. */
export const AssignAgent = Command.make({
  name: "assignAgent",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ agentId: AgentId, name: DisplayName }),
  inputReasons: [],
  availability: (state) => Command.unless(open(state), state.status === "active" && reason("AlreadyOpen")),
  facts: (_, { agentId, name }) => accept([{ _tag: "AgentAssigned", agentId, name }]),
})
