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
import type { ChatEvent, Envelope } from "./ChatEvent.js"
import type { Outcome, Page, Range } from "./EventChannel.js"
import type { Fact, TranslationAttached } from "./Fact.js"
import type { CommandId } from "./Id.js"
import * as Rows from "./internal/rows.js"
import type { Participant } from "./Participant.js"
import type { Reasons } from "./Reason.js"
import type { Mutation } from "./Redaction.js"
import { isMutation, tombstone } from "./Redaction.js"

/** Missing history: the numbers `from`..`to`, both included, are not held. */
export interface Gap {
  readonly _tag: "Gap"
  readonly key: string
  readonly from: number
  readonly to: number
  readonly state: GapState
}

/** Whether anyone is fetching what a gap stands for. */
export type GapState = "known" | "filling" | "failed"

/** A fact that this device predicts for a wish it has made. */
export interface Pending {
  readonly _tag: "Pending"
  /** The id that the event will have, so that the row keeps its key. */
  readonly key: string
  readonly commandId: CommandId
  readonly fact: Fact
  readonly by: Participant
  /** This device's clock, for display. */
  readonly at: number
  /** Once stored: the last number that the wish was stored as. The row waits for it to arrive. */
  readonly storedTo?: number
}

/** A wish that was refused or could not be sent, kept so that nothing written is lost. */
export interface Failed extends Omit<Pending, "_tag" | "storedTo"> {
  readonly _tag: "Failed"
  readonly reasons: Reasons
}

/** What has been attached to a stored event since. */
export interface Attached {
  /** Its translations, in order of `seq`. The original stays what was said. */
  readonly translations?: ReadonlyArray<Envelope & TranslationAttached>
}

/** A stored event as the thread shows it: a tombstone once it was redacted, with its translations until then. */
export type Stored = ChatEvent & Attached

/** One row of the thread. Everything but `Gap`, `Pending` and `Failed` is a stored event. */
export type Entry = Stored | Gap | Pending | Failed

/** One step from a timeline to the next: at `index`, `removed` rows give way to `added` ones. */
export interface Splice {
  readonly index: number
  readonly removed: ReadonlyArray<Entry>
  readonly added: ReadonlyArray<Entry>
}

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

interface Internal {
  readonly rows: Rows.Rows<Stored | Gap>
  readonly lane: ReadonlyArray<Pending | Failed>
  /** The highest number heard of; every number up to it is held or inside a gap. */
  readonly top: number
  /** Redactions and translations of what is not held, in order of `seq`; at most {@link maxParked}. */
  readonly parked: ReadonlyArray<Mutation>
}

/**
 * The most redactions and translations that wait for what they aim at. Beyond, translations are given up first, then
 * redactions, the oldest first; a page that is fetched brings its own again.
 */
export const maxParked = 1_000

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
 * import * as Timeline from "@pupitre/core/Timeline"
 *
 * const hole = Timeline.ingest(Timeline.empty, { from: 8, to: 9, events: [], head: 10 }).timeline
 * Timeline.slice(hole).map((entry) => Timeline.key(entry)) // => ["gap/1", "gap/10"]
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
  if (mutations.length === 0 && state.parked.length === 0 && !tidied.events.some(isStone)) return place(state, tidied)
  return placeChanged(state, tidied, mutations)
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
  const added = facts.map((fact, i): Pending => ({
    _tag: "Pending",
    key: `${commandId}/${i}`,
    commandId,
    fact,
    by,
    at,
  }))
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
    if (to < from || isHeld(state, to)) return relane(state, (row) => (row.commandId === commandId ? undefined : row))
    return relane(state, (row) =>
      row.commandId === commandId && row._tag === "Pending" ? { ...row, storedTo: to } : row,
    )
  }
  const reasons: Reasons = outcome._tag === "Refused" ? outcome.rejection.reasons : [{ key: outcome.reason }]
  return relane(state, (row) => {
    if (row.commandId !== commandId) return row
    if (row._tag === "Failed") return { ...row, reasons }
    const { storedTo: _, ...rest } = row
    return { ...rest, _tag: "Failed", reasons }
  })
}

