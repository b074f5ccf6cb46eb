/**
 * A connection with the faults of a real network, from a seed: loss, doubling, delay, overtaking, silence, cuts.
 *
 * Wraps any connection. The same seed over the same traffic gives the same faults, on a virtual clock or a real one.
 * It counts what it did, so that a test can say what was survived.
 *
 * @since 0.1.0
 */
import type { Connection, Link, Listener } from "../Connection.js"
import { seededRandom } from "../internal/simulation/seededRandom.js"
import type { Timing } from "../Timing.js"
import { system } from "../Timing.js"

/** What happens to texts on their way in one direction. Probabilities are in 0..1. */
export interface Way {
  /** A text does not arrive. */
  readonly loss?: number
  /** A text arrives twice. */
  readonly duplication?: number
  /** A text takes up to this long, milliseconds. */
  readonly delay?: number
  /** A text may be overtaken by later ones. Without delay there is nothing to overtake. */
  readonly reordering?: number
}

/** What happens. */
export interface Faults {
  /** From this end. */
  readonly up?: Way
  /** To this end. */
  readonly down?: Way
  /** At any text: the connection ends. */
  readonly disconnect?: number
  /** At any text: nothing passes any more, and nobody is told. */
  readonly silence?: number
  /** At any dialling: it does not open. */
  readonly refusal?: number
}

/** What was done. */
export interface Counts {
  /** Texts that were handed over for sending, both ways. Not a fault. */
  readonly texts: number
  readonly lost: number
  readonly duplicated: number
  /** Texts that arrived after a later one. */
  readonly reordered: number
  readonly disconnected: number
  readonly silenced: number
  readonly refused: number
  /** Texts swallowed by a partition or a silent connection. */
  readonly swallowed: number
}

/** A connection with faults. */
export interface FaultyConnection extends Connection {
  /** From now on these faults; `{}` for none. Texts already under way keep theirs. */
  readonly set: (faults: Faults) => void
  /** Nothing passes and nothing opens for this long, milliseconds. */
  readonly partition: (milliseconds: number) => void
  /** Ends every connection that stands. */
  readonly cut: () => void
  readonly counts: () => Counts
}

/** Faults in all. */
export const total = (counts: Counts): number =>
  counts.lost +
  counts.duplicated +
  counts.reordered +
  counts.disconnected +
  counts.silenced +
  counts.refused +
  counts.swallowed

/** A connection with faults from a seed, on the platform's clock unless another is given. */
export const make = (
  connection: Connection,
  options: { readonly seed: number; readonly faults?: Faults; readonly timing?: Timing },
): FaultyConnection => {
  const { seed, timing = system } = options
  const random = seededRandom(seed)
  const chance = (probability: number | undefined): boolean => probability !== undefined && random() < probability
  const counts: { -readonly [K in keyof Counts]: Counts[K] } = {
    texts: 0,
    lost: 0,
    duplicated: 0,
    reordered: 0,
    disconnected: 0,
    silenced: 0,
    refused: 0,
    swallowed: 0,
  }
  const standing = new Set<() => void>()
  let faults: Faults = options.faults ?? {}
  let partitionedUntil = -Infinity

  const dial = (listener: Listener): Link => {
    let inner: Link | undefined
    let over = false
    let opened = false
    let silent = false
    const end = (cause: string, delay: number): void => {
      if (over) return
      over = true
      standing.delete(cut)
      inner?.close()
      timing.after(delay, () => listener.closed(cause))
    }
    const cut = (): void => end("cut", 0)

    /** One direction of this connection. */
    const way = (settings: () => Way | undefined, arrive: (text: string) => void) => {
      let last = -Infinity
      let sent = 0
      let newest = -1
      /** Those that nothing may overtake, in order. */
      let queue: Array<{ readonly text: string; readonly place: number }> = []
      const deliver = ({ text, place }: { readonly text: string; readonly place: number }): void => {
        if (place < newest) counts.reordered++
        newest = Math.max(newest, place)
        arrive(text)
      }
      const arriveAfter = (text: string, delay: number, overtakable: boolean): void => {
        const item = { text, place: sent++ }
        const at = overtakable ? timing.now() + delay : Math.max(last, timing.now() + delay)
        last = Math.max(last, at)
        if (at <= timing.now() && queue.length === 0) return deliver(item)
        if (!overtakable) queue.push(item)
        timing.after(at - timing.now(), () => {
          if (overtakable) return deliver(item)
          // Timers of one moment need not ring in order.
          const due = queue.slice(0, queue.indexOf(item) + 1)
          queue = queue.slice(due.length)
          for (const each of due) deliver(each)
        })
      }
      return {
        last: () => last,
        pass: (text: string): void => {
          counts.texts++
          if (silent || timing.now() < partitionedUntil) return void counts.swallowed++
          if (chance(faults.disconnect)) {
            counts.disconnected++
            return cut()
          }
          if (chance(faults.silence)) {
            counts.silenced++
            silent = true
            return
          }
          const { loss, duplication, delay = 0, reordering } = settings() ?? {}
          if (chance(loss)) return void counts.lost++
          const times = chance(duplication) ? 2 : 1
          counts.duplicated += times - 1
          for (let i = 0; i < times; i++) arriveAfter(text, delay === 0 ? 0 : random() * delay, chance(reordering))
        },
      }
    }

    const down = way(
      () => faults.down,
      (text) => {
        if (!over) listener.received(text)
      },
    )
    const up = way(
      () => faults.up,
      (text) => {
        if (!over) inner?.send(text)
      },
    )
    if (chance(faults.refusal) || timing.now() < partitionedUntil) {
      counts.refused++
      end("refused", random() * 1_000)
      return { send: () => {}, close: () => {} }
    }
    standing.add(cut)
    inner = connection.dial({
      opened: () => {
        if (over) return
        opened = true
        listener.opened()
      },
      received: (text) => {
        if (!over) down.pass(text)
      },
      // What is still under way arrives before the end.
      closed: (cause) => {
        const wait = Math.max(0, down.last() - timing.now())
        if (over) return
        if (wait === 0) {
          over = true
          standing.delete(cut)
          listener.closed(cause)
        } else timing.after(wait, () => end(cause, 0))
      },
    })
    return {
      send: (text) => {
        if (opened && !over) up.pass(text)
      },
      close: () => {
        // What was sent before arrives before the end.
        const wait = Math.max(0, up.last() - timing.now())
        if (wait === 0) end("closed by the client", 0)
        else timing.after(wait, () => end("closed by the client", 0))
      },
    }
  }

  return {
    dial,
    set: (next) => {
      faults = next
    },
    partition: (milliseconds) => {
      partitionedUntil = timing.now() + milliseconds
    },
    cut: () => {
      for (const end of [...standing]) {
        counts.disconnected++
        end()
      }
    },
    counts: () => ({ ...counts }),
  }
}
