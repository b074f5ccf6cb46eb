/**
 * One line of the desk's list: what an agent must know of a conversation without opening it.
 *
 * A pure fold, stored by the log in the transaction that appends the events it folds, so that the list is never behind.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { ChatEvent, Envelope } from "./ChatEvent.js"
import { Mode, TransferMode } from "./Fact.js"
import { AgentId, ConversationId, Millis, SiteId } from "./Id.js"
import { next } from "./Lifecycle.js"
import { DisplayName, Recipient, Visitor } from "./Participant.js"

/** One line of the desk's list. */
export const ConversationSummary = Schema.Struct({
  id: ConversationId,
  visitor: Visitor,
  status: Schema.Literals(["queued", "offered", "active", "snoozed", "transferring", "closed"]),
  mode: Mode,
  /** The agent in charge; while `offered`, the one who is asked to pick up. */
  owner: Schema.optionalKey(Schema.Struct({ agentId: AgentId, name: DisplayName })),
  /** Whom it waits for, while `queued`; absent, for anyone. */
  queuedFor: Schema.optionalKey(Recipient),
  /** While `transferring`. */
  transfer: Schema.optionalKey(
    Schema.Struct({
      to: Recipient,
      mode: TransferMode,
      expiresAt: Schema.optionalKey(Millis),
      /** The recipient of a warm one, once they are there beside the sender. */
      joined: Schema.optionalKey(Schema.Struct({ agentId: AgentId, name: DisplayName })),
    }),
  ),
  /** While `snoozed`. */
  snooze: Schema.optionalKey(Schema.Struct({ until: Schema.optionalKey(Millis), keepAssigned: Schema.Boolean })),
  /** BCP 47, as the visitor's browser said. */
  language: Schema.optionalKey(Schema.String),
  startedAt: Millis,
  /** Since when the visitor has been waiting for an answer; absent when nobody waits. */
  waitingSince: Schema.optionalKey(Millis),
  /** The last thing said, at most 140 UTF-16 units; empty when it was taken out of the thread. */
  last: Schema.optionalKey(
    Schema.Struct({ by: Schema.Literals(["visitor", "agent"]), text: Schema.String, at: Millis, seq: Schema.Int }),
  ),
  /** Messages of the visitor since the agent's last. */
  unanswered: Schema.Int,
  /** Whether the visitor has left the site, as the last alert says. */
  visitorGone: Schema.Boolean,
  tags: Schema.optionalKey(Schema.Array(Schema.String)),
  /** When it will be closed unless someone writes. */
  closesAt: Schema.optionalKey(Millis),
  closedAt: Schema.optionalKey(Millis),
  /** The agent in charge drives the visitor's page, or will once a pause is over. */
  driven: Schema.optionalKey(Schema.Literal(true)),
  /** The visitor has said that they are done, and not written since. */
  ended: Schema.optionalKey(Schema.Literal(true)),
  /** The site by which the visitor came as it began. */
  site: Schema.optionalKey(SiteId),
  /** The visitor was blocked in this conversation; whether that is over, {@link isBlocked} says. */
  blocked: Schema.optionalKey(Schema.Boolean),
  /** Until when, while `blocked`; absent, for good. */
  blockedUntil: Schema.optionalKey(Millis),
  /** They were blocked from the conversation's own site alone, and until when, if not for good. */
  blockedHere: Schema.optionalKey(Schema.Struct({ until: Schema.optionalKey(Millis) })),
  /** The last event folded: of two summaries of one conversation the higher stands. */
  seq: Schema.Int,
})
export interface ConversationSummary extends Schema.Schema.Type<typeof ConversationSummary> {}

