/** A timeline is opaque: it is read through its module, and made by it. */
import * as Timeline from "@pupitre/core/Timeline"

// refused 2339: Property 'rows' does not exist on type 'Timeline'
export const inside = Timeline.empty.rows

// refused 2741: is missing in type '{}' but required in type 'Timeline'
export const made: Timeline.Timeline = {}
