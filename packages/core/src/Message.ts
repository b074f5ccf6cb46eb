/**
 * What a person writes: plain text, never HTML.
 *
 * Two limits hold together: the channel's own (10,000 graphemes on the web) and 32 KiB of UTF-8, which bounds what one
 * frame carries whatever the script.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/** The most user-perceived characters in one message. */
export const maxGraphemes = 10_000

/** The most UTF-8 bytes in one message. */
export const maxBytes = 32 * 1024

/** Why a text cannot be published. */
export type Problem = "Blank" | "TooLong" | "NotWellFormed"

/** What is wrong with a text, or `undefined` when it can be published. Cost: linear only past 10,000 UTF-16 units. */
export const problem = (text: string): Problem | undefined => {
  if (!/\S/u.test(text)) return "Blank"
  if (!text.isWellFormed()) return "NotWellFormed"
  if (text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes) return "TooLong"
  return text.length > maxGraphemes && graphemes(text) > maxGraphemes ? "TooLong" : undefined
}

/** The text of a message: not blank, well-formed Unicode, within both limits. Kept exactly as written. */
export const MessageText = Schema.String.check(
  Schema.makeFilter((text) => problem(text) ?? true, {
    arbitraryConstraint: { patterns: [{ source: "^[ -~é漢]{0,40}[!-~]$", flags: "" }] },
  }),
)
export type MessageText = typeof MessageText.Type

const graphemes = (text: string): number => {
  let count = 0
  for (const _ of new Intl.Segmenter().segment(text)) count++
  return count
}
