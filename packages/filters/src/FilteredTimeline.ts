/**
 * A timeline seen through a set of kinds, without building an array.
 *
 * Each run of the timeline is classified once, row by row as it grows; a view only adds up what its runs show. So a
 * switch between sets costs a pass over the runs, not over the entries, and the next event costs the same at any size.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import type { Timeline } from "@pupitre/core/Timeline"
import { at as entryAt, runs as runsOf, size as sizeOf } from "@pupitre/core/Timeline"
import type { Classification, KindSet } from "./Kind.js"
import { classify, none, shows, standard } from "./Kind.js"

/** A timeline seen through a set of kinds. Immutable, like the timeline. */
export interface FilteredTimeline {
  readonly timeline: Timeline
  readonly selection: KindSet
  /** What the desk classifies otherwise. */
  readonly classification: Classification
  /** The number of rows that show. */
  readonly size: number
  /** Rows at the start of the timeline that were not looked at yet, while a search goes on. */
  readonly left?: number
  /** Reads the rows, where more than their kinds decides which show. */
  readonly rows?: (from: number, to: number) => ReadonlyArray<Entry>
}

/**
 * The view of a timeline under a selection; {@link none} shows everything.
 *
 * @example
 * ```ts
 * import * as Timeline from "@pupitre/core/Timeline"
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
 * import * as Kind from "@pupitre/filters/Kind"
 *
 * const { events } = Scenario.make("Bonjour").agent("Bonjour Camille").page("/p/aube", "Lampe Aube")
 * const { timeline } = Timeline.ingest(Timeline.empty, { from: 1, to: events.length, events, head: events.length })
 * const pages = FilteredTimeline.make(timeline, Kind.setOf(["navigation"]))
 * FilteredTimeline.slice(pages).map((entry) => entry._tag) // => ["ConversationStarted", "PageVisited", "AgentAssigned", "PageVisited"]
 * ```
 */
export const make = (
  timeline: Timeline,
  selection: KindSet,
  classification: Classification = standard,
): FilteredTimeline => {
  if (selection === none) return { timeline, selection, classification, size: sizeOf(timeline) }
  const { runs, starts, count } = runsOf(timeline)
  const last = runs.length - 1
  let size = 0
  if (last >= 0) {
    const known = keptFor(classification)
    size = offsets(known, runs, selection)[last]!
    size += countIn(classified(known, runs[last]!), count - starts[last]!, selection)
  }
  for (let i = count; i < sizeOf(timeline); i++) {
    if (shows(selection, classify(entryAt(timeline, i)!, classification))) size++
  }
  return { timeline, selection, classification, size }
}

/** The row at an index of the view, or `undefined` outside it. */
export const at = (self: FilteredTimeline, index: number): Entry | undefined => slice(self, index, index + 1)[0]

/** The rows of the view from `from` up to, not including, `to`; all of them without arguments. */
export const slice = (self: FilteredTimeline, from = 0, to = self.size): ReadonlyArray<Entry> => {
  const { timeline, selection, classification, rows } = self
  const out: Array<Entry> = []
  if (from < 0 || from >= to) return out
  if (rows !== undefined) return rows(from, Math.min(to, self.size))
  const known = keptFor(classification)
  const { runs, starts, count } = runsOf(timeline)
  const wanted = Math.min(to, self.size) - from
  let run = 0
  let skip = from
  if (selection !== none && runs.length > 0) {
    const before = offsets(known, runs, selection)
    let high = runs.length - 1
    while (run < high) {
      const middle = (run + high + 1) >> 1
      if (before[middle]! <= from) run = middle
      else high = middle - 1
    }
    skip = from - before[run]!
  }
  let index = starts[run] ?? 0
  if (selection === none) {
    index = from
    skip = 0
  }
  for (; run < runs.length && out.length < wanted && selection !== none; run++) {
    const { masks } = classified(known, runs[run]!)
    const length = Math.min(runs[run]!.length, count - starts[run]!)
    for (let i = 0; i < length && out.length < wanted; i++) {
      if (shows(selection, masks[i]!) && skip-- <= 0) out.push(runs[run]![i]!)
    }
    index = starts[run]! + length
  }
  for (; index < sizeOf(timeline) && out.length < wanted; index++) {
    const entry = entryAt(timeline, index)!
    if (shows(selection, classify(entry, classification)) && skip-- <= 0) out.push(entry)
  }
  return out
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The kinds of the rows of one run, and how many rows have each set of kinds. */
interface Classified {
  masks: Uint8Array
  /** Rows classified so far: a run only ever grows. */
  seen: number
  readonly tally: Uint32Array
}

/** What is kept of the runs under one classification. */
interface Kept {
  readonly classification: Classification
  readonly runs: WeakMap<ReadonlyArray<Entry>, Classified>
  // The directory of runs is the same, by reference, while only the last run grows, and then so are these sums.
  readonly sums: WeakMap<ReadonlyArray<ReadonlyArray<Entry>>, Map<KindSet, Uint32Array>>
}

// Two options, so four classifications: they share nothing that they disagree on.
const kept: Array<Kept | undefined> = [undefined, undefined, undefined, undefined]

const keptFor = (classification: Classification): Kept => {
  const index = (classification.cardsUnderAgent === true ? 1 : 0) + (classification.notesUnderActions === true ? 2 : 0)
  return (kept[index] ??= { classification, runs: new WeakMap(), sums: new WeakMap() })
}

const classified = ({ runs, classification }: Kept, run: ReadonlyArray<Entry>): Classified => {
  let own = runs.get(run)
  if (own === undefined) runs.set(run, (own = { masks: new Uint8Array(16), seen: 0, tally: new Uint32Array(16) }))
  if (run.length > own.masks.length) {
    const larger = new Uint8Array(Math.max(run.length, own.masks.length * 2))
    larger.set(own.masks)
    own.masks = larger
  }
  for (; own.seen < run.length; own.seen++) {
    const mask = classify(run[own.seen]!, classification)
    own.masks[own.seen] = mask
    own.tally[mask]!++
  }
  return own
}

/** How many of the first `length` rows of a run show. */
const countIn = (run: Classified, length: number, selection: KindSet): number => {
  let count = 0
  if (length === run.seen) {
    for (let mask = 0; mask < 16; mask++) if (shows(selection, mask)) count += run.tally[mask]!
  } else {
    for (let i = 0; i < length; i++) if (shows(selection, run.masks[i]!)) count++
  }
  return count
}

/** For each run, how many rows show before it. */
const offsets = (known: Kept, runs: ReadonlyArray<ReadonlyArray<Entry>>, selection: KindSet): Uint32Array => {
  let bySelection = known.sums.get(runs)
  if (bySelection === undefined) known.sums.set(runs, (bySelection = new Map()))
  let before = bySelection.get(selection)
  if (before === undefined) {
    before = new Uint32Array(runs.length)
    for (let i = 1; i < runs.length; i++) {
      before[i] = before[i - 1]! + countIn(classified(known, runs[i - 1]!), runs[i - 1]!.length, selection)
    }
    bySelection.set(selection, before)
  }
  return before
}