/** The timeline without the failed rows of a wish: the author gives up, or makes the wish again under a new id. */
export const dismiss = (self: Timeline, commandId: CommandId): Change =>
  relane(unwrap(self), (row) => (row._tag === "Failed" && row.commandId === commandId ? undefined : row))

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
): Change => {
  const state = unwrap(self)
  const { size } = state.rows
  if (size <= limit) return { timeline: self, diff: none }
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
  return diff.length === 0 ? { timeline: self, diff: none } : { timeline: wrap({ ...state, rows }), diff }
}

/** What a change comes to for who keeps something per row, by the rows' keys. */
export interface Summary {
  readonly added: ReadonlyArray<string>
  /** Rows that are still there and show something else. */
  readonly updated: ReadonlyArray<string>
  /** Rows that are still there in another place, as when what was pending is confirmed. They may show something else. */
  readonly moved: ReadonlyArray<string>
  readonly removed: ReadonlyArray<string>
}

/** What a change comes to, by the rows' keys, each key once. Cost: the rows in the splices. */
export const summarise = (diff: ReadonlyArray<Splice>): Summary => {
  interface Fate {
    /** It was there before. */
    gone: boolean
    /** What it is now, while it is there. */
    now: Entry | undefined
    /** It only ever changed where it was. */
    inPlace: boolean
  }
  const fates = new Map<string, Fate>()
  const fateOf = (k: string): Fate => {
    let fate = fates.get(k)
    if (fate === undefined) fates.set(k, (fate = { gone: false, now: undefined, inPlace: true }))
    return fate
  }
  for (const { removed, added } of diff) {
    const here = new Set(removed.map(key))
    for (const entry of removed) {
      const fate = fateOf(key(entry))
      // What was pending leaves after what it became has come: the newer one stays.
      if (fate.now === entry) fate.now = undefined
      else fate.gone = true
    }
    for (const entry of added) {
      const fate = fateOf(key(entry))
      fate.now = entry
      fate.inPlace &&= here.has(key(entry))
    }
  }
  const added: Array<string> = []
  const updated: Array<string> = []
  const moved: Array<string> = []
  const removed: Array<string> = []
  for (const [k, { gone, now, inPlace }] of fates) {
    if (gone && now !== undefined) (inPlace ? updated : moved).push(k)
    else if (now !== undefined) added.push(k)
    else if (gone) removed.push(k)
  }
  return { added, updated, moved, removed }
}

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

/** A row's key: unique in its timeline, and the same from pending to confirmed. */
export const key = (entry: Entry): string => ("key" in entry ? entry.key : entry.id)

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

const none: ReadonlyArray<never> = []

function wrap(state: Internal): Timeline {
  return state as unknown as Timeline
}

function unwrap(self: Timeline): Internal {
  return self as unknown as Internal
}

const gapOf = (from: number, to: number, state: GapState): Gap => ({ _tag: "Gap", key: `gap/${from}`, from, to, state })

const orderOf = (row: Stored | Gap): number => (row._tag === "Gap" ? row.from : row.seq)

/** The last row that begins at or before a number; -1 when all begin after it. */
const search = (rows: Rows.Rows<Stored | Gap>, seq: number): number => {
  const { chunks, starts, size } = rows
  let low = 0
  let high = chunks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (orderOf(chunks[middle]![0]!) <= seq) low = middle + 1
    else high = middle - 1
  }
  if (high < 0) return -1
  const chunk = chunks[high]!
  const start = starts[high]!
  low = 0
  let top = Math.min(chunk.length, size - start) - 1
  while (low <= top) {
    const middle = (low + top) >> 1
    if (orderOf(chunk[middle]!) <= seq) low = middle + 1
    else top = middle - 1
  }
  return start + top
}

