/**
 * What a person writes: plain text, never HTML.
 *
 * Two limits hold on every channel, 10,000 characters as people see them and 32 KiB of UTF-8; a channel may take less.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type { Reason } from "./Reason.js"
import { make as reason } from "./Reason.js"
import type { TextLimit } from "./TextLimit.js"
import * as Limits from "./TextLimit.js"

/** Why a text cannot be published. */
export type Problem = "Blank" | "TooLong" | "NotWellFormed"

/**
 * What is wrong with a text, or `undefined` when it can be published. Cost: linear only past 10,000 UTF-16 units;
 * `graphemes` counts characters, for who counts them from one text to the next.
 */
export const problem = (text: string, graphemes?: (text: string) => number): Problem | undefined => {
  if (!/\S/u.test(text)) return "Blank"
  if (!text.isWellFormed()) return "NotWellFormed"
  return Limits.exceeded(text, Limits.everywhere, graphemes) === undefined ? undefined : "TooLong"
}

/** Why a text cannot be published on a channel with limits of its own, in the order in which they are asked. */
export const refusal = (text: string, limits: ReadonlyArray<TextLimit> = []): Reason | undefined => {
  if (!/\S/u.test(text)) return reason("Blank")
  if (!text.isWellFormed()) return reason("NotWellFormed")
  const over = Limits.exceeded(text, limits) ?? Limits.exceeded(text, Limits.everywhere)
  return over && Limits.refusal(over)
}

/** The text of a message: not blank, well-formed Unicode, within both limits. Kept exactly as written. */
export const MessageText = Schema.String.check(
  Schema.makeFilter((text) => problem(text) ?? true, {
    arbitraryConstraint: { patterns: [{ source: "^[ -~é漢]{0,40}[!-~]$", flags: "" }] },
  }),
)
export type MessageText = typeof MessageText.Type