/** The summary after one more event; `undefined` until the conversation has started. */
export const apply = (self: ConversationSummary | undefined, event: ChatEvent): ConversationSummary | undefined => {
  if (self === undefined) {
    if (event._tag !== "ConversationStarted") return undefined
    return {
      id: event.conversationId,
      visitor: event.visitor,
      status: "queued",
      mode: event.mode,
      startedAt: event.at,
      waitingSince: event.at,
      unanswered: 0,
      visitorGone: false,
      seq: event.seq,
      ...(event.language !== undefined && { language: event.language }),
      ...(event.site !== undefined && { site: event.site }),
    }
  }
  const { seq, at } = event
  const status = next(self.status, event) as ConversationSummary["status"]
  switch (event._tag) {
    case "AgentAssigned": {
      if (status !== "active") return { ...self, seq }
      return { ...without(self), status, owner: { agentId: event.agentId, name: event.name }, seq }
    }
    case "ConversationQueued": {
      if (status !== "queued") return { ...self, seq }
      const { owner: _, ...rest } = without(self)
      return { ...rest, status, seq, ...(event.to !== undefined && { queuedFor: event.to }) }
    }
    case "ConversationOffered":
      if (status === self.status) return { ...self, seq }
      return { ...self, status, owner: { agentId: event.agentId, name: event.name }, seq }
    case "ConversationDeclined": {
      if (status === self.status || self.owner?.agentId !== event.agentId) return { ...self, seq }
      const { owner: _, ...rest } = self
      return { ...rest, status, seq }
    }
    case "ConversationSnoozed": {
      if (status === self.status) return { ...self, seq }
      const { until, keepAssigned } = event
      return { ...without(self), status, snooze: { keepAssigned, ...(until !== undefined && { until }) }, seq }
    }
    case "ConversationWoken": {
      if (status === self.status) return { ...self, seq }
      const { owner, ...rest } = without(self)
      const woken = { ...rest, status, seq }
      return owner === undefined || self.snooze?.keepAssigned !== true
        ? woken
        : { ...woken, queuedFor: { _tag: "Agent", id: owner.agentId, name: owner.name } }
    }
    case "TransferStarted": {
      if (status === self.status) return { ...self, seq }
      const { to, mode, expiresAt } = event
      const transfer = { to, mode, ...(expiresAt !== undefined && { expiresAt }) }
      return { ...without(self), status, transfer, seq }
    }
    case "TransferJoined": {
      if (self.transfer === undefined || self.transfer.joined !== undefined) return { ...self, seq }
      const { agentId, name } = event
      const { expiresAt: _, ...transfer } = self.transfer
      return { ...self, transfer: { ...transfer, joined: { agentId, name } }, seq }
    }
    case "TransferEnded": {
      if (status === self.status) return { ...self, seq }
      if (status === "active") return { ...without(self), status, seq }
      const { owner: _, ...rest } = without(self)
      const queued = { ...rest, status, seq }
      return self.transfer === undefined ? queued : { ...queued, queuedFor: self.transfer.to }
    }
    case "MessagePosted":
      return said(self, event, event.text)
    case "FilePosted":
      return said(self, event, event.name)
    case "Tombstone":
      return event.was === "MessagePosted" || event.was === "FilePosted" ? said(self, event, "") : { ...self, seq }
    case "MessageRedacted": {
      if (self.last === undefined || self.last.seq !== event.target) return { ...self, seq }
      return { ...self, last: { ...self.last, text: "" }, seq }
    }
    case "ModeChanged":
      return self.status === "closed" ? { ...self, seq } : { ...self, mode: event.mode, seq }
    case "AlertRaised": {
      const { kind } = event.alert
      return kind === "VisitorLeft" || kind === "VisitorReturned"
        ? { ...self, visitorGone: kind === "VisitorLeft", seq }
        : { ...self, seq }
    }
    case "ClosingAnnounced":
      return self.status === "closed" ? { ...self, seq } : { ...self, closesAt: event.deadline, seq }
    case "ClosingCancelled": {
      const { closesAt: _, ...rest } = self
      return { ...rest, seq }
    }
    case "ConversationClosed": {
      if (status === self.status) return { ...self, seq }
      const { waitingSince: _waiting, closesAt: _closes, ended: _ended, ...rest } = without(self)
      return { ...rest, status, closedAt: at, seq }
    }
    case "NavigationStarted":
      return self.status !== "closed" && event.level === "control" ? { ...self, driven: true, seq } : { ...self, seq }
    case "NavigationEnded":
      return notDriven({ ...self, seq })
    case "ConsentWithdrawn":
      return event.scopes.includes("observe") || event.scopes.includes("control")
        ? notDriven({ ...self, seq })
        : { ...self, seq }
    case "ConversationEnded": {
      if (self.status === "closed") return { ...self, seq }
      const { waitingSince: _, ...rest } = self
      return { ...rest, ended: true, seq }
    }
    case "ConversationReopened": {
      if (status === self.status) return { ...self, seq }
      const { closedAt: _, owner, ...rest } = without(self)
      const waiting = { ...rest, status, ...(self.unanswered > 0 && { waitingSince: at }), seq }
      return owner === undefined || event.cause === "agent"
        ? waiting
        : { ...waiting, queuedFor: { _tag: "Agent", id: owner.agentId, name: owner.name } }
    }
    case "TagAdded":
      return (self.tags ?? []).includes(event.tag)
        ? { ...self, seq }
        : { ...self, tags: [...(self.tags ?? []), event.tag], seq }
    case "TagRemoved": {
      const { tags = [], ...rest } = self
      const kept = tags.filter((tag) => tag !== event.tag)
      return kept.length === 0 ? { ...rest, seq } : { ...rest, tags: kept, seq }
    }
    case "VisitorBlocked": {
      const { site, until } = event
      if (site !== undefined) {
        return site === self.site
          ? { ...self, blockedHere: until === undefined ? {} : { until }, seq }
          : { ...self, seq }
      }
      const { blockedUntil: _, ...rest } = self
      return { ...rest, blocked: true, ...(until !== undefined && { blockedUntil: until }), seq }
    }
    case "VisitorUnblocked": {
      const { blockedHere: _here, ...elsewhere } = self
      if (event.site !== undefined) return event.site === self.site ? { ...elsewhere, seq } : { ...self, seq }
      const { blocked: _blocked, blockedUntil: _until, ...rest } = elsewhere
      return { ...rest, seq }
    }
    case "VisitorErased": {
      const { visitor, last, tags: _tags, language: _language, ...rest } = self
      const kept = { ...rest, visitor: { _tag: "Visitor", id: visitor.id } as const, seq }
      return last === undefined ? kept : { ...kept, last: { ...last, text: "" } }
    }
    case "ConversationStarted":
    case "VisitStarted":
    case "PageVisited":
    case "SiteLeft":
    case "VisitLocated":
    case "CustomDataSet":
    case "VisitorIdentified":
    case "LinkSent":
    case "OfferSent":
    case "ConsentGiven":
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationPaused":
    case "PageOpened":
    case "ProblemReported":
    case "ProblemDetailAdded":
    case "ProblemMoved":
    case "UnblockRequested":
    case "UnblockRefused":
    case "VisitorTurnedAway":
    case "ItemKept":
    case "ItemRemoved":
    case "SuggestionJudged":
    case "NoteAdded":
    case "SurveyAnswered":
    case "TranslationAttached":
    case "ActionRecorded":
    case "Unknown":
      return { ...self, seq }
  }
}

