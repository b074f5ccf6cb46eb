/**
 * How often something may happen: so many at once, so many per second, and how far someone may go into debt.
 *
 * @since 0.1.0
 */

/** How often something may happen. */
export interface Rate {
  /** The most at once. */
  readonly burst: number
  readonly perSecond: number
}

/** A bucket that is full at first. */
export interface TokenBucket {
  /** Takes one. 0 when there was one, else the milliseconds until there is one again; the debt is remembered. */
  readonly take: (now: number) => number
  /** Takes one if there is one. 0, or the milliseconds until there is one; nothing is taken then. */
  readonly tryTake: (now: number) => number
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
  const wait = (): number => Math.max(1, Math.ceil(((1 - tokens) * 1000) / perSecond))
  return {
    take: (now) => {
      refill(now)
      tokens -= 1
      return tokens >= 0 ? 0 : wait()
    },
    tryTake: (now) => {
      refill(now)
      if (tokens < 1) return wait()
      tokens -= 1
      return 0
    },
    debt: () => Math.max(0, -tokens),
  }
}
