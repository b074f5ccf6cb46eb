/** The vocabulary as a team uses it, without a cast. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import type { Conversation } from "@pupitre/core/Conversation"
import type { Decision } from "@pupitre/core/Decision"
import { worded } from "@pupitre/core/Catalogue"
import { accept } from "@pupitre/core/Decision"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as Schema from "effect/Schema"

export const label = (event: ChatEvent): string => {
  switch (event._tag) {
    case "ConversationStarted":
      return event.mode
    case "MessagePosted":
      return event.text
    case "AgentAssigned":
    case "TransferJoined":
      return event.name
    case "VisitStarted":
      return event.landing
    case "SiteLeft":
      return event.visitId
    case "VisitLocated":
      return event.country
    case "CustomDataSet":
      return event.trust
    case "VisitorIdentified":
      return event.externalId
    case "PageVisited":
      return event.title
    case "LinkSent":
      return SafeUrl.host(event.url)
    case "ModeChanged":
      return event.mode
    case "ConsentGiven":
    case "ConsentWithdrawn":
      return event.scopes[0]
    case "ActionRecorded":
      return worded(event.label, "en")
    case "AlertRaised":
      return event.alert.kind
    case "ConversationClosed":
      return event.tags.join(", ")
    case "ConversationQueued":
      return event.to?.name ?? event.cause
    case "ConversationOffered":
      return event.name
    case "ConversationDeclined":
    case "ConversationWoken":
    case "ClosingAnnounced":
    case "ClosingCancelled":
    case "ConversationReopened":
    case "NavigationRefused":
    case "NavigationEnded":
      return event.cause
    case "ConversationSnoozed":
      return event.keepAssigned ? "kept" : "anyone"
    case "TransferStarted":
      return event.to.name
    case "TransferJoined":
      return event.name
    case "TransferEnded":
      return event.outcome
    case "SurveyAnswered":
      return event.comment ?? ""
    case "FilePosted":
      return event.name
    case "NoteAdded":
    case "TranslationAttached":
      return event.text
    case "MessageRedacted":
      return String(event.target)
    case "Tombstone":
      return event.was
    case "OfferSent":
      return event.title
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationStarted":
      return event.level
    case "NavigationPaused":
    case "ConversationEnded":
      return ""
    case "PageOpened":
      return event.url
    case "ProblemReported":
      return event.category
    case "ProblemDetailAdded":
      return event.text
    case "ProblemMoved":
      return event.status
    case "ItemKept":
    case "ItemRemoved":
      return event.shelf
    case "VisitorBlocked":
      return event.reason
    case "VisitorUnblocked":
    case "UnblockRequested":
    case "UnblockRefused":
    case "VisitorTurnedAway":
    case "VisitorErased":
      return event.visitorId
    case "TagAdded":
    case "TagRemoved":
      return event.tag
    case "SuggestionJudged":
      return event.verdict
    case "Unknown":
      return event.kind
  }
}

export const link = (text: string): SafeUrl.SafeUrl | undefined => {
  const parsed = SafeUrl.parse(text)
  return "url" in parsed ? parsed.url : undefined
}

/** An action of a team's own. */
export const Applaud = Command.make({
  name: "applaud",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({ times: Schema.Int }),
  inputReasons: [],
  availability: (state) => Command.unless(state.status === "closed" && { key: "TooLate" }),
  facts: (_state, { times }) => accept([{ _tag: "ActionRecorded", name: "applaud", label: `${times} ×` }]),
})

export const commands = Command.catalogue([...builtin, Applaud])
export const input: Command.Input<typeof Applaud> = { times: 3 }

export const publish = (state: Conversation, text: string, context: Command.Context): Decision =>
  Command.decide(PostMessage, state, { text }, context)
