/**
 * A timeline seen through any filter, kept by its changes: one change in, one change out.
 *
 * A view holds a yes or no per row, counted in chunks, and no rows. Following a change asks the filter about what was
 * added and nothing else; where the change lies in the view, and which row an index is, are counts over one chunk.
 * A long thread can be looked through in steps ({@link begin}, {@link step}), newest rows first, while it goes on changing.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import type { Splice } from "@pupitre/core/Splice"
import type { Change, Timeline } from "@pupitre/core/Timeline"
import { at as rowAt, indexOf as rowOf, runs as runsOf, size as sizeOf } from "@pupitre/core/Timeline"
import type { Filter } from "./Filter.js"
import type { FilteredTimeline } from "./FilteredTimeline.js"
import * as Flags from "./internal/flags.js"
import type { Question } from "./internal/question.js"
import { question, textsOf } from "./internal/question.js"
import type { Classification } from "./Kind.js"
import { none as noKind, standard } from "./Kind.js"

/**
 * A timeline seen through a filter. Immutable, and read like any other view of a timeline, by the functions of this
 * module or of `FilteredTimeline`.
 */
export interface FilteredView extends FilteredTimeline {
  readonly filter: Filter
  /** Rows at the start of the timeline that were not looked at yet; none of them shows. 0 once all were. */
  readonly left: number
  readonly rows: (from: number, to: number) => ReadonlyArray<Entry>
  readonly [TypeId]: "FilteredView"
}

/** The next view, and the steps that lead to it, to be applied in order, as a timeline's change is. */
export interface ViewChange {
  readonly view: FilteredView
  readonly diff: ReadonlyArray<Splice>
}

declare const TypeId: unique symbol

/**
 * The view of a timeline through a filter. Cost: the filter asked of every row.
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Timeline from "@pupitre/core/Timeline"
 * import * as Filter from "@pupitre/filters/Filter"
 * import * as FilteredView from "@pupitre/filters/FilteredView"
 *
 * const { events } = Scenario.make("Où est ma lampe ?").agent("Elle arrive.").visitor("La lampe Aube ?")
 * const before = Timeline.ingest(Timeline.empty, { from: 1, to: 5, events: events.slice(0, 5), head: 5 }).timeline
 * const view = FilteredView.make(before, Filter.text("lampe"))
 * view.size // => 1
 *
 * const change = Timeline.ingest(before, { from: 6, to: 6, events: events.slice(5), head: 6 })
 * const next = FilteredView.follow(view, change)
 * next.diff.map(({ index, added }) => [index, added.length]) // => [[1, 1]]
 * next.view.size // => 2
 * ```
 */
export const make = (timeline: Timeline, filter: Filter, classification?: Classification): FilteredView =>
  step(begin(timeline, filter, classification), Number.POSITIVE_INFINITY).view

/** The view of a timeline of which nothing was looked at yet: take it further with {@link step}. */
export const begin = (timeline: Timeline, filter: Filter, classification: Classification = standard): FilteredView => {
  const passes = question(filter, classification)
  return view({ timeline, filter, classification, passes }, Flags.empty, sizeOf(timeline))
}

/** The view after looking at so many more rows, the newest first. What it finds comes before what was found. */
export const step = (self: FilteredView, rows: number): ViewChange => {
  if (self.left === 0) return { view: self, diff: [] }
  const from = Math.max(0, self.left - Math.max(1, rows))
  const { passes } = inside(self)
  const added: Array<Entry> = []
  const flags = new Uint8Array(self.left - from)
  const look = (index: number, entry: Entry, texts?: Array<string | undefined>, place?: number): void => {
    if (!passes(entry, texts, place)) return
    flags[index - from] = 1
    added.push(entry)
  }
  const { runs, starts, count } = runsOf(self.timeline)
  const confirmed = Math.min(self.left, count)
  for (let i = 0; i < runs.length; i++) {
    const start = starts[i]!
    const run = runs[i]!
    const stop = Math.min(confirmed - start, run.length)
    if (start + stop <= from) continue
    const texts = textsOf(run)
    for (let at = Math.max(0, from - start); at < stop; at++) look(start + at, run[at]!, texts, at)
  }
  for (let index = Math.max(from, count); index < self.left; index++) look(index, rowAt(self.timeline, index)!)
  const next = view(inside(self), Flags.splice(inside(self).flags, 0, 0, flags), from)
  return { view: next, diff: added.length === 0 ? [] : [{ index: 0, removed: [], added }] }
}

