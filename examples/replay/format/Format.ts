/**
 * A form that conversation files come in: how to know it, and how to read one conversation of it.
 *
 * @since 0.1.0
 */
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Replayed } from "../Replayed.ts"

/** A form that conversation files come in. */
export interface Format {
  readonly name: string
  /** The conversations of a file, if the file is of this form; each still to be decoded. */
  readonly conversations: (json: unknown) => ReadonlyArray<unknown> | undefined
  /** What a conversation calls itself, even a broken one; nothing when it has no name. */
  readonly nameOf: (conversation: unknown) => string | undefined
  /** One conversation, decoded, or where and why it cannot be. */
  readonly decode: (conversation: unknown) => Result.Result<Replayed, Schema.SchemaError>
}

/** Whether something is an object that has this key. */
export const has = <K extends string>(value: unknown, key: K): value is { readonly [P in K]: unknown } =>
  typeof value === "object" && value !== null && key in value

/** The elements of a list of which at least one has this key: a list of conversations, some of them perhaps broken. */
export const listWith = (json: unknown, key: string): ReadonlyArray<unknown> | undefined =>
  Array.isArray(json) && json.some((element) => has(element, key)) ? (json as ReadonlyArray<unknown>) : undefined

/** The value of a key as a name, if it can be one. */
export const named = (value: unknown, key: string): string | undefined => {
  if (!has(value, key)) return undefined
  const name = value[key]
  return typeof name === "string" || typeof name === "number" ? String(name) : undefined
}

/** Decodes with every issue, so that one reading tells all that is wrong. */
export const decoder = <A, I>(schema: Schema.Codec<A, I>): ((input: unknown) => Result.Result<A, Schema.SchemaError>) =>
  Schema.decodeUnknownResult(schema, { errors: "all" })
