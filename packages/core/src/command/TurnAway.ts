/**
 * The server says that a visitor who is kept away came back and was turned away, and how often since it last said so.
 *
 * It is written in the workspace's stream `blocks` alone, which only managers read: neither the visitor nor an agent in a
 * conversation learns of it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import * as Fact from "../Fact.js"
import { block } from "../Workspace.js"

const { visitorId, site, times, last } = Fact.VisitorTurnedAway.fields

/**
 * The server says it of a workspace's stream `blocks`. Of somebody whom nothing kept away at that moment, as far as the
 * stream tells, nothing is written.
 */
export const TurnAway = Command.make({
  name: "turnAway",
  on: "workspace",
  roles: ["system"],
  input: Schema.Struct({ visitorId, site, times, last }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (state, told) =>
    accept(
      block(state, told.visitorId, told.last, told.site) === undefined ? [] : [{ _tag: "VisitorTurnedAway", ...told }],
    ),
})
