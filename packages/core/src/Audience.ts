/**
 * What of a stream each side may see.
 *
 * Default deny: a fact reaches the visitor only if it is named here, in the form given here, so that a new kind of
 * fact, an unknown one, an alert or a team's own action cannot leak by being forgotten.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { Conversation } from "./Conversation.js"

/** Who looks: the visitor, or the desk. */
export type Audience = "visitor" | "agents"

/** The event as this audience may see it, or nothing. */
export const project = (event: ChatEvent, audience: Audience): ChatEvent | undefined => {
  if (audience === "agents") return event
  switch (event._tag) {
    case "ConversationStarted":
    case "AgentAssigned":
    case "MessagePosted":
    case "LinkSent":
    case "ModeChanged":
    case "ConsentGiven":
    case "ConsentWithdrawn":
      return event
    case "ConversationClosed": {
      const { note: _note, answers: _answers, ...rest } = event
      return { ...rest, tags: [] }
    }
    case "VisitStarted":
    case "PageVisited":
    case "ActionRecorded":
    case "AlertRaised":
    case "Unknown":
      return undefined
  }
}

/** The events of a range as this audience may see them, in order. */
export const projectAll = (events: ReadonlyArray<ChatEvent>, audience: Audience): ReadonlyArray<ChatEvent> => {
  if (audience === "agents") return events
  const seen: Array<ChatEvent> = []
  for (const event of events) {
    const projected = project(event, audience)
    if (projected !== undefined) seen.push(projected)
  }
  return seen
}

/** The folded conversation as this audience may see it. */
export const projectConversation = (self: Conversation, audience: Audience): Conversation => {
  if (audience === "agents" || self.closing === undefined) return self
  const { by, at } = self.closing
  return { ...self, closing: { by, at, tags: [] } }
}
