/**
 * The conversation goes on as chat, call, video or messaging.
 *
 * What the agent sees or drives of the visitor's page ends where a mode leaves no room for it: a video takes the screen,
 * and messaging has no page.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import { Mode } from "../Fact.js"
import * as Navigation from "../Navigation.js"
import { make as reason } from "../Reason.js"
import { goingOn, open, owned } from "./guards.js"

/** The owner changes how the two sides talk. Refused while available only as `SameMode`. */
export const ChangeMode = Command.make({
  name: "changeMode",
  on: "conversation",
  roles: ["agent", "manager"],
  input: Schema.Struct({ mode: Mode }),
  inputReasons: ["SameMode"],
  availability: (state, context) => Command.unless(open(state), owned(state, context), goingOn(state)),
  facts: (state, { mode }) =>
    state.mode === mode
      ? reject(reason("SameMode"))
      : accept([
          ...(withoutPage.has(mode) ? Navigation.ending(state.navigation, "mode") : []),
          { _tag: "ModeChanged", mode },
        ]),
})

const withoutPage: ReadonlySet<Mode> = new Set<Mode>(["video", "messaging"])
