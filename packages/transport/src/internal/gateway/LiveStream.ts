/**
 * A stream that someone looks at or wishes something of: its folded state, its head, who watches, what waits.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Conversation } from "@pupitre/core/Conversation"
import * as Conversations from "@pupitre/core/Conversation"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import * as Summary from "@pupitre/core/ConversationSummary"
import type { TenantId } from "@pupitre/core/Id"
import type { StreamKey, StreamKind } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Visitor } from "@pupitre/core/Visitor"
import * as Visitors from "@pupitre/core/Visitor"
import type { Workspace } from "@pupitre/core/Workspace"
import * as Workspaces from "@pupitre/core/Workspace"
import type * as Deferred from "effect/Deferred"
import type { EventLogError } from "../../server/EventLog.js"
import type { Job } from "./Decider.js"
import type { Standing } from "./Marking.js"
import * as Marking from "./Marking.js"
import * as Places from "./Place.js"
import type { Subscription } from "./Subscription.js"

/** A stream that someone looks at or wishes something of. */
export interface LiveStream {
  readonly key: StreamKey
  readonly tenant: TenantId
  readonly kind: StreamKind
  readonly id: string
  /** The last event folded. */
  head: number
  /** The newest events, contiguous up to the head: what most who come back lack. See {@link recent}. */
  newest: Array<ChatEvent>
  conversation: Conversation
  visitor: Visitor
  workspace: Workspace
  summary: ConversationSummary | undefined
  /** Where the visitor of the conversation was seen last. */
  place: Places.Place
  /** They have gone to another site since their page was asked for, and what goes on with it is still to end. */
  strayed: boolean
  /** What it adds up to by the product's fold, while somebody needs it: after everything up to `seq`. */
  aggregate: { seq: number; state: unknown } | undefined
  /** The number up to which that was kept last. */
  keptAt: number
  /** The number of the last erasure: who holds anything from before it begins anew. 0 for none. */
  erasedAt: number
  /** How often it was begun anew: what was read of it before is not to be told any more. */
  lives: number
  /** Those who watch it are still to be told it anew. */
  retold: boolean
  /** How far everyone has got. */
  readonly standing: Standing
  /** Whether the log may hold more than was folded. */
  stale: boolean
  /** Set while someone reads the log for everyone who waits. */
  loading: Deferred.Deferred<void, EventLogError> | undefined
  readonly subscriptions: Set<Subscription>
  /** What in the server itself is told of each event, once and in order. */
  readonly followers: Set<(event: ChatEvent) => void>
  /** Wishes waiting for their turn, oldest first. */
  readonly jobs: Array<Job>
  working: boolean
  /** How many hold on to it while they wait for something else, its load for one. */
  pins: number
}

/** At least so many of a stream's newest events are kept in memory, and fewer than twice as many. */
const keptEvents = 32

/** A stream nothing of which is loaded yet. */
export const make = (key: StreamKey): LiveStream => ({
  key,
  ...StreamKeys.parts(key),
  head: 0,
  newest: [],
  conversation: Conversations.empty,
  visitor: Visitors.empty,
  workspace: Workspaces.empty,
  summary: undefined,
  place: Places.unknown,
  strayed: false,
  aggregate: undefined,
  keptAt: 0,
  erasedAt: 0,
  lives: 0,
  retold: false,
  standing: Marking.unknown(),
  stale: true,
  loading: undefined,
  subscriptions: new Set(),
  followers: new Set(),
  jobs: [],
  working: false,
  pins: 0,
})

/** Forgets what was folded: the log holds something else in its place from now on. */
export const forget = (self: LiveStream): void => {
  const { head, newest, conversation, visitor, workspace, summary, place, strayed, aggregate, keptAt } = make(self.key)
  Object.assign(self, { head, newest, conversation, visitor, workspace, summary, place, strayed, aggregate, keptAt })
  self.lives++
  self.stale = true
  self.retold = true
}

/** Folds the next event in. */
export const apply = (self: LiveStream, event: ChatEvent): void => {
  self.head = event.seq
  if (event._tag === "VisitorErased") self.erasedAt = event.seq
  self.newest.push(event)
  if (self.newest.length >= 2 * keptEvents) self.newest = self.newest.slice(-keptEvents)
  switch (self.kind) {
    case "conversation":
      self.conversation = Conversations.apply(self.conversation, event)
      self.summary = Summary.apply(self.summary, event)
      stray(self, Places.after(self.place, event))
      break
    case "visitor":
      self.visitor = Visitors.apply(self.visitor, event)
      break
    case "workspace":
      self.workspace = Workspaces.apply(self.workspace, event)
  }
  for (const follow of self.followers) follow(event)
}

/** The visitor is at a place now. */
const stray = (self: LiveStream, place: Places.Place): void => {
  const goesOn = self.conversation.navigation.state !== "idle"
  self.strayed = goesOn && (self.strayed || Places.differ(self.place, place))
  self.place = place
}

/** The events `from`..`to` if they are among the newest: everyone who comes back at once is served without the log. */
export const recent = (self: LiveStream, from: number, to: number): ReadonlyArray<ChatEvent> | undefined => {
  const first = self.newest[0]?.seq
  return first === undefined || first > from ? undefined : self.newest.slice(from - first, to - first + 1)
}

/** The state that commands are decided on. */
export const state = (self: LiveStream): Conversation | Visitor | Workspace => self[self.kind]

/** Nobody watches, nobody holds on and nothing waits. */
export const idle = (self: LiveStream): boolean =>
  self.pins === 0 &&
  self.subscriptions.size === 0 &&
  self.jobs.length === 0 &&
  !self.working &&
  self.loading === undefined
