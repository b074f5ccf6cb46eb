/**
 * The facts of a conversation's life: from the visitor who asks to talk to the end and what the visitor thought of it.
 *
 * Which of them leads from where to where is a table: `Lifecycle`.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { AgentId, ConversationId, Millis, SiteId, VisitorId } from "../Id.js"
import { DisplayName, Recipient, Visitor } from "../Participant.js"
import { Label, Remark } from "./Bounds.js"
import { ConsentScope, Nth } from "./VisitorFacts.js"

/** How the two sides talk. `messaging` is a thread without a web page: social networks, SMS, the inside of an app. */
export const Mode = Schema.Literals(["chat", "call", "video", "messaging"])
export type Mode = typeof Mode.Type

/** A visitor asked to talk. First fact of a conversation, and a fact of the visitor's own stream. */
export const ConversationStarted = Schema.TaggedStruct("ConversationStarted", {
  conversationId: ConversationId,
  visitor: Visitor,
  mode: Mode,
  /** BCP 47, as the visitor's browser says. */
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(35))),
  consent: Schema.Array(ConsentScope),
  previousConversationId: Schema.optionalKey(ConversationId),
  /** Which conversation of the visitor's it is. */
  nth: Schema.optionalKey(Nth),
  /** By which site, as their token says; absent where a workspace has but one. */
  site: Schema.optionalKey(SiteId),
})
export interface ConversationStarted extends Schema.Schema.Type<typeof ConversationStarted> {}

/** The conversation waits for an agent again, perhaps for one of a group or for one agent. */
export const ConversationQueued = Schema.TaggedStruct("ConversationQueued", {
  cause: Schema.Literals(["returned", "agentLeft", "unanswered"]),
  to: Schema.optionalKey(Recipient),
})
export interface ConversationQueued extends Schema.Schema.Type<typeof ConversationQueued> {}

/** An agent is asked to pick up, until `expiresAt`: a call, a video, or a transfer that asks for acceptance. */
export const ConversationOffered = Schema.TaggedStruct("ConversationOffered", {
  agentId: AgentId,
  name: DisplayName,
  expiresAt: Millis,
})
export interface ConversationOffered extends Schema.Schema.Type<typeof ConversationOffered> {}

/** The agent who was asked did not pick up. */
export const ConversationDeclined = Schema.TaggedStruct("ConversationDeclined", {
  agentId: AgentId,
  cause: Schema.Literals(["declined", "timedOut"]),
})
export interface ConversationDeclined extends Schema.Schema.Type<typeof ConversationDeclined> {}

/** The agent in charge from now on. There is one owner at a time. */
export const AgentAssigned = Schema.TaggedStruct("AgentAssigned", { agentId: AgentId, name: DisplayName })
export interface AgentAssigned extends Schema.Schema.Type<typeof AgentAssigned> {}

/** The agent set the conversation aside: until a moment, or until the visitor writes. Its slot is free. */
export const ConversationSnoozed = Schema.TaggedStruct("ConversationSnoozed", {
  /** Absent: until the visitor writes. */
  until: Schema.optionalKey(Millis),
  /** Whether it comes back to the same agent, waiting for a slot if there is none. */
  keepAssigned: Schema.Boolean,
})
export interface ConversationSnoozed extends Schema.Schema.Type<typeof ConversationSnoozed> {}

/** The conversation is no longer set aside; it waits for an agent, perhaps the same one. */
export const ConversationWoken = Schema.TaggedStruct("ConversationWoken", {
  cause: Schema.Literals(["timer", "visitor", "agent"]),
})
export interface ConversationWoken extends Schema.Schema.Type<typeof ConversationWoken> {}

/**
 * How a visitor is handed over. `assign`: at once, or when there is a slot; `offer`: the recipient accepts or declines;
 * `warm`: the recipient joins, and both are there until the sender hands over or takes the visitor back.
 */
export const TransferMode = Schema.Literals(["assign", "offer", "warm"])
export type TransferMode = typeof TransferMode.Type

/** The owner hands the visitor over. Until it ends the conversation stays with the owner, who can only wait or cancel. */
export const TransferStarted = Schema.TaggedStruct("TransferStarted", {
  mode: TransferMode,
  to: Recipient,
  /** For the recipient. The visitor never sees it. */
  comment: Schema.optionalKey(Remark),
  /** When an unanswered offer comes back to the sender. */
  expiresAt: Schema.optionalKey(Millis),
  /** Whether the visitor has been told of it. */
  announced: Schema.optionalKey(Schema.Boolean),
})
export interface TransferStarted extends Schema.Schema.Type<typeof TransferStarted> {}

