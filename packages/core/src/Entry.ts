/**
 * One row of the thread: a stored event, a hole in what is held, or what this device has sent and is not confirmed.
 *
 * @since 0.1.0
 */
import type { ChatEvent, Envelope } from "./ChatEvent.js"
import type { Fact, TranslationAttached } from "./Fact.js"
import type { CommandId } from "./Id.js"
import type { Participant } from "./Participant.js"
import type { Reasons } from "./Reason.js"

/** Missing history: the numbers `from`..`to`, both included, are not held. */
export interface Gap {
  readonly _tag: "Gap"
  readonly key: string
  readonly from: number
  readonly to: number
  readonly state: GapState
}

/** Whether anyone is fetching what a gap stands for. */
export type GapState = "known" | "filling" | "failed"

/** A fact that this device predicts for a wish it has made. */
export interface Pending {
  readonly _tag: "Pending"
  /** The id that the event will have, so that the row keeps its key. */
  readonly key: string
  readonly commandId: CommandId
  readonly fact: Fact
  /** What the same wish translates it to. */
  readonly translations?: ReadonlyArray<TranslationAttached>
  readonly by: Participant
  /** This device's clock, for display. */
  readonly at: number
  /** Once stored: the last number that the wish was stored as. The row waits for it to arrive. */
  readonly storedTo?: number
}

/** A wish that was refused or could not be sent, kept so that nothing written is lost. */
export interface Failed extends Omit<Pending, "_tag" | "storedTo"> {
  readonly _tag: "Failed"
  readonly reasons: Reasons
}

/** What has been attached to a stored event since. */
export interface Attached {
  /** Its translations, in order of `seq`. The original stays what was said. */
  readonly translations?: ReadonlyArray<Envelope & TranslationAttached>
}

/** A stored event as the thread shows it: a tombstone once it was redacted, with its translations until then. */
export type Stored = ChatEvent & Attached

/** One row of the thread. Everything but `Gap`, `Pending` and `Failed` is a stored event. */
export type Entry = Stored | Gap | Pending | Failed

/** A row's key: unique in its timeline, and the same from pending to confirmed. */
export const key = (entry: Entry): string => ("key" in entry ? entry.key : entry.id)
