/**
 * What one connection fetches: answered one after the other, a few that wait, the head alone for what is too much.
 *
 * @since 0.1.0
 */
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import type { Fetch } from "../../Frame.js"
import type { EventLog, EventLogError } from "../../server/EventLog.js"
import type { Access } from "./Access.js"
import type { LiveStream } from "./LiveStream.js"
import * as Pages from "./Pages.js"
import type { Streams } from "./Streams.js"
import type { Receiver, Run } from "./Subscription.js"
import * as Subscriptions from "./Subscription.js"

/** The connection that fetches. */
export interface Options {
  readonly log: EventLog["Service"]
  readonly streams: Streams
  readonly run: Run
  readonly receiver: Receiver
  /** The most that wait for the one that is being answered. */
  readonly most: number
  readonly over: () => boolean
  /** The stream as this connection watches it. */
  readonly watched: (stream: StreamKey) => LiveStream | undefined
  /** Tells that this stream is not for this session. */
  readonly refuse: (stream: StreamKey) => void
  /** Asks the log again and again until it answers or nobody waits any more. */
  readonly persist: <A>(effect: Effect.Effect<A, EventLogError>) => Effect.Effect<A, EventLogError>
}

/** Takes a fetch; `wait`: it came so many milliseconds too soon. */
export type Fetching = (access: Access, frame: Fetch, wait: number) => void

/** A connection that has fetched nothing yet. */
export const make = (options: Options): Fetching => {
  const { log, streams, run, receiver, most, over, watched, refuse, persist } = options
  /** Those that wait, oldest first. */
  const waiting: Array<Fetch> = []
  let busy = false

  const headOf = (live: LiveStream): void => receiver.sendText(Subscriptions.headText(live, log.epoch))

  const answer = Effect.fnUntraced(function* (access: Access, { stream, from, to, id }: Fetch) {
    let live: LiveStream | undefined
    yield* persist(streams.open(access, stream, (opened) => (live = opened)))
    if (over()) return
    if (live === undefined) return refuse(stream)
    if (receiver.choked()) return headOf(live)
    const { lives } = live
    if (id !== undefined) {
      const text = yield* Pages.answer(log, live, { id, from, to }, receiver.sight)
      if (over()) return
      // Begun anew while we read: what was read is not there any more.
      if (live.lives !== lives) return headOf(live)
      return text === undefined || receiver.choked() ? headOf(live) : receiver.sendText(text)
    }
    if (from > live.head || to < from) return headOf(live)
    const events = yield* log.read(stream, from, Math.min(to, from + Subscriptions.maxEvents - 1, live.head))
    if (live.lives !== lives) return headOf(live)
    for (const { text } of Subscriptions.pages(live, log.epoch, from, events, receiver.sight)) {
      if (over() || receiver.choked()) return
      receiver.sendText(text)
    }
  })

  return (access, frame, wait) => {
    if (wait > 0 || waiting.length >= most) {
      const live = watched(frame.stream)
      if (live !== undefined) headOf(live)
      return
    }
    waiting.push(frame)
    if (busy) return
    busy = true
    run(
      Effect.gen(function* () {
        for (let next = waiting.shift(); next !== undefined && !over(); next = waiting.shift()) {
          yield* Effect.ignore(answer(access, next))
          // A page is dear: others have their turn between two.
          yield* Effect.sleep(1)
        }
      }).pipe(Effect.ensuring(Effect.sync(() => (busy = false)))),
    )
  }
}
