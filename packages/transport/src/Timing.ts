/**
 * Time as sessions and faults use it: a clock that can wake one up.
 *
 * A port of its own, so that the same code runs on the platform's timers, on Effect's clock and on a simulation's
 * virtual one.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** A clock that can wake one up. */
export interface Timing {
  /** Milliseconds since 1970, as the device's clock says at first; from then on it only goes forward. */
  readonly now: () => number
  /** Runs the task after this many whole milliseconds, never within this call. The returned function forgets it. */
  readonly after: (delay: number, task: () => void) => () => void
}

/** The longest delay a platform's timer takes. */
const longest = 2 ** 31 - 1

/** The platform's own clock and timers. */
export const system: Timing = {
  // Setting the device's clock back must not make anyone wait.
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  after: (delay, task) => {
    const timer = setTimeout(task, Math.min(delay, longest))
    return () => clearTimeout(timer)
  },
}

/** The clock of the running fiber, whatever it is: the live one, or a test's. */
export const fromEffect: Effect.Effect<Timing> = /* #__PURE__ */ Effect.gen(function* () {
  const clock = yield* Clock.Clock
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const began = clock.currentTimeMillisUnsafe()
  const beganAt = clock.monotonicTimeNanosUnsafe()
  return {
    now: () => began + Number((clock.monotonicTimeNanosUnsafe() - beganAt) / 1_000_000n),
    after: (delay, task) => {
      let wanted = true
      const fiber = run(
        Effect.andThen(
          // A sleep of nothing may not sleep at all.
          delay > 0 ? Effect.sleep(delay) : Effect.yieldNow,
          Effect.sync(() => {
            if (wanted) task()
          }),
        ),
      )
      return () => {
        wanted = false
        fiber.interruptUnsafe()
      }
    },
  }
})
