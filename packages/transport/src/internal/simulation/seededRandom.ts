/**
 * Numbers that look random and are the same for the same seed, on every machine.
 *
 * @since 0.1.0
 */

/** Numbers in [0, 1) from a seed (any integer): mulberry32, good enough for faults and nothing else. */
export const seededRandom = (seed: number): (() => number) => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
