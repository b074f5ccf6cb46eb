/**
 * The port through which a desk or a visitor's page reaches the facts, whatever carries them.
 *
 * `@pupitre/transport` implements it over any connection; a test or another product may implement it in a few lines. It
 * promises: facts of a stream come in contiguous ranges, each once and in order; a wish gets exactly one outcome,
 * however often the connection breaks; nothing in its types is Effect.
 *
 * @since 0.1.0
 */
import type { Takes } from "./desk/Routing.js"
import type { ChatEvent } from "./ChatEvent.js"
import type { Call } from "./Command.js"
import type { ConversationSummary } from "./ConversationSummary.js"
import type { Rejection } from "./Decision.js"
import type { Conversation } from "./Conversation.js"
import type { CommandId } from "./Id.js"
import type { Mark, Marks } from "./Marks.js"
import type { Mirror } from "./Mirror.js"
import type { Participant, Role } from "./Participant.js"
import type { Readable } from "./Readable.js"
import type { Sent, Signal } from "./Signal.js"
import type { StreamKey } from "./StreamKey.js"

/** Everything that the reader may see of `from`..`to`, possibly nothing. */
export interface Range {
  /** First and last sequence number covered, both included. `to < from` covers nothing and only tells the head. */
  readonly from: number
  readonly to: number
  /** In order of `seq`, each within `from`..`to`. */
  readonly events: ReadonlyArray<ChatEvent>
  /** The last sequence number of the stream when this was sent. */
  readonly head: number
}

/** A part of the past, asked for: a range, and what was said later about what is in it. */
export interface Page extends Range {
  /** Redactions and translations from beyond the range that aim into it, in order of `seq`. */
  readonly later: ReadonlyArray<ChatEvent>
}

/** What arrives on an open stream. */
export type Delivery =
  /**
   * A conversation opened at its end: its state after everything up to `state.seq`. Ranges follow, the first of them
   * from `from` on; what is before is there to be fetched.
   */
  | { readonly _tag: "Opened"; readonly from: number; readonly state: Conversation }
  /**
   * A stream opened at what it adds up to, as the server keeps it and as far as this reader may see it: the state after
   * everything up to `seq`, not decoded. Ranges follow, the first of them from `seq + 1` on. Where this reader may see more or
   * less from now on it comes once more, in the place of everything held.
   */
  | { readonly _tag: "Aggregated"; readonly seq: number; readonly state: unknown }
  /** The next facts, contiguous with what came before. */
  | { readonly _tag: "Range"; readonly range: Range }
  /** Forget everything held of this stream; it begins anew as it was opened. */
  | { readonly _tag: "Reset" }
  /** How far everyone has got, whole, each time it changes. */
  | { readonly _tag: "Marks"; readonly marks: Marks }
  /** Something that is shown and forgotten. */
  | { readonly _tag: "Signal"; readonly sent: Sent }
  /** Something between an agent and the visitor's page, for this side. */
  | { readonly _tag: "Mirrored"; readonly by: Participant; readonly item: Mirror }
  /** A wish of this device has its outcome. */
  | { readonly _tag: "Settled"; readonly commandId: CommandId; readonly outcome: Outcome }
  /** The server ended the subscription: not allowed (any more). */
  | { readonly _tag: "Ended"; readonly rejection: Rejection }

/** The one outcome of a wish. */
export type Outcome =
  /** Durably stored as `from`..`to` of its stream (`to < from`: it needed no fact). */
  | { readonly _tag: "Stored"; readonly from: number; readonly to: number }
  /** Refused for good. */
  | { readonly _tag: "Refused"; readonly rejection: Rejection }
  /** Never accepted for sending: the outbox is full or the channel is closed. */
  | { readonly _tag: "NotSent"; readonly reason: "OutboxFull" | "Closed" }

