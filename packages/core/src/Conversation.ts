/**
 * A conversation as its rules see it: the fold of its events.
 *
 * Nothing here is sent or stored, and no schema is loaded; `Timeline` keeps what the thread shows, in order, and
 * `Lifecycle` says which fact leads where.
 *
 * @since 0.1.0
 */
import * as Blocked from "./Blocked.js"
import type { ChatEvent } from "./ChatEvent.js"
import type {
  BlockReason,
  ClosingAnswer,
  ClosingCause,
  ConsentScope,
  Mode,
  PageVisited,
  ProblemStatus,
  RedactionCause,
  SurveyAnswered,
  TransferMode,
} from "./Fact.js"
import type { AgentId, ConversationId, SiteId } from "./Id.js"
import type { Status } from "./Lifecycle.js"
import { next } from "./Lifecycle.js"
import * as Navigation from "./Navigation.js"
import type { Participant, Recipient, Visitor } from "./Participant.js"
import type { Redactions } from "./Redaction.js"
import * as Redaction from "./Redaction.js"

export type { Status } from "./Lifecycle.js"

/** An agent's time in charge. `until` is absent while it lasts. Milliseconds. */
export interface Assignment {
  readonly agentId: AgentId
  readonly name: string
  readonly since: number
  readonly until?: number
}

/** How a conversation ended. */
export interface Closing {
  readonly by: Participant
  readonly at: number
  readonly tags: ReadonlyArray<string>
  readonly note?: string
  /** The answers to a team's own questions. */
  readonly answers?: ReadonlyArray<ClosingAnswer>
  readonly cause?: "idle" | "visitorLeft" | "blocked" | "erasure"
  /** Whether the visitor was given the conversation to keep. */
  readonly history?: boolean
}

/** A transfer under way. */
export interface Transfer {
  readonly mode: TransferMode
  readonly to: Recipient
  readonly comment?: string
  readonly since: number
  /** Who hands the visitor over: whoever has the conversation, or a manager. */
  readonly by: Participant
  /** When it comes back unanswered, milliseconds. */
  readonly expiresAt?: number
  /** The visitor has been told of it. */
  readonly announced?: boolean
  /** The recipient of a warm one, once they are there beside the sender. */
  readonly joined?: { readonly agentId: AgentId; readonly name: string; readonly since: number }
}

/** What the visitor thought of it, as far as they have said. */
export type Survey = Omit<SurveyAnswered, "_tag" | "conversationId">

/** Why the visitor is kept away, and until when, milliseconds. */
export interface Block {
  readonly reason: BlockReason
  readonly until?: number
}

/** What the rules know about one conversation, and how the visitor was blocked in it: {@link isBlocked} looks there. */
export interface Conversation extends Blocked.Blocked<Block> {
  readonly status: Status
  readonly id?: ConversationId
  readonly visitor?: Visitor
  readonly previousConversationId?: ConversationId
  /** The site by which the visitor came as it began. */
  readonly site?: SiteId
  readonly mode: Mode
  readonly consent: ReadonlyArray<ConsentScope>
  readonly language?: string
  /** One owner at a time: the last assignment without an end. */
  readonly assignments: ReadonlyArray<Assignment>
  readonly startedAt?: number
  /** Who is asked to pick up, while `offered`. */
  readonly offer?: { readonly agentId: AgentId; readonly name: string; readonly expiresAt: number }
  /** Whom it waits for, while `queued`; absent, for anyone. */
  readonly queuedFor?: Recipient
  /** Since when it waits for them, milliseconds. */
  readonly queuedSince?: number
  /** While `transferring`. */
  readonly transfer?: Transfer
  /** While `snoozed`. */
  readonly snooze?: { readonly until?: number; readonly keepAssigned: boolean }
  /** When it will be closed unless someone writes. */
  readonly closingSoon?: { readonly deadline: number; readonly cause: ClosingCause }
  /** When the visitor said that they were done, milliseconds; absent once they have written again. */
  readonly endedAt?: number
  /** The visitor made the chat small, and has not written since. */
  readonly minimised?: true
  /** When an announced closing was last called off, milliseconds. */
  readonly keptOpenAt?: number
  /** How far the agent may go on the visitor's page. */
  readonly navigation: Navigation.Navigation
  /** The last page that the visitor loaded, and when. */
  readonly page?: Pick<PageVisited, "pageId" | "url" | "title"> & { readonly at: number }
  readonly tags: ReadonlyArray<string>
  readonly notes: number
  /** Sequence numbers of the last published message of each side; 0 when there is none. */
  readonly lastVisitorMessage: number
  readonly lastAgentMessage: number
  /** When the last message of either side was published, milliseconds. */
  readonly lastMessageAt?: number
  readonly messages: number
  /** What has been taken out of the thread. */
  readonly redactions: Redactions
  readonly closing?: Closing
  readonly survey?: Survey
  /** The problems reported in it: who reported each, and how far it has got. Look in it with {@link report}. */
  readonly reports?: Readonly<Record<string, { readonly by: AgentId; readonly status: ProblemStatus }>>
  /** Events of kinds this version does not know. */
  readonly unknown: number
  /** The last event applied. */
  readonly seq: number
}

