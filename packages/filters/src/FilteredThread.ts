/**
 * The thread of a window seen through its row of filters, and through any other filter beside it: readables that follow
 * it step by step.
 *
 * Filtering never changes the thread. The choice belongs to one window and is forgotten with it.
 *
 * @since 0.1.0
 */
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import type { Entry } from "@pupitre/core/Entry"
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import * as FilterBar from "./FilterBar.js"
import type { FilteredTimeline } from "./FilteredTimeline.js"
import { make } from "./FilteredTimeline.js"
import type { Kind, KindSet } from "./Kind.js"
import { none } from "./Kind.js"
import type * as Search from "./Search.js"

/** The thread of a window seen through its filters. */
export interface FilteredThread {
  /** The chosen kinds, the counts, and what is hidden by the kinds and the filter beside them. */
  readonly bar: Readable<FilterBar.FilterBar>
  /** The rows that show. `left` is there while a search goes on: so many rows were not looked at yet. */
  readonly view: Readable<FilteredTimeline>
  /** The filter beside the kinds, if there is one. */
  readonly beside: Readable<Search.Narrowing | undefined>
  readonly toggle: (kind: Kind) => void
  readonly select: (selection: KindSet) => void
  readonly combine: (combinable: boolean) => void
  /** Shows only what a filter lets pass as well, made ready with `Search.by`; `undefined`: the kinds alone decide. */
  readonly narrow: (by: Search.Narrowing | undefined) => void
  /** The reader knows what has been hidden so far: `newHidden` and `ownHidden` begin anew. */
  readonly seen: () => void
  /** Stops following the window. */
  readonly close: () => void
}

/** How a thread is filtered at first, and how it is looked through. */
export interface Options extends Pick<Search.Options, "schedule" | "rows" | "classification"> {
  readonly combinable?: boolean
  readonly selection?: KindSet
  readonly beside?: Search.Narrowing
}

/** Follows the thread of a window from here on. */
export const follow = (
  window: Pick<ConversationWindow, "timeline" | "changes">,
  options: Options = {},
): FilteredThread => {
  const { classification, beside: first } = options
  let timeline = window.timeline.get()
  let search: Search.Search | undefined
  let passes: ((entry: Entry) => boolean) | undefined
  let now = FilterBar.fromTimeline(FilterBar.select(FilterBar.make(options), options.selection ?? none), timeline)
  const bar = store(now)
  const beside = store<Search.Narrowing | undefined>(undefined)
  const view = store(make(timeline, now.selection, classification))

  const show = (next: FilteredTimeline): void => {
    now = FilterBar.showing(now, next.left === undefined ? undefined : next.size + next.left)
    bar.set(now)
    view.set(next)
  }
  /** Looks at the thread anew: the kinds or the filter beside them are others. */
  const look = (next: FilterBar.FilterBar, by: Search.Narrowing | undefined): void => {
    search?.cancel()
    search = undefined
    passes = by?.passes(classification)
    now = next
    beside.set(by)
    if (by === undefined) return show(make(timeline, next.selection, classification))
    search = by.start(timeline, next.selection, { ...options, changed: show })
    show(search.view())
  }
  const choose = (next: FilterBar.FilterBar): void => {
    if (next.selection !== now.selection) return look(next, beside.get())
    now = next
    bar.set(now)
  }
  if (first !== undefined) look(now, first)
  const stop = window.changes((change) => {
    timeline = change.timeline
    now = FilterBar.follow(now, change.diff, passes)
    if (search === undefined) show(make(timeline, now.selection, classification))
    else search.follow(change)
    bar.set(now)
  })
  return {
    bar,
    view,
    beside,
    toggle: (kind) => choose(FilterBar.toggle(now, kind)),
    select: (selection) => choose(FilterBar.select(now, selection)),
    combine: (combinable) => choose(FilterBar.combine(now, combinable)),
    narrow: (by) => look(FilterBar.seen(now), by),
    seen: () => choose(FilterBar.seen(now)),
    close: () => {
      stop()
      search?.cancel()
    },
  }
}