/**
 * In a warm transfer the recipient is there beside the sender, who stays in charge. Nothing runs out from then on. The
 * visitor sees it when they have been told of the transfer.
 */
export const TransferJoined = Schema.TaggedStruct("TransferJoined", {
  agentId: AgentId,
  name: DisplayName,
  announced: Schema.optionalKey(Schema.Boolean),
})
export interface TransferJoined extends Schema.Schema.Type<typeof TransferJoined> {}

/** How a transfer can end. `deferred`: nobody is free, it waits for the recipient; the last four return it to the sender. */
export const TransferOutcome = Schema.Literals(["accepted", "deferred", "declined", "timedOut", "cancelled", "failed"])
export type TransferOutcome = typeof TransferOutcome.Type

/** The transfer is over. Accepted, the next fact is who has the conversation now. */
export const TransferEnded = Schema.TaggedStruct("TransferEnded", { outcome: TransferOutcome })
export interface TransferEnded extends Schema.Schema.Type<typeof TransferEnded> {}

/** The conversation went on by other means. */
export const ModeChanged = Schema.TaggedStruct("ModeChanged", { mode: Mode })
export interface ModeChanged extends Schema.Schema.Type<typeof ModeChanged> {}

/** Why a conversation may close by itself. */
export const ClosingCause = Schema.Literals(["idle", "visitorLeft"])
export type ClosingCause = typeof ClosingCause.Type

/** The conversation will be closed at `deadline` unless someone writes. */
export const ClosingAnnounced = Schema.TaggedStruct("ClosingAnnounced", { deadline: Millis, cause: ClosingCause })
export interface ClosingAnnounced extends Schema.Schema.Type<typeof ClosingAnnounced> {}

/** The announced closing will not happen. */
export const ClosingCancelled = Schema.TaggedStruct("ClosingCancelled", {
  cause: Schema.Literals(["message", "agent"]),
})
export interface ClosingCancelled extends Schema.Schema.Type<typeof ClosingCancelled> {}

/** The visitor says that they are done. The agent has still to close it; a message of the visitor takes it back. */
export const ConversationEnded = Schema.TaggedStruct("ConversationEnded", {})
export interface ConversationEnded extends Schema.Schema.Type<typeof ConversationEnded> {}

/** One answer to a question of a team's closing form, or of its survey. */
export const ClosingAnswer = Schema.Struct({
  field: Schema.String.check(Schema.isMaxLength(64)),
  value: Schema.Union([Remark, Schema.Finite, Schema.Boolean]),
})
export interface ClosingAnswer extends Schema.Schema.Type<typeof ClosingAnswer> {}

/** The conversation is over, for good unless the team lets it be reopened. The visitor sees that it is, not its tags, note and answers. */
export const ConversationClosed = Schema.TaggedStruct("ConversationClosed", {
  conversationId: ConversationId,
  visitorId: VisitorId,
  tags: Schema.Array(Label),
  note: Schema.optionalKey(Remark),
  answers: Schema.optionalKey(Schema.Array(ClosingAnswer)),
  /** Why, when nobody closed it on purpose, or when it ended with a block or for its visitor to be erased. */
  cause: Schema.optionalKey(Schema.Literals(["idle", "visitorLeft", "blocked", "erasure"])),
  /** Whether the visitor is given the conversation to keep. */
  history: Schema.optionalKey(Schema.Boolean),
})
export interface ConversationClosed extends Schema.Schema.Type<typeof ConversationClosed> {}

/** It goes on after all, where the team lets it: the visitor wrote again, or an agent took it up. In the visitor's stream too. */
export const ConversationReopened = Schema.TaggedStruct("ConversationReopened", {
  conversationId: ConversationId,
  visitorId: VisitorId,
  cause: Schema.Literals(["visitor", "agent"]),
})
export interface ConversationReopened extends Schema.Schema.Type<typeof ConversationReopened> {}

/** What the visitor thought of it. Told again with every click: what is given replaces what was, the rest stays. */
export const SurveyAnswered = Schema.TaggedStruct("SurveyAnswered", {
  conversationId: ConversationId,
  /** Satisfaction, 1 to 5; 4 and 5 count as satisfied. */
  csat: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5 }))),
  /** Would recommend, 0 to 10. */
  nps: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10 }))),
  comment: Schema.optionalKey(Remark),
  answers: Schema.optionalKey(Schema.Array(ClosingAnswer)),
})
export interface SurveyAnswered extends Schema.Schema.Type<typeof SurveyAnswered> {}
