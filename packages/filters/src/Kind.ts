/**
 * What each entry of a thread is, for the four filters of the desk: visitor, agent, actions, navigation.
 *
 * An entry may be of several kinds at once. Alerts, gaps and facts this version does not know are of none: no filter
 * hides them. The classification is total over the union, so that a new fact does not compile until it is classified.
 *
 * @since 0.1.0
 */
import type { Fact } from "@pupitre/core/Fact"
import type { Participant } from "@pupitre/core/Participant"
import type { Entry } from "@pupitre/core/Timeline"

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

/** The kinds of an entry; {@link none} for what no filter hides. */
export const classify = (entry: Entry): KindSet => {
  switch (entry._tag) {
    case "Gap":
    case "Unknown":
      return none
    case "Pending":
    case "Failed":
      return ofFact(entry.fact, entry.by)
    default:
      return ofFact(entry, entry.by)
  }
}

/** Whether an entry of these kinds shows under a selection. */
export const shows = (selection: KindSet, kinds: KindSet): boolean =>
  selection === none || kinds === none || (selection & kinds) !== 0

const ofFact = (fact: Fact, by: Participant): KindSet => {
  switch (fact._tag) {
    case "MessagePosted":
    case "FilePosted":
      return by._tag === "Visitor" ? bit.visitor : bit.agent
    case "Tombstone":
      return fact.was === "MessagePosted" || fact.was === "FilePosted"
        ? by._tag === "Visitor"
          ? bit.visitor
          : bit.agent
        : fact.was === "NoteAdded"
          ? none
          : bit.actions
    case "LinkSent":
    case "OfferSent":
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
    case "ProblemMoved":
    case "VisitorBlocked":
    case "VisitorUnblocked":
    case "TagAdded":
    case "TagRemoved":
    case "ModeChanged":
    case "ActionRecorded":
    case "ConversationClosed":
      return bit.actions
    case "VisitStarted":
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
    case "TransferEnded":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "SurveyAnswered":
    case "ConsentGiven":
    case "ConsentWithdrawn":
    // For colleagues, whatever one looks for.
    case "NoteAdded":
    case "CustomDataSet":
    case "VisitorIdentified":
    // They show on what they aim at.
    case "MessageRedacted":
    case "TranslationAttached":
      return none
  }
}
