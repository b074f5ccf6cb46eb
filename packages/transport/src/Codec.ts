/**
 * Frames to text and back: JSON, within bounds that are checked before anything is parsed.
 *
 * What comes from outside is measured by a scanner over the raw text (size, depth, number of values) and only then
 * parsed and decoded, so that a hostile text costs no more than looking at it once. Refusals are typed and never
 * repeat what was refused.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as Frame from "./Frame.js"

/** What a text may be at most. */
export interface Limits {
  /** UTF-8 bytes. */
  readonly bytes: number
  /** Arrays and objects within each other. */
  readonly depth: number
  /** Values of any kind, object keys not counted. */
  readonly nodes: number
}

/** The bounds of what a client sends. */
export const clientLimits: Limits = { bytes: 64 * 1024, depth: 16, nodes: 2_000 }

/**
 * The bounds of what a server sends: up to 300 events in one frame. A value takes at least two bytes (`0,`), so that what
 * is within the bytes is within the values too: a lower number would refuse ranges that the gateway may send.
 */
export const serverLimits: Limits = { bytes: 512 * 1024, depth: 24, nodes: 300_000 }

/** Why a text is not a frame. */
export type Reason =
  /** More than `limit` UTF-8 bytes. */
  | { readonly _tag: "TooLarge"; readonly limit: number }
  /** More than `limit` arrays and objects within each other. */
  | { readonly _tag: "TooDeep"; readonly limit: number }
  /** More than `limit` values. */
  | { readonly _tag: "TooManyNodes"; readonly limit: number }
  | { readonly _tag: "NotJson" }
  /** Its `_tag` is none of this vocabulary. */
  | { readonly _tag: "UnknownFrame" }
  /** A frame of kind `frame` with something wrong at `path`. `problem` never contains the refused value. */
  | {
      readonly _tag: "Malformed"
      readonly frame: string
      readonly path: ReadonlyArray<PropertyKey>
      readonly problem: string
    }

/** A text that is not a frame. */
export class CodecError extends Data.TaggedError("CodecError")<{ readonly reason: Reason }> {
  override get message(): string {
    const { reason } = this
    if (reason._tag !== "Malformed") return "limit" in reason ? `${reason._tag}: limit ${reason.limit}` : reason._tag
    return `${reason.frame}${reason.path.map((key) => `.${String(key)}`).join("")}: ${reason.problem}`
  }
}

/** The text of a frame. */
export const encode = (frame: Frame.ClientFrame | Frame.ServerFrame): string => JSON.stringify(frame)

/** What a client sent. Unknown fields are refused. */
export const decodeClient = (text: string): Result.Result<Frame.ClientFrame, CodecError> =>
  decode(text, clientLimits, clientFrames) as Result.Result<Frame.ClientFrame, CodecError>

/** What a server sent. Unknown fields are ignored. */
export const decodeServer = (text: string): Result.Result<Frame.ServerFrame, CodecError> =>
  decode(text, serverLimits, serverFrames) as Result.Result<Frame.ServerFrame, CodecError>

/**
 * The first bound that a text breaks, if any. One pass, no allocation; stops where the bound breaks.
 *
 * @example
 * ```ts
 * import * as Codec from "@pupitre/transport/Codec"
 *
 * Codec.exceeds("[".repeat(1_000), Codec.clientLimits)?._tag // => "TooDeep"
 * ```
 */
export const exceeds = (text: string, limits: Limits): Extract<Reason, { readonly limit: number }> | undefined => {
  if (longer(text, limits.bytes)) return { _tag: "TooLarge", limit: limits.bytes }
  let depth = 0
  let nodes = 0
  let scalar = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      i = endOfString(text, i)
      nodes++
      scalar = false
    } else if (code === openObject || code === openArray) {
      nodes++
      scalar = false
      if (++depth > limits.depth) return { _tag: "TooDeep", limit: limits.depth }
    } else if (code === closeObject || code === closeArray) {
      depth--
      scalar = false
    } else if (code === colon) {
      // What stood before it was a key.
      nodes--
      scalar = false
    } else if (code === comma || code <= space) {
      scalar = false
    } else if (!scalar) {
      nodes++
      scalar = true
    }
    if (nodes > limits.nodes + 1) return { _tag: "TooManyNodes", limit: limits.nodes }
  }
  return nodes > limits.nodes ? { _tag: "TooManyNodes", limit: limits.nodes } : undefined
}

const space = 0x20
const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openArray = 0x5b
const backslash = 0x5c
const closeArray = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/** The index of the quote that ends the string begun at `from`, or the end of the text. */
function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1)
  while (end !== -1) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/** Whether the text has more UTF-8 bytes than this. */
function longer(text: string, bytes: number): boolean {
  if (text.length > bytes) return true
  if (text.length * 3 <= bytes) return false
  return new TextEncoder().encode(text).length > bytes
}

type Decoder = (input: unknown) => Result.Result<unknown, Schema.SchemaError>

function decoders(
  frames: ReadonlyArray<
    Schema.Codec<unknown, unknown> & {
      readonly fields: { readonly _tag: { readonly schema: { readonly literal: unknown } } }
    }
  >,
  onExcessProperty: "error" | "ignore",
): ReadonlyMap<unknown, Decoder> {
  return new Map(
    frames.map((frame) => [frame.fields._tag.schema.literal, Schema.decodeUnknownResult(frame, { onExcessProperty })]),
  )
}

const clientFrames = /* #__PURE__ */ decoders(Frame.ClientFrame.members, "error")
const serverFrames = /* #__PURE__ */ decoders(Frame.ServerFrame.members, "ignore")

const format = /* #__PURE__ */ SchemaIssue.makeFormatterStandardSchemaV1()

function decode(
  text: string,
  limits: Limits,
  frames: ReadonlyMap<unknown, Decoder>,
): Result.Result<unknown, CodecError> {
  const exceeded = exceeds(text, limits)
  if (exceeded !== undefined) return refuse(exceeded)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse({ _tag: "NotJson" })
  }
  const tag = typeof json === "object" && json !== null && "_tag" in json ? json._tag : undefined
  const decoder = frames.get(tag)
  if (decoder === undefined) return refuse({ _tag: "UnknownFrame" })
  const decoded = decoder(json)
  if (Result.isSuccess(decoded)) return Result.succeed(decoded.success)
  const issue = format(decoded.failure.issue).issues[0]
  return refuse({
    _tag: "Malformed",
    frame: String(tag),
    path: (issue?.path ?? []).map((key) => (typeof key === "object" ? key.key : key)),
    problem: issue?.message ?? "malformed",
  })
}

function refuse(reason: Reason): Result.Result<never, CodecError> {
  return Result.fail(new CodecError({ reason }))
}
