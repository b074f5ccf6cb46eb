/**
 * The thread of a window seen through its row of filters: two readables that follow it step by step.
 *
 * Filtering never changes the thread. The choice belongs to one window and is forgotten with it.
 *
 * @since 0.1.0
 */
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import type { Readable } from "@pupitre/core/Readable"
import { store } from "@pupitre/core/Readable"
import * as FilterBar from "./FilterBar.js"
import type { FilteredTimeline } from "./FilteredTimeline.js"
import { make } from "./FilteredTimeline.js"
import type { Kind, KindSet } from "./Kind.js"

/** The thread of a window seen through its row of filters. */
export interface FilteredThread {
  readonly bar: Readable<FilterBar.FilterBar>
  readonly view: Readable<FilteredTimeline>
  readonly toggle: (kind: Kind) => void
  readonly select: (selection: KindSet) => void
  readonly combine: (combinable: boolean) => void
  /** Stops following the window. */
  readonly close: () => void
}

/** Follows the thread of a window from here on. */
export const follow = (
  window: Pick<ConversationWindow, "timeline" | "changes">,
  options?: { readonly combinable?: boolean; readonly selection?: KindSet },
): FilteredThread => {
  const timeline = window.timeline.get()
  const initial = FilterBar.fromTimeline(FilterBar.select(FilterBar.make(options), options?.selection ?? 0), timeline)
  const bar = store(initial)
  const view = store(make(timeline, initial.selection))
  const choose = (next: FilterBar.FilterBar): void => {
    bar.set(next)
    if (view.get().selection !== next.selection) view.set(make(view.get().timeline, next.selection))
  }
  const close = window.changes(({ timeline: next, diff }) => {
    bar.set(FilterBar.follow(bar.get(), diff))
    view.set(make(next, bar.get().selection))
  })
  return {
    bar,
    view,
    toggle: (kind) => choose(FilterBar.toggle(bar.get(), kind)),
    select: (selection) => choose(FilterBar.select(bar.get(), selection)),
    combine: (combinable) => choose(FilterBar.combine(bar.get(), combinable)),
    close,
  }
}
