/**
 * The row of filters: what is chosen, how many there are of each kind, what is hidden, and the ways to choose.
 *
 * @since 0.1.0
 */
import * as FilterBar from "@pupitre/filters/FilterBar"
import type { Kind, KindSet } from "@pupitre/filters/Kind"
import { useThread } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"

/** What {@link useFilters} gives. */
export interface Filters {
  readonly bar: FilterBar.FilterBar
  readonly counts: Readonly<Record<Kind, number>>
  /** Rows that do not show. */
  readonly hidden: number
  readonly toggle: (kind: Kind) => void
  readonly select: (selection: KindSet) => void
  readonly combine: (combinable: boolean) => void
}

/** The row of filters of the nearest window. */
export const useFilters = (): Filters => {
  const { bar, toggle, select, combine } = useThread()
  const now = useReadable(bar)
  return { bar: now, counts: FilterBar.counts(now), hidden: FilterBar.hidden(now), toggle, select, combine }
}
