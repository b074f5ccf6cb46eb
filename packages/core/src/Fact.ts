/**
 * What can happen: one tagged schema per fact, in the past tense.
 *
 * A fact says what happened and nothing about when, where in the log or by whom: that is the envelope that
 * `ChatEvent` puts around it. A command decides facts; the log turns them into events.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { AlertKind } from "./Alert.js"
import { AgentId, ConversationId, EventId, PageId, VisitId, VisitorId } from "./Id.js"
import { MessageText } from "./Message.js"
import { DisplayName, Visitor } from "./Participant.js"
import { SafeUrl } from "./SafeUrl.js"

/** How the two sides talk. */
export const Mode = Schema.Literals(["chat", "call", "video"])
export type Mode = typeof Mode.Type

/** What a visitor may allow: keeping the conversation, showing the unsent text, seeing the page, driving the page. */
export const ConsentScope = Schema.Literals(["store", "preview", "observe", "control"])
export type ConsentScope = typeof ConsentScope.Type

const Label = Schema.String.check(Schema.isMaxLength(200))

/** A visitor asked to talk. First fact of a conversation, and a fact of the visitor's own stream. */
export const ConversationStarted = Schema.TaggedStruct("ConversationStarted", {
  conversationId: ConversationId,
  visitor: Visitor,
  mode: Mode,
  /** BCP 47, as the visitor's browser says. */
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(35))),
  consent: Schema.Array(ConsentScope),
  previousConversationId: Schema.optionalKey(ConversationId),
})
export interface ConversationStarted extends Schema.Schema.Type<typeof ConversationStarted> {}

/** The agent in charge from now on. There is one owner at a time. */
export const AgentAssigned = Schema.TaggedStruct("AgentAssigned", { agentId: AgentId, name: DisplayName })
export interface AgentAssigned extends Schema.Schema.Type<typeof AgentAssigned> {}

/** A message was published. Its author is the envelope's. */
export const MessagePosted = Schema.TaggedStruct("MessagePosted", { text: MessageText })
export interface MessagePosted extends Schema.Schema.Type<typeof MessagePosted> {}

/** What a visit began with, once per visit: where the visitor came from and with what. A fact of the visitor's stream. */
export const VisitStarted = Schema.TaggedStruct("VisitStarted", {
  visitId: VisitId,
  landing: SafeUrl,
  /** As the browser gave it, possibly empty or not a URL; sanitised by the profile. */
  referrer: Schema.String.check(Schema.isMaxLength(2048)),
  userAgent: Schema.String.check(Schema.isMaxLength(1024)),
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(35))),
  timeZone: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(64))),
  /** CSS pixels. */
  screen: Schema.optionalKey(Schema.Struct({ width: Schema.Int, height: Schema.Int })),
})
export interface VisitStarted extends Schema.Schema.Type<typeof VisitStarted> {}

/** The visitor loaded a page; a reload counts. In the visitor's stream always, in the conversation while one is open. */
export const PageVisited = Schema.TaggedStruct("PageVisited", {
  pageId: PageId,
  visitId: VisitId,
  url: SafeUrl,
  title: Label,
})
export interface PageVisited extends Schema.Schema.Type<typeof PageVisited> {}

/** The agent sent a link, clickable for the visitor. */
export const LinkSent = Schema.TaggedStruct("LinkSent", { url: SafeUrl, label: Label })
export interface LinkSent extends Schema.Schema.Type<typeof LinkSent> {}

/** The conversation went on by other means. */
export const ModeChanged = Schema.TaggedStruct("ModeChanged", { mode: Mode })
export interface ModeChanged extends Schema.Schema.Type<typeof ModeChanged> {}

/** The visitor allowed something. */
export const ConsentGiven = Schema.TaggedStruct("ConsentGiven", { scopes: Schema.NonEmptyArray(ConsentScope) })
export interface ConsentGiven extends Schema.Schema.Type<typeof ConsentGiven> {}

/** The visitor took a permission back. */
export const ConsentWithdrawn = Schema.TaggedStruct("ConsentWithdrawn", { scopes: Schema.NonEmptyArray(ConsentScope) })
export interface ConsentWithdrawn extends Schema.Schema.Type<typeof ConsentWithdrawn> {}

/**
 * An action of a team's own was done. Agents only.
 *
 * `name` is the team's, `details` any JSON object the team wants beside it, at most 2,000 nodes deep down.
 */
export const ActionRecorded = Schema.TaggedStruct("ActionRecorded", {
  name: Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z0-9_.-]{0,63}$/)),
  label: Label,
  details: Schema.optionalKey(Schema.Record(Schema.String, Schema.Json)),
})
export interface ActionRecorded extends Schema.Schema.Type<typeof ActionRecorded> {}

/** Something the agent must notice. Agents only. Its words come from the catalogue, never from the server. */
export const AlertRaised = Schema.TaggedStruct("AlertRaised", { kind: AlertKind, about: Schema.optionalKey(EventId) })
export interface AlertRaised extends Schema.Schema.Type<typeof AlertRaised> {}

/** One answer to a question of a team's closing form. */
export const ClosingAnswer = Schema.Struct({
  field: Schema.String.check(Schema.isMaxLength(64)),
  value: Schema.Union([Schema.String.check(Schema.isMaxLength(1024)), Schema.Finite, Schema.Boolean]),
})
export interface ClosingAnswer extends Schema.Schema.Type<typeof ClosingAnswer> {}

/** The conversation is over, for good. The visitor sees that it is, not its tags, note and answers. */
export const ConversationClosed = Schema.TaggedStruct("ConversationClosed", {
  conversationId: ConversationId,
  visitorId: VisitorId,
  tags: Schema.Array(Label),
  note: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(1024))),
  answers: Schema.optionalKey(Schema.Array(ClosingAnswer)),
})
export interface ConversationClosed extends Schema.Schema.Type<typeof ConversationClosed> {}

/** Every fact this version knows, by its tag. */
export const schemas = {
  ConversationStarted,
  AgentAssigned,
  MessagePosted,
  VisitStarted,
  PageVisited,
  LinkSent,
  ModeChanged,
  ConsentGiven,
  ConsentWithdrawn,
  ActionRecorded,
  AlertRaised,
  ConversationClosed,
} as const

/** What can happen. Closed: a `switch` over `_tag` that misses one does not compile. */
export type Fact =
  | ConversationStarted
  | AgentAssigned
  | MessagePosted
  | VisitStarted
  | PageVisited
  | LinkSent
  | ModeChanged
  | ConsentGiven
  | ConsentWithdrawn
  | ActionRecorded
  | AlertRaised
  | ConversationClosed
