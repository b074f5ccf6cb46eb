/**
 * What the agent is alerted to, marked with an exclamation mark in the thread.
 *
 * An alert that a fact implies is derived from that fact (consent withdrawn, conversation closed); one is stored only
 * for what the server alone knows. Connection and send failures are states, not alerts.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/** What the server alone knows. */
export const AlertKind = Schema.Literals(["VisitorLeft", "VisitorReturned"])
export type AlertKind = typeof AlertKind.Type

/** How much an alert asks of the agent. */
export type Severity = "info" | "warning" | "critical"

/** The severity of each kind. */
export const severity: Readonly<Record<AlertKind, Severity>> = {
  VisitorLeft: "warning",
  VisitorReturned: "info",
}
