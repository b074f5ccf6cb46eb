/**
 * What this agent takes, everything, what is written, what is spoken or nothing: said to the server, and kept over a reload of the tab.
 *
 * Busy is nobody's choice: it follows from the conversations that take a slot.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Takes } from "@pupitre/core/desk/Routing"
import { forcedUnavailable } from "@pupitre/core/desk/Routing"
import type { EventChannel } from "@pupitre/core/EventChannel"
import type { Mode } from "@pupitre/core/Fact"
import type { AgentId } from "@pupitre/core/Id"
import { isHeldBy } from "@pupitre/core/Lifecycle"
import { useCallback, useEffect, useState } from "react"

/** Where an agent stands: ready for the next visitor, with no slot left, or taking nobody. */
export type Standing = "available" | "busy" | "unavailable"

/** What the agent of an account takes, and the way to say otherwise. */
export const useAvailable = (channel: EventChannel, account: string): readonly [Takes, (takes: Takes) => void] => {
  const [takes, setTakes] = useState(() => recall(account))
  useEffect(() => channel.available(takes), [channel, takes])
  const say = useCallback(
    (next: Takes) => {
      setTakes(next)
      keep(account, next)
    },
    [account],
  )
  return [takes, say]
}

/** What is written, and what is spoken. */
export const written: ReadonlyArray<Mode> = ["chat", "messaging"]
export const spoken: ReadonlyArray<Mode> = ["call", "video"]

/** Which of these an agent takes. */
export const channelsOf = (takes: Takes): "all" | "written" | "spoken" =>
  typeof takes === "boolean" ? "all" : takes.includes("chat") ? "written" : "spoken"

/** The conversations that take a slot of an agent's. */
export const openOf = (
  summaries: ReadonlyArray<ConversationSummary>,
  self: AgentId | undefined,
): ReadonlyArray<ConversationSummary> => (self === undefined ? [] : summaries.filter((one) => isHeldBy(one, self)))

/**
 * Where an agent stands who has these open, of so many slots: busy as well in a call or a video, which leave no room for
 * anything else. Without slots nobody is ever busy.
 */
export const standingOf = (takes: Takes, open: ReadonlyArray<ConversationSummary>, slots: number): Standing => {
  if (takes === false) return "unavailable"
  return slots > 0 && (open.length >= slots || forcedUnavailable("chat", open)) ? "busy" : "available"
}

/** Forgets what an account said: who signs in takes conversations. */
export const forget = (account: string): void => keep(account, true)

const name = (account: string): string => `pupitre.unavailable.${account}`

const keep = (account: string, takes: Takes): void => {
  try {
    if (takes === true) sessionStorage.removeItem(name(account))
    else sessionStorage.setItem(name(account), takes === false ? "yes" : channelsOf(takes))
  } catch {
    // Storage is off: it lasts as long as the page.
  }
}

const recall = (account: string): Takes => {
  try {
    const kept = sessionStorage.getItem(name(account))
    if (kept === "written" || kept === "spoken") return kept === "written" ? written : spoken
    return kept === null
  } catch {
    return true
  }
}
