/**
 * How often something may happen: so many at once, so many per second, and how far someone may go into debt.
 *
 * @since 0.1.0
 */
import type { Rate } from "./Limits.js"

/** A bucket that is full at first. */
export interface TokenBucket {
  /** Takes one. 0 when there was one, else the milliseconds until there is one again; the debt is remembered. */
  readonly take: (now: number) => number
  /** Takes one, or so many, if they are there. 0, or the milliseconds until they are; nothing is taken then. */
  readonly tryTake: (now: number, count?: number) => number
  /** How many more were taken than there were. */
  readonly debt: () => number
}

/** A bucket that is full at first. */
export const make = ({ burst, perSecond }: Rate, start: number): TokenBucket => {
  let tokens = burst
  let last = start
  const refill = (now: number): void => {
    if (now > last) tokens = Math.min(burst, tokens + ((now - last) * perSecond) / 1000)
    last = now
  }
  const wait = (count = 1): number => Math.max(1, Math.ceil(((count - tokens) * 1000) / perSecond))
  return {
    take: (now) => {
      refill(now)
      tokens -= 1
      return tokens >= 0 ? 0 : wait()
    },
    tryTake: (now, count = 1) => {
      refill(now)
      if (tokens < count) return wait(count)
      tokens -= count
      return 0
    },
    debt: () => Math.max(0, -tokens),
  }
}
