/**
 * Whether a command can be done in this conversation now, and why not.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import type { Command } from "@pupitre/core/Command"
import { useCallback, useSyncExternalStore } from "react"
import { useWindow } from "./ConversationProvider.js"

/** Whether a command can be done now. The same reference until the answer changes. */
export const useAvailability = <Input>(command: Command<string, "conversation", Input>): Availability => {
  const window = useWindow()
  const subscribe = useCallback(
    (listener: () => void) => {
      const { conversation, signals, channel, load, driven } = window
      const leave = [conversation, signals, channel.self, load, driven].map((source) => source?.subscribe(listener))
      return () => leave.forEach((one) => one?.())
    },
    [window],
  )
  const answer = (): Availability => window.can(command)
  return useSyncExternalStore(subscribe, answer, answer)
}
