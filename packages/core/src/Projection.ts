/**
 * A stream followed through a fold: the state of the facts so far, as a `Readable`.
 *
 * The profile is one, the visitor's consent another. What the stream delivers is applied once and in order; a reset
 * begins again from the initial state. A fold that reads what a server keeps of the stream begins there.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "./ChatEvent.js"
import type { Delivery, EventChannel } from "./EventChannel.js"
import type { Rejection } from "./Decision.js"
import type { Readable } from "./Readable.js"
import { store } from "./Readable.js"
import type { StreamKey } from "./StreamKey.js"

/** A fold: where it starts and one step. */
export interface Fold<S> {
  readonly initial: S
  readonly apply: (state: S, event: ChatEvent) => S
  /**
   * The state that a server kept of the stream, from what it told; nothing for what is none of this version's, and then
   * the stream is folded from its start. Without this it always is.
   */
  readonly read?: (told: unknown) => S | undefined
}

/** A stream followed through a fold. */
export interface Projection<S> {
  readonly state: Readable<S>
  /** Why the server ended the subscription, once it has. */
  readonly ended: Readable<Rejection | undefined>
  /** Stops following. */
  readonly close: () => void
}

/** Follows a stream through a fold: from its start, or from what the server kept of it. */
export const follow = <S>(channel: EventChannel, stream: StreamKey, fold: Fold<S>): Projection<S> => {
  const state = store(fold.initial)
  const ended = store<Rejection | undefined>(undefined)
  let over = false
  let leave = (): void => {}
  const hear = (delivery: Delivery): void => {
    switch (delivery._tag) {
      case "Aggregated": {
        const told = fold.read?.(delivery.state)
        if (told !== undefined) return state.set(told)
        leave()
        return open(false)
      }
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
  }
  const open = (aggregate: boolean): void => {
    if (!over) leave = aggregate ? channel.open(stream, hear, { aggregate }) : channel.open(stream, hear)
  }
  open(fold.read !== undefined)
  return {
    state,
    ended,
    close: () => {
      over = true
      leave()
    },
  }
}
