/**
 * A text cut where its spans begin and end, for showing: text stays text, and a span is a link or a name.
 *
 * Total: a span that overlaps an earlier one, reaches past the end or cuts a character in two is left out, and its text
 * stays.
 *
 * @since 0.1.0
 */
import type { Span } from "./Fact.js"

/** A part of a text, with the span it is, if it is one. */
export interface Segment {
  /** UTF-16 units before it. */
  readonly at: number
  readonly text: string
  readonly span?: Span
}

/**
 * The parts of a text in order; together they are the text.
 *
 * @example
 * ```ts
 * import * as TextSpans from "@pupitre/core/TextSpans"
 *
 * const mention = { _tag: "MentionSpan", at: 8, length: 5, agentId: "ines" } as never
 * TextSpans.segments("Bonjour @Inès !", [mention]).map(({ text }) => text) // => ["Bonjour ", "@Inès", " !"]
 * ```
 */
export const segments = (text: string, spans: ReadonlyArray<Span> = []): ReadonlyArray<Segment> => {
  const out: Array<Segment> = []
  let from = 0
  for (const span of spans.toSorted((a, b) => a.at - b.at || b.length - a.length)) {
    const end = span.at + span.length
    if (span.at < from || end > text.length || splits(text, span.at) || splits(text, end)) continue
    if (span.at > from) out.push({ at: from, text: text.slice(from, span.at) })
    out.push({ at: span.at, text: text.slice(span.at, end), span })
    from = end
  }
  if (from < text.length) out.push({ at: from, text: text.slice(from) })
  return out
}

/** The spans of a text, with those that were found in it where they overlap none of its own. */
export const withFound = (own: ReadonlyArray<Span>, found: ReadonlyArray<Span>): ReadonlyArray<Span> => [
  ...own,
  ...found.filter(({ at, length }) => own.every((span) => at + length <= span.at || at >= span.at + span.length)),
]

/** Whether a place is inside a surrogate pair. */
const splits = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
