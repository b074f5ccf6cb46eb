/**
 * A long thread looked through without holding anyone up: a view taken further a few thousand rows at a time.
 *
 * The first step is taken at once, so that a thread of ordinary length is there whole. The others run when `schedule`
 * says: there is no timer here. Changes of the thread are followed in between.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import type { Splice } from "@pupitre/core/Splice"
import type { Change, Timeline } from "@pupitre/core/Timeline"
import type { Filter } from "./Filter.js"
import { and, kinds, toPredicate } from "./Filter.js"
import type { FilteredView, ViewChange } from "./FilteredView.js"
import { begin, follow, step } from "./FilteredView.js"
import type { Classification, KindSet } from "./Kind.js"
import { kindsOf, none } from "./Kind.js"

/** A search that goes on until every row was looked at. */
export interface Search {
  /** What was found so far; `left` rows were not looked at yet. */
  readonly view: () => FilteredView
  /** Follows a change of the timeline; what changed in the view is told to `changed` as well. */
  readonly follow: (change: Change) => void
  /** Ends it as it stands. */
  readonly cancel: () => void
}

/** How a search goes on. */
export interface Options {
  /**
   * Runs the next step later: `(run) => { const timer = setTimeout(run); return () => clearTimeout(timer) }`, or when the
   * browser is idle. What it returns, if anything, takes that back. Without it everything is looked at at once.
   */
  readonly schedule?: (run: () => void) => (() => void) | void
  /** Rows per step; 4,000 unless told otherwise, a few milliseconds where nothing is folded yet. */
  readonly rows?: number
  readonly classification?: Classification
  /** Told of each next view and the steps that lead to it; not of the first one, which `view` gives at once. */
  readonly changed?: (view: FilteredView, diff: ReadonlyArray<Splice>) => void
}

/** A filter made ready to stand beside the kinds of a thread: what `FilteredThread` is narrowed by. */
export interface Narrowing {
  readonly filter: Filter
  /** Whether the filter alone lets an entry pass. */
  readonly passes: (classification?: Classification) => (entry: Entry) => boolean
  /** Begins to look for what the filter and a set of kinds let pass. */
  readonly start: (timeline: Timeline, selection: KindSet, options: Options) => Search
}

/** The rows of one step, unless told otherwise. */
export const rowsPerStep = 4_000

/** Begins to look for what a filter lets pass. */
export const start = (timeline: Timeline, filter: Filter, options: Options = {}): Search => {
  const { schedule, classification, changed } = options
  const rows = schedule === undefined ? Number.POSITIVE_INFINITY : (options.rows ?? rowsPerStep)
  let view = step(begin(timeline, filter, classification), rows).view
  let stop: (() => void) | void
  let running = true
  const take = (next: ViewChange): void => {
    if (next.view === view) return
    view = next.view
    changed?.(view, next.diff)
  }
  const later = (): void => {
    if (!running || view.left === 0) return
    stop = schedule?.(() => {
      if (!running) return
      try {
        take(step(view, rows))
      } finally {
        later()
      }
    })
  }
  later()
  return {
    view: () => view,
    follow: (change) => {
      if (running) take(follow(view, change))
    },
    cancel: () => {
      running = false
      stop?.()
    },
  }
}

/** A filter made ready to stand beside the kinds of a thread: `thread.narrow(Search.by(Filter.text("lampe")))`. */
export const by = (filter: Filter): Narrowing => ({
  filter,
  passes: (classification) => toPredicate(filter, classification),
  start: (timeline, selection, options) =>
    start(timeline, selection === none ? filter : and(kinds(...kindsOf(selection)), filter), options),
})
