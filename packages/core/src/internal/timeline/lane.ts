/** The lane at the end of a thread: what this device has sent and is not confirmed. */
import type { Failed, Pending } from "../../Entry.js"
import type { Splice } from "../../Splice.js"
import type { Next, State } from "./state.js"
import { none } from "./state.js"

/** The lane with each row replaced or, for `undefined`, removed. */
export const relane = (state: State, f: (row: Pending | Failed) => Pending | Failed | undefined): Next => {
  const diff: Array<Splice> = []
  const lane: Array<Pending | Failed> = []
  for (const row of state.lane) {
    const next = f(row)
    if (next !== row) {
      const index = state.rows.size + lane.length
      diff.push({ index, removed: [row], added: next === undefined ? none : [next] })
    }
    if (next !== undefined) lane.push(next)
  }
  return diff.length === 0 ? { state, diff: none } : { state: { ...state, lane }, diff }
}
