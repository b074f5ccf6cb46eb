/**
 * What the thread shows, in order: the confirmed events by `seq`, with a gap entry wherever history is missing, then a
 * lane of what this device has sent and is not confirmed.
 *
 * A hole can never be silent: every number from 1 to the stream's head is either held or inside a gap. Ranges may
 * come late, twice, overlapping or in any order; the same set of them gives the same timeline. A value is immutable; each
 * operation returns the next one and the few splices that lead to it, so that a view follows in constant time.
 *
 * A redaction or a translation is no row: it changes the row it aims at, and waits for it if it comes first, so that
 * what was taken out never shows. What {@link trim} drops becomes a gap, filled again like any other.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { Entry, Gap, GapState, Pending, Stored } from "./Entry.js"
import type { Outcome, Page, Range } from "./EventChannel.js"
import type { Fact } from "./Fact.js"
import type { CommandId } from "./Id.js"
import { relane } from "./internal/timeline/lane.js"
import * as Mutations from "./internal/timeline/mutations.js"
import { place } from "./internal/timeline/place.js"
import * as Rows from "./internal/timeline/rows.js"
import type { Next, State } from "./internal/timeline/state.js"
import { isHeld, none, search } from "./internal/timeline/state.js"
import * as Trim from "./internal/timeline/trim.js"
import type { Participant } from "./Participant.js"
import type { Reasons } from "./Reason.js"
import { isMutation } from "./Redaction.js"
import type { Splice } from "./Splice.js"

/** The next timeline, and the steps that lead to it, to be applied in order. No step: nothing changed. */
export interface Change {
  readonly timeline: Timeline
  readonly diff: ReadonlyArray<Splice>
}

declare const TypeId: unique symbol

/** What the thread shows. Opaque: read it through the functions of this module. */
export interface Timeline {
  readonly [TypeId]: "Timeline"
}

/**
 * The most redactions and translations that wait for what they aim at. Beyond, translations are given up first, then
 * redactions, the oldest first; a page that is fetched brings its own again.
 */
export const maxParked: number = Mutations.maxParked

/** A thread of which nothing is known yet. */
export const empty: Timeline = wrap({ rows: Rows.empty, lane: [], top: 0, parked: [] })

/**
 * The timeline after a range of events: everything there is of `from`..`to`, and word that the stream goes to `head`. A
 * fetched page brings with it what was said later about what is in it.
 *
 * What is held already is left alone, the rest takes the place of the gap it was; rows of the pending lane that the
 * range confirms leave it. Cost: constant for the next events of the stream; for any others proportional to the range
 * and one chunk.
 *
 * @example
 * ```ts
 * import * as Entry from "@pupitre/core/Entry"
 * import * as Timeline from "@pupitre/core/Timeline"
 *
 * const hole = Timeline.ingest(Timeline.empty, { from: 8, to: 9, events: [], head: 10 }).timeline
 * Timeline.slice(hole).map(Entry.key) // => ["gap/1", "gap/10"]
 * Timeline.missing(hole) // => 8
 * ```
 */
export const ingest = (self: Timeline, range: Range | Page): Change => {
  const state = unwrap(self)
  const { from, to } = range
  const order = check(range)
  if (
    from === state.top + 1 &&
    to >= from &&
    range.head <= to &&
    order === "plain" &&
    state.lane.length === 0 &&
    state.parked.length === 0 &&
    !("later" in range && range.later.length > 0)
  ) {
    const { events } = range
    const rows = events.length === 0 ? state.rows : Rows.append(state.rows, events)
    const diff = events.length === 0 ? none : [{ index: state.rows.size, removed: none, added: events }]
    return { timeline: wrap({ rows, lane: state.lane, top: to, parked: state.parked }), diff }
  }
  const tidied = order === "disordered" ? tidy(range) : range
  const later = "later" in range ? range.later.filter(isMutation) : none
  const mutations = order === "plain" ? later : [...tidied.events.filter(isMutation), ...later]
  if (mutations.length === 0 && state.parked.length === 0 && !tidied.events.some(Mutations.isStone))
    return changeOf(place(state, tidied))
  return changeOf(Mutations.placeChanged(state, tidied, mutations))
}

