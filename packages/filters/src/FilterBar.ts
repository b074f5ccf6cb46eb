/**
 * The row of filters above a thread: which kinds are chosen, how many entries there are of each, and what is hidden.
 *
 * Counts follow the splices of the thread, in constant time per event. Nothing hidden is hidden silently: `newHidden`
 * counts what has been said since the choice was made and does not show, `ownHidden` what this device has sent since
 * then and does not show.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { Splice } from "@pupitre/core/Splice"
import type { Timeline } from "@pupitre/core/Timeline"
import { slice } from "@pupitre/core/Timeline"
import type { Classification, Kind, KindSet } from "./Kind.js"
import { all, bit, classify, none, shows, standard } from "./Kind.js"

/** The state of the row of filters. Immutable. */
export interface FilterBar {
  /** The chosen kinds; {@link none} shows everything. */
  readonly selection: KindSet
  /** Whether several kinds can be chosen at once. When not, choosing one leaves the others. */
  readonly combinable: boolean
  /** What the desk classifies otherwise. */
  readonly classification: Classification
  /** How many entries there are of each set of kinds, by the bits of the set. */
  readonly tally: ReadonlyArray<number>
  /** All rows of the thread. */
  readonly total: number
  /** Rows that show, where more than their kinds decides: told by who keeps that view ({@link showing}). */
  readonly shown?: number
  /** Said since the choice was made, without showing. */
  readonly newHidden: number
  /** Sent from this device since the choice was made, without showing: pending, failed or confirmed by now. */
  readonly ownHidden: number
  /** What tells new from old. */
  readonly since: Since
}

/** Where a thread stood when the choice was made, and what this device has sent. */
export interface Since {
  /** The last number of the thread now. */
  readonly head: number
  /** Its last number at the choice. */
  readonly seq: number
  /** The keys of the pending and failed rows now. */
  readonly lane: ReadonlyArray<string>
  /** Their keys at the choice: neither they nor what they become are new. */
  readonly before: ReadonlyArray<string>
  /** The keys of what this device has sent since the choice. */
  readonly own: ReadonlyArray<string>
}

/** A row with nothing chosen over an empty thread. Exclusive unless told otherwise. */
export const make = (options?: {
  readonly combinable?: boolean
  readonly classification?: Classification
}): FilterBar => ({
  selection: none,
  combinable: options?.combinable ?? false,
  classification: options?.classification ?? standard,
  tally: Array.from({ length: 16 }, () => 0),
  total: 0,
  newHidden: 0,
  ownHidden: 0,
  since: { head: 0, seq: 0, lane: [], before: [], own: [] },
})

/** A kind chosen, or left if it was chosen. */
export const toggle = (self: FilterBar, kind: Kind): FilterBar => {
  const chosen = bit[kind]
  return select(self, self.combinable ? self.selection ^ chosen : self.selection === chosen ? none : chosen)
}

/** Exactly these kinds chosen. */
export const select = (self: FilterBar, selection: KindSet): FilterBar => ({ ...seen(self), selection })

/** Nothing chosen: everything shows. */
export const clear = (self: FilterBar): FilterBar => select(self, none)

/** Several kinds at once, or one at a time; what is chosen beyond one is left. */
export const combine = (self: FilterBar, combinable: boolean): FilterBar => ({
  ...self,
  combinable,
  selection: combinable || Number.isInteger(Math.log2(self.selection)) ? self.selection : none,
})

/** The row once its reader knows what has been hidden so far: nothing of the thread as it stands is new any more. */
export const seen = (self: FilterBar): FilterBar => ({
  ...self,
  newHidden: 0,
  ownHidden: 0,
  since: { ...self.since, seq: self.since.head, before: self.since.lane, own: [] },
})

/** The row with word of how many rows show, or without it: then their kinds alone decide. */
export const showing = (self: FilterBar, shown: number | undefined): FilterBar => {
  if (self.shown === shown) return self
  const { shown: _, ...rest } = self
  return shown === undefined ? rest : { ...rest, shown }
}

/**
 * The row after steps of the thread. Cost: constant per entry added or removed.
 *
 * `passes` is what decides beside the kinds, if anything does; it must answer for an entry as it did before, or be
 * told of with {@link seen}.
 */
export const follow = (self: FilterBar, diff: ReadonlyArray<Splice>, passes?: (entry: Entry) => boolean): FilterBar => {
  if (diff.length === 0) return self
  const { selection, classification } = self
  const { seq, before } = self.since
  const tally = self.tally.slice()
  let { total, newHidden, ownHidden } = self
  let { head, lane, own } = self.since
  // What an entry adds to the counts when it comes it takes from them when it goes, so that a row that becomes another
  // one under the same key counts once.
  const count = (entry: Entry, by: 1 | -1): void => {
    const kinds = classify(entry, classification)
    tally[kinds]! += by
    total += by
    if (entry._tag === "Gap") return
    if (shows(selection, kinds) && (passes === undefined || passes(entry))) return
    const id = key(entry)
    if (!isSent(entry) && entry.seq <= seq) return
    if (before.includes(id)) return
    newHidden += by
    if (own.includes(id)) ownHidden += by
  }
  for (const { removed, added } of diff) {
    for (const entry of removed) {
      count(entry, -1)
      if (isSent(entry)) lane = lane.filter((id) => id !== key(entry))
    }
    for (const entry of added) {
      if (isSent(entry)) {
        const id = key(entry)
        lane = [...lane, id]
        if (!before.includes(id) && !own.includes(id)) own = [...own, id]
      } else head = Math.max(head, entry._tag === "Gap" ? entry.to : entry.seq)
      count(entry, 1)
    }
  }
  return { ...self, tally, total, newHidden, ownHidden, since: { head, seq, lane, before, own } }
}

/** The row over a thread as it stands; nothing in it is new. */
export const fromTimeline = (self: FilterBar, timeline: Timeline): FilterBar =>
  seen(follow(self, [{ index: 0, removed: [], added: slice(timeline) }]))

/** How many entries there are of each kind. */
export const counts = (self: FilterBar): Readonly<Record<Kind, number>> => {
  const count = (kind: Kind): number =>
    self.tally.reduce((sum, n, kinds) => ((kinds & bit[kind]) === 0 ? sum : sum + n), 0)
  return {
    visitor: count("visitor"),
    agent: count("agent"),
    actions: count("actions"),
    navigation: count("navigation"),
  }
}

/** Whether a kind is chosen. */
export const isChosen = (self: FilterBar, kind: Kind): boolean => (self.selection & bit[kind]) !== 0

/** How many entries do not show. */
export const hidden = (self: FilterBar): number =>
  self.shown === undefined
    ? self.tally.reduce((sum, n, kinds) => (shows(self.selection, kinds) ? sum : sum + n), 0)
    : self.total - self.shown

/** The four kinds, in the order of the bar. */
export const kinds: ReadonlyArray<Kind> = all

const isSent = (entry: Entry): entry is Extract<Entry, { _tag: "Pending" | "Failed" }> =>
  entry._tag === "Pending" || entry._tag === "Failed"
