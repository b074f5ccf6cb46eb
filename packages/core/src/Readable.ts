/**
 * The seam to any framework: a value that can be read at once and watched.
 *
 * `get` gives the same reference until the value changes, and nothing here is Effect, so that React's
 * `useSyncExternalStore`, a signal or a plain listener can sit on it.
 *
 * @since 0.1.0
 */

/** A value that can be read at once and watched. */
export interface Readable<A> {
  /** The value now; the same reference until it changes. */
  readonly get: () => A
  /** Calls the listener after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A {@link Readable} that its owner writes. */
export interface Store<A> extends Readable<A> {
  /** Replaces the value; listeners hear of it only if it is another one. */
  readonly set: (value: A) => void
}

/**
 * A store with its first value.
 *
 * @example
 * ```ts
 * import * as Readable from "@pupitre/core/Readable"
 *
 * const count = Readable.store(1)
 * const doubled = Readable.map(count, (n) => n * 2)
 * count.set(21)
 * doubled.get() // => 42
 * ```
 */
export const store = <A>(initial: A): Store<A> => {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    subscribe: (listener) => {
      // One entry per subscription, so that the same function subscribed twice is told twice and leaves once.
      const entry = (): void => listener()
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    set: (value) => {
      if (Object.is(current, value)) return
      current = value
      for (const listener of [...listeners]) listener()
    },
  }
}

/** A readable computed from another; computed once per value of its source. */
export const map = <A, B>(source: Readable<A>, f: (a: A) => B): Readable<B> => {
  let from: { readonly a: A; readonly b: B } | undefined
  return {
    get: () => {
      const a = source.get()
      if (from === undefined || !Object.is(from.a, a)) from = { a, b: f(a) }
      return from.b
    },
    subscribe: source.subscribe,
  }
}

/** A readable computed from two others; computed once per pair of their values. */
export const zip = <A, B, C>(left: Readable<A>, right: Readable<B>, f: (a: A, b: B) => C): Readable<C> => {
  let from: { readonly a: A; readonly b: B; readonly c: C } | undefined
  return {
    get: () => {
      const [a, b] = [left.get(), right.get()]
      if (from === undefined || !Object.is(from.a, a) || !Object.is(from.b, b)) from = { a, b, c: f(a, b) }
      return from.c
    },
    subscribe: (listener) => {
      const [leaveLeft, leaveRight] = [left.subscribe(listener), right.subscribe(listener)]
      return () => {
        leaveLeft()
        leaveRight()
      }
    },
  }
}

/** Milliseconds of one frame of a screen. */
export const frame = 1000 / 60

/**
 * A readable that follows another at most once per frame: what it gives and when it tells go together, so that who reads
 * in between sees no value that nobody was told of. The first change after a rest shows at once.
 *
 * It follows while it has listeners; without any it gives what its source gives.
 */
export const paced = <A>(
  source: Readable<A>,
  {
    now,
    schedule,
    every = frame,
  }: {
    /** A clock, milliseconds. */
    readonly now: () => number
    /** Runs something after so many milliseconds, unless the returned function is called before. */
    readonly schedule: (after: number, run: () => void) => () => void
    readonly every?: number
  },
): Readable<A> => {
  const listeners = new Set<() => void>()
  let shown: A
  let shownAt = Number.NEGATIVE_INFINITY
  let waiting: (() => void) | undefined
  let unsubscribe = (): void => {}
  const show = (): void => {
    waiting = undefined
    shownAt = now()
    const next = source.get()
    if (Object.is(next, shown)) return
    shown = next
    for (const listener of [...listeners]) listener()
  }
  const changed = (): void => {
    if (waiting !== undefined) return
    const rest = shownAt + every - now()
    if (rest <= 0) show()
    else waiting = schedule(rest, show)
  }
  return {
    get: () => (listeners.size === 0 ? source.get() : shown),
    subscribe: (listener) => {
      const entry = (): void => listener()
      if (listeners.size === 0) {
        shown = source.get()
        unsubscribe = source.subscribe(changed)
      }
      listeners.add(entry)
      return () => {
        if (!listeners.delete(entry) || listeners.size > 0) return
        unsubscribe()
        waiting?.()
        waiting = undefined
      }
    },
  }
}

/** A readable whose value never changes. */
export const constant = <A>(value: A): Readable<A> => ({ get: () => value, subscribe: () => () => {} })
