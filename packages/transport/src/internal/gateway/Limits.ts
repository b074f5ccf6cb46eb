/**
 * How much one connection may ask of a gateway.
 *
 * @since 0.1.0
 */

/** How often something may happen. */
export interface Rate {
  /** The most at once. */
  readonly burst: number
  readonly perSecond: number
}

/** How much one connection may ask of a gateway. Bytes as the connection counts them, times in milliseconds. */
export interface Limits {
  /** Frames of any kind. Four bursts too many end the connection with `TooManyFrames`. */
  readonly frames: Rate
  /** Wishes. One too many is answered `TooManyRequests` with the time to wait. */
  readonly submits: Rate
  /** Bytes of pieces of a visitor's page, beside `frames`. One too many is dropped, and costs nothing else. */
  readonly mirror: Rate
  /** Time to say who one is. */
  readonly helloWithin: number
  /** UTF-16 units of frames that may come before the token is checked. */
  readonly earlyBytes: number
  /** Time after the end of a token in which a new one may still come. */
  readonly grace: number
  /** Bytes waiting to leave above which no events are sent, only heads. */
  readonly pauseBytes: number
  /** Bytes waiting to leave above which the connection is ended with `SlowConsumer`. */
  readonly closeBytes: number
  /** Time above `pauseBytes` after which it is ended too. */
  readonly slowAfter: number
  /** Streams watched at once. */
  readonly subscriptions: number
  /** Questions waiting for an answer at once. */
  readonly asks: number
  /** Fetches waiting for the one that is being answered. One too many, or one too soon, is told the head alone. */
  readonly fetches: number
  /** Wishes waiting on one stream, of everyone. */
  readonly waiting: number
  /** What a wish is told to wait when the store or its stream is too busy. */
  readonly retryAfter: number
}

/** What a gateway allows unless told otherwise. */
export const defaults: Limits = {
  frames: { burst: 200, perSecond: 100 },
  submits: { burst: 40, perSecond: 20 },
  mirror: { burst: 4 * 1024 * 1024, perSecond: 512 * 1024 },
  helloWithin: 5_000,
  earlyBytes: 64 * 1024,
  grace: 5_000,
  pauseBytes: 256 * 1024,
  closeBytes: 1024 * 1024,
  slowAfter: 10_000,
  subscriptions: 64,
  asks: 16,
  fetches: 16,
  waiting: 256,
  retryAfter: 1_000,
}
