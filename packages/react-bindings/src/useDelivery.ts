/**
 * How far a row of one's own has got on its way to the other side.
 *
 * @since 0.1.0
 */
import type { Delivery } from "@pupitre/core/Delivery"
import { of } from "@pupitre/core/Delivery"
import type { Entry } from "@pupitre/core/Entry"
import { ofOthers } from "@pupitre/core/Marks"
import { useSyncExternalStore } from "react"
import { useWindow } from "./ConversationProvider.js"
import { useSelf } from "./useSelf.js"

/** How far a row has got; nothing for what nobody sent. The component renders again only when that changes. */
export const useDelivery = (entry: Entry): Delivery | undefined => {
  const { marks } = useWindow()
  const side = useSelf()?.participant._tag === "Visitor" ? "visitor" : "agents"
  const now = (): Delivery | undefined => of(entry, ofOthers(marks.get(), side))
  return useSyncExternalStore(marks.subscribe, now, now)
}
