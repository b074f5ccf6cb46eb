/**
 * What one of the desk is told of an event and of a conversation's state: without the values of a profile that they may not see.
 *
 * For a server, so that a value that a role may not see does not leave it: `ofEvent` is a gateway's `withhold`,
 * `ofConversation` its `withholdState`, and `KeptProfile` tells what a stream adds up to. The three agree: folding the events
 * as a role is told them gives the profile as it is told that. What is counted keeps its place without its values, so that
 * counts and times are the same for everyone; of anything else that may not be seen there is nothing.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import { rights } from "@pupitre/visitor-profile/Sensitivity"
 * import * as Withholding from "@pupitre/visitor-profile/Withholding"
 *
 * const page = Scenario.make("Bonjour").page("/lampes", "Lampes").visits.findLast(({ _tag }) => _tag === "PageVisited")!
 * const title = (told = page) => told._tag === "PageVisited" && told.title
 * title(Withholding.ofEvent(page, rights.agent)) // => "Lampes"
 * title(Withholding.ofEvent(page, rights.bot)) // => "•"
 * Withholding.ofEvent(page, rights.visitor) // => undefined
 * ```
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Conversation } from "@pupitre/core/Conversation"
import { nowhere } from "@pupitre/core/Erasure"
import type { Participant } from "@pupitre/core/Participant"
import type { Declared } from "./CustomData.js"
import * as Custom from "./CustomData.js"
import * as Provenances from "./Provenance.js"
import type { Sensitivity } from "./Sensitivity.js"
import { keptBack, seeing } from "./Sensitivity.js"

/**
 * The event as one who may see these classes is told it, or nothing. What says nothing of a profile is as it is, but for the
 * visitor's name; of a fact that this version does not know, so is what it is called.
 */
export const ofEvent = (
  event: ChatEvent,
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared> = [],
): ChatEvent | undefined => {
  const may = seeing(seen)
  const told = reduced(event, seen, declared)
  return told === undefined || may("identity") || told.by._tag !== "Visitor" ? told : { ...told, by: nameless(told.by) }
}

/** The state of a conversation as one who may see these classes is told it: what folding {@link ofEvent} gives. */
export const ofConversation = (self: Conversation, seen: ReadonlyArray<Sensitivity>): Conversation => {
  const may = seeing(seen)
  const { visitor, page, survey, closing } = self
  return {
    ...self,
    ...(visitor !== undefined && !may("identity") && { visitor: { _tag: "Visitor", id: visitor.id } }),
    ...(closing !== undefined && !may("identity") && { closing: { ...closing, by: nameless(closing.by) } }),
    ...(page !== undefined && !may("page") && { page: { ...page, url: nowhere, title: keptBack } }),
    ...(survey !== undefined && !may("rating") && { survey: {} }),
  }
}

function reduced(
  event: ChatEvent,
  seen: ReadonlyArray<Sensitivity>,
  declared: ReadonlyArray<Declared>,
): ChatEvent | undefined {
  const may = seeing(seen)
  switch (event._tag) {
    case "VisitStarted": {
      if (!may("figures")) return undefined
      const origin = Provenances.told(event)
      const seenOf = Provenances.withholdOrigin(origin, may)
      const address = may("address") ? {} : { referrer: "", landing: nowhere }
      // Where the server has not said how the visit began, whoever sees the addresses reads it there.
      return may("address") && seenOf === origin ? event : { ...event, origin: seenOf, ...address }
    }
    case "PageVisited":
      if (!may("figures")) return undefined
      return may("page") ? event : { ...event, url: nowhere, title: keptBack }
    case "SiteLeft":
      return may("figures") ? event : undefined
    case "VisitLocated":
      return may("device") ? event : undefined
    case "CustomDataSet":
      return seen.includes("open") ? Custom.withhold(event, seen, declared) : undefined
    case "VisitorIdentified":
      return may("identity") ? event : undefined
    case "ConversationStarted":
      if (!may("exchanges")) return undefined
      return may("identity") ? event : { ...event, visitor: { _tag: "Visitor", id: event.visitor.id } }
    case "ConversationClosed":
    case "ConversationReopened":
      return may("exchanges") ? event : undefined
    case "SurveyAnswered": {
      const { id, seq, at, by, _tag, conversationId } = event
      if (!may("exchanges")) return undefined
      return may("rating") ? event : { id, seq, at, by, _tag, conversationId }
    }
    // It may be anything.
    case "Unknown":
      return may("identity") ? event : { ...event, body: {} }
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "AgentAssigned":
    case "ConversationSnoozed":
    case "ConversationWoken":
    case "TransferStarted":
    case "TransferEnded":
    case "TransferJoined":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationEnded":
    case "MessagePosted":
    case "FilePosted":
    case "NoteAdded":
    case "MessageRedacted":
    case "Tombstone":
    case "TranslationAttached":
    case "LinkSent":
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
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "ItemKept":
    case "ItemRemoved":
    case "SuggestionJudged":
    case "TagAdded":
    case "TagRemoved":
    case "ModeChanged":
    case "ActionRecorded":
    case "AlertRaised":
      return event
    default:
      return event satisfies never
  }
}

function nameless(by: Participant): Participant {
  return by._tag === "Visitor" && by.name !== undefined ? { _tag: "Visitor", id: by.id } : by
}
