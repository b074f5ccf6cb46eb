/**
 * The units that travel: what a client may send, and what a server may send.
 *
 * Wishes go up, ranges of facts projected for their audience come down. The same frames go over every connection; how
 * they become bytes is `Codec`'s. `SPEC.md` has the rules they are used by.
 *
 * @since 0.1.0
 */
import { Mode } from "@pupitre/core/Fact"
import { Call } from "@pupitre/core/Command"
import { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { CommandId, Millis, TenantId } from "@pupitre/core/Id"
import { Participant, Role } from "@pupitre/core/Participant"
import * as Mirrors from "@pupitre/core/Mirror"
import * as Signals from "@pupitre/core/Signal"
import { Snapshot } from "@pupitre/core/Snapshot"
import { StreamKey } from "@pupitre/core/StreamKey"
import * as Schema from "effect/Schema"

/** The version of this vocabulary. A server that does not speak it says `Bye` with `reconnect: false`. */
export const protocol = 1

/** A place in a stream, 0 before its first event. */
export const Cursor = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** The lineage of a log: another one means that continuity with what was held cannot be proven. */
export const Epoch = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{1,64}$/))

/** One device's line of wishes: a device and a generation. Its wishes to a stream are numbered 1, 2, 3 … */
export const Producer = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{8,64}$/))

/** The place of a wish in its producer's line to one stream, from 1. */
export const Turn = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }))

/** Why something was refused, for an interface to put into words. */
export const Rejection = Schema.Struct({
  reasons: Schema.NonEmptyArray(
    Schema.Struct({
      key: Schema.String.check(Schema.isMaxLength(64)),
      params: Schema.optionalKey(Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))),
    }),
  ),
})

const QueryId = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** The most numbers that a stream opened at its end begins with. */
export const maxTail = 300

// ── client to server ────────────────────────────────────────────────────────────────────────────────────────────────

/** First frame of a connection: who speaks. Sent again to refresh the token, on the same connection. */
export const Hello = Schema.TaggedStruct("Hello", {
  protocol: Schema.Int,
  token: Schema.String.check(Schema.isMaxLength(4096)),
})
export interface Hello extends Schema.Schema.Type<typeof Hello> {}

/**
 * Send me what comes after `since`, which I hold of lineage `epoch`. `since: 0` needs no epoch. With `tail`, a
 * conversation that is longer begins with its state and so many of its last numbers, whenever it begins anew. With
 * `aggregate`, a stream of which the server keeps what it adds up to begins there.
 */
export const Subscribe = Schema.TaggedStruct("Subscribe", {
  stream: StreamKey,
  epoch: Schema.optionalKey(Epoch),
  since: Cursor,
  tail: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: maxTail }))),
  aggregate: Schema.optionalKey(Schema.Literal(true)),
})
export interface Subscribe extends Schema.Schema.Type<typeof Subscribe> {}

/** I no longer look at this stream. */
export const Unsubscribe = Schema.TaggedStruct("Unsubscribe", { stream: StreamKey })
export interface Unsubscribe extends Schema.Schema.Type<typeof Unsubscribe> {}

/** Send me the list of conversations of my desk, and its changes. */
export const WatchDesk = Schema.TaggedStruct("WatchDesk", {})
export interface WatchDesk extends Schema.Schema.Type<typeof WatchDesk> {}

/** A wish. `epoch` is a fence: a wish made for another lineage is refused, and the client subscribes again. */
export const Submit = Schema.TaggedStruct("Submit", {
  stream: StreamKey,
  epoch: Epoch,
  producer: Producer,
  n: Turn,
  commandId: CommandId,
  call: Call,
})
export interface Submit extends Schema.Schema.Type<typeof Submit> {}

/**
 * Send me this part of a stream once more: at most 300 numbers at a time from its start, as ranges; with an `id`, as
 * many as one {@link Page} carries from its end.
 */
export const Fetch = Schema.TaggedStruct("Fetch", {
  stream: StreamKey,
  from: Turn,
  to: Turn,
  id: Schema.optionalKey(QueryId),
})
export interface Fetch extends Schema.Schema.Type<typeof Fetch> {}

/** So far I have got in this stream, of this lineage. Whose mark it is, the session says. */
export const Mark = Schema.TaggedStruct("Mark", { stream: StreamKey, epoch: Epoch, delivered: Cursor, read: Cursor })
export interface Mark extends Schema.Schema.Type<typeof Mark> {}

/** A read without effect. */
export const Ask = Schema.TaggedStruct("Ask", {
  id: QueryId,
  name: Schema.String.check(Schema.isMaxLength(64)),
  input: Schema.Json,
})
export interface Ask extends Schema.Schema.Type<typeof Ask> {}

/**
 * Something to show for a moment. May be dropped; `counter` grows with every signal of this connection's author. Presence is
 * the server's alone, and a pointer is passed on from the agent in charge alone.
 */
