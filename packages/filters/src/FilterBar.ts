/**
 * The row of filters above a thread: which kinds are chosen, how many entries there are of each, and what is hidden.
 *
 * Counts follow the splices of the thread, in constant time per event. Nothing hidden is hidden silently: `newHidden`
 * counts what has arrived at the end of the thread, since the choice was made, without showing.
 *
 * @since 0.1.0
 */
import type { Entry, Splice, Timeline } from "@pupitre/core/Timeline"
import { slice } from "@pupitre/core/Timeline"
import type { Kind, KindSet } from "./Kind.js"
import { all, bit, classify, none, shows } from "./Kind.js"

/** The state of the row of filters. Immutable. */
export interface FilterBar {
  /** The chosen kinds; {@link none} shows everything. */
  readonly selection: KindSet
  /** Whether several kinds can be chosen at once. When not, choosing one leaves the others. */
  readonly combinable: boolean
  /** How many entries there are of each set of kinds, by the bits of the set. */
  readonly tally: ReadonlyArray<number>
  /** All rows of the thread. */
  readonly total: number
  /** Rows of the thread that are pending or failed: its last ones. */
  readonly sent: number
  /** Arrived at the end, since the choice was made, without showing. */
  readonly newHidden: number
}

/** A row with nothing chosen over an empty thread. Exclusive unless told otherwise. */
export const make = (options?: { readonly combinable?: boolean }): FilterBar => ({
  selection: none,
  combinable: options?.combinable ?? false,
  tally: Array.from({ length: 16 }, () => 0),
  total: 0,
  sent: 0,
  newHidden: 0,
})

/** A kind chosen, or left if it was chosen. */
export const toggle = (self: FilterBar, kind: Kind): FilterBar => {
  const chosen = bit[kind]
  const selection = self.combinable ? self.selection ^ chosen : self.selection === chosen ? none : chosen
  return { ...self, selection, newHidden: 0 }
}

/** Exactly these kinds chosen. */
export const select = (self: FilterBar, selection: KindSet): FilterBar => ({ ...self, selection, newHidden: 0 })

/** Nothing chosen: everything shows. */
export const clear = (self: FilterBar): FilterBar => select(self, none)

/** Several kinds at once, or one at a time; what is chosen beyond one is left. */
export const combine = (self: FilterBar, combinable: boolean): FilterBar => ({
  ...self,
  combinable,
  selection: combinable || Number.isInteger(Math.log2(self.selection)) ? self.selection : none,
})

/** The row after steps of the thread. Cost: constant per entry added or removed. */
export const follow = (self: FilterBar, diff: ReadonlyArray<Splice>): FilterBar => {
  if (diff.length === 0) return self
  const tally = self.tally.slice()
  let { total, sent, newHidden } = self
  for (const { index, removed, added } of diff) {
    const atEnd = index + removed.length >= total - sent
    for (const entry of removed) {
      const kinds = classify(entry)
      tally[kinds]!--
      if (!isSent(entry)) continue
      sent--
      // What a pending row becomes was counted when it was sent.
      if (newHidden > 0 && !shows(self.selection, kinds)) newHidden--
    }
    for (const entry of added) {
      const kinds = classify(entry)
      tally[kinds]!++
      if (isSent(entry)) sent++
      if (atEnd && !shows(self.selection, kinds)) newHidden++
    }
    total += added.length - removed.length
  }
  return { ...self, tally, total, sent, newHidden }
}

/** The row over a thread as it stands; nothing in it is new. */
export const fromTimeline = (self: FilterBar, timeline: Timeline): FilterBar => ({
  ...follow(self, [{ index: 0, removed: [], added: slice(timeline) }]),
  newHidden: 0,
})

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
  self.tally.reduce((sum, n, kinds) => (shows(self.selection, kinds) ? sum : sum + n), 0)

/** The four kinds, in the order of the bar. */
export const kinds: ReadonlyArray<Kind> = all

const isSent = (entry: Entry): boolean => entry._tag === "Pending" || entry._tag === "Failed"
