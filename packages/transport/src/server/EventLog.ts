/**
 * The port to the durable, ordered facts: streams numbered 1, 2, 3 … without a hole.
 *
 * What an adapter promises, and `testing/logContract` holds it to: an append is all of its facts or none, over all of
 * its streams; it answers only when they are flushed; a command has one outcome for ever, the same to every retry, with
 * no window after which it is forgotten.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Rejection } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId, TenantId } from "@pupitre/core/Id"
import type { Mark, Marks } from "@pupitre/core/Marks"
import type { Participant } from "@pupitre/core/Participant"
import type { Mutation } from "@pupitre/core/Redaction"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"

/** The facts of one command for one stream. */
export interface Write {
  readonly stream: StreamKey
  /** The last number that the decision was made on. Another one now is a `Conflict`. */
  readonly expectedHead: number
  readonly facts: ReadonlyArray<Fact>
  /** For a conversation: its line in the desk's list after these facts; stored in the same transaction. */
  readonly summary?: ConversationSummary
}

/** One command's outcome, to be stored. */
export interface Append {
  readonly commandId: CommandId
  /** The stream the command was addressed to: the scope in which its id and its producer's turns are unique. */
  readonly stream: StreamKey
  /** Absent for wishes of the server itself. */
  readonly turn?: { readonly producer: string; readonly n: number }
  readonly by: Participant
  /** The server's clock, milliseconds. */
  readonly at: number
  /** Facts to store, the command's own stream first; or the refusal to remember. */
  readonly outcome:
    | { readonly _tag: "Accepted"; readonly writes: readonly [Write, ...Array<Write>] }
    | { readonly _tag: "Rejected"; readonly rejection: Rejection }
}

/** The outcome that a command has for ever. `dup` when it was there before this call. */
export type Stored =
  | {
      readonly _tag: "Stored"
      readonly from: number
      readonly to: number
      readonly dup: boolean
      /** What was stored just now, per stream, the command's own first; empty for a `dup`. */
      readonly events: ReadonlyArray<{ readonly stream: StreamKey; readonly events: ReadonlyArray<ChatEvent> }>
    }
  | { readonly _tag: "Refused"; readonly rejection: Rejection; readonly dup: boolean }

/** What a stream adds up to after everything up to `seq`, as a text that its keeper understands. */
export interface Kept {
  readonly seq: number
  readonly text: string
}

/** Why an append or a read did not happen. */
export type Reason =
  /** A stream has moved on since the decision: read it again and decide again. */
  | { readonly _tag: "Conflict"; readonly stream: StreamKey; readonly head: number }
  /** A turn of this producer is missing: the next one is `n`. */
  | { readonly _tag: "TurnMissing"; readonly n: number }
  /** The store failed. Nothing of the append is stored, or it will be found by its id. */
  | { readonly _tag: "Unavailable"; readonly cause: unknown }

/** An append or a read that did not happen. */
export class EventLogError extends Data.TaggedError("EventLogError")<{ readonly reason: Reason }> {}

/** The durable, ordered facts. */
export class EventLog extends Context.Service<
  EventLog,
  {
    /** The lineage of this log: random, and another one whenever continuity cannot be proven. */
    readonly epoch: string
    /**
     * Stores one command's outcome. Answers after the flush. Errors: `Conflict`, `TurnMissing`, `Unavailable`.
     *
     * In a stream that a `VisitorErased` is stored in, what `Erasure.within` leaves stands in the place of everything before it
     * from then on: the same transaction puts it there, takes out what the stream was kept to add up to and the parameters of
     * refusals, and what was there is in no file of the store any more once everyone is answered.
     */
    readonly append: (append: Append) => Effect.Effect<Stored, EventLogError>
    /** The outcome a command already has, if any. */
    readonly outcome: (stream: StreamKey, commandId: CommandId) => Effect.Effect<Stored | undefined, EventLogError>
    /** The events `from`..`to`, both included, in order, as far as they exist. */
    readonly read: (
      stream: StreamKey,
      from: number,
      to: number,
    ) => Effect.Effect<ReadonlyArray<ChatEvent>, EventLogError>
    /**
     * What was said beyond `to` about the events `from`..`to`: redactions and translations, in order. Found by what they
     * aim at and not by reading the stream.
     */
    readonly mutations: (
      stream: StreamKey,
      from: number,
      to: number,
    ) => Effect.Effect<ReadonlyArray<Mutation>, EventLogError>
    /** How far everyone has got in a stream. */
    readonly marks: (stream: StreamKey) => Effect.Effect<Marks, EventLogError>
    /**
     * Keeps how far one has got, named by `Marks.keyOf`, in a stream that has an event; the furthest stands, whatever
     * comes in which order. It is no fact and has no number. It is read back at once and outlives an orderly restart;
     * nothing waits for its flush, and a crash may lose the last second of marks.
     */
    readonly mark: (stream: StreamKey, key: string, mark: Mark) => Effect.Effect<void, EventLogError>
    /** What a stream was kept to add up to last, if it was. Never ahead of the stream. */
    readonly aggregate: (stream: StreamKey) => Effect.Effect<Kept | undefined, EventLogError>
    /**
     * Keeps what a stream adds up to after everything up to `seq`, which is stored; the furthest stands. It is no fact: it is
     * read back at once and outlives an orderly restart; nothing waits for its flush, and a crash may lose it.
     */
    readonly keep: (stream: StreamKey, aggregate: Kept) => Effect.Effect<void, EventLogError>
    /** The last number of a stream; 0 before its first event. */
    readonly head: (stream: StreamKey) => Effect.Effect<number, EventLogError>
    /** Conversations' lines of one tenant, at most `limit`: the open ones, then the closed ones, newest first each. */
    readonly summaries: (
      tenant: TenantId,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<ConversationSummary>, EventLogError>
  }
>()("@pupitre/transport/server/EventLog") {}