export const Show = Schema.TaggedStruct("Show", {
  stream: StreamKey,
  counter: Cursor,
  signal: Schema.Union([Signals.Typing, Signals.Preview, Signals.Pointer]),
})
export interface Show extends Schema.Schema.Type<typeof Show> {}

/**
 * Something between an agent and the visitor's page while it is seen or driven. May be dropped; what is lost is noticed by
 * its numbers.
 */
export const Mirror = Schema.TaggedStruct("Mirror", { stream: StreamKey, item: Mirrors.Mirror })
export interface Mirror extends Schema.Schema.Type<typeof Mirror> {}

/** What this agent takes: everything, nothing, or what comes by these ways of talking; so until said otherwise. */
export const Available = Schema.TaggedStruct("Available", {
  available: Schema.Union([Schema.Boolean, Schema.Array(Mode).check(Schema.isMaxLength(8))]),
})
export interface Available extends Schema.Schema.Type<typeof Available> {}

/** Anything a client may send. Unknown fields are refused. */
export const ClientFrame: Schema.Union<
  readonly [
    typeof Hello,
    typeof Subscribe,
    typeof Unsubscribe,
    typeof WatchDesk,
    typeof Submit,
    typeof Fetch,
    typeof Mark,
    typeof Ask,
    typeof Show,
    typeof Mirror,
    typeof Available,
  ]
> = Schema.Union([Hello, Subscribe, Unsubscribe, WatchDesk, Submit, Fetch, Mark, Ask, Show, Mirror, Available])
export type ClientFrame = typeof ClientFrame.Type

// ── server to client ────────────────────────────────────────────────────────────────────────────────────────────────

/** Answer to `Hello`: who you are, which lineage this log is, and the pace of heartbeats in milliseconds. */
export const Welcome = Schema.TaggedStruct("Welcome", {
  epoch: Epoch,
  self: Schema.Struct({ tenant: TenantId, participant: Participant, role: Role }),
  heartbeat: Schema.Int,
  /** When the token ends, by the server's clock, milliseconds. For display: a device's clock may say anything. */
  expiresAt: Millis,
  /** How long the token lasts from now on, milliseconds. What a client renews it by. */
  expiresIn: Schema.Int,
})
export interface Welcome extends Schema.Schema.Type<typeof Welcome> {}

/**
 * All that this audience may see of `from`..`to`, possibly nothing. At most 300 events and 256 KiB.
 *
 * `events` is decoded by `ChatEvent.decode`, one by one, so that one bad event costs no other.
 */
export const Range = Schema.TaggedStruct("Range", {
  stream: StreamKey,
  epoch: Epoch,
  from: Cursor,
  to: Cursor,
  events: Schema.Array(Schema.Json),
  head: Cursor,
})
export interface Range extends Schema.Schema.Type<typeof Range> {}

/**
 * A conversation from its end: its state after everything up to `state.seq`, as this audience may see it. Ranges from
 * `from` on follow, the first of them from before that.
 */
export const Opened = Schema.TaggedStruct("Opened", { stream: StreamKey, epoch: Epoch, from: Turn, state: Snapshot })
export interface Opened extends Schema.Schema.Type<typeof Opened> {}

/**
 * A stream from what it adds up to after everything up to `seq`, as its reader may see it. Ranges from `seq + 1` on follow.
 * What `state` is, the product says; it is the reader's to decode. `anew`: what its reader may see is another, and it takes the
 * place of what is held.
 */
export const Aggregated = Schema.TaggedStruct("Aggregated", {
  stream: StreamKey,
  epoch: Epoch,
  seq: Turn,
  state: Schema.Json,
  anew: Schema.optionalKey(Schema.Literal(true)),
})
export interface Aggregated extends Schema.Schema.Type<typeof Aggregated> {}

/**
 * Answer to a `Fetch` with an `id`: as much of what was asked for, from its end, as one frame carries; `to < from` when
 * there is nothing. `later` is what was said about these events beyond `to`: redactions and translations.
 */
export const Page = Schema.TaggedStruct("Page", {
  id: QueryId,
  stream: StreamKey,
  epoch: Epoch,
  from: Cursor,
  to: Cursor,
  events: Schema.Array(Schema.Json),
  later: Schema.Array(Schema.Json),
  head: Cursor,
})
export interface Page extends Schema.Schema.Type<typeof Page> {}

/** How far everyone whom this audience knows of has got in a stream, by `Marks.keyOf`. */
export const Marks = Schema.TaggedStruct("Marks", {
  stream: StreamKey,
  epoch: Epoch,
  marks: Schema.Record(Schema.String, Schema.Struct({ delivered: Cursor, read: Cursor })),
})
export interface Marks extends Schema.Schema.Type<typeof Marks> {}

