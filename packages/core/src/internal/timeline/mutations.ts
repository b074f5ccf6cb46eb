/**
 * What was said later about a row: redactions and translations change the row they aim at, or wait for it.
 *
 * What comes in is changed before it is a row, so that nothing taken out is ever in a step.
 */
import type { ChatEvent, Envelope } from "../../ChatEvent.js"
import type { Stored } from "../../Entry.js"
import type { Range } from "../../EventChannel.js"
import type { TranslationAttached } from "../../Fact.js"
import type { Mutation } from "../../Redaction.js"
import { isMutation, tombstone } from "../../Redaction.js"
import { place } from "./place.js"
import * as Rows from "./rows.js"
import type { Next, State } from "./state.js"
import { isHeld, none, search } from "./state.js"

/** The most redactions and translations that wait for what they aim at. */
export const maxParked = 1_000

/** Whether an event is what another one left behind when it was redacted. */
export const isStone = (event: ChatEvent): boolean => event._tag === "Tombstone"

/** The state after a range where something was said about other rows: on what comes in, on what is held, or kept for later. */
export const placeChanged = (state: State, range: Range, mutations: ReadonlyArray<Mutation>): Next => {
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
  const { rows: placedRows, top, lane } = placed.state
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
  const next: State = { rows, lane, top, parked: none }
  // What aims at a number that is held has been heard, even where this reader sees nothing.
  const kept = [...waiting].flatMap(([target, own]) => (isHeld(next, target) ? [] : own)).toSorted(bySeq)
  const parked = kept.length > maxParked ? bounded(kept) : kept
  const waits = parked.length === state.parked.length && parked.every((one, i) => one.seq === state.parked[i]!.seq)
  // The same reference when nothing has changed.
  if (waits && diff.length === 0 && top === state.top) return { state, diff }
  return { state: { ...next, parked }, diff }
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

const bySeq = (a: { readonly seq: number }, b: { readonly seq: number }): number => a.seq - b.seq

const bounded = (parked: ReadonlyArray<Mutation>): ReadonlyArray<Mutation> => {
  let over = parked.length - maxParked
  const kept = parked.filter(({ _tag }) => _tag === "MessageRedacted" || over-- <= 0)
  return kept.slice(Math.max(0, kept.length - maxParked))
}