const isHeld = (state: Internal, seq: number): boolean => {
  if (seq > state.top) return false
  const index = search(state.rows, seq)
  const row = index < 0 ? undefined : Rows.at(state.rows, index)
  return row === undefined || row._tag !== "Gap" || row.to < seq
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

/** `ingest` where something was said about other rows: on what comes in, on what is held, or kept for later. */
const placeChanged = (state: Internal, range: Range, mutations: ReadonlyArray<Mutation>): Change => {
  const waiting = new Map<number, Array<Mutation>>()
  for (const mutation of [...state.parked, ...mutations]) {
    const own = waiting.get(mutation.target)
    if (own === undefined) waiting.set(mutation.target, [mutation])
    else if (!own.some((other) => other.seq === mutation.seq)) own.push(mutation)
  }
  // Changed before it is a row: what was taken out is in no step.
  const events: Array<Stored> = []
  for (const event of range.events) {
    if (!isMutation(event)) events.push(change(event, waiting.get(event.seq) ?? none))
  }
  const confirmed = state.lane.length === 0 ? none : range.events
  const placed = place(state, { ...range, events }, confirmed)
  const { rows: placedRows, top, lane } = unwrap(placed.timeline)
  const diff = [...placed.diff]
  let rows = placedRows
  // A tombstone speaks as its redaction does: what is held here may not have heard of it.
  const stones = new Map(range.events.filter(isStone).map((event) => [event.seq as number, event]))
  for (const target of new Set<number>([...mutations.map((mutation) => mutation.target), ...stones.keys()])) {
    const index = search(rows, target)
    const row = index < 0 ? undefined : Rows.at(rows, index)
    if (row === undefined || row._tag === "Gap" || row.seq !== target) continue
    const next = row._tag === "Tombstone" ? row : (stones.get(target) ?? change(row, waiting.get(target) ?? none))
    if (next === row) continue
    rows = Rows.splice(rows, index, 1, [next])
    diff.push({ index, removed: [row], added: [next] })
  }
  const next: Internal = { rows, lane, top, parked: none }
  // What aims at a number that is held has been heard, even where this reader sees nothing.
  const kept = [...waiting].flatMap(([target, own]) => (isHeld(next, target) ? [] : own)).toSorted(bySeq)
  const parked = kept.length > maxParked ? bounded(kept) : kept
  const waits = parked.length === state.parked.length && parked.every((one, i) => one.seq === state.parked[i]!.seq)
  // The same reference when nothing has changed.
  if (waits && diff.length === 0 && top === state.top) return { timeline: wrap(state), diff }
  return { timeline: wrap({ ...next, parked }), diff }
}

/** A row after what was said about it: the same reference when that says nothing new. */
const change = (row: Stored, mutations: ReadonlyArray<Mutation>): Stored => {
  if (mutations.length === 0 || row._tag === "Tombstone") return row
  const redaction = mutations.find(({ _tag }) => _tag === "MessageRedacted")
  if (redaction?._tag === "MessageRedacted") return tombstone(row, redaction.cause)
  const held = row.translations ?? none
  const added = mutations.filter(
    (one): one is Envelope & TranslationAttached =>
      one._tag === "TranslationAttached" && !held.some(({ seq }) => seq === one.seq),
  )
  return added.length === 0 ? row : { ...row, translations: [...held, ...added].toSorted(bySeq) }
}

const isStone = (event: ChatEvent): boolean => event._tag === "Tombstone"

const bySeq = (a: { readonly seq: number }, b: { readonly seq: number }): number => a.seq - b.seq

const bounded = (parked: ReadonlyArray<Mutation>): ReadonlyArray<Mutation> => {
  let over = parked.length - maxParked
  const kept = parked.filter(({ _tag }) => _tag === "MessageRedacted" || over-- <= 0)
  return kept.slice(Math.max(0, kept.length - maxParked))
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

/** The general case of `ingest`: cut the gaps that the range meets, one after the other, then what lies past the top. */
const place = (state: Internal, range: Range, heard: ReadonlyArray<ChatEvent> = range.events): Change => {
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
  const next: Internal =
    diff.length === 0 && top === state.top ? state : { rows, lane: state.lane, top, parked: state.parked }
  if (confirmed === undefined) return { timeline: wrap(next), diff }
  const cleared = relane(next, (row) =>
    confirmed.has(row.commandId) || (row._tag === "Pending" && row.storedTo !== undefined && isHeld(next, row.storedTo))
      ? undefined
      : row,
  )
  return { timeline: cleared.timeline, diff: [...diff, ...cleared.diff] }
}

/** The lane with each row replaced or, for `undefined`, removed. */
const relane = (state: Internal, f: (row: Pending | Failed) => Pending | Failed | undefined): Change => {
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
  return diff.length === 0 ? { timeline: wrap(state), diff: none } : { timeline: wrap({ ...state, lane }), diff }
}