/**
 * The view after a change of its timeline, and what changed in it. Cost: proportional to the change.
 *
 * The change must be the next one of the view's timeline. One that cannot be, because others were missed, costs looking
 * at every row again.
 */
export const follow = (self: FilteredView, change: Change): ViewChange => {
  const { passes, flags: before } = inside(self)
  let flags = before
  let left = self.left
  const diff: Array<Splice> = []
  for (const { index, removed, added } of change.diff) {
    if (index + removed.length > left + flags.size) return again(self, change.timeline)
    // Of the part that was not looked at yet nothing shows, and what comes into it is looked at with the rest.
    const unseen = index < left
    const skipped = unseen ? Math.min(left - index, removed.length) : 0
    const at = unseen ? 0 : index - left
    const gone: Array<Entry> = []
    for (let i = skipped; i < removed.length; i++) if (Flags.at(flags, at + i - skipped)) gone.push(removed[i]!)
    const come: Array<Entry> = []
    const items = new Uint8Array(unseen ? 0 : added.length)
    for (let i = 0; i < items.length; i++) {
      const entry = added[i]!
      if (!passes(entry)) continue
      items[i] = 1
      come.push(entry)
    }
    if (gone.length + come.length > 0) diff.push({ index: Flags.rank(flags, at), removed: gone, added: come })
    if (removed.length > skipped || items.length > 0) {
      flags = Flags.splice(flags, at, removed.length - skipped, items)
    }
    if (unseen) left += added.length - skipped
  }
  if (change.timeline === self.timeline) return { view: self, diff }
  if (left + flags.size !== sizeOf(change.timeline)) return again(self, change.timeline)
  return { view: view({ ...inside(self), timeline: change.timeline }, flags, left), diff }
}

/** The number of rows that show. */
export const size = (self: FilteredView): number => self.size

/** The row at an index of the view, or `undefined` outside it. */
export const at = (self: FilteredView, index: number): Entry | undefined => slice(self, index, index + 1)[0]

/** The rows of the view from `from` up to, not including, `to`; all of them without arguments. */
export const slice = (self: FilteredView, from = 0, to = self.size): ReadonlyArray<Entry> => {
  if (from < 0) return []
  const { timeline, left } = self
  return Flags.select(inside(self).flags, from, to).map((index) => rowAt(timeline, left + index)!)
}

/** The index in the view of the row that holds a sequence number; -1 when that row does not show. */
export const indexOf = (self: FilteredView, seq: number): number => {
  const index = rowOf(self.timeline, seq) - self.left
  const flags = inside(self).flags
  return index >= 0 && Flags.at(flags, index) ? Flags.rank(flags, index) : -1
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Internal extends Omit<FilteredView, typeof TypeId> {
  readonly passes: Question
  readonly flags: Flags.Flags
}

const inside = (self: FilteredView): Internal => self as unknown as Internal

const view = (
  { timeline, filter, classification, passes }: Pick<Internal, "timeline" | "filter" | "classification" | "passes">,
  flags: Flags.Flags,
  left: number,
): FilteredView => {
  const state: Internal = {
    timeline,
    filter,
    classification,
    passes,
    selection: noKind,
    size: flags.count,
    left,
    flags,
    rows: (from, to) => slice(self, from, to),
  }
  const self = state as unknown as FilteredView
  return self
}

const again = (self: FilteredView, timeline: Timeline): ViewChange => {
  const next = make(timeline, self.filter, self.classification)
  return { view: next, diff: [{ index: 0, removed: slice(self), added: slice(next) }] }
}