/** The timeline with the predicted facts of a wish at its end. A wish already there changes nothing. */
export const submit = (
  self: Timeline,
  wish: {
    readonly commandId: CommandId
    readonly facts: ReadonlyArray<Fact>
    readonly by: Participant
    readonly at: number
  },
): Change => {
  const state = unwrap(self)
  const { commandId, facts, by, at } = wish
  if (state.lane.some((row) => row.commandId === commandId)) return { timeline: self, diff: none }
  const added = rowsOf(facts, (fact, i) => ({ _tag: "Pending", key: `${commandId}/${i}`, commandId, fact, by, at }))
  if (added.length === 0) return { timeline: self, diff: none }
  return {
    timeline: wrap({ ...state, lane: [...state.lane, ...added] }),
    diff: [{ index: state.rows.size + state.lane.length, removed: none, added }],
  }
}

/**
 * The timeline after the outcome of a wish. Stored: its rows leave the lane as soon as the events are held, which may
 * be now. Refused or not sent: its rows become `Failed` and stay until {@link dismiss}.
 */
export const settle = (self: Timeline, commandId: CommandId, outcome: Outcome): Change => {
  const state = unwrap(self)
  if (outcome._tag === "Stored") {
    const { from, to } = outcome
    const arrived = to < from || isHeld(state, to)
    return changeOf(
      relane(state, (row) => {
        if (row.commandId !== commandId) return row
        if (arrived) return undefined
        return row._tag === "Pending" ? { ...row, storedTo: to } : row
      }),
    )
  }
  const reasons: Reasons = outcome._tag === "Refused" ? outcome.rejection.reasons : [{ key: outcome.reason }]
  return changeOf(
    relane(state, (row) => {
      if (row.commandId !== commandId) return row
      if (row._tag === "Failed") return { ...row, reasons }
      const { storedTo: _, ...rest } = row
      return { ...rest, _tag: "Failed", reasons }
    }),
  )
}

/** The timeline without the failed rows of a wish: the author gives up, or makes the wish again under a new id. */
export const dismiss = (self: Timeline, commandId: CommandId): Change =>
  changeOf(relane(unwrap(self), (row) => (row._tag === "Failed" && row.commandId === commandId ? undefined : row)))

/** The timeline with the gap that begins at `from` in another state. No such gap: nothing changes. */
export const gap = (self: Timeline, from: number, state: GapState): Change => {
  const internal = unwrap(self)
  const index = search(internal.rows, from)
  const row = index < 0 ? undefined : Rows.at(internal.rows, index)
  if (row === undefined || row._tag !== "Gap" || row.from !== from || row.state === state)
    return { timeline: self, diff: none }
  const next: Gap = { ...row, state }
  return {
    timeline: wrap({ ...internal, rows: Rows.splice(internal.rows, index, 1, [next]) }),
    diff: [{ index, removed: [row], added: [next] }],
  }
}

/**
 * The timeline with at most `limit` confirmed rows: those around what is looked at, and the last `tail` of them, so that
 * what arrives is never out of sight. What goes becomes a gap, joined to a gap beside it; pending and failed rows stay.
 *
 * `around` are the sequence numbers on screen; without it the end of the thread is looked at. Not more rows than
 * `limit`: nothing changes. Cost: the rows dropped.
 */
export const trim = (
  self: Timeline,
  {
    limit,
    around,
    tail = Math.min(100, limit >> 2),
  }: {
    readonly limit: number
    readonly around?: { readonly from: number; readonly to: number }
    readonly tail?: number
  },
): Change => changeOf(Trim.trim(unwrap(self), limit, around, tail))

/** The timeline with everything confirmed forgotten, after the server said that it cannot be continued. The lane stays. */
export const reset = (self: Timeline): Change => {
  const state = unwrap(self)
  return {
    timeline: wrap({ rows: Rows.empty, lane: state.lane, top: 0, parked: [] }),
    diff:
      state.rows.size === 0 ? none : [{ index: 0, removed: Rows.slice(state.rows, 0, state.rows.size), added: none }],
  }
}

/** The number of rows: events, gaps, pending and failed ones. */
export const size = (self: Timeline): number => unwrap(self).rows.size + unwrap(self).lane.length

/** The row at an index, or `undefined` outside the timeline. */
export const at = (self: Timeline, index: number): Entry | undefined => {
  const { rows, lane } = unwrap(self)
  if (index < 0) return undefined
  return index < rows.size ? Rows.at(rows, index) : lane[index - rows.size]
}

/** The rows from `from` up to, not including, `to`; all of them without arguments. */
export const slice = (self: Timeline, from = 0, to = size(self)): ReadonlyArray<Entry> => {
  const { rows, lane } = unwrap(self)
  const out: Array<Entry> = Rows.slice(rows, Math.max(0, from), Math.min(to, rows.size))
  for (let i = Math.max(0, from - rows.size); i < Math.min(to - rows.size, lane.length); i++) out.push(lane[i]!)
  return out
}

