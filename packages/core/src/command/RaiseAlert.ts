/**
 * The server alerts the agent to what it alone knows.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import { RaisedAlert } from "../Fact.js"
import { open } from "./guards.js"

/** The server alerts the agent. */
export const RaiseAlert = Command.make({
  name: "raiseAlert",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ alert: RaisedAlert }),
  inputReasons: [],
  availability: (state) => Command.unless(open(state)),
  facts: (_, { alert }) => accept([{ _tag: "AlertRaised", alert }]),
})
