/**
 * A stream's fold, kept up to date in the server itself: a library, a directory, what a team's own rules look at.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { store } from "@pupitre/core/Readable"
import * as Effect from "effect/Effect"
import type { EventLog } from "../../server/EventLog.js"
import type { Gateway } from "../../server/Gateway.js"
import type { Streams } from "./Streams.js"
import type { Run } from "./Subscription.js"

/** What following needs. */
export interface Options {
  readonly log: Pick<EventLog["Service"], "read">
  readonly streams: Streams
  readonly run: Run
}

/** The most events read from the log at once. */
const pageSize = 1_000

/** Follows streams from their start. A stream that nobody has opened is read once, for this and for everyone. */
export const make =
  ({ log, streams, run }: Options): Gateway["follow"] =>
  (stream, fold) =>
    Effect.gen(function* () {
      const state = store(fold.initial)
      let seq = 0
      /** The next event, whoever brings it first: the log or a commit. */
      const take = (event: ChatEvent): void => {
        if (event.seq !== seq + 1) return
        seq = event.seq
        try {
          state.set(fold.apply(state.get(), event))
        } catch (thrown) {
          // A fold, or a listener, of the team: it costs what is being stored and told to others nothing.
          run(Effect.logError(`What follows ${stream} threw at ${event.seq}`, thrown))
        }
        if (event._tag === "VisitorErased") run(Effect.ignore(anew))
      }
      /** What was folded before an erasure holds what is no longer there: folds what stays, up to where one is by then. */
      const anew = Effect.gen(function* () {
        let left = fold.initial
        let at = 0
        while (at < seq) {
          const before = at
          for (const event of yield* log.read(stream, before + 1, Math.min(before + pageSize, seq))) {
            at = event.seq
            try {
              left = fold.apply(left, event)
            } catch {
              // It was told as it threw first.
            }
          }
          if (at === before) return
        }
        state.set(left)
      })
      const live = yield* Effect.acquireRelease(
        Effect.sync(() => {
          const held = streams.hold(stream)
          held.followers.add(take)
          return held
        }),
        (held) =>
          Effect.sync(() => {
            held.followers.delete(take)
            streams.letGo(held)
          }),
      )
      yield* streams.load(live)
      while (seq < live.head) {
        const before = seq
        for (const event of yield* log.read(stream, before + 1, before + pageSize)) take(event)
        // What the stream has folded, the log holds.
        if (seq === before) return yield* Effect.die(new Error(`${stream} has no event ${before + 1}`))
      }
      return { get: state.get, subscribe: state.subscribe }
    })
