/**
 * A fact that has happened: its body, and the envelope that says when, by whom and where in its stream.
 *
 * Decoding is two-stage, envelope then body, each event on its own: an event of a kind this version does not know
 * becomes `Unknown` and keeps its raw body, one whose body is malformed is refused with a path and a reason, and neither
 * costs its neighbours anything.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Fact } from "./Fact.js"
import { schemas } from "./Fact.js"
import { EventId, Millis, Seq } from "./Id.js"
import { excess } from "./internal/plain.js"
import { Participant } from "./Participant.js"

/** What every event says beside its fact. */
export const Envelope = Schema.Struct({
  /** The id of its command, a slash, its place among that command's facts. */
  id: EventId,
  /** Its place in its stream; the only order there is. */
  seq: Seq,
  /** The server's clock when it was stored, for display. */
  at: Millis,
  /** Its author, from the authenticated session. */
  by: Participant,
})
export interface Envelope extends Schema.Schema.Type<typeof Envelope> {}

/** An event of a kind this version does not know. Kept whole, shown by a fallback, counted, never dropped. */
export interface Unknown extends Envelope {
  readonly _tag: "Unknown"
  /** The tag it came with. */
  readonly kind: string
  /** Its body as it came, without envelope and tag. */
  readonly body: Readonly<Record<string, unknown>>
}

/** A known fact with its envelope. */
export type Known = Envelope & Fact

/** Anything a log can hold. */
export type ChatEvent = Known | Unknown

/** A fact together with the id and author under which it will be stored: what a command writes. */
export type Unstored = Omit<Envelope, "seq" | "at"> & Fact

/** Why one event was refused. Never contains the refused value. */
export interface Refusal {
  /** Where in the event, from its root. */
  readonly path: ReadonlyArray<PropertyKey>
  readonly reason: string
}

/**
 * One event from outside, or what is wrong with it: at most fifty places. Whatever is given, an answer comes; what is no
 * plain JSON, or deeper, more or longer than one event may be, is refused as a whole (`TooDeep`, `TooManyValues`,
 * `TooLong`, `NotJson`).
 */
export const decode = (input: unknown): Result.Result<ChatEvent, ReadonlyArray<Refusal>> => {
  try {
    const found = excess(input)
    return found === undefined ? parse(input) : Result.fail([{ path: [], reason: found }])
  } catch {
    // A value whose own code runs when it is read, and fails.
    return Result.fail([{ path: [], reason: "NotJson" }])
  }
}

const parse = (input: unknown): Result.Result<ChatEvent, ReadonlyArray<Refusal>> => {
  const head = decodeHead(input)
  if (Result.isFailure(head)) return Result.fail(refusals(head.failure))
  const { _tag, ...envelope } = head.success
  const body = decoders.get(_tag)
  if (body === undefined) {
    const {
      _tag: kind,
      id: _id,
      seq: _seq,
      at: _at,
      by: _by,
      ...rest
    } = input as Record<string, unknown> & typeof head.success
    return Result.succeed({ ...envelope, _tag: "Unknown", kind, body: rest })
  }
  const fact = body(input)
  return Result.isFailure(fact)
    ? Result.fail(refusals(fact.failure))
    : Result.succeed(Object.assign(envelope, fact.success))
}

/** The JSON form of an event. An `Unknown` one gets back exactly the body it came with. */
export const encode = (event: ChatEvent): unknown => {
  if (event._tag !== "Unknown") return event
  const { _tag: _, kind, body, ...envelope } = event
  return { ...envelope, _tag: kind, ...body }
}

const Head = Schema.Struct({ _tag: Schema.String.check(Schema.isMaxLength(64)), ...Envelope.fields })
const decodeHead = Schema.decodeUnknownResult(Head, { errors: "all" })

const decoders: ReadonlyMap<string, (input: unknown) => Result.Result<Fact, Schema.SchemaError>> = new Map(
  Object.entries(schemas).map(([tag, schema]) => [
    tag,
    Schema.decodeUnknownResult(schema as Schema.Codec<Fact, unknown>, { errors: "all" }),
  ]),
)

const format = SchemaIssue.makeFormatterStandardSchemaV1()
const refusals = (error: Schema.SchemaError): ReadonlyArray<Refusal> =>
  format(error.issue)
    .issues.slice(0, 50)
    .map((issue) => ({
      path: (issue.path ?? []).map((key) => (typeof key === "object" ? key.key : key)),
      reason: issue.message,
    }))
