/**
 * The answer to a wish: facts, or reasons. Plain data, the same on both sides of the wire.
 *
 * @since 0.1.0
 */
import type { Fact } from "./Fact.js"
import type { Reasons } from "./Reason.js"
import type { StreamKey } from "./StreamKey.js"

/** The wish is granted: these facts happen in the stream it was decided on, and perhaps others elsewhere with them. */
export interface Accepted {
  readonly _tag: "Accepted"
  readonly events: ReadonlyArray<Fact>
  /** Facts of other streams, stored in the same transaction or not at all. */
  readonly also?: ReadonlyArray<{ readonly stream: StreamKey; readonly events: ReadonlyArray<Fact> }>
}

/** The wish is refused. An expected answer, not an error. */
export interface Rejected {
  readonly _tag: "Rejected"
  readonly rejection: Rejection
}

/** Why a wish was refused. */
export interface Rejection {
  readonly reasons: Reasons
}

/** The answer to a wish. */
export type Decision = Accepted | Rejected

/** The wish is granted. */
export const accept = (events: ReadonlyArray<Fact>, also?: Accepted["also"]): Accepted =>
  also === undefined ? { _tag: "Accepted", events } : { _tag: "Accepted", events, also }

/** The wish is refused. */
export const reject = (...reasons: Reasons): Rejected => ({ _tag: "Rejected", rejection: { reasons } })
