/**
 * What each entry of a thread is, for the four filters of the desk: visitor, agent, actions, navigation.
 *
 * An entry may be of several kinds at once. Alerts, gaps and facts this version does not know are of none: no filter
 * hides them. The classification is total over the union, so that a new fact does not compile until it is classified.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import type { Participant } from "@pupitre/core/Participant"

/** The kinds a filter can ask for. */
export type Kind = "visitor" | "agent" | "actions" | "navigation"

/** The four kinds, in the order of the bar. */
export const all: ReadonlyArray<Kind> = ["visitor", "agent", "actions", "navigation"]

/** A set of kinds as four bits: visitor 1, agent 2, actions 4, navigation 8. */
export type KindSet = number

/** The bit of each kind. */
export const bit: Readonly<Record<Kind, KindSet>> = { visitor: 1, agent: 2, actions: 4, navigation: 8 }

/** No kind: for a selection, everything shows; for an entry, no filter hides it. */
export const none: KindSet = 0

/** The set of these kinds. */
export const setOf = (kinds: Iterable<Kind>): KindSet => {
  let set = 0
  for (const kind of kinds) set |= bit[kind]
  return set
}

/** The kinds of a set, in the order of the bar. */
export const kindsOf = (set: KindSet): ReadonlyArray<Kind> => all.filter((kind) => (set & bit[kind]) !== 0)

/** The names in French and English, as the bar shows them. */
export const labels = {
  visitor: { fr: "Visiteur", en: "Visitor" },
  agent: { fr: "Conseiller", en: "Agent" },
  actions: { fr: "Actions", en: "Actions" },
  navigation: { fr: "Navigation", en: "Navigation" },
} as const

/** What a desk may classify otherwise. All off unless said. */
export interface Classification {
  /** Links and offers, which are actions, are of the agent as well: someone sent them in the thread. */
  readonly cardsUnderAgent?: boolean
  /** Notes, which no filter hides, are actions. */
  readonly notesUnderActions?: boolean
}

/** The classification of a desk that asks for nothing else. */
export const standard: Classification = {}

/** The kinds of an entry; {@link none} for what no filter hides. */
export const classify = (entry: Entry, classification: Classification = standard): KindSet => {
  switch (entry._tag) {
    case "Gap":
    case "Unknown":
      return none
    case "Pending":
    case "Failed":
      return ofFact(entry.fact, entry.by, classification)
    default:
      return ofFact(entry, entry.by, classification)
  }
}

/** Whether an entry of these kinds shows under a selection. */
export const shows = (selection: KindSet, kinds: KindSet): boolean =>
  selection === none || kinds === none || (selection & kinds) !== 0

const ofFact = (fact: Fact, by: Participant, classification: Classification): KindSet => {
  switch (fact._tag) {
    case "MessagePosted":
    case "FilePosted":
      return ofSpeaker(by)
    // For colleagues, whatever one looks for.
    case "NoteAdded":
      return ofNote(classification)
    case "LinkSent":
    case "OfferSent":
      return ofCard(classification)
    // It is of the kind of what was there.
    case "Tombstone":
      switch (fact.was) {
        case "MessagePosted":
        case "FilePosted":
          return ofSpeaker(by)
        case "NoteAdded":
          return ofNote(classification)
        case "LinkSent":
        case "OfferSent":
          return ofCard(classification)
        default:
          return bit.actions
      }
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
    case "PageOpened":
    case "TransferStarted":
    case "ConversationSnoozed":
    case "ProblemReported":
    case "ProblemDetailAdded":
    case "ProblemMoved":
    case "ItemKept":
    case "ItemRemoved":
    case "SuggestionJudged":
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "UnblockRequested":
    case "UnblockRefused":
    case "VisitorTurnedAway":
    case "VisitorErased":
    case "TagAdded":
    case "TagRemoved":
    case "ModeChanged":
    case "ActionRecorded":
    case "ConversationClosed":
      return bit.actions
    case "VisitStarted":
    case "SiteLeft":
    case "VisitLocated":
      return bit.navigation
    // One reached because the agent led there is both.
    case "PageVisited":
      return fact.driven === true ? bit.actions | bit.navigation : bit.navigation
    // What the desk shows as alerts: stored ones, and those that a fact implies.
    case "AlertRaised":
    case "ConversationStarted":
    case "ConversationQueued":
    case "ConversationOffered":
    case "ConversationDeclined":
    case "AgentAssigned":
    case "ConversationWoken":
    case "TransferJoined":
    case "TransferEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationEnded":
    case "ConversationReopened":
    case "SurveyAnswered":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    // What is known of the visitor shows in the pane.
    case "CustomDataSet":
    case "VisitorIdentified":
    // They show on what they aim at.
    case "MessageRedacted":
    case "TranslationAttached":
      return none
  }
}

const ofSpeaker = (by: Participant): KindSet => (by._tag === "Visitor" ? bit.visitor : bit.agent)
const ofNote = ({ notesUnderActions }: Classification): KindSet => (notesUnderActions === true ? bit.actions : none)
const ofCard = ({ cardsUnderAgent }: Classification): KindSet =>
  cardsUnderAgent === true ? bit.actions | bit.agent : bit.actions
