/**
 * What becomes of an append: the rule that every log shares, whatever it stores in.
 *
 * A log calls {@link admit} inside its transaction, one append after the other, and then only writes what it is told
 * to write: nothing here waits, reads a clock or fails half-way, so that one append of a group cannot undo another.
 *
 * @since 0.1.0
 */
import type { ChatEvent, Known } from "@pupitre/core/ChatEvent"
import type { Rejection } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId, EventId, Seq } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import type { Reasons } from "@pupitre/core/Reason"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Schema from "effect/Schema"
import * as Frames from "../Frame.js"
import type { Append, Reason, Stored, Write } from "./EventLog.js"

/** A command's outcome as a log keeps it. */
export type Kept =
  | { readonly _tag: "Stored"; readonly from: number; readonly to: number }
  | { readonly _tag: "Refused"; readonly rejection: Rejection }

/** What an admission asks of the store. Answers must include everything that this transaction has already written. */
export interface Ledger {
  /** The last number of a stream; 0 before its first event. */
  readonly head: (stream: StreamKey) => number
  readonly outcome: (stream: StreamKey, commandId: CommandId) => Kept | undefined
  /** The last turn of a producer on a stream; 0 before its first. */
  readonly turn: (stream: StreamKey, producer: string) => number
}

/** The facts of one stream, numbered. */
export interface Numbered {
  readonly stream: StreamKey
  readonly events: ReadonlyArray<Known>
  readonly summary?: Write["summary"]
}

/** What to do with an append. */
export type Admission =
  /** Write all of this in the transaction; answer `stored` once it is flushed. */
  | {
      readonly _tag: "Write"
      readonly writes: ReadonlyArray<Numbered>
      /** The outcome to keep under the command's id, for each stream that it touched, its own first. */
      readonly outcomes: ReadonlyArray<{ readonly stream: StreamKey; readonly kept: Kept }>
      readonly turn?: Append["turn"]
      readonly stored: Stored
    }
  /** The outcome is there already. A retry under another producer still takes that producer's turn, if there is one. */
  | { readonly _tag: "Answer"; readonly turn?: Append["turn"]; readonly stored: Stored }
  /** Not now. Nothing is written. */
  | { readonly _tag: "Refuse"; readonly reason: Reason }

/**
 * What becomes of an append, in the order that makes a retry harmless: a known id gets its old answer whatever else is
 * wrong, then the turn, then the heads.
 *
 * A turn that another command has taken is answered like a missing one: `TurnMissing` with the next free turn. An id
 * that a *different* command has used for facts of one of the streams is refused for good as `IdAlreadyUsed`.
 */
export const admit = (ledger: Ledger, append: Append): Admission => {
  const { stream, commandId, turn } = append
  const known = ledger.outcome(stream, commandId)
  if (known !== undefined) {
    const stored = answer(known, true, [])
    return turn !== undefined && turn.n === ledger.turn(stream, turn.producer) + 1
      ? { _tag: "Answer", turn, stored }
      : { _tag: "Answer", stored }
  }
  if (turn !== undefined) {
    const next = ledger.turn(stream, turn.producer) + 1
    if (turn.n !== next) return { _tag: "Refuse", reason: { _tag: "TurnMissing", n: next } }
  }
  if (append.outcome._tag === "Rejected") return refuse(append, append.outcome.rejection)
  const { writes } = append.outcome
  for (const write of writes) {
    if (write.stream !== stream && ledger.outcome(write.stream, commandId) !== undefined) {
      return refuse(append, { reasons: [{ key: "IdAlreadyUsed" }] })
    }
    const head = ledger.head(write.stream)
    if (head !== write.expectedHead) {
      return { _tag: "Refuse", reason: { _tag: "Conflict", stream: write.stream, head } }
    }
  }
  const numbered = number(append, writes)
  const outcomes = writes.map(({ stream, expectedHead, facts }) => ({
    stream,
    kept: { _tag: "Stored", from: expectedHead + 1, to: expectedHead + facts.length } as const,
  }))
  const first = writes[0]
  const stored: Stored = {
    _tag: "Stored",
    from: first.expectedHead + 1,
    to: first.expectedHead + first.facts.length,
    dup: false,
    events: numbered,
  }
  return turn === undefined
    ? { _tag: "Write", writes: numbered, outcomes, stored }
    : { _tag: "Write", writes: numbered, outcomes, turn, stored }
}

/** The events that the facts of an append become: ids count over all of its streams, numbers within each. */
export const number = (
  append: Pick<Append, "commandId" | "by" | "at">,
  writes: ReadonlyArray<Write>,
): ReadonlyArray<Numbered> => {
  let index = 0
  return writes.map(({ stream, expectedHead, facts, summary }) => {
    const events = facts.map((fact, i) => event(append, index + i, expectedHead + 1 + i, fact))
    index += facts.length
    return summary === undefined ? { stream, events } : { stream, events, summary }
  })
}

/** A refusal without what it says of the input: why, and no more. */
export const wordless = ({ reasons: [first, ...others] }: Rejection): Rejection => ({
  reasons: [{ key: first.key }, ...others.map(({ key }) => ({ key }))],
})

/** A kept outcome as the answer to an append. */
export const answer = (
  kept: Kept,
  dup: boolean,
  events: ReadonlyArray<{ readonly stream: StreamKey; readonly events: ReadonlyArray<ChatEvent> }>,
): Stored =>
  kept._tag === "Refused"
    ? { _tag: "Refused", rejection: kept.rejection, dup }
    : { _tag: "Stored", from: kept.from, to: kept.to, dup, events }

function refuse({ stream, turn }: Append, rejection: Rejection): Admission {
  const kept: Kept = { _tag: "Refused", rejection: speakable(rejection) }
  const stored = answer(kept, false, [])
  const written = { _tag: "Write", writes: [], outcomes: [{ stream, kept }], stored } as const
  return turn === undefined ? written : { ...written, turn }
}

const isSpeakable: (value: unknown) => boolean = Schema.is(Frames.Rejection)

/** A refusal that a frame can carry and a log give back: parameters that are neither text nor a number are left out. */
function speakable(rejection: Rejection): Rejection {
  if (isSpeakable(rejection)) return rejection
  const reasons = rejection.reasons.map(({ key, params = {} }): Reasons[0] => {
    const kept = Object.fromEntries(
      Object.entries(params).filter(([, value]) => typeof value === "string" || Number.isFinite(value)),
    )
    // Text as far as types know, and a command may be anyone's.
    const name: unknown = key
    return { key: String(name).slice(0, 64), params: kept }
  })
  const [first = { key: "Failed" }, ...others] = reasons
  return { reasons: [first, ...others] }
}

function event(
  { commandId, by, at }: { readonly commandId: CommandId; readonly by: Participant; readonly at: number },
  index: number,
  seq: number,
  fact: Fact,
): Known {
  const envelope = { id: `${commandId}/${index}` as EventId, seq: seq as Seq, at, by }
  // First, where a reader looks for it; and last, since a fact may have more in it than its type says.
  return { ...envelope, ...fact, ...envelope }
}
