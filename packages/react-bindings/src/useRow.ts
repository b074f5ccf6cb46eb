/**
 * One row of the thread, for a component that renders by index.
 *
 * @since 0.1.0
 */
import type { Entry } from "@pupitre/core/Entry"
import { at } from "@pupitre/filters/FilteredTimeline"
import { useSyncExternalStore } from "react"
import { useThread } from "./ConversationProvider.js"

/** The row at an index of what shows. The component renders again only when that row is another one. */
export const useRow = (index: number): Entry | undefined => {
  const { view } = useThread()
  const row = (): Entry | undefined => at(view.get(), index)
  return useSyncExternalStore(view.subscribe, row, row)
}
