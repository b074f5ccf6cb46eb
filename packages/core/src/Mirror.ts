/**
 * What passes between an agent and the visitor's page while it is seen or driven: never stored, in order, and what is
 * lost is noticed and begun anew.
 *
 * The visitor's page sends pieces of what it shows; the agent asks for a fresh start after a loss, and makes steps, each
 * of which the page answers. The server passes them on only while `Navigation` allows it, and only between the agent in
 * charge and the one tab that sends.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

const count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** The most UTF-16 units of one piece: what one frame carries of lines of JSON, whatever they say. */
export const maxPiece = 16_000

/**
 * A part of what the page shows: texts `n` = 0, 1, 2 … of one take, joined, are lines of JSON. A take begins with the whole
 * page; one with a higher number replaces what was shown before.
 */
export const Piece = Schema.TaggedStruct("Piece", {
  take: count,
  n: count,
  text: Schema.String.check(Schema.isMaxLength(maxPiece)),
})
export interface Piece extends Schema.Schema.Type<typeof Piece> {}

/** Something was lost, or nothing was there yet: begin another take. */
export const Again = Schema.TaggedStruct("Again", {})
export interface Again extends Schema.Schema.Type<typeof Again> {}

/** The agent does something on the page. What, the actions' `NavigationStep` says. */
export const Step = Schema.TaggedStruct("Step", { id: count, step: Schema.Json })
export interface Step extends Schema.Schema.Type<typeof Step> {}

/** The page, or the server before it, answers a step: done when it gives no reasons. */
export const Stepped = Schema.TaggedStruct("Stepped", {
  id: count,
  reasons: Schema.Array(
    Schema.Struct({
      key: Schema.String.check(Schema.isMaxLength(64)),
      params: Schema.optionalKey(Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))),
    }),
  ),
})
export interface Stepped extends Schema.Schema.Type<typeof Stepped> {}

/** What a visitor's page may send. */
export const FromPage = Schema.Union([Piece, Stepped])
export type FromPage = typeof FromPage.Type

/** What a desk may send. */
export const FromDesk = Schema.Union([Again, Step])
export type FromDesk = typeof FromDesk.Type

/** Anything that passes. */
export const Mirror = Schema.Union([Piece, Again, Step, Stepped])
export type Mirror = typeof Mirror.Type
