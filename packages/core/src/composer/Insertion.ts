/**
 * Something put into a text where the caret is: an emoji, a word, an address.
 *
 * No character that people see is cut in two, and none comes about that nobody wrote: a caret inside a family of emoji is
 * after the family, and a flag put beside half of another does not become a third.
 *
 * @since 0.1.0
 */
import * as Graphemes from "../Graphemes.js"

/** What is selected, in UTF-16 units; a caret when both are the same. */
export interface Selection {
  readonly start: number
  readonly end: number
}

/** The text with something in it, and where the caret is then. */
export interface Inserted {
  readonly text: string
  readonly caret: number
  /** What of the text before gave way to what, for an editor that changes its text piece by piece. */
  readonly replaced: Selection
  readonly by: string
}

/**
 * A text with a piece in the place of what is selected. Any numbers will do for the selection: they are brought to where
 * characters begin and end.
 *
 * @example
 * ```ts
 * import * as Insertion from "@pupitre/core/composer/Insertion"
 *
 * Insertion.insert("👨‍👩‍👧!", { start: 3, end: 3 }, "👍").text // => "👨‍👩‍👧👍!"
 * ```
 */
export const insert = (text: string, selection: Selection, piece: string): Inserted => {
  const { start, end } = whole(text, selection)
  const before = text.slice(0, start)
  const after = text.slice(end)
  const left = seam(before, piece === "" ? after : piece)
  const right = piece === "" ? "" : seam(piece, after)
  const by = left + piece + right
  return { text: before + by + after, caret: start + left.length + piece.length, replaced: { start, end }, by }
}

/**
 * A selection as whole characters: one that begins or ends inside a character holds all of it; a caret inside of one is
 * after it.
 */
export const whole = (text: string, { start, end }: Selection): Selection => {
  const [low, high] = [clamp(text, Math.min(start, end)), clamp(text, Math.max(start, end))]
  const after = low === 0 || low === text.length ? low : within(text, low).end
  if (low === high) return { start: after, end: after }
  return {
    start: low === 0 ? 0 : within(text, low).start,
    end: high === text.length ? high : within(text, high).end,
  }
}

const clamp = (text: string, at: number): number => Math.max(0, Math.min(text.length, Math.trunc(at) || 0))

/** The character that a place is inside of; a place between two characters is both ends. */
const within = (text: string, at: number): Selection => {
  const held = segmenter.segment(text).containing(at)
  return held === undefined || held.index === at
    ? { start: at, end: at }
    : { start: held.index, end: held.index + held.segment.length }
}

/** What keeps two texts apart that would have a character across their seam: a space, where that helps. */
const seam = (left: string, right: string): string => {
  if (left === "" || right === "") return ""
  // A character ends whatever follows the next one, so the two around the seam tell.
  const [last, first] = [left, right].map((text, side) => {
    return segmenter.segment(text).containing(side === 0 ? text.length - 1 : 0)!.segment
  }) as [string, string]
  const parted = (...parts: ReadonlyArray<string>): boolean => {
    const edges = new Set(Graphemes.edges(parts.join("")))
    let at = 0
    return parts.every((part) => edges.has((at += part.length)))
  }
  return !parted(last, first) && parted(last, " ", first) ? " " : ""
}

const segmenter = new Intl.Segmenter()