/** Whether the visitor is kept away at a moment, milliseconds, by a block in this conversation, from its site at least. */
export const isBlocked = ({ blocked, blockedUntil, blockedHere }: ConversationSummary, at: number): boolean =>
  (blocked === true && lasts(blockedUntil, at)) || (blockedHere !== undefined && lasts(blockedHere.until, at))

/** Which of two summaries of one conversation stands: the one that folded more. */
export const latest = (a: ConversationSummary, b: ConversationSummary): ConversationSummary => (b.seq > a.seq ? b : a)

const lasts = (until: number | undefined, at: number): boolean => until === undefined || at < until

/** Without what belongs to the state that is left. */
const without = (self: ConversationSummary): ConversationSummary => {
  const { queuedFor: _queuedFor, transfer: _transfer, snooze: _snooze, driven: _driven, ...rest } = self
  return rest
}

const notDriven = ({ driven: _, ...rest }: ConversationSummary): ConversationSummary => rest

const said = (self: ConversationSummary, { by, at, seq }: Envelope, whole: string): ConversationSummary => {
  const text = whole.length > 140 ? `${whole.slice(0, 139).toWellFormed()}…` : whole
  if (by._tag === "Visitor") {
    const last = { by: "visitor", text, at, seq } as const
    const { ended: _, ...rest } = self
    return { ...rest, last, unanswered: self.unanswered + 1, waitingSince: self.waitingSince ?? at, seq }
  }
  if (by._tag === "System") return { ...self, seq }
  const { waitingSince: _, ...answered } = self
  return { ...answered, last: { by: "agent", text, at, seq }, unanswered: 0, seq }
}
