/**
 * How often the visitor has talked with us before (*échanges passés*).
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Mark, Newest } from "./Newest.js"
import * as Marks from "./Newest.js"

/** The conversations begun and those ended. `id` is the conversation's. */
export interface PastExchanges {
  readonly started: Newest<Mark>
  readonly closed: Newest<Mark>
}

/** How many conversations are kept. Beyond, the oldest are forgotten and the count is "at least". */
export const limit = 100

/** None yet. */
export const empty: PastExchanges = { started: Marks.empty, closed: Marks.empty }

/** The exchanges after one more event. Only the beginning and the end of a conversation change them. */
export const apply = (self: PastExchanges, event: ChatEvent): PastExchanges => {
  if (event._tag !== "ConversationStarted" && event._tag !== "ConversationClosed") return self
  const mark: Mark = { id: event.conversationId, seq: event.seq, at: event.at }
  const side = event._tag === "ConversationStarted" ? "started" : "closed"
  const marks = Marks.add(self[side], mark, limit)
  return marks === self[side] ? self : { ...self, [side]: marks }
}

/** Both together. Associative, commutative, idempotent by conversation; `empty` changes nothing. */
export const merge = (a: PastExchanges, b: PastExchanges): PastExchanges => ({
  started: Marks.merge(a.started, b.started, limit),
  closed: Marks.merge(a.closed, b.closed, limit),
})

/** What the exchanges amount to. */
export interface Summary {
  /** Conversations that are over. */
  readonly count: number
  /** Some were forgotten: `count` is a lower bound. */
  readonly atLeast: boolean
  /** When the last one ended, milliseconds. */
  readonly lastAt?: number
  /** One is open. */
  readonly open: boolean
}

/** What the exchanges amount to. */
export const summary = (self: PastExchanges): Summary => {
  const over = new Set(self.closed.items.map(({ id }) => id))
  const last = Marks.last(self.closed)
  return {
    count: over.size,
    atLeast: self.closed.more === true,
    open: self.started.items.some(({ id }) => !over.has(id)),
    ...(last !== undefined && { lastAt: last.at }),
  }
}
