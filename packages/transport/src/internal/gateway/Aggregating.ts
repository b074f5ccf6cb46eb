/**
 * What visitors' streams add up to: folded while somebody needs them, kept in the log now and then, told to the desk.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { Visitor } from "@pupitre/core/VisitorSchema"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Any } from "../../server/Aggregate.js"
import type { EventLog, EventLogError } from "../../server/EventLog.js"
import type { Access } from "./Access.js"
import type { LiveStream } from "./LiveStream.js"
import type { Run } from "./Subscription.js"

/** What visitors' streams add up to. */
export interface Aggregating {
  /** Puts a stream of which nothing is loaded where it was kept last; the rest of it is to be read from there on. */
  readonly begin: (live: LiveStream) => Effect.Effect<void, EventLogError>
  /** Folds the next event in. */
  readonly apply: (live: LiveStream, event: ChatEvent) => void
  /** Has the state of a loaded stream there for {@link Aggregating.show}, which had let go of it. */
  readonly ready: (live: LiveStream) => Effect.Effect<void, EventLogError>
  /** The state at the head as this session is told it; nothing where there is none, or for a visitor. */
  readonly show: (live: LiveStream, access: Access) => Schema.Json | undefined
  /** Keeps the state if what was kept lags far behind. */
  readonly keep: (live: LiveStream) => void
  /** Nobody looks: keeps what would have to be folded again, and lets go of the state. */
  readonly rest: (live: LiveStream) => void
}

/** The most events that are folded again because what was kept lags behind. */
export const lag = 64

/** The most events read from the log at once. */
const pageSize = 1_000

/** Nothing is kept: every stream is folded from its start, and told from there. */
export const none: Aggregating = {
  begin: () => Effect.void,
  apply: () => {},
  ready: () => Effect.void,
  show: () => undefined,
  keep: () => {},
  rest: () => {},
}

/** Keeps what the product's fold makes of visitors' streams. */
export const make = (
  { initial, apply, encode, decode, show }: Any,
  log: Pick<EventLog["Service"], "aggregate" | "keep" | "read">,
  run: Run,
): Aggregating => {
  const failed = (live: LiveStream, cause: unknown): void => {
    live.aggregate = undefined
    live.keptAt = live.head
    run(Effect.logError(`What ${live.key} adds up to could not be told`, cause))
  }

  /** What was kept, whole or not at all: rules of this version decide on it. */
  const kept = Effect.fnUntraced(function* (live: LiveStream) {
    const found = yield* log.aggregate(live.key)
    if (found === undefined) return undefined
    try {
      const read = decodeKept(JSON.parse(found.text))
      if (Option.isNone(read) || read.value.visitor.seq !== found.seq) return undefined
      const state: unknown = decode(read.value.state)
      return state === undefined ? undefined : { seq: found.seq, state, visitor: read.value.visitor }
    } catch (cause) {
      failed(live, cause)
      return undefined
    }
  })

  const step = (live: LiveStream, event: ChatEvent): void => {
    const { aggregate } = live
    if (aggregate === undefined || event.seq !== aggregate.seq + 1) return
    try {
      aggregate.state = apply(aggregate.state, event)
      aggregate.seq = event.seq
    } catch (cause) {
      failed(live, cause)
    }
  }

  const keep = (live: LiveStream, far: number): void => {
    const { aggregate, visitor, head } = live
    if (aggregate === undefined || aggregate.seq !== head || head - live.keptAt < far) return
    try {
      const text = JSON.stringify({ visitor, state: encode(aggregate.state) })
      live.keptAt = head
      // What is lost is kept the next time.
      run(Effect.ignore(log.keep(live.key, { seq: head, text })))
    } catch (cause) {
      failed(live, cause)
    }
  }

  const ready = Effect.fnUntraced(function* (live: LiveStream) {
    const { lives } = live
    if (live.kind !== "visitor" || live.aggregate !== undefined) return
    const found = yield* kept(live)
    // Somebody else has brought it back meanwhile, or the stream was begun anew.
    if (live.aggregate !== undefined || live.lives !== lives) return
    live.keptAt = found?.seq ?? 0
    live.aggregate = { seq: live.keptAt, state: found === undefined ? initial : found.state }
    for (;;) {
      const { aggregate, head } = live
      if (aggregate === undefined || aggregate.seq >= head) return
      const before = aggregate.seq
      const events = yield* log.read(live.key, before + 1, Math.min(before + pageSize, head))
      if (live.lives !== lives) return
      for (const event of events) step(live, event)
      if (aggregate.seq === before) return
    }
  })

  return {
    begin: Effect.fnUntraced(function* (live) {
      const { lives } = live
      if (live.kind !== "visitor" || live.head > 0) return
      const found = yield* kept(live)
      if (live.lives !== lives) return
      live.keptAt = found?.seq ?? 0
      live.aggregate = { seq: live.keptAt, state: found === undefined ? initial : found.state }
      if (found === undefined) return
      live.head = found.seq
      live.visitor = found.visitor
      live.erasedAt = found.visitor.erasedAt ?? 0
    }),
    apply: step,
    ready,
    show: ({ kind, key, head, aggregate }, { audience, role }) => {
      if (kind !== "visitor" || audience !== "agents" || head === 0 || aggregate?.seq !== head) return undefined
      try {
        return show(aggregate.state, role)
      } catch (cause) {
        run(Effect.logError(`What ${key} adds up to could not be made fit for a role`, cause))
        return undefined
      }
    },
    keep: (live) => {
      if (live.kind !== "visitor" || live.head - live.keptAt < lag) return
      if (live.aggregate !== undefined) return keep(live, lag)
      // Nobody looks: it is brought back for this alone.
      const kept = Effect.sync(() => {
        keep(live, lag)
        if (live.subscriptions.size === 0) live.aggregate = undefined
      })
      run(Effect.ignore(Effect.andThen(ready(live), kept)))
    },
    rest: (live) => {
      keep(live, lag / 4)
      live.aggregate = undefined
    },
  }
}

const decodeKept = Schema.decodeUnknownOption(Schema.Struct({ visitor: Visitor, state: Schema.String }))
