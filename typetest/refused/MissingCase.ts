/** A switch over what a log can hold that misses a kind does not compile. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"

// refused 2366: Function lacks ending return statement
export const title = (event: ChatEvent): string => {
  switch (event._tag) {
    case "ConversationStarted":
    case "AgentAssigned":
    case "VisitStarted":
    case "PageVisited":
    case "SiteLeft":
    case "VisitLocated":
    case "CustomDataSet":
    case "VisitorIdentified":
    case "LinkSent":
    case "ModeChanged":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "ActionRecorded":
    case "AlertRaised":
    case "ConversationClosed":
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "ConversationSnoozed":
    case "ConversationWoken":
    case "TransferStarted":
    case "TransferEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "SurveyAnswered":
    case "FilePosted":
    case "NoteAdded":
    case "MessageRedacted":
    case "Tombstone":
    case "TranslationAttached":
    case "OfferSent":
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
    case "PageOpened":
    case "ProblemReported":
    case "ProblemDetailAdded":
    case "ProblemMoved":
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "UnblockRequested":
    case "UnblockRefused":
    case "VisitorTurnedAway":
    case "VisitorErased":
    case "TagAdded":
      return event._tag
    case "Unknown":
      return event.kind
  }
}
