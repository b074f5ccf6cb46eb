/**
 * The row of filters and the search beside it: what is chosen, how many there are of each kind, what is hidden, and the
 * ways to choose.
 *
 * @since 0.1.0
 */
import * as FilterBar from "@pupitre/filters/FilterBar"
import type { Kind, KindSet } from "@pupitre/filters/Kind"
import type { Narrowing } from "@pupitre/filters/Search"
import { useThread } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"

/** What {@link useFilters} gives. */
export interface Filters {
  readonly bar: FilterBar.FilterBar
  readonly counts: Readonly<Record<Kind, number>>
  /** Rows that do not show. */
  readonly hidden: number
  /** Said since the choice was made, without showing. */
  readonly newHidden: number
  /** Sent from here since the choice was made, without showing: to say "your own message is hidden". */
  readonly ownHidden: number
  /** The filter beside the kinds, if there is one. */
  readonly beside: Narrowing | undefined
  readonly toggle: (kind: Kind) => void
  readonly select: (selection: KindSet) => void
  readonly combine: (combinable: boolean) => void
  /** Shows only what a filter lets pass as well, made ready with `Search.by`; `undefined`: the kinds alone decide. */
  readonly narrow: (by: Narrowing | undefined) => void
  /** The reader knows what has been hidden so far: `newHidden` and `ownHidden` begin anew. */
  readonly seen: () => void
}

/** The filters of the nearest window. */
export const useFilters = (): Filters => {
  const { bar, beside, toggle, select, combine, narrow, seen } = useThread()
  const now = useReadable(bar)
  const { newHidden, ownHidden } = now
  return {
    bar: now,
    counts: FilterBar.counts(now),
    hidden: FilterBar.hidden(now),
    newHidden,
    ownHidden,
    beside: useReadable(beside),
    toggle,
    select,
    combine,
    narrow,
    seen,
  }
}
