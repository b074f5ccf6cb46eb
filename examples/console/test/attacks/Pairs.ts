/**
 * How many pairs of a payload and a place were looked at: said when a test is over, which fails when there were none.
 */
import { assert } from "vitest"

/** A count of pairs. */
export interface Pairs {
  readonly look: (what: string, place: string) => void
  /** Says how many there were, and by how many places. Fails at none. */
  readonly tell: () => void
}

/** A count of pairs under a name. */
export const pairs = (name: string): Pairs => {
  const seen = new Set<string>()
  const places = new Set<string>()
  return {
    look: (what, place) => {
      seen.add(JSON.stringify([what, place]))
      places.add(place)
    },
    tell: () => {
      console.log(`${name}: ${seen.size} pairs of a payload and a place, ${places.size} places`)
      assert.isAbove(seen.size, 0, name)
    },
  }
}
