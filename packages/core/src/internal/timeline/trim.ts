/** Gives up rows that nobody looks at, for gaps. */
import type { Gap, Stored } from "../../Entry.js"
import type { Splice } from "../../Splice.js"
import * as Rows from "./rows.js"
import type { Next, State } from "./state.js"
import { gapOf, none, search } from "./state.js"

/** The state with at most `limit` confirmed rows: those around what is looked at, and the last `tail` of them. */
export const trim = (
  state: State,
  limit: number,
  around: { readonly from: number; readonly to: number } | undefined,
  tail: number,
): Next => {
  const { size } = state.rows
  if (size <= limit) return { state, diff: none }
  const lastKept = size - Math.min(tail, limit)
  const first = around === undefined ? size : Math.max(0, search(state.rows, around.from))
  const last = around === undefined ? size : Math.max(0, search(state.rows, around.to)) + 1
  // As many rows before what is looked at as after it, as far as there are any.
  const room = limit - (size - lastKept)
  const shown = Math.min(room, last - first)
  const low = Math.max(0, Math.min(first - ((room - shown) >> 1), lastKept - room))
  const high = Math.min(lastKept, low + room)
  const diff: Array<Splice> = []
  // One region at a time from the end, so that the indices of what is before stay.
  const rows = drop(drop(state.rows, high, lastKept, state.top, diff), 0, low, state.top, diff)
  return diff.length === 0 ? { state, diff: none } : { state: { ...state, rows }, diff }
}

/** The rows with those from `low` up to, not including, `high` given up for a gap. */
const drop = (
  rows: Rows.Rows<Stored | Gap>,
  low: number,
  high: number,
  top: number,
  diff: Array<Splice>,
): Rows.Rows<Stored | Gap> => {
  // A gap on its own, or between two others, gains nothing.
  if (high - low < 1) return rows
  const before = low === 0 ? undefined : Rows.at(rows, low - 1)
  const after = high === rows.size ? undefined : Rows.at(rows, high)
  const start = before?._tag === "Gap" ? low - 1 : low
  const end = after?._tag === "Gap" ? high + 1 : high
  const from = before === undefined ? 1 : before._tag === "Gap" ? before.from : before.seq + 1
  const to = after === undefined ? top : after._tag === "Gap" ? after.to : after.seq - 1
  const removed = Rows.slice(rows, start, end)
  const only = removed.length === 1 ? removed[0] : undefined
  if (only?._tag === "Gap" && only.from === from && only.to === to) return rows
  const added = [gapOf(from, to, "known")]
  diff.push({ index: start, removed, added })
  return Rows.splice(rows, start, removed.length, added)
}
