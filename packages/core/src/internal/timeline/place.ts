/** Puts a range of events where it belongs: cuts the gaps that it meets, then adds what lies past the top. */
import type { ChatEvent } from "../../ChatEvent.js"
import type { Gap, Stored } from "../../Entry.js"
import type { Range } from "../../EventChannel.js"
import type { Splice } from "../../Splice.js"
import { relane } from "./lane.js"
import * as Rows from "./rows.js"
import type { Next, State } from "./state.js"
import { gapOf, isHeld, none, orderOf, search } from "./state.js"

/** The state after a range in order. What `heard` confirms leaves the lane. */
export const place = (state: State, range: Range, heard: ReadonlyArray<ChatEvent> = range.events): Next => {
  const { from, to, events } = range
  const diff: Array<Splice> = []
  const confirmed = state.lane.length > 0 ? new Set<string>() : undefined
  if (confirmed !== undefined) for (const { id } of heard) confirmed.add(id.slice(0, id.lastIndexOf("/")))
  let rows = state.rows
  const replace = (index: number, removed: ReadonlyArray<Gap>, added: ReadonlyArray<Stored | Gap>): void => {
    diff.push({ index, removed, added })
    rows = Rows.splice(rows, index, removed.length, added)
  }
  const within = (low: number, high: number): Array<Stored> => {
    const part: Array<Stored> = []
    for (const event of events) if (event.seq >= low && event.seq <= high) part.push(event)
    return part
  }
  if (to >= from && from <= state.top) {
    let index = Math.max(0, search(rows, from))
    while (index < rows.size) {
      const row = Rows.at(rows, index)
      if (orderOf(row) > to) break
      if (row._tag !== "Gap" || row.to < from) {
        index++
        continue
      }
      const low = Math.max(from, row.from)
      const high = Math.min(to, row.to)
      const added: Array<Stored | Gap> = within(low, high)
      if (row.from < low) added.unshift(gapOf(row.from, low - 1, row.state))
      if (row.to > high) added.push(gapOf(high + 1, row.to, row.state))
      replace(index, [row], added)
      if (row.to >= to) break
      index += added.length
    }
  }
  let top = state.top
  if (to > top) {
    if (from > top + 1) widen(from - 1)
    const low = Math.max(from, top + 1)
    const part = within(low, to)
    if (part.length > 0) replace(rows.size, none, part)
    top = to
  }
  if (range.head > top) widen(range.head)
  // What is missing up to a number joins the gap at the end, if there is one.
  function widen(upTo: number): void {
    const last = rows.size === 0 ? undefined : Rows.at(rows, rows.size - 1)
    if (last !== undefined && last._tag === "Gap" && last.to === top)
      replace(rows.size - 1, [last], [gapOf(last.from, upTo, last.state)])
    else replace(rows.size, none, [gapOf(top + 1, upTo, "known")])
    top = upTo
  }
  const next: State =
    diff.length === 0 && top === state.top ? state : { rows, lane: state.lane, top, parked: state.parked }
  if (confirmed === undefined) return { state: next, diff }
  const cleared = relane(next, (row) =>
    confirmed.has(row.commandId) || (row._tag === "Pending" && row.storedTo !== undefined && isHeld(next, row.storedTo))
      ? undefined
      : row,
  )
  return { state: cleared.state, diff: [...diff, ...cleared.diff] }
}
