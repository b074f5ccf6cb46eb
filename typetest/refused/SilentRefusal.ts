/** A refusal gives at least one reason, and what disables says why. */
import { reject } from "@pupitre/core/Decision"
import type { Availability } from "@pupitre/core/Availability"

// refused 2555: Expected at least 1 arguments, but got 0
export const silent = reject()

// refused 2322: Source has 0 element(s) but target requires 1
export const disabled: Availability = { _tag: "Disabled", reasons: [] }
