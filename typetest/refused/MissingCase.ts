/** A switch over what a log can hold that misses a kind does not compile. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"

// refused 2366: Function lacks ending return statement
export const title = (event: ChatEvent): string => {
  switch (event._tag) {
    case "ConversationStarted":
    case "AgentAssigned":
    case "VisitStarted":
    case "PageVisited":
    case "LinkSent":
    case "ModeChanged":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "ActionRecorded":
    case "AlertRaised":
    case "ConversationClosed":
      return event._tag
    case "Unknown":
      return event.kind
  }
}
