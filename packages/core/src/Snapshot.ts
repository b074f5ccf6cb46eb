/**
 * A conversation's folded state as it travels, for who opens a long thread at its end and has not the events before.
 *
 * It is what the {@link Conversation:type} of the same name would be after folding everything up to `seq`, as its
 * audience may see it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { Conversation } from "./Conversation.js"
import * as Fact from "./Fact.js"
import { AgentId, ConversationId, Millis, PageId, SiteId } from "./Id.js"
import { DisplayName, Participant, Recipient, Visitor } from "./Participant.js"
import { SafeUrl } from "./SafeUrl.js"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const { _tag: _survey, conversationId: _id, ...survey } = Fact.SurveyAnswered.fields

const Block = Schema.Struct({ reason: Fact.BlockReason, until: Schema.optionalKey(Millis) })

const Navigation = Schema.Union([
  Schema.Struct({ state: Schema.tag("idle"), revoked: Schema.optionalKey(Schema.Literal(true)) }),
  Schema.Struct({
    state: Schema.tag("requested"),
    level: Fact.NavigationLevel,
    expiresAt: Millis,
    running: Schema.optionalKey(Fact.NavigationLevel),
  }),
  Schema.Struct({
    state: Schema.tag("granted"),
    level: Fact.NavigationLevel,
    running: Schema.optionalKey(Fact.NavigationLevel),
  }),
  Schema.Struct({ state: Schema.tag("running"), level: Fact.NavigationLevel }),
  Schema.Struct({ state: Schema.tag("paused"), level: Fact.NavigationLevel }),
])

/** A conversation's folded state as it travels. */
export const Snapshot: Schema.Codec<Conversation, unknown> = Schema.Struct({
  status: Schema.Literals(["unstarted", "queued", "offered", "active", "snoozed", "transferring", "closed"]),
  id: Schema.optionalKey(ConversationId),
  visitor: Schema.optionalKey(Visitor),
  previousConversationId: Schema.optionalKey(ConversationId),
  site: Schema.optionalKey(SiteId),
  mode: Fact.Mode,
  consent: Schema.Array(Fact.ConsentScope),
  language: Schema.optionalKey(Schema.String),
  assignments: Schema.Array(
    Schema.Struct({ agentId: AgentId, name: DisplayName, since: Millis, until: Schema.optionalKey(Millis) }),
  ),
  startedAt: Schema.optionalKey(Millis),
  offer: Schema.optionalKey(Schema.Struct({ agentId: AgentId, name: DisplayName, expiresAt: Millis })),
  queuedFor: Schema.optionalKey(Recipient),
  queuedSince: Schema.optionalKey(Millis),
  transfer: Schema.optionalKey(
    Schema.Struct({
      mode: Fact.TransferMode,
      to: Recipient,
      comment: Schema.optionalKey(Fact.Remark),
      since: Millis,
      by: Participant,
      expiresAt: Schema.optionalKey(Millis),
      announced: Schema.optionalKey(Schema.Boolean),
      joined: Schema.optionalKey(Schema.Struct({ agentId: AgentId, name: DisplayName, since: Millis })),
    }),
  ),
  snooze: Schema.optionalKey(Schema.Struct({ until: Schema.optionalKey(Millis), keepAssigned: Schema.Boolean })),
  closingSoon: Schema.optionalKey(Schema.Struct({ deadline: Millis, cause: Fact.ClosingCause })),
  endedAt: Schema.optionalKey(Millis),
  minimised: Schema.optionalKey(Schema.Literal(true)),
  keptOpenAt: Schema.optionalKey(Millis),
  navigation: Navigation,
  page: Schema.optionalKey(Schema.Struct({ pageId: PageId, url: SafeUrl, title: Fact.Label, at: Millis })),
  tags: Schema.Array(Fact.Label),
  notes: Count,
  lastVisitorMessage: Count,
  lastAgentMessage: Count,
  lastMessageAt: Schema.optionalKey(Millis),
  messages: Count,
  redactions: Schema.Record(Schema.String, Schema.Struct({ cause: Schema.optionalKey(Fact.RedactionCause) })),
  closing: Schema.optionalKey(
    Schema.Struct({
      by: Participant,
      at: Millis,
      tags: Schema.Array(Fact.Label),
      note: Schema.optionalKey(Fact.Remark),
      answers: Schema.optionalKey(Schema.Array(Fact.ClosingAnswer)),
      cause: Schema.optionalKey(Schema.Literals(["idle", "visitorLeft", "blocked", "erasure"])),
      history: Schema.optionalKey(Schema.Boolean),
    }),
  ),
  survey: Schema.optionalKey(Schema.Struct(survey)),
  reports: Schema.optionalKey(Schema.Record(Schema.String, Schema.Struct({ by: AgentId, status: Fact.ProblemStatus }))),
  blocked: Schema.optionalKey(Block),
  blockedOn: Schema.optionalKey(Schema.Record(SiteId, Block)),
  unknown: Count,
  seq: Count,
})
