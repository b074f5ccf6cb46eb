/**
 * A library that keeps a thread, as the benchmark drives it: the same history, each in its own event form.
 *
 * What one step costs ends with reading the last row and the number of rows, since a screen that shows an event must do
 * that. Events are in their library's form before the clock starts.
 */
import * as Scenario from "@pupitre/core/testing/Scenario"

/** One event as it is on the wire, before any library has seen it. */
export interface Wire {
  readonly id: string
  readonly seq: number
  readonly at: number
  readonly by: { readonly _tag: string; readonly id: string; readonly name: string }
  readonly _tag: string
  readonly text?: string
}

/** A thread that holds some of the history. */
export interface Thread {
  /** An event arrives. */
  readonly add: (seq: number) => unknown
  /** An own message is shown as being sent, then confirmed by its event. */
  readonly own?: (seq: number) => unknown
  /** A page of history arrives: everything before what is held. */
  readonly page?: (from: number, to: number) => unknown
  /** Shows only one kind of event, the `i`-th; answers with how many there are and the first fifty. */
  readonly filter?: (i: number) => unknown
  /** What the thread shows, as sequence numbers in the order shown. Gaps and the like are left out. */
  readonly shown: () => ReadonlyArray<number>
}

/** A library. */
export interface Peer {
  readonly name: string
  /** Makes the events ready in the library's own form: those of these numbers. */
  readonly open: (held: ReadonlyArray<number>) => Thread
}

/** How a library is brought up. `spare` is the last number that a step may ask for. */
export type Make = (spare: number) => Promise<Peer>

const kinds = Scenario.make("Bonjour, je cherche une lampe de bureau")
  .agent("Bonjour Camille, pour quel usage ?")
  .visitor("Pour lire le soir, sans éblouir")
  .page("/p/aube", "Lampe Aube")
  .action("stock.checked", "Stock vérifié").events

/** The event of a number: what the desk sees in turn, a second after the one before. */
export const wire = (seq: number): Wire => {
  const kind = kinds[1 + (seq % (kinds.length - 1))]!
  return { ...kind, id: `command-${seq}/0`, seq, at: 1_760_000_000_000 + seq * 1000 } as unknown as Wire
}

/** What an event says, for libraries that know only messages. */
export const textOf = (event: Wire): string => event.text ?? event._tag

/** The numbers `from`..`to`, both included. */
export const span = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** Values made once and kept, by number. */
export const kept = <A>(make: (seq: number) => A): ((seq: number) => A) => {
  const all = new Map<number, A>()
  return (seq) => {
    let one = all.get(seq)
    if (one === undefined) all.set(seq, (one = make(seq)))
    return one
  }
}