/** Where the connection stands. */
export type ChannelStatus =
  | { readonly _tag: "Connecting"; readonly attempt: number }
  | { readonly _tag: "Online" }
  /** Trying again at `retryAt`, milliseconds. */
  | { readonly _tag: "Offline"; readonly retryAt: number }
  /** Over, and not trying again. */
  | { readonly _tag: "Closed"; readonly reason: string }

/** Who the server says we are. */
export interface Self {
  readonly tenant: string
  readonly participant: Participant
  readonly role: Role
}

/** A wish made: its id at once, its outcome later. The promise never rejects. */
export interface Submission {
  readonly commandId: CommandId
  readonly outcome: Promise<Outcome>
}

/** A wish of this device that has no outcome yet, for instance one kept over a reload. */
export interface Unsettled {
  readonly commandId: CommandId
  readonly call: Call
  /** This device's clock when it was made, for display. */
  readonly at: number
}

/** The port through which a desk or a visitor's page reaches the facts. */
export interface EventChannel {
  readonly status: Readable<ChannelStatus>
  /** Absent until the server has said hello. */
  readonly self: Readable<Self | undefined>
  /**
   * Opens a stream; deliveries go on until the returned function is called. They begin at its start, or, with `tail`
   * and for a conversation that is longer, with its state and about as many of its last numbers. Who opens it first says
   * which; who opens it while it is open is told the same beginning and everything that came since, whatever they ask for.
   *
   * With `aggregate` they begin at what the stream adds up to where the server keeps that, and otherwise at its start. One
   * who opens it without is told it from its start, and so is then everyone, anew.
   */
  readonly open: (
    stream: StreamKey,
    listener: (delivery: Delivery) => void,
    options?: { readonly tail?: number; readonly aggregate?: boolean },
  ) => () => void
  /**
   * A part of the past of an open stream: as much of `from`..`to` from its end as one answer carries; `to < from` when
   * there is nothing. Rejects with an `EventChannelError`: refused, or unreachable when no answer came in time, the
   * channel was closed, or the stream began anew, so that the numbers asked for mean something else now.
   */
  readonly fetch: (stream: StreamKey, from: number, to: number) => Promise<Page>
  /**
   * Tells how far this participant has got on an open stream. Lower than told before says nothing. Forgotten when the
   * stream begins anew.
   */
  readonly mark: (stream: StreamKey, mark: Mark) => void
  /** Makes a wish on a stream. */
  readonly submit: (stream: StreamKey, call: Call) => Submission
  /** The wishes of this device on a stream that have no outcome yet, oldest first. */
  readonly unsettled: (stream: StreamKey) => ReadonlyArray<Unsettled>
  /** Shows something for a moment. Lost without trace when the connection is down. */
  readonly signal: (stream: StreamKey, signal: Signal) => void
  /**
   * Passes something between an agent and the visitor's page, in order. Lost without trace when the connection is down or
   * cannot carry it.
   */
  readonly mirror: (stream: StreamKey, item: Mirror) => void
  /**
   * Says what this agent takes, by the way people talk if not all: so until said otherwise, and said again after every
   * reconnection.
   */
  readonly available: (takes: Takes) => void
  /** Asks a query by name. Rejects with an `EventChannelError`. */
  readonly query: (name: string, input: unknown) => Promise<unknown>
  /** The agent's list of conversations, whole and then as it changes. */
  readonly desk: (listener: (summaries: ReadonlyArray<ConversationSummary>) => void) => () => void
  /** Leaves. Unsettled wishes stay in the outbox. */
  readonly close: () => Promise<void>
}

/** A query that got no answer. */
export class EventChannelError extends Error {
  override readonly name = "EventChannelError"
  /** Why: refused by the server with reasons, or no answer for lack of a connection. */
  readonly reason: { readonly _tag: "Refused"; readonly rejection: Rejection } | { readonly _tag: "Unreachable" }
  constructor(reason: EventChannelError["reason"]) {
    super(reason._tag === "Refused" ? reason.rejection.reasons.map((r) => r.key).join(", ") : "no connection")
    this.reason = reason
  }
}