/** A stream nothing has happened in yet. */
export const empty: Conversation = {
  status: "unstarted",
  mode: "chat",
  consent: [],
  assignments: [],
  navigation: Navigation.idle,
  tags: [],
  notes: 0,
  lastVisitorMessage: 0,
  lastAgentMessage: 0,
  messages: 0,
  redactions: Redaction.none,
  unknown: 0,
  seq: 0,
}

/** The agent in charge, if any. */
export const owner = (self: Conversation): Assignment | undefined => {
  if (self.status !== "active" && self.status !== "snoozed" && self.status !== "transferring") return undefined
  const last = self.assignments.at(-1)
  return last === undefined || last.until !== undefined ? undefined : last
}

/** Whether an agent speaks with the visitor now: in charge, or there beside whoever is. */
export const takesPart = (self: Conversation, agent: AgentId): boolean =>
  owner(self)?.agentId === agent || self.transfer?.joined?.agentId === agent

/**
 * Whether the visitor is kept away at a moment, milliseconds, by a block in this conversation: from the site that they come
 * by, which is the conversation's own unless another is named.
 */
export const isBlocked = (self: Conversation, at: number, site: SiteId | undefined = self.site): boolean =>
  Blocked.of(self, site, at) !== undefined

/** What has become of a problem that was reported in it; nothing when there is none of this id. */
export const report = ({ reports }: Conversation, reportId: string) =>
  reports !== undefined && Object.hasOwn(reports, reportId) ? reports[reportId] : undefined

/** The visitor wrote last and nobody has answered, and they have not said that they are done. */
export const isWaiting = (self: Conversation): boolean =>
  self.status !== "closed" && self.endedAt === undefined && self.lastVisitorMessage > self.lastAgentMessage

