/** What a timeline is made of, and where a number stands in it. */
import type { Failed, Gap, GapState, Pending, Stored } from "../../Entry.js"
import type { Mutation } from "../../Redaction.js"
import type { Splice } from "../../Splice.js"
import * as Rows from "./rows.js"

/** The rows by number, then the lane of what is not confirmed. */
export interface State {
  readonly rows: Rows.Rows<Stored | Gap>
  readonly lane: ReadonlyArray<Pending | Failed>
  /** The highest number heard of; every number up to it is held or inside a gap. */
  readonly top: number
  /** Redactions and translations of what is not held, in order of `seq`; at most `maxParked`. */
  readonly parked: ReadonlyArray<Mutation>
}

/** A state and the steps that led to it. No step and the same reference: nothing changed. */
export interface Next {
  readonly state: State
  readonly diff: ReadonlyArray<Splice>
}

/** Nothing, one and the same. */
export const none: ReadonlyArray<never> = []

/** Missing history, from one number to another. */
export const gapOf = (from: number, to: number, state: GapState): Gap => ({
  _tag: "Gap",
  key: `gap/${from}`,
  from,
  to,
  state,
})

/** The number that a row begins at. */
export const orderOf = (row: Stored | Gap): number => (row._tag === "Gap" ? row.from : row.seq)

/**
 * The last row that begins at or before a number; -1 when all begin after it.
 *
 * Every row stands for one number or more, so that neither end of the thread is further off in rows than in numbers. Where
 * little is missing one of these two bounds is the row, found without looking at the rows between.
 */
export const search = (rows: Rows.Rows<Stored | Gap>, seq: number): number => {
  const { chunks, starts, size } = rows
  if (size === 0) return -1
  const most = Math.min(size - 1, seq - orderOf(chunks[0]![0]!))
  if (most < 0) return -1
  if (orderOf(Rows.at(rows, most)) <= seq) return most
  const least = size - 1 - (orderOf(Rows.at(rows, size - 1)) - seq)
  if (least >= 0 && orderOf(Rows.at(rows, least + 1)) > seq) return least
  // Much is missing: the chunk, then the row in it.
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (orderOf(chunks[middle]![0]!) <= seq) low = middle
    else high = middle - 1
  }
  const chunk = chunks[low]!
  const start = starts[low]!
  low = 0
  high = Math.min(chunk.length, size - start) - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (orderOf(chunk[middle]!) <= seq) low = middle
    else high = middle - 1
  }
  return start + low
}

/** Whether nothing is missing at a number. */
export const isHeld = (state: State, seq: number): boolean => {
  if (seq > state.top) return false
  const index = search(state.rows, seq)
  const row = index < 0 ? undefined : Rows.at(state.rows, index)
  return row === undefined || row._tag !== "Gap" || row.to < seq
}
