/**
 * What is shown and forgotten: typing, the visitor's live preview, presence, a pointer. Never stored, latest wins, expires.
 *
 * The agent sees what the visitor is typing; the visitor sees that the agent is typing and no more: an agent's unsent
 * text has no constructor here. A preview is masked and cut before it leaves the visitor's page.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Millis } from "./Id.js"
import { mask } from "./Mask.js"
import { Participant } from "./Participant.js"

/** Milliseconds between two previews while the visitor types. */
export const previewEvery = 700
/** Milliseconds after which an unchanged signal is sent again. */
export const refreshEvery = 8_000
/** Milliseconds after which a signal that was not refreshed is gone. */
export const expiresAfter = 25_000
/** The most UTF-16 units of unsent text shown; the rest is given as a count. */
export const previewLength = 1_000

/** A side is typing, or has stopped. */
export const Typing = Schema.TaggedStruct("Typing", { active: Schema.Boolean })
export interface Typing extends Schema.Schema.Type<typeof Typing> {}

/** The visitor's unsent text, masked, at most {@link previewLength} units; empty when it was erased. */
export const Preview = Schema.TaggedStruct("Preview", {
  text: Schema.String.check(Schema.isMaxLength(previewLength)),
  /** Units that were cut. */
  more: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
})
export interface Preview extends Schema.Schema.Type<typeof Preview> {}

/** Whether someone has the site (or the desk) open. Sent by the server alone. */
export const Presence = Schema.TaggedStruct("Presence", { online: Schema.Boolean })
export interface Presence extends Schema.Schema.Type<typeof Presence> {}

/** Where an agent points on the visitor's page, in CSS pixels of the document; absent from view when `x` is negative. */
export const Pointer = Schema.TaggedStruct("Pointer", { x: Schema.Int, y: Schema.Int })
export interface Pointer extends Schema.Schema.Type<typeof Pointer> {}

/** What a visitor's page may send. */
export const FromVisitor = Schema.Union([Typing, Preview])
export type FromVisitor = typeof FromVisitor.Type

/** What a desk may send: no text. */
export const FromAgent = Schema.Union([Typing, Pointer])
export type FromAgent = typeof FromAgent.Type

/** Anything that is shown and forgotten. */
export const Signal = Schema.Union([Typing, Preview, Presence, Pointer])
export type Signal = typeof Signal.Type

/** A signal as the server passes it on. */
export const Sent = Schema.Struct({
  by: Participant,
  /** Grows with every signal of one author; one that does not is ignored. */
  counter: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  at: Millis,
  signal: Signal,
})
export interface Sent extends Schema.Schema.Type<typeof Sent> {}

/** The preview of a draft: masked, then cut. */
export const preview = (draft: string): Preview => {
  const masked = mask(draft)
  if (masked.length <= previewLength) return { _tag: "Preview", text: masked, more: 0 }
  const text = masked.slice(0, previewLength).toWellFormed()
  return { _tag: "Preview", text, more: masked.length - previewLength }
}
