/**
 * The words of an entry that a search looks through: what people wrote, and the names of what they sent, saw and did.
 *
 * Total over the facts, like the kinds: a new fact does not compile until it is said what of it is searched. The words
 * of alerts are an interface's own; only the names in them are here. What was taken out has none left.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import { fold } from "./TextSearch.js"

/** The texts of an entry, as written; those of its translations after them. */
export const texts = (entry: Entry): ReadonlyArray<string> => {
  switch (entry._tag) {
    case "Gap":
    case "Unknown":
      return none
    case "Pending":
    case "Failed":
      return ofFact(entry.fact)
    default: {
      const { translations } = entry
      const own = ofFact(entry)
      return translations === undefined ? own : [...own, ...translations.map(({ text }) => text)]
    }
  }
}

/** The texts of an entry as a search compares them, one per line. */
export const folded = (entry: Entry): string => {
  const own = texts(entry)
  return own.length === 0 ? "" : fold(own.length === 1 ? own[0]! : own.join("\n"))
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const none: ReadonlyArray<string> = []

const given = (...all: ReadonlyArray<string | undefined>): ReadonlyArray<string> =>
  all.filter((text) => text !== undefined)

const ofFact = (fact: Fact): ReadonlyArray<string> => {
  switch (fact._tag) {
    case "MessagePosted":
      return fact.quickReplies === undefined ? [fact.text] : [fact.text, ...fact.quickReplies]
    case "NoteAdded":
      return [fact.text]
    case "FilePosted":
      return given(fact.name, fact.alt)
    case "LinkSent":
    case "ActionRecorded":
      return typeof fact.label === "string" ? [fact.label] : [fact.label.fr, fact.label.en]
    case "OfferSent":
      return given(fact.title, fact.message, fact.link.label, fact.price?.now)
    case "PageVisited":
      return [fact.title]
    case "TagAdded":
    case "TagRemoved":
      return [fact.tag]
    case "TransferStarted":
      return given(fact.to.name, fact.comment)
    case "ProblemReported":
      return given(fact.category, fact.title, fact.description, fact.page?.title)
    case "ProblemDetailAdded":
      return given(fact.text)
    case "ProblemMoved":
      return given(fact.reason)
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "UnblockRequested":
    case "UnblockRefused":
      return given(fact.comment)
    case "ConversationClosed":
      return given(...fact.tags, fact.note)
    case "SurveyAnswered":
      return given(fact.comment)
    case "AgentAssigned":
    case "ConversationOffered":
      return [fact.name]
    case "ConversationQueued":
      return given(fact.to?.name)
    case "AlertRaised":
      switch (fact.alert.kind) {
        case "ReassignedAway":
          return [fact.alert.to]
        case "FileRejected":
          return [fact.alert.name]
        case "BlockedVisitor":
          return [fact.alert.reason]
        default:
          return none
      }
    case "ConversationStarted":
      return given(fact.visitor.name)
    case "ItemKept":
    case "ItemRemoved":
    case "SuggestionJudged":
    case "ConversationDeclined":
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
    case "Tombstone":
    case "TranslationAttached":
    case "CustomDataSet":
    case "SiteLeft":
    case "VisitLocated":
    case "VisitorIdentified":
    case "VisitorErased":
    case "VisitorTurnedAway":
    case "VisitStarted":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
    case "PageOpened":
      return none
  }
}
