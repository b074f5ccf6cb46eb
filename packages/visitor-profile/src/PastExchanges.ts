/**
 * How often the visitor has talked with us before (*échanges passés*), and what they thought of it.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Mark, Newest } from "./Newest.js"
import * as Marks from "./Newest.js"

/** A conversation that began. `id` is the conversation's. */
export interface Started extends Mark {
  /** The one before it, as the conversation says. */
  readonly previous?: string
}

/** A note that the visitor gave a conversation. `id` is the conversation's. */
export interface Rating extends Mark {
  readonly value: number
}

/** The conversations begun and those ended, and the last note of each. */
export interface PastExchanges {
  readonly started: Newest<Started>
  readonly closed: Newest<Mark>
  /** Satisfaction, 1 to 5. */
  readonly csat: Newest<Rating>
  /** Would recommend, 0 to 10. */
  readonly nps: Newest<Rating>
}

/** How many conversations are kept. Beyond, the oldest are forgotten and the count is "at least". */
export const limit = 100

/** None yet. */
export const empty: PastExchanges = { started: Marks.empty, closed: Marks.empty, csat: Marks.empty, nps: Marks.empty }

/** The exchanges after one more event. Only the beginning and the end of a conversation and its survey change them. */
export const apply = (self: PastExchanges, event: ChatEvent): PastExchanges => {
  switch (event._tag) {
    case "ConversationStarted": {
      const { previousConversationId: previous } = event
      return put(self, "started", { ...mark(event), ...(previous !== undefined && { previous }) })
    }
    case "ConversationClosed":
      return put(self, "closed", mark(event))
    case "SurveyAnswered": {
      const { csat, nps } = event
      const rated = csat === undefined ? self : put(self, "csat", { ...mark(event), value: csat })
      return nps === undefined ? rated : put(rated, "nps", { ...mark(event), value: nps })
    }
    default:
      return self
  }
}

/** Both together. Associative, commutative, idempotent by conversation; `empty` changes nothing. */
export const merge = (a: PastExchanges, b: PastExchanges): PastExchanges => ({
  started: Marks.merge(a.started, b.started, limit),
  closed: Marks.merge(a.closed, b.closed, limit),
  csat: Marks.merge(a.csat, b.csat, limit),
  nps: Marks.merge(a.nps, b.nps, limit),
})

/** Without what the visitor thought of them: see `Withholding`. */
export const withhold = ({ started, closed }: PastExchanges): PastExchanges => ({ ...empty, started, closed })

/** What the exchanges amount to. */
export interface Summary {
  /** Conversations that are over. */
  readonly count: number
  /** Some were forgotten: `count` is a lower bound. */
  readonly atLeast: boolean
  /** When the last one ended, milliseconds. */
  readonly lastAt?: number
  /** Which one that was. */
  readonly lastId?: string
  /** The last satisfaction given, and the mean of all that were, 1 to 5. */
  readonly csat?: { readonly last: number; readonly mean: number; readonly count: number; readonly at: number }
  /** The last recommendation given, 0 to 10. `at`, here and above, is when that was, milliseconds. */
  readonly nps?: { readonly last: number; readonly at: number }
  /** One is open. */
  readonly open: boolean
}

/** What the exchanges amount to. */
export const summary = (self: PastExchanges): Summary => {
  const over = new Set(self.closed.items.map(({ id }) => id))
  const last = Marks.last(self.closed)
  const csat = Marks.last(self.csat)
  const nps = Marks.last(self.nps)
  const count = self.csat.items.length
  const mean = self.csat.items.reduce((sum, { value }) => sum + value, 0) / count
  return {
    count: over.size,
    atLeast: self.closed.more === true,
    open: self.started.items.some(({ id }) => !over.has(id)),
    ...(last !== undefined && { lastAt: last.at, lastId: last.id }),
    ...(csat !== undefined && { csat: { last: csat.value, mean, count, at: csat.at } }),
    ...(nps !== undefined && { nps: { last: nps.value, at: nps.at } }),
  }
}

function mark({ conversationId: id, seq, at }: { conversationId: string; seq: number; at: number }): Mark {
  return { id, seq, at }
}

function put<K extends keyof PastExchanges>(
  self: PastExchanges,
  side: K,
  item: PastExchanges[K]["items"][number],
): PastExchanges {
  const marks = Marks.add<Mark>(self[side], item, limit)
  return marks === self[side] ? self : { ...self, [side]: marks }
}
