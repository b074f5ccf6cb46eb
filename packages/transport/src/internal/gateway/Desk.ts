/**
 * The desk's list of one tenant, kept in memory: whole for whoever begins to watch, then each line that changes.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { latest } from "@pupitre/core/ConversationSummary"
import type { TenantId } from "@pupitre/core/Id"
import * as Effect from "effect/Effect"
import type { EventLog, EventLogError } from "../../server/EventLog.js"
import * as Codec from "../../Codec.js"
import type { Receiver } from "./Subscription.js"

/** The desk's list of one tenant. */
export interface Desk {
  /** Reads the list from the log, once. */
  readonly load: Effect.Effect<void, EventLogError>
  /** A line that may have changed. True when who is served, who waits, or how they talk changed with it. */
  readonly changed: (summary: ConversationSummary) => boolean
  /** Conversations that are not closed, oldest first. */
  readonly open: () => ReadonlyArray<ConversationSummary>
  /** Sends the whole list, and its changes from now on. Twice is once more the whole list. */
  readonly watch: (receiver: Receiver) => void
  readonly unwatch: (receiver: Receiver) => void
  readonly watched: (receiver: Receiver) => boolean
}

/** The most lines of a list, and of one frame. */
const maxLines = 1_000
const linesPerFrame = 200

/** As the log gives them: the open ones, then the closed ones, newest first each. */
const openFirst = (a: ConversationSummary, b: ConversationSummary): number =>
  Number(a.status === "closed") - Number(b.status === "closed") || b.startedAt - a.startedAt

/** A list nothing of which is loaded yet. */
export const make = (tenant: TenantId, log: EventLog["Service"]): Desk => {
  const lines = new Map<string, ConversationSummary>()
  const receivers = new Set<Receiver>()
  let loaded = false

  const keep = (summary: ConversationSummary): ConversationSummary | undefined => {
    const held = lines.get(summary.id)
    if (held !== undefined && latest(held, summary) === held) return undefined
    lines.set(summary.id, summary)
    return summary
  }

  const forgetClosed = (): void => {
    if (lines.size <= 2 * maxLines) return
    for (const { id, status } of lines.values()) {
      if (lines.size <= maxLines) return
      if (status === "closed") lines.delete(id)
    }
  }

  return {
    load: Effect.suspend(() =>
      loaded
        ? Effect.void
        : Effect.map(log.summaries(tenant, maxLines), (summaries) => {
            for (const summary of summaries.toReversed()) keep(summary)
            loaded = true
          }),
    ),
    changed: (summary) => {
      const before = lines.get(summary.id)
      const kept = keep(summary)
      if (kept === undefined) return false
      if (receivers.size > 0) {
        const text = Codec.encode({ _tag: "Summaries", whole: false, summaries: [kept] })
        for (const receiver of receivers) if (!receiver.choked()) receiver.sendText(text)
      }
      forgetClosed()
      return (
        before?.status !== kept.status ||
        before.owner?.agentId !== kept.owner?.agentId ||
        before.queuedFor?.id !== kept.queuedFor?.id ||
        before.mode !== kept.mode
      )
    },
    open: () =>
      [...lines.values()].filter(({ status }) => status !== "closed").toSorted((a, b) => a.startedAt - b.startedAt),
    watch: (receiver) => {
      receivers.add(receiver)
      const newest = [...lines.values()].toSorted(openFirst).slice(0, maxLines)
      let start = 0
      do {
        const summaries = newest.slice(start, start + linesPerFrame)
        receiver.sendText(Codec.encode({ _tag: "Summaries", whole: start === 0, summaries }))
        start += linesPerFrame
      } while (start < newest.length)
    },
    unwatch: (receiver) => void receivers.delete(receiver),
    watched: (receiver) => receivers.has(receiver),
  }
}