/** The conversation after one more event. Total: every event in every state gives a state; closed is final. */
export const apply = (self: Conversation, event: ChatEvent): Conversation => {
  const { seq, at } = event
  if (event._tag === "Unknown") return { ...self, unknown: self.unknown + 1, seq }
  const status = next(self.status, event)
  switch (event._tag) {
    case "MessagePosted":
    case "FilePosted":
      return said(self, event.by, at, seq)
    case "ConversationStarted": {
      if (self.status !== "unstarted") return { ...self, seq }
      const { conversationId, visitor, mode, consent, language, previousConversationId, site } = event
      return {
        ...self,
        status,
        id: conversationId,
        visitor,
        mode,
        consent,
        startedAt: at,
        seq,
        ...(language !== undefined && { language }),
        ...(previousConversationId !== undefined && { previousConversationId }),
        ...(site !== undefined && { site }),
      }
    }
    case "ConversationQueued": {
      if (status !== "queued") return { ...self, navigation: Navigation.apply(self.navigation, event), seq }
      const queued = { ...left(self, status, event), assignments: ended(self.assignments, at), seq }
      return waits(queued, event.to, at)
    }
    case "ConversationOffered": {
      if (status === self.status) return { ...self, seq }
      const { agentId, name, expiresAt } = event
      const offered = { ...left(self, status, event), offer: { agentId, name, expiresAt }, seq }
      return waits(offered, self.queuedFor, self.queuedSince)
    }
    case "ConversationDeclined": {
      if (status === self.status || self.offer?.agentId !== event.agentId) return { ...self, seq }
      return waits({ ...left(self, status, event), seq }, self.queuedFor, self.queuedSince)
    }
    case "AgentAssigned": {
      if (status !== "active") return { ...self, seq }
      const { agentId, name } = event
      const assignments = [...ended(self.assignments, at), { agentId, name, since: at }]
      return { ...left(self, status, event), assignments, seq }
    }
    case "ConversationSnoozed": {
      if (status === self.status) return { ...self, seq }
      const { until, keepAssigned } = event
      return {
        ...left(self, status, event),
        snooze: { keepAssigned, ...(until !== undefined && { until }) },
        seq,
      }
    }
    case "ConversationWoken": {
      if (status === self.status) return { ...self, seq }
      const agent = self.snooze?.keepAssigned === true ? owner(self) : undefined
      const woken = { ...left(self, status, event), assignments: ended(self.assignments, at), seq }
      return waits(woken, agent && { _tag: "Agent", id: agent.agentId, name: agent.name }, at)
    }
    case "TransferStarted": {
      if (status === self.status) return { ...self, seq }
      const { mode, to, comment, expiresAt, announced, by } = event
      const transfer: Transfer = {
        mode,
        to,
        since: at,
        by,
        ...(announced !== undefined && { announced }),
        ...(comment !== undefined && { comment }),
        ...(expiresAt !== undefined && { expiresAt }),
      }
      return { ...left(self, status, event), transfer, seq }
    }
    case "TransferJoined": {
      if (self.transfer === undefined || self.transfer.joined !== undefined) return { ...self, seq }
      const { agentId, name } = event
      const { expiresAt: _, ...transfer } = self.transfer
      return { ...self, transfer: { ...transfer, joined: { agentId, name, since: at } }, seq }
    }
    case "TransferEnded": {
      if (status === self.status) return { ...self, seq }
      if (status === "active") return { ...left(self, status, event), seq }
      const queued = { ...left(self, status, event), assignments: ended(self.assignments, at), seq }
      return waits(queued, self.transfer?.to, at)
    }
    case "ModeChanged":
      return self.status === "closed" ? { ...self, seq } : { ...self, mode: event.mode, seq }
    case "ClosingAnnounced": {
      const { deadline, cause } = event
      return self.status === "closed" ? { ...self, seq } : { ...self, closingSoon: { deadline, cause }, seq }
    }
    case "ClosingCancelled": {
      const { closingSoon: _, ...rest } = self
      return { ...rest, keptOpenAt: at, seq }
    }
    case "ConversationClosed": {
      if (status === self.status) return { ...self, seq }
      const { by, tags, note, answers, cause, history } = event
      const closing: Closing = {
        by,
        at,
        tags,
        ...(note !== undefined && { note }),
        ...(answers !== undefined && { answers }),
        ...(cause !== undefined && { cause }),
        ...(history !== undefined && { history }),
      }
      const { closingSoon: _closing, endedAt: _ended, ...rest } = left(self, status, event)
      return { ...rest, assignments: ended(self.assignments, at), closing, seq }
    }
    case "ConversationEnded":
      return self.status === "closed" || self.status === "unstarted" ? { ...self, seq } : { ...self, endedAt: at, seq }
    case "ConversationReopened": {
      if (status === self.status) return { ...self, seq }
      const { closing, ...rest } = left(self, status, event)
      const last = self.assignments.at(-1)
      const agent = event.cause === "visitor" && last?.until === closing?.at ? last : undefined
      const tags = [...new Set([...self.tags, ...(closing?.tags ?? [])])]
      return waits({ ...rest, tags, seq }, agent && { _tag: "Agent", id: agent.agentId, name: agent.name }, at)
    }
    case "SurveyAnswered": {
      const { csat, nps, comment, answers } = event
      const given: Survey = {
        ...(csat !== undefined && { csat }),
        ...(nps !== undefined && { nps }),
        ...(comment !== undefined && { comment }),
        ...(answers !== undefined && { answers }),
      }
      return { ...self, survey: { ...self.survey, ...given }, seq }
    }
    case "ConsentGiven":
      return { ...self, consent: [...new Set([...self.consent, ...event.scopes])], seq }
    case "ConsentWithdrawn": {
      const consent = self.consent.filter((scope) => !event.scopes.includes(scope))
      return { ...self, consent, navigation: Navigation.apply(self.navigation, event), seq }
    }
    case "NavigationRequested":
    case "NavigationGranted":
    case "NavigationRefused":
    case "NavigationStarted":
    case "NavigationPaused":
    case "NavigationEnded":
      return self.status === "closed"
        ? { ...self, seq }
        : { ...self, navigation: Navigation.apply(self.navigation, event), seq }
    case "PageVisited": {
      const { pageId, url, title } = event
      return { ...self, page: { pageId, url, title, at }, seq }
    }
    case "TagAdded":
      return self.tags.includes(event.tag) ? { ...self, seq } : { ...self, tags: [...self.tags, event.tag], seq }
    case "TagRemoved":
      return { ...self, tags: self.tags.filter((tag) => tag !== event.tag), seq }
    case "NoteAdded":
      return { ...self, notes: self.notes + 1, seq }
    case "MessageRedacted":
      return { ...self, redactions: redacted(self.redactions, event.target, event.cause), seq }
    case "VisitorBlocked": {
      const { reason, until, site } = event
      return { ...Blocked.add(self, site, { reason, ...(until !== undefined && { until }) }), seq }
    }
    case "VisitorUnblocked":
      return { ...Blocked.lift(self, event.site), seq }
    case "AlertRaised":
      return event.alert.kind === "VisitorMinimised" ? { ...self, minimised: true, seq } : { ...self, seq }
    case "ProblemReported": {
      const { reportId, by } = event
      if (by._tag !== "Agent" && by._tag !== "Bot") return { ...self, seq }
      return { ...self, reports: { ...self.reports, [reportId]: { by: by.id, status: "new" } }, seq }
    }
    case "ProblemMoved": {
      const moved = report(self, event.reportId)
      if (moved === undefined) return { ...self, seq }
      return { ...self, reports: { ...self.reports, [event.reportId]: { ...moved, status: event.status } }, seq }
    }
    // What was taken out was there: who folds without it counts the same.
    case "Tombstone":
      if (event.was === "MessagePosted" || event.was === "FilePosted") return said(self, event.by, at, seq)
      return event.was === "NoteAdded" ? { ...self, notes: self.notes + 1, seq } : { ...self, seq }
    default:
      return { ...self, seq: (event satisfies Aside).seq }
  }
}

