/**
 * A stream followed through a fold: the state of the facts so far, as a `Readable`.
 *
 * The profile is one, the visitor's consent another. What the stream delivers is applied once and in order; a reset
 * begins again from the initial state.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { EventChannel } from "./EventChannel.js"
import type { Rejection } from "./Decision.js"
import type { Readable } from "./Readable.js"
import { store } from "./Readable.js"
import type { StreamKey } from "./StreamKey.js"

/** A fold: where it starts and one step. */
export interface Fold<S> {
  readonly initial: S
  readonly apply: (state: S, event: ChatEvent) => S
}

/** A stream followed through a fold. */
export interface Projection<S> {
  readonly state: Readable<S>
  /** Why the server ended the subscription, once it has. */
  readonly ended: Readable<Rejection | undefined>
  /** Stops following. */
  readonly close: () => void
}

/** Follows a stream from its start through a fold. */
export const follow = <S>(channel: EventChannel, stream: StreamKey, fold: Fold<S>): Projection<S> => {
  const state = store(fold.initial)
  const ended = store<Rejection | undefined>(undefined)
  const close = channel.open(stream, (delivery) => {
    switch (delivery._tag) {
      case "Range": {
        let next = state.get()
        for (const event of delivery.range.events) next = fold.apply(next, event)
        return state.set(next)
      }
      case "Reset":
        return state.set(fold.initial)
      case "Ended":
        return ended.set(delivery.rejection)
      case "Opened":
      case "Marks":
      case "Mirrored":
      case "Signal":
      case "Settled":
        return
    }
  })
  return { state, ended, close }
}
