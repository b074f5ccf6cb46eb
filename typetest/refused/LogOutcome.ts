/** A log stores at least one write for what was accepted, and says of every answer which one it is. */
import type { Append, Stored } from "@pupitre/transport/server/EventLog"

// refused 2322: Source has 0 element(s) but target requires 1
export const nothing: Append["outcome"] = { _tag: "Accepted", writes: [] }

declare const stored: Stored
// refused 2339: Property 'from' does not exist
export const from = stored.from
