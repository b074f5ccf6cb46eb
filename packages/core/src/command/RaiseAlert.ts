/**
 * The server alerts the agent to what it alone knows. A visitor who has left can no longer be followed on their page.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import { RaisedAlert } from "../Fact.js"
import * as Navigation from "../Navigation.js"
import { open } from "./guards.js"

/** The server alerts the agent. */
export const RaiseAlert = Command.make({
  name: "raiseAlert",
  on: "conversation",
  roles: ["system"],
  input: Schema.Struct({ alert: RaisedAlert }),
  inputReasons: [],
  availability: (state) => Command.unless(open(state)),
  facts: ({ navigation }, { alert }) =>
    accept([
      ...(alert.kind === "VisitorLeft" ? Navigation.ending(navigation, "visitorLeft") : []),
      { _tag: "AlertRaised", alert },
    ]),
})
