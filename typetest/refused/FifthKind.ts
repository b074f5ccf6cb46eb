/** The four kinds are four: a filter over another one does not compile. */
import * as Kind from "@pupitre/filters/Kind"

// refused 2345: Type '"system"' is not assignable to type 'Kind'
export const selection = Kind.setOf(["visitor", "system"])

// refused 2741: Property 'navigation' is missing
export const counts: Record<Kind.Kind, number> = { visitor: 0, agent: 0, actions: 0 }
