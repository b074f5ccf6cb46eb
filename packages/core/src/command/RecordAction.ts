/**
 * A team's own action, done elsewhere, leaves its trace in the thread. Agents only.
 *
 * @since 0.1.0
 */
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import { ActionRecorded } from "../Fact.js"
import * as Schema from "effect/Schema"
import { goingOn, open, owned } from "./guards.js"

const { _tag: _, ...fields } = ActionRecorded.fields

/** The owner records an action of the team's own. */
export const RecordAction = Command.make({
  name: "recordAction",
  on: "conversation",
  roles: ["agent", "manager", "bot"],
  input: Schema.Struct(fields),
  inputReasons: [],
  availability: (state, context) => Command.unless(open(state), owned(state, context), goingOn(state)),
  facts: (_, input) => accept([{ _tag: "ActionRecorded", ...input }]),
})
