/**
 * One line of the desk's list: what an agent must know of a conversation without opening it.
 *
 * A pure fold, stored by the log in the transaction that appends the events it folds, so that the list is never behind.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { ChatEvent } from "./ChatEvent.js"
import { Mode } from "./Fact.js"
import { AgentId, ConversationId, Millis } from "./Id.js"
import { DisplayName, Visitor } from "./Participant.js"

/** One line of the desk's list. */
export const ConversationSummary = Schema.Struct({
  id: ConversationId,
  visitor: Visitor,
  status: Schema.Literals(["queued", "active", "closed"]),
  mode: Mode,
  owner: Schema.optionalKey(Schema.Struct({ agentId: AgentId, name: DisplayName })),
  startedAt: Millis,
  /** Since when the visitor has been waiting for an answer; absent when nobody waits. */
  waitingSince: Schema.optionalKey(Millis),
  /** The last thing said, at most 140 UTF-16 units. */
  last: Schema.optionalKey(
    Schema.Struct({ by: Schema.Literals(["visitor", "agent"]), text: Schema.String, at: Millis }),
  ),
  /** Messages of the visitor since the agent's last. */
  unanswered: Schema.Int,
  /** Whether the visitor has left the site, as the last alert says. */
  visitorGone: Schema.Boolean,
  /** The last event folded: of two summaries of one conversation the higher stands. */
  seq: Schema.Int,
})
export interface ConversationSummary extends Schema.Schema.Type<typeof ConversationSummary> {}

/** The summary after one more event; `undefined` until the conversation has started. */
export const apply = (self: ConversationSummary | undefined, event: ChatEvent): ConversationSummary | undefined => {
  if (self === undefined) {
    if (event._tag !== "ConversationStarted") return undefined
    return {
      id: event.conversationId,
      visitor: event.visitor,
      status: "queued",
      mode: event.mode,
      startedAt: event.at,
      waitingSince: event.at,
      unanswered: 0,
      visitorGone: false,
      seq: event.seq,
    }
  }
  const { seq, at } = event
  switch (event._tag) {
    case "AgentAssigned":
      if (self.status === "closed") return { ...self, seq }
      return { ...self, status: "active", owner: { agentId: event.agentId, name: event.name }, seq }
    case "MessagePosted": {
      const text = event.text.length > 140 ? `${event.text.slice(0, 139).toWellFormed()}…` : event.text
      if (event.by._tag === "Visitor") {
        const last = { by: "visitor", text, at } as const
        return { ...self, last, unanswered: self.unanswered + 1, waitingSince: self.waitingSince ?? at, seq }
      }
      if (event.by._tag === "System") return { ...self, seq }
      const { waitingSince: _, ...answered } = self
      return { ...answered, last: { by: "agent", text, at }, unanswered: 0, seq }
    }
    case "ModeChanged":
      return { ...self, mode: event.mode, seq }
    case "AlertRaised":
      return { ...self, visitorGone: event.kind === "VisitorLeft", seq }
    case "ConversationClosed": {
      const { waitingSince: _, ...rest } = self
      return { ...rest, status: "closed", seq }
    }
    case "ConversationStarted":
    case "VisitStarted":
    case "PageVisited":
    case "LinkSent":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "ActionRecorded":
    case "Unknown":
      return { ...self, seq }
  }
}

/** Which of two summaries of one conversation stands: the one that folded more. */
export const latest = (a: ConversationSummary, b: ConversationSummary): ConversationSummary => (b.seq > a.seq ? b : a)
