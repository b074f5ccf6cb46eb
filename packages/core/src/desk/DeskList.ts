/**
 * The agent's list of conversations as a `Readable`: asked for when someone looks, and no longer when nobody does.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "../ConversationSummary.js"
import type { EventChannel } from "../EventChannel.js"
import type { Readable } from "../Readable.js"
import { map, store } from "../Readable.js"

/** The list of a channel's desk; empty until it has arrived. The same value for the same channel. */
export const of = (channel: EventChannel): Readable<ReadonlyArray<ConversationSummary>> => {
  let list = lists.get(channel)
  if (list === undefined) {
    const summaries = store<ReadonlyArray<ConversationSummary>>([])
    let watchers = 0
    let leave = (): void => {}
    list = {
      get: summaries.get,
      subscribe: (listener) => {
        if (watchers++ === 0) leave = channel.desk(summaries.set)
        const unsubscribe = summaries.subscribe(listener)
        let watching = true
        return () => {
          unsubscribe()
          if (watching && --watchers === 0) leave()
          watching = false
        }
      },
    }
    lists.set(channel, list)
  }
  return list
}

/**
 * The conversation whose visitor's page this agent drives, paused or not: one at most. The same value for the same channel,
 * and as long as nothing of that conversation changes.
 */
export const driven = (channel: EventChannel): Readable<ConversationSummary | undefined> => {
  let line = lines.get(channel)
  if (line === undefined) {
    line = map(of(channel), (summaries) => {
      const self = channel.self.get()?.participant
      return self?._tag === "Agent"
        ? summaries.find((one) => one.driven === true && one.owner?.agentId === self.id)
        : undefined
    })
    lines.set(channel, line)
  }
  return line
}

/** Who waits longest first, then the others by the last thing that happened; closed ones last. */
export const byUrgency = (a: ConversationSummary, b: ConversationSummary): number =>
  rank(a) - rank(b) ||
  (a.waitingSince ?? 0) - (b.waitingSince ?? 0) ||
  (b.last?.at ?? b.startedAt) - (a.last?.at ?? a.startedAt)

const rank = (one: ConversationSummary): number =>
  one.status === "closed" ? 2 : one.waitingSince === undefined ? 1 : 0

const lines = new WeakMap<EventChannel, Readable<ConversationSummary | undefined>>()
const lists = new WeakMap<EventChannel, Readable<ReadonlyArray<ConversationSummary>>>()
