/**
 * The next moment at which the server must act on a conversation, and the wish that it then makes.
 *
 * Pure: the server sets one timer per conversation from it, after every event, and submits the call as itself when the
 * time has come. The command says `TooEarly` to a clock that runs ahead. No client ever decides by a timer.
 *
 * @since 0.1.0
 */
import type { Conversation } from "./Conversation.js"
import { isWaiting } from "./Conversation.js"

/** A moment in milliseconds, and the name of the command by `system` for it. It has no input. */
export interface Deadline {
  readonly at: number
  readonly command: "expireTransfer" | "decline" | "wake" | "expireNavigation" | "closeIdle"
}

/**
 * The next moment at which the server must act; nothing while nothing runs out.
 *
 * @example
 * ```ts
 * import * as Deadline from "@pupitre/core/Deadline"
 * import { Snooze } from "@pupitre/core/command/Snooze"
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 *
 * const scenario = Scenario.make("Bonjour").command(Snooze, { until: 1_900_000_000_000 })
 * Deadline.next(scenario.conversation()) // => { at: 1900000000000, command: "wake" }
 * ```
 */
export const next = (state: Conversation): Deadline | undefined => {
  if (state.status === "closed" || state.status === "unstarted") return undefined
  let first: Deadline | undefined
  const consider = (at: number | undefined, command: Deadline["command"]): void => {
    if (at !== undefined && (first === undefined || at < first.at)) first = { at, command }
  }
  consider(state.transfer?.expiresAt, "expireTransfer")
  consider(state.offer?.expiresAt, "decline")
  consider(state.snooze?.until, "wake")
  if (state.navigation.state === "requested") consider(state.navigation.expiresAt, "expireNavigation")
  consider(state.closingSoon?.deadline, "closeIdle")
  return first
}

/**
 * When nothing will have been said for `after` milliseconds, so that a team may announce that the conversation will be
 * closed; nothing while it is not the visitor's turn, who then waits for us and is not sent away.
 *
 * Counted from the last message, from when the agent got it, and from when a closing was last called off. Not in a call or
 * a video, where people talk and do not write.
 */
export const idle = (state: Conversation, after: number): number | undefined => {
  if (state.status !== "active" || state.closingSoon !== undefined || isWaiting(state)) return undefined
  if (state.mode === "call" || state.mode === "video") return undefined
  const { lastMessageAt = 0, startedAt = 0, keptOpenAt = 0 } = state
  return Math.max(lastMessageAt, startedAt, keptOpenAt, state.assignments.at(-1)?.since ?? 0) + after
}

/**
 * When a conversation will have waited for someone for `after` milliseconds, so that it may wait for others; nothing while
 * it waits for nobody in particular. Ringing does not begin it anew.
 */
export const unclaimed = ({ status, queuedFor, queuedSince }: Conversation, after: number): number | undefined =>
  status === "queued" && queuedFor !== undefined && queuedSince !== undefined ? queuedSince + after : undefined
