/**
 * What is shown for a moment: typing, live preview, presence. In a store of its own, so that it renders no row.
 *
 * @since 0.1.0
 */
import type { Participant } from "@pupitre/core/Participant"
import type { Sent, Signal } from "@pupitre/core/Signal"
import { find } from "@pupitre/core/Signals"
import { useSyncExternalStore } from "react"
import { useWindow } from "./ConversationProvider.js"

/** The signal of a kind that stands from one side now, or `undefined`. */
export const useSignal = <Tag extends Signal["_tag"]>(
  tag: Tag,
  from: Participant["_tag"],
): (Sent & { readonly signal: Extract<Signal, { _tag: Tag }> }) | undefined => {
  const { signals } = useWindow()
  const now = () => find(signals.get(), tag, from)
  return useSyncExternalStore(signals.subscribe, now, now)
}
