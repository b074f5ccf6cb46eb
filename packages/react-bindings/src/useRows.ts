/**
 * The rows of the thread that show, for a list or a virtualizer.
 *
 * The contract with any list: `size` rows, `FilteredTimeline.at(rows, i)` or `slice`, and `Timeline.key(entry)`, which a row
 * keeps from pending to confirmed. Entries keep their reference while they do not change, so that a memoised row
 * component renders once per entry: one new message renders one row.
 *
 * @since 0.1.0
 */
import type { FilteredTimeline } from "@pupitre/filters/FilteredTimeline"
import { useThread } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"

/** The rows of the thread that show. Changes with the thread and with the choice of filters. */
export const useRows = (): FilteredTimeline => useReadable(useThread().view)
