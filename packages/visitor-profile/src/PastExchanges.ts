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
  /** Which conversation of the visitor's it is, from 1 on, where the server said so. */
  readonly nth?: number
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

/**
 * How many conversations are kept, so that a profile at rest is as small after a hundred of them as after five. Beyond, the
 * oldest are forgotten; how many there were is known by the server's count of the last one, and else shown as "at least".
 */
export const limit = 5

/** None yet. */
export const empty: PastExchanges = { started: Marks.empty, closed: Marks.empty, csat: Marks.empty, nps: Marks.empty }

/** The exchanges after one more event. Only the beginning and the end of a conversation and its survey change them. */
export const apply = (self: PastExchanges, event: ChatEvent): PastExchanges => {
  switch (event._tag) {
    case "ConversationStarted": {
      const { previousConversationId: previous, nth } = event
      return put(self, "started", {
        ...mark(event),
        ...(previous !== undefined && { previous }),
        ...(nth !== undefined && { nth }),
      })
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

/** The exchanges of several visitors, in one order, with how many there were in all of them. */
export const counting = (self: PastExchanges, parts: ReadonlyArray<PastExchanges>): PastExchanges => {
  const last = Marks.last(self.started)
  if (last === undefined || self.closed.more !== true) return self
  const all = parts.map(summary)
  const { nth: _, ...mark } = last
  const nth = all.reduce((sum, { count }) => sum + count, stillOpen(self))
  const known = !all.some(({ atLeast }) => atLeast)
  return {
    ...self,
    started: { ...self.started, items: [...self.started.items.slice(0, -1), known ? { ...mark, nth } : mark] },
  }
}

/** What the exchanges amount to. */
export interface Summary {
  /** Conversations that are over. */
  readonly count: number
  /** Some were forgotten that no server had counted: `count` is a lower bound. */
  readonly atLeast: boolean
  /** When the last one ended, milliseconds. */
  readonly lastAt?: number
  /** Which one that was. */
  readonly lastId?: string
  /** The last satisfaction given, and the mean of the last few, 1 to 5; `more`: there were others, which are in no mean. */
  readonly csat?: {
    readonly last: number
    readonly mean: number
    readonly count: number
    readonly at: number
    readonly more?: true
  }
  /** The last recommendation given, 0 to 10. `at`, here and above, is when that was, milliseconds. */
  readonly nps?: { readonly last: number; readonly at: number }
  /** One is open. */
  readonly open: boolean
}

/** What the exchanges amount to. */
export const summary = (self: PastExchanges): Summary => {
  const last = Marks.last(self.closed)
  const csat = Marks.last(self.csat)
  const nps = Marks.last(self.nps)
  const count = self.csat.items.length
  const mean = self.csat.items.reduce((sum, { value }) => sum + value, 0) / count
  const open = stillOpen(self)
  const begun = Marks.last(self.started)?.nth
  return {
    count: Math.max(self.closed.items.length, (begun ?? 0) - open),
    atLeast: self.closed.more === true && begun === undefined,
    open: open > 0,
    ...(last !== undefined && { lastAt: last.at, lastId: last.id }),
    ...(csat !== undefined && {
      csat: { last: csat.value, mean, count, at: csat.at, ...(self.csat.more && { more: true }) },
    }),
    ...(nps !== undefined && { nps: { last: nps.value, at: nps.at } }),
  }
}

/** How many of those begun are not over. */
function stillOpen({ started, closed }: PastExchanges): number {
  const over = new Set(closed.items.map(({ id }) => id))
  return started.items.filter(({ id }) => !over.has(id)).length
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
