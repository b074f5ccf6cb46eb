/**
 * Whether this agent takes conversations: said to the server, and kept over a reload of the tab.
 *
 * Busy is nobody's choice: it follows from the conversations that take a slot.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { forcedUnavailable } from "@pupitre/core/desk/Routing"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { AgentId } from "@pupitre/core/Id"
import { isHeldBy } from "@pupitre/core/Lifecycle"
import { useCallback, useEffect, useState } from "react"

/** Where an agent stands: ready for the next visitor, with no slot left, or taking nobody. */
export type Standing = "available" | "busy" | "unavailable"

/** Whether the agent of an account takes conversations, and the way to say otherwise. */
export const useAvailable = (channel: EventChannel, account: string): readonly [boolean, (yes: boolean) => void] => {
  const [available, setAvailable] = useState(() => recall(account))
  useEffect(() => channel.available(available), [channel, available])
  const say = useCallback(
    (yes: boolean) => {
      setAvailable(yes)
      keep(account, yes)
    },
    [account],
  )
  return [available, say]
}

/** The conversations that take a slot of an agent's. */
export const openOf = (
  summaries: ReadonlyArray<ConversationSummary>,
  self: AgentId | undefined,
): ReadonlyArray<ConversationSummary> => (self === undefined ? [] : summaries.filter((one) => isHeldBy(one, self)))

/**
 * Where an agent stands who has these open, of so many slots: busy as well in a call or a video, which leave no room for
 * anything else. Without slots nobody is ever busy.
 */
export const standingOf = (available: boolean, open: ReadonlyArray<ConversationSummary>, slots: number): Standing => {
  if (!available) return "unavailable"
  return slots > 0 && (open.length >= slots || forcedUnavailable("chat", open)) ? "busy" : "available"
}

/** Forgets what an account said: who signs in takes conversations. */
export const forget = (account: string): void => keep(account, true)

const name = (account: string): string => `pupitre.unavailable.${account}`

const keep = (account: string, yes: boolean): void => {
  try {
    if (yes) sessionStorage.removeItem(name(account))
    else sessionStorage.setItem(name(account), "yes")
  } catch {
    // Storage is off: it lasts as long as the page.
  }
}

const recall = (account: string): boolean => {
  try {
    return sessionStorage.getItem(name(account)) === null
  } catch {
    return true
  }
}
