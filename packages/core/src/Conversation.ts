/**
 * A conversation as its rules see it: the fold of its events.
 *
 * Nothing here is sent or stored, and no schema is loaded; `Timeline` keeps what the thread shows, in order.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { ClosingAnswer, ConsentScope, Mode } from "./Fact.js"
import type { AgentId, ConversationId } from "./Id.js"
import type { Participant, Visitor } from "./Participant.js"

/** Where a conversation stands. `unstarted` is a stream without its first fact. */
export type Status = "unstarted" | "queued" | "active" | "closed"

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
}

/** What the rules know about one conversation. */
export interface Conversation {
  readonly status: Status
  readonly id?: ConversationId
  readonly visitor?: Visitor
  readonly mode: Mode
  readonly consent: ReadonlyArray<ConsentScope>
  readonly language?: string
  /** One owner at a time: the last assignment without an end. */
  readonly assignments: ReadonlyArray<Assignment>
  readonly startedAt?: number
  /** Sequence numbers of the last published message of each side; 0 when there is none. */
  readonly lastVisitorMessage: number
  readonly lastAgentMessage: number
  readonly messages: number
  readonly closing?: Closing
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
  lastVisitorMessage: 0,
  lastAgentMessage: 0,
  messages: 0,
  unknown: 0,
  seq: 0,
}

/** The agent in charge, if any. */
export const owner = (self: Conversation): Assignment | undefined => {
  const last = self.assignments.at(-1)
  return last === undefined || last.until !== undefined ? undefined : last
}

/** The visitor wrote last and nobody has answered. */
export const isWaiting = (self: Conversation): boolean =>
  self.status !== "closed" && self.lastVisitorMessage > self.lastAgentMessage

/** The conversation after one more event. Total: every event in every state gives a state; closed is final. */
export const apply = (self: Conversation, event: ChatEvent): Conversation => {
  const { seq } = event
  switch (event._tag) {
    case "ConversationStarted": {
      if (self.status !== "unstarted") return { ...self, seq }
      const { conversationId, visitor, mode, consent, language } = event
      const started = {
        ...self,
        status: "queued",
        id: conversationId,
        visitor,
        mode,
        consent,
        startedAt: event.at,
        seq,
      } as const
      return language === undefined ? started : { ...started, language }
    }
    case "AgentAssigned": {
      if (self.status === "closed") return { ...self, seq }
      const { agentId, name, at } = event
      const assignments = [...ended(self.assignments, at), { agentId, name, since: at }]
      return { ...self, status: "active", assignments, seq }
    }
    case "MessagePosted": {
      const messages = self.messages + 1
      switch (event.by._tag) {
        case "Visitor":
          return { ...self, lastVisitorMessage: seq, messages, seq }
        case "Agent":
        case "Bot":
          return { ...self, lastAgentMessage: seq, messages, seq }
        case "System":
          return { ...self, messages, seq }
      }
    }
    case "ModeChanged":
      return { ...self, mode: event.mode, seq }
    case "ConsentGiven":
      return { ...self, consent: [...new Set([...self.consent, ...event.scopes])], seq }
    case "ConsentWithdrawn":
      return { ...self, consent: self.consent.filter((scope) => !event.scopes.includes(scope)), seq }
    case "ConversationClosed": {
      if (self.status === "closed") return { ...self, seq }
      const { by, at, tags, note, answers } = event
      const closing: Closing = {
        by,
        at,
        tags,
        ...(note !== undefined && { note }),
        ...(answers !== undefined && { answers }),
      }
      return { ...self, status: "closed", assignments: ended(self.assignments, at), closing, seq }
    }
    case "VisitStarted":
    case "PageVisited":
    case "LinkSent":
    case "ActionRecorded":
    case "AlertRaised":
      return { ...self, seq }
    case "Unknown":
      return { ...self, unknown: self.unknown + 1, seq }
  }
}

/** The conversation that a list of events, in order, adds up to. */
export const fold = (events: Iterable<ChatEvent>, from: Conversation = empty): Conversation => {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

const ended = (assignments: ReadonlyArray<Assignment>, until: number): ReadonlyArray<Assignment> =>
  assignments.map((assignment) => (assignment.until === undefined ? { ...assignment, until } : assignment))
