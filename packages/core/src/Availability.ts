/**
 * Whether something can be done now, and if not, why: a value, so that an interface can explain itself.
 *
 * @since 0.1.0
 */
import type { Reason, Reasons } from "./Reason.js"

/** It can be done. */
export interface Enabled {
  readonly _tag: "Enabled"
}

/** It cannot be done whatever the input, for all of these reasons. */
export interface Disabled {
  readonly _tag: "Disabled"
  readonly reasons: Reasons
}

/** Whether something can be done now. */
export type Availability = Enabled | Disabled

/** It can be done. */
export const enabled: Availability = { _tag: "Enabled" }

/** It cannot be done, for these reasons; with no reason at all it can. */
export const fromReasons = (reasons: ReadonlyArray<Reason>): Availability =>
  reasons.length === 0 ? enabled : { _tag: "Disabled", reasons: reasons as Reasons }