/** The wish is durably stored as `from`..`to`; `dup` when it already was. */
export const Ack = Schema.TaggedStruct("Ack", {
  stream: StreamKey,
  epoch: Epoch,
  commandId: CommandId,
  from: Cursor,
  to: Cursor,
  dup: Schema.Boolean,
})
export interface Ack extends Schema.Schema.Type<typeof Ack> {}

/** The wish is refused: for good, or, with `retryAfter` milliseconds, for now. */
export const Nack = Schema.TaggedStruct("Nack", {
  stream: StreamKey,
  commandId: CommandId,
  rejection: Rejection,
  retryAfter: Schema.optionalKey(Schema.Int),
})
export interface Nack extends Schema.Schema.Type<typeof Nack> {}

/** A wish of this producer is missing: send again from `n`. */
export const Expect = Schema.TaggedStruct("Expect", { stream: StreamKey, producer: Producer, n: Turn })
export interface Expect extends Schema.Schema.Type<typeof Expect> {}

/** What you hold of this stream cannot be continued: forget it; it begins anew in this lineage. */
export const Reset = Schema.TaggedStruct("Reset", { stream: StreamKey, epoch: Epoch })
export interface Reset extends Schema.Schema.Type<typeof Reset> {}

/** Heartbeat of a stream: its last number, so that the loss of its tail shows. */
export const Head = Schema.TaggedStruct("Head", { stream: StreamKey, epoch: Epoch, head: Cursor })
export interface Head extends Schema.Schema.Type<typeof Head> {}

/** Heartbeat of a connection that watches no stream. */
export const Beat = Schema.TaggedStruct("Beat", {})
export interface Beat extends Schema.Schema.Type<typeof Beat> {}

/** Your subscription is over or was refused. Unknown and forbidden streams get the same answer. */
export const Ended = Schema.TaggedStruct("Ended", { stream: StreamKey, rejection: Rejection })
export interface Ended extends Schema.Schema.Type<typeof Ended> {}

/** Answer to `Ask`. `_tag` and `id` come first in the text, so that one that cannot be read is known all the same. */
export const Answer = Schema.TaggedStruct("Answer", { id: QueryId, value: Schema.Json })
export interface Answer extends Schema.Schema.Type<typeof Answer> {}

/** An `Ask` that is not answered, and why. */
export const NoAnswer = Schema.TaggedStruct("NoAnswer", { id: QueryId, rejection: Rejection })
export interface NoAnswer extends Schema.Schema.Type<typeof NoAnswer> {}

/** The desk's list: whole first, then lines that changed. Of two of one conversation the higher `seq` stands. */
export const Summaries = Schema.TaggedStruct("Summaries", {
  whole: Schema.Boolean,
  summaries: Schema.Array(ConversationSummary),
})
export interface Summaries extends Schema.Schema.Type<typeof Summaries> {}

/** A signal of someone else, passed on. */
export const Shown = Schema.TaggedStruct("Shown", { stream: StreamKey, sent: Signals.Sent })
export interface Shown extends Schema.Schema.Type<typeof Shown> {}

/** Something between an agent and the visitor's page, for this side. */
export const Mirrored = Schema.TaggedStruct("Mirrored", {
  stream: StreamKey,
  by: Participant,
  item: Mirrors.Mirror,
})
export interface Mirrored extends Schema.Schema.Type<typeof Mirrored> {}

/** The last frame of a connection that the server ends, and whether coming back makes sense. */
export const Bye = Schema.TaggedStruct("Bye", {
  reason: Schema.Literals([
    "Unauthenticated",
    "TokenExpired",
    "UnsupportedProtocol",
    "MalformedFrame",
    "FrameTooLarge",
    "TooManyFrames",
    "SlowConsumer",
    "ShuttingDown",
  ]),
  reconnect: Schema.Boolean,
})
export interface Bye extends Schema.Schema.Type<typeof Bye> {}

/** Anything a server may send. Unknown fields are ignored. */
export const ServerFrame: Schema.Union<
  readonly [
    typeof Welcome,
    typeof Opened,
    typeof Aggregated,
    typeof Range,
    typeof Page,
    typeof Marks,
    typeof Ack,
    typeof Nack,
    typeof Expect,
    typeof Reset,
    typeof Head,
    typeof Beat,
    typeof Ended,
    typeof Answer,
    typeof NoAnswer,
    typeof Summaries,
    typeof Shown,
    typeof Mirrored,
    typeof Bye,
  ]
> = Schema.Union([
  Welcome,
  Opened,
  Aggregated,
  Range,
  Page,
  Marks,
  Ack,
  Nack,
  Expect,
  Reset,
  Head,
  Beat,
  Ended,
  Answer,
  NoAnswer,
  Summaries,
  Shown,
  Mirrored,
  Bye,
])
export type ServerFrame = typeof ServerFrame.Type
