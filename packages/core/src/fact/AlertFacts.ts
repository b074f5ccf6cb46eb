/**
 * The fact of an alert that nothing else implies: what the server alone knows.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { EventId } from "../Id.js"
import { DisplayName } from "../Participant.js"
import { Label, LanguageTag } from "./Bounds.js"

const count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const kind = <const K extends string>(name: K) => ({ kind: Schema.tag(name) })

/** What the server alone knows and stores, with what its words need. */
export const RaisedAlert = Schema.Union([
  /** The visitor closed the last tab of the site, or lost the connection for longer than a moment. */
  Schema.Struct(kind("VisitorLeft")),
  Schema.Struct(kind("VisitorReturned")),
  /** Nothing from the visitor for so long. */
  Schema.Struct({ ...kind("VisitorIdle"), minutes: count }),
  /** The visitor made the chat small: they may not read. */
  Schema.Struct(kind("VisitorMinimised")),
  /** The conversation was given to someone else, and whom. */
  Schema.Struct({ ...kind("ReassignedAway"), to: DisplayName }),
  /** A file of the visitor was not let through. */
  Schema.Struct({
    ...kind("FileRejected"),
    name: DisplayName,
    cause: Schema.Literals(["type", "size", "count", "virus", "name"]),
  }),
  /** The visitor has waited so long for an answer; the promise to them breaks soon, or has broken. */
  Schema.Struct({ ...kind("SlaAtRisk"), seconds: count }),
  Schema.Struct({ ...kind("SlaMissed"), seconds: count }),
  /** The visitor writes in another language now. */
  Schema.Struct({ ...kind("LanguageChanged"), language: LanguageTag }),
  /** The thread nears the most it can hold. */
  Schema.Struct({ ...kind("AlmostFull"), left: count }),
  /** A visitor who is blocked tried to write. For managers. */
  Schema.Struct({ ...kind("BlockedVisitor"), reason: Label }),
])
export type RaisedAlert = typeof RaisedAlert.Type

/** Something the agent must notice. Agents only. Its words come from the catalogue, never from the server. */
export const AlertRaised = Schema.TaggedStruct("AlertRaised", {
  alert: RaisedAlert,
  about: Schema.optionalKey(EventId),
})
export interface AlertRaised extends Schema.Schema.Type<typeof AlertRaised> {}