/** What changes nothing of a conversation but its number. A new fact is named here or has its case: one or the other compiles. */
type Aside = Extract<
  ChatEvent,
  {
    readonly _tag:
      | "VisitStarted"
      | "SiteLeft"
      | "VisitLocated"
      | "CustomDataSet"
      | "VisitorIdentified"
      | "VisitorErased"
      | "LinkSent"
      | "OfferSent"
      | "PageOpened"
      | "ProblemDetailAdded"
      | "UnblockRequested"
      | "UnblockRefused"
      | "VisitorTurnedAway"
      | "ItemKept"
      | "ItemRemoved"
      | "SuggestionJudged"
      | "ActionRecorded"
      | "TranslationAttached"
  }
>

/** The conversation that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Conversation = empty): Conversation => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

const said = (self: Conversation, by: Participant, at: number, seq: number): Conversation => {
  const messages = self.messages + 1
  switch (by._tag) {
    case "Visitor": {
      const { endedAt: _ended, minimised: _small, ...rest } = self
      return { ...rest, lastVisitorMessage: seq, lastMessageAt: at, messages, seq }
    }
    case "Agent":
    case "Bot":
      return { ...self, lastAgentMessage: seq, lastMessageAt: at, messages, seq }
    case "System":
      return { ...self, messages, seq }
  }
}

/** The conversation in another state, without what belonged to the one it leaves. */
const left = (self: Conversation, status: Status, event: Exclude<ChatEvent, { _tag: "Unknown" }>): Conversation => {
  const {
    offer: _offer,
    queuedFor: _queuedFor,
    queuedSince: _queuedSince,
    transfer: _transfer,
    snooze: _snooze,
    ...rest
  } = self
  return { ...rest, status, navigation: Navigation.apply(self.navigation, event) }
}

/** The conversation as it waits for someone since a moment; for anyone without. */
const waits = (self: Conversation, queuedFor: Recipient | undefined, since: number | undefined): Conversation =>
  queuedFor === undefined ? self : { ...self, queuedFor, ...(since !== undefined && { queuedSince: since }) }

const ended = (assignments: ReadonlyArray<Assignment>, until: number): ReadonlyArray<Assignment> =>
  assignments.map((assignment) => (assignment.until === undefined ? { ...assignment, until } : assignment))

const redacted = (self: Redactions, target: number, cause: RedactionCause | undefined): Redactions =>
  self[target] !== undefined ? self : { ...self, [target]: cause === undefined ? {} : { cause } }
