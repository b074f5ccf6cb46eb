/**
 * What can happen: one tagged schema per fact, in the past tense.
 *
 * A fact says what happened and nothing about when, where in the log or by whom: that is the envelope that
 * `ChatEvent` puts around it. A command decides facts; the log turns them into events. The schemas are in `fact/`, by
 * what they are about; this module is all of them.
 *
 * @since 0.1.0
 */
import * as LifeFacts from "./fact/LifeFacts.js"
import * as MessageFacts from "./fact/MessageFacts.js"
import * as VisitorFacts from "./fact/VisitorFacts.js"
import * as ActionFacts from "./fact/ActionFacts.js"
import * as AlertFacts from "./fact/AlertFacts.js"
import * as AssistanceFacts from "./fact/AssistanceFacts.js"
import * as WorkspaceFacts from "./fact/WorkspaceFacts.js"

export * from "./fact/Bounds.js"
export * from "./fact/LifeFacts.js"
export * from "./fact/MessageFacts.js"
export * from "./fact/VisitorFacts.js"
export * from "./fact/ActionFacts.js"
export * from "./fact/AlertFacts.js"
export * from "./fact/WorkspaceFacts.js"
export * from "./fact/AssistanceFacts.js"

/** Every fact this version knows, by its tag. */
export const schemas = {
  ConversationStarted: LifeFacts.ConversationStarted,
  ConversationQueued: LifeFacts.ConversationQueued,
  ConversationOffered: LifeFacts.ConversationOffered,
  ConversationDeclined: LifeFacts.ConversationDeclined,
  AgentAssigned: LifeFacts.AgentAssigned,
  ConversationSnoozed: LifeFacts.ConversationSnoozed,
  ConversationWoken: LifeFacts.ConversationWoken,
  TransferStarted: LifeFacts.TransferStarted,
  TransferJoined: LifeFacts.TransferJoined,
  TransferEnded: LifeFacts.TransferEnded,
  ModeChanged: LifeFacts.ModeChanged,
  ClosingAnnounced: LifeFacts.ClosingAnnounced,
  ClosingCancelled: LifeFacts.ClosingCancelled,
  ConversationEnded: LifeFacts.ConversationEnded,
  ConversationClosed: LifeFacts.ConversationClosed,
  ConversationReopened: LifeFacts.ConversationReopened,
  SurveyAnswered: LifeFacts.SurveyAnswered,
  MessagePosted: MessageFacts.MessagePosted,
  FilePosted: MessageFacts.FilePosted,
  NoteAdded: MessageFacts.NoteAdded,
  MessageRedacted: MessageFacts.MessageRedacted,
  Tombstone: MessageFacts.Tombstone,
  TranslationAttached: MessageFacts.TranslationAttached,
  VisitStarted: VisitorFacts.VisitStarted,
  PageVisited: VisitorFacts.PageVisited,
  SiteLeft: VisitorFacts.SiteLeft,
  VisitLocated: VisitorFacts.VisitLocated,
  CustomDataSet: VisitorFacts.CustomDataSet,
  VisitorIdentified: VisitorFacts.VisitorIdentified,
  VisitorErased: VisitorFacts.VisitorErased,
  ConsentGiven: VisitorFacts.ConsentGiven,
  ConsentWithdrawn: VisitorFacts.ConsentWithdrawn,
  LinkSent: ActionFacts.LinkSent,
  OfferSent: ActionFacts.OfferSent,
  NavigationRequested: ActionFacts.NavigationRequested,
  NavigationGranted: ActionFacts.NavigationGranted,
  NavigationRefused: ActionFacts.NavigationRefused,
  NavigationStarted: ActionFacts.NavigationStarted,
  NavigationPaused: ActionFacts.NavigationPaused,
  NavigationEnded: ActionFacts.NavigationEnded,
  PageOpened: ActionFacts.PageOpened,
  ProblemReported: ActionFacts.ProblemReported,
  ProblemDetailAdded: ActionFacts.ProblemDetailAdded,
  ProblemMoved: ActionFacts.ProblemMoved,
  VisitorBlocked: ActionFacts.VisitorBlocked,
  VisitorUnblocked: ActionFacts.VisitorUnblocked,
  UnblockRequested: ActionFacts.UnblockRequested,
  UnblockRefused: ActionFacts.UnblockRefused,
  VisitorTurnedAway: ActionFacts.VisitorTurnedAway,
  TagAdded: ActionFacts.TagAdded,
  TagRemoved: ActionFacts.TagRemoved,
  ActionRecorded: ActionFacts.ActionRecorded,
  ItemKept: WorkspaceFacts.ItemKept,
  ItemRemoved: WorkspaceFacts.ItemRemoved,
  SuggestionJudged: AssistanceFacts.SuggestionJudged,
  AlertRaised: AlertFacts.AlertRaised,
} as const

/** What can happen. Closed: a `switch` over `_tag` that misses one does not compile. */
export type Fact =
  | LifeFacts.ConversationStarted
  | LifeFacts.ConversationQueued
  | LifeFacts.ConversationOffered
  | LifeFacts.ConversationDeclined
  | LifeFacts.AgentAssigned
  | LifeFacts.ConversationSnoozed
  | LifeFacts.ConversationWoken
  | LifeFacts.TransferStarted
  | LifeFacts.TransferJoined
  | LifeFacts.TransferEnded
  | LifeFacts.ModeChanged
  | LifeFacts.ClosingAnnounced
  | LifeFacts.ClosingCancelled
  | LifeFacts.ConversationEnded
  | LifeFacts.ConversationClosed
  | LifeFacts.ConversationReopened
  | LifeFacts.SurveyAnswered
  | MessageFacts.MessagePosted
  | MessageFacts.FilePosted
  | MessageFacts.NoteAdded
  | MessageFacts.MessageRedacted
  | MessageFacts.Tombstone
  | MessageFacts.TranslationAttached
  | VisitorFacts.VisitStarted
  | VisitorFacts.PageVisited
  | VisitorFacts.SiteLeft
  | VisitorFacts.VisitLocated
  | VisitorFacts.CustomDataSet
  | VisitorFacts.VisitorIdentified
  | VisitorFacts.VisitorErased
  | VisitorFacts.ConsentGiven
  | VisitorFacts.ConsentWithdrawn
  | ActionFacts.LinkSent
  | ActionFacts.OfferSent
  | ActionFacts.NavigationRequested
  | ActionFacts.NavigationGranted
  | ActionFacts.NavigationRefused
  | ActionFacts.NavigationStarted
  | ActionFacts.NavigationPaused
  | ActionFacts.NavigationEnded
  | ActionFacts.PageOpened
  | ActionFacts.ProblemReported
  | ActionFacts.ProblemDetailAdded
  | ActionFacts.ProblemMoved
  | ActionFacts.VisitorBlocked
  | ActionFacts.VisitorUnblocked
  | ActionFacts.UnblockRequested
  | ActionFacts.UnblockRefused
  | ActionFacts.VisitorTurnedAway
  | ActionFacts.TagAdded
  | ActionFacts.TagRemoved
  | ActionFacts.ActionRecorded
  | WorkspaceFacts.ItemKept
  | WorkspaceFacts.ItemRemoved
  | AssistanceFacts.SuggestionJudged
  | AlertFacts.AlertRaised