/** The rows one after the other. */
export const iterate = function* (self: Timeline): Generator<Entry, void> {
  const { rows, lane } = unwrap(self)
  for (let i = 0; i < rows.chunks.length; i++) {
    const chunk = rows.chunks[i]!
    const length = Math.min(chunk.length, rows.size - rows.starts[i]!)
    for (let j = 0; j < length; j++) yield chunk[j]!
  }
  yield* lane
}

/** The index of the row that holds a sequence number: its event, or the gap it is missing in; -1 when there is none. */
export const indexOf = (self: Timeline, seq: number): number => {
  const { rows } = unwrap(self)
  const index = search(rows, seq)
  if (index < 0) return -1
  const row = Rows.at(rows, index)
  return (row._tag === "Gap" ? seq <= row.to : row.seq === seq) ? index : -1
}

/** The last sequence number heard of. */
export const head = (self: Timeline): number => unwrap(self).top

/** How many sequence numbers are missing. Cost: one pass over the rows. */
export const missing = (self: Timeline): number => {
  let count = 0
  for (const entry of iterate(self)) if (entry._tag === "Gap") count += entry.to - entry.from + 1
  return count
}

/**
 * What is held, as pages whose ingestion rebuilds it: the explicit form for storing a timeline. What was redacted is in
 * it as its tombstone, translations and what still waits for its row as what was said later. The lane is not in it.
 */
export const ranges = (self: Timeline): ReadonlyArray<Page> => {
  const { rows, top, parked } = unwrap(self)
  const out: Array<Page> = []
  let from = 1
  let events: Array<ChatEvent> = []
  let later: Array<ChatEvent> = [...parked]
  const end = (to: number): void => {
    if (to >= from || later.length > 0) out.push({ from, to, events, head: top, later })
    events = []
    later = []
  }
  for (const row of Rows.slice(rows, 0, rows.size)) {
    if (row._tag !== "Gap") {
      if ("translations" in row && row.translations !== undefined) {
        const { translations, ...event } = row
        later.push(...translations)
        events.push(event)
      } else events.push(row)
    } else {
      end(row.from - 1)
      from = row.to + 1
    }
  }
  end(top)
  return out
}

/**
 * The confirmed rows in runs, for views that keep something per run: the same run, by reference, holds the same rows in
 * every timeline that has it, except that the last one may have grown; `count` says how far it goes here.
 */
export const runs = (
  self: Timeline,
): {
  readonly runs: ReadonlyArray<ReadonlyArray<Stored | Gap>>
  /** The index of the first row of each run. */
  readonly starts: ReadonlyArray<number>
  /** The number of confirmed rows; pending and failed ones follow. */
  readonly count: number
} => {
  const { rows } = unwrap(self)
  return { runs: rows.chunks, starts: rows.starts, count: rows.size }
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function wrap(state: State): Timeline {
  return state as unknown as Timeline
}

function unwrap(self: Timeline): State {
  return self as unknown as State
}

const changeOf = ({ state, diff }: Next): Change => ({ timeline: wrap(state), diff })

/** The rows that facts will be. A translation is none: it shows on what the same wish says before it. */
const rowsOf = (facts: ReadonlyArray<Fact>, row: (fact: Fact, place: number) => Pending): ReadonlyArray<Pending> => {
  const rows: Array<Pending> = []
  for (const [place, fact] of facts.entries()) {
    if (fact._tag !== "TranslationAttached") rows.push(row(fact, place))
    else {
      const said = rows.pop()
      if (said !== undefined) rows.push({ ...said, translations: [...(said.translations ?? []), fact] })
    }
  }
  return rows
}

/** Whether the events of a range are in their places, and whether all of them are rows. */
const check = ({ events, from, to }: Range): "plain" | "changing" | "disordered" => {
  let last = from - 1
  let answer: "plain" | "changing" = "plain"
  for (let i = 0; i < events.length; i++) {
    const event = events[i]!
    const { seq } = event
    if (seq <= last || seq > to) return "disordered"
    if (isMutation(event) || event._tag === "Tombstone") answer = "changing"
    last = seq
  }
  return answer
}

const tidy = (range: Range): Range => {
  const bySeq = new Map<number, ChatEvent>()
  for (const event of range.events) {
    if (event.seq >= range.from && event.seq <= range.to && !bySeq.has(event.seq)) bySeq.set(event.seq, event)
  }
  return { ...range, events: [...bySeq.values()].toSorted((a, b) => a.seq - b.seq) }
}
