/**
 * One conversation as the customer record tells it: the fold of the conversation's own events.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Exchange } from "./CustomerRecord.js"

/** The conversation, or nothing before it began. What was redacted is the caller's to take out first. */
export const fold = (events: Iterable<ChatEvent>): Exchange | undefined => {
  let exchange: Exchange | undefined
  for (const event of events) exchange = apply(exchange, event)
  return exchange
}

/** The conversation after one more event. */
export const apply = (self: Exchange | undefined, event: ChatEvent): Exchange | undefined => {
  if (event._tag === "ConversationStarted") {
    const { conversationId: id, at: startedAt, mode, previousConversationId: previous } = event
    const begun = { id, startedAt, mode, agents: [], tags: [], notes: [] }
    return previous === undefined ? begun : { ...begun, previousConversationId: previous }
  }
  if (self === undefined) return undefined
  switch (event._tag) {
    case "AgentAssigned":
      return self.agents.at(-1) === event.name ? self : { ...self, agents: [...self.agents, event.name] }
    case "ModeChanged":
      return { ...self, mode: event.mode }
    case "NoteAdded": {
      const by = "name" in event.by ? event.by.name : undefined
      return by === undefined ? self : { ...self, notes: [...self.notes, { by, at: event.at, text: event.text }] }
    }
    case "ConversationClosed":
      return { ...self, closedAt: event.at, tags: [...event.tags] }
    case "ConversationReopened": {
      const { closedAt: _, ...rest } = self
      return rest
    }
    case "SurveyAnswered": {
      const { csat, nps } = event
      return { ...self, ...(csat !== undefined && { csat }), ...(nps !== undefined && { nps }) }
    }
    default:
      return self
  }
}
