/**
 * The conversation goes on as chat, call or video.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { Mode } from "../Fact.js"
import { make as reason } from "../Reason.js"
import { open, owned } from "./guards.js"

/** The owner changes how the two sides talk. Refused while available only as `SameMode`. */
export const ChangeMode = Command.make({
  name: "changeMode",
  on: "conversation",
  roles: ["agent", "manager"],
  input: Schema.Struct({ mode: Mode }),
  inputReasons: ["SameMode"],
  availability: (state, context) => Command.unless(open(state), owned(state, context)),
  facts: (state, { mode }) =>
    state.mode === mode ? reject(reason("SameMode")) : accept([{ _tag: "ModeChanged", mode }]),
})
