/**
 * Lines of text cut into the pieces of a take, and joined again on the other side, where a hole is noticed.
 *
 * What was joined is at any moment the beginning of what was cut, without a piece missing in the middle.
 */
import type { Piece } from "@pupitre/core/Mirror"
import { maxPiece } from "@pupitre/core/Mirror"

/** How far a take has been joined. */
export interface Joined {
  /** The number of the take; below every take before the first. */
  readonly take: number
  /** The number of the piece that comes next. */
  readonly next: number
  /** The beginning of a line that is not whole yet. */
  readonly rest: string
  /** Whether everything from the beginning of the take is there; if not, another take is needed. */
  readonly whole: boolean
}

/** Before any piece. */
export const nothing: Joined = { take: -1, next: 0, rest: "", whole: false }

/** The most UTF-16 units of one line: a page that needs more in one go is not shown. */
export const maxLine = 32_000_000

/** The text in pieces of at most `limit` UTF-16 units, none of which ends within a character. */
export const cut = (text: string, limit: number = maxPiece): ReadonlyArray<string> => {
  const pieces: Array<string> = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + limit)
    // Half a character would not survive the way: the wire carries UTF-8.
    if (to < text.length && to - from > 1 && isHighSurrogate(text.charCodeAt(to - 1))) to--
    pieces.push(text.slice(from, to))
    from = to
  }
  return pieces
}

/** What a piece adds: the lines that it completes, and whether it begins a take. */
export const join = (
  self: Joined,
  { take, n, text }: Piece,
): { readonly joined: Joined; readonly lines: ReadonlyArray<string>; readonly begins: boolean } => {
  const begins = take > self.take && n === 0
  if (take < self.take || (take === self.take && (!self.whole || n < self.next)))
    return { joined: self, lines: [], begins }
  if (!begins && (take !== self.take || n !== self.next))
    return { joined: { take, next: n + 1, rest: "", whole: false }, lines: [], begins }
  // Only what came is looked through: a long line is not gone over again with each of its pieces.
  const [head = "", ...ends] = text.split("\n")
  const first = (begins ? "" : self.rest) + head
  const rest = ends.pop() ?? first
  const lines = text.includes("\n") ? [first, ...ends] : []
  if (rest.length > maxLine) return { joined: { take, next: n + 1, rest: "", whole: false }, lines: [], begins }
  return { joined: { take, next: n + 1, rest, whole: true }, lines, begins }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
