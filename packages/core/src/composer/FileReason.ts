/**
 * Why a file is not shared: what it is, how large, how many, what is in it, what it is called. Its words are `FileWords`.
 *
 * @since 0.1.0
 */
import type { Params } from "../Catalogue.js"
import type { Reason } from "../Reason.js"
import type { catalogue } from "./FileWords.js"

/** What speaks against a file for good: the same file would be refused again. */
export type Why = "name" | "count" | "size" | "type" | "content" | "virus"

/** A refusal of a file: what kind of refusal, and its words. */
export interface Rejection {
  readonly why: Why
  readonly reason: Reason
}

/** Keys of the words of files, `FileWords`. */
export type Key = keyof typeof catalogue

/** A reason of files. */
export const make = (key: Key, params?: Params): Reason => (params === undefined ? { key } : { key, params })
