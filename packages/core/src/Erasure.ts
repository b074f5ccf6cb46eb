/**
 * What stays of a fact once its visitor is erased: that it happened, when, between whom of the desk, and what is counted.
 *
 * Default deny, as for an audience: a fact stays only if it is named here, and only in the form given here; of any other, a new
 * one among them, its tombstone stays. Folds of a stream after its erasure are folds of what stays, so that counts, ratings,
 * visits and pages are what they were. Whoever stores a {@link Fact.VisitorErased:type} puts what stays in the place of
 * everything before it; {@link within} says what stays of a stream that tells of others too.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type * as Fact from "./Fact.js"
import type { Participant } from "./Participant.js"
import type { SafeUrl } from "./SafeUrl.js"

/** Where an erased page was: no address is kept, and one that is none of a page stands in its place. */
export const nowhere = "https://erased.invalid/" as SafeUrl

/** What stands where somebody's words were that cannot be left out. */
export const noWords = "…"

/**
 * What stays of the events before an erasure, one after the other from the first. Of a stream that is the visitor's alone, what
 * {@link erased} leaves of each; of one that tells of others too, only what is of this visitor changes: what was reported of
 * their conversations, without what was said, and the words about keeping them away. How many problems there were, of which
 * kind, how bad and what became of them is what it was.
 */
export const within = ({
  visitorId,
  conversationIds,
}: Pick<Fact.VisitorErased, "visitorId" | "conversationIds">): ((event: ChatEvent) => ChatEvent) => {
  if (conversationIds === undefined) return erased
  const own = new Set<string>(conversationIds)
  const reports = new Set<string>()
  return (event) => {
    switch (event._tag) {
      case "ProblemReported": {
        if (!own.has(event.conversationId)) return event
        reports.add(event.reportId)
        const { title: _title, page: _page, device: _device, ...rest } = event
        return { ...rest, by: nameless(event.by), description: noWords, excerpt: [] }
      }
      case "ProblemMoved": {
        if (!reports.has(event.reportId)) return event
        const { reason: _, ...rest } = event
        return rest
      }
      case "ProblemDetailAdded":
        return reports.has(event.reportId) ? erased(event) : event
      case "VisitorBlocked":
      case "VisitorUnblocked":
      case "UnblockRequested":
      case "UnblockRefused":
        return event.visitorId === visitorId ? erased(event) : event
      default:
        return event
    }
  }
}

/** What stays of an event. Its number, id and time do; of an event that tells of nobody, the same reference. */
export const erased = (event: ChatEvent): ChatEvent => {
  const by = nameless(event.by)
  const { id, seq, at } = event
  const envelope = { id, seq, at, by }
  switch (event._tag) {
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "AgentAssigned":
    case "ConversationSnoozed":
    case "ConversationWoken":
    case "TransferJoined":
    case "TransferEnded":
    case "ModeChanged":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationEnded":
    case "ConversationReopened":
    case "MessageRedacted":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
    case "SiteLeft":
    case "VisitorTurnedAway":
    case "VisitorErased":
    case "Tombstone":
      return by === event.by ? event : { ...event, by }
    case "ConversationStarted": {
      const { language: _, ...rest } = event
      return { ...rest, by, visitor: { _tag: "Visitor", id: event.visitor.id } }
    }
    case "TransferStarted": {
      const { comment: _, ...rest } = event
      return { ...rest, by }
    }
    case "ConversationClosed": {
      const { note: _note, answers: _answers, ...rest } = event
      return { ...rest, by, tags: [] }
    }
    case "SurveyAnswered": {
      const { comment: _comment, answers: _answers, ...rest } = event
      return { ...rest, by }
    }
    case "UnblockRequested":
      return { ...event, by, comment: "" }
    case "VisitorBlocked":
    case "UnblockRefused":
    case "VisitorUnblocked": {
      const { comment: _, ...rest } = event
      return { ...rest, by }
    }
    case "VisitStarted": {
      const { visitId, site, nth, before, origin = { _tag: "Unknown" } } = event
      const kept = {
        origin: originKind(origin),
        ...(site !== undefined && { site }),
        ...(nth !== undefined && { nth }),
        ...(before !== undefined && { before }),
      }
      return { ...envelope, _tag: "VisitStarted", visitId, landing: nowhere, referrer: "", userAgent: "", ...kept }
    }
    case "PageVisited":
      return { ...event, by, url: nowhere, title: "" }
    case "AlertRaised":
      switch (event.alert.kind) {
        case "VisitorLeft":
        case "VisitorReturned":
        case "VisitorIdle":
        case "VisitorMinimised":
        case "ReassignedAway":
        case "SlaAtRisk":
        case "SlaMissed":
        case "AlmostFull":
          return by === event.by ? event : { ...event, by }
        case "FileRejected":
        case "LanguageChanged":
        case "BlockedVisitor":
          return stone(event, envelope)
      }
    case "MessagePosted":
    case "FilePosted":
    case "NoteAdded":
    case "TranslationAttached":
    case "LinkSent":
    case "OfferSent":
    case "PageOpened":
    case "ProblemReported":
    case "ProblemDetailAdded":
    case "ProblemMoved":
    case "ItemKept":
    case "ItemRemoved":
    case "TagAdded":
    case "TagRemoved":
    case "ActionRecorded":
    case "VisitLocated":
    case "CustomDataSet":
    case "VisitorIdentified":
    case "SuggestionJudged":
    case "Unknown":
      return stone(event, envelope)
  }
}

/** What kind of way to the site it was, without whose. */
export const originKind = (origin: Fact.Origin): Fact.Origin => {
  switch (origin._tag) {
    case "Direct":
    case "Unknown":
      return origin
    case "SearchEngine":
    case "Email":
    case "Assistant":
      return { _tag: origin._tag, name: "" }
    case "Social":
      return { _tag: "Social", network: "" }
    case "Campaign":
      return { _tag: "Campaign", source: "" }
    case "Referral":
    case "Internal":
      return { _tag: origin._tag, host: "" }
  }
}

function stone(event: ChatEvent, envelope: Pick<ChatEvent, "id" | "seq" | "at" | "by">): ChatEvent {
  return { ...envelope, _tag: "Tombstone", was: event._tag, cause: "personalData" }
}

function nameless(by: Participant): Participant {
  return by._tag === "Visitor" && by.name !== undefined ? { _tag: "Visitor", id: by.id } : by
}
