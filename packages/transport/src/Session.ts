/**
 * A session: core's `EventChannel` over any connection, with delivery that survives whatever the connection does.
 *
 * It says hello, resumes every open stream from where it was, keeps wishes in an outbox until each has its one outcome,
 * asks again for what is missing, and dials again when nothing is heard. `SPEC.md` has its rules. Those who do not use
 * Effect take `connect` instead.
 *
 * @since 0.1.0
 */
import type { EventChannel } from "@pupitre/core/EventChannel"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Random from "effect/Random"
import type * as Scope from "effect/Scope"
import type { Connection } from "./Connection.js"
import { newId } from "./internal/newId.js"
import type { Problem } from "./internal/session/Problem.js"
import { start } from "./internal/session/Runner.js"
import type { Outbox } from "./Outbox.js"
import { memory } from "./Outbox.js"
import * as Timing from "./Timing.js"

export type { Problem } from "./internal/session/Problem.js"

/** A channel over a connection. */
export interface Session extends EventChannel {
  /** Dials now instead of at `retryAt`, for a button, or because the device says that it is online again. */
  readonly tryNow: () => void
  /** Calls the listener with what goes wrong without costing anything else, until the returned function is called. */
  readonly problems: (listener: (problem: Problem) => void) => () => void
}

/** Settings of a session. */
export interface Options {
  readonly connection: Connection
  /**
   * The token that says who we are. Asked for at every connection, and again before the one in use ends. It travels in
   * a frame, never in a URL.
   */
  readonly token: () => Promise<string> | string
  /** Where wishes wait; in memory unless given, so that a reload loses those without an outcome. */
  readonly outbox?: Outbox
  /** Ids of 8 to 59 letters, digits, `_` and `-` that nobody else will ever make; UUIDs unless given. */
  readonly id?: () => string
}

/** A session that lasts as long as the scope. It dials at once, on the clock and the randomness of the fiber. */
export const make = (options: Options): Effect.Effect<Session, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.gen(function* () {
      const timing = yield* Timing.fromEffect
      const random = yield* Random.Random
      const slot = yield* Effect.promise(() => (options.outbox ?? memory()).open())
      return start({
        connection: options.connection,
        token: options.token,
        slot,
        timing,
        random: () => random.nextDoubleUnsafe(),
        id: options.id ?? newId,
      })
    }),
    (session) => Effect.promise(() => session.close()),
  )

/** The channel of a program, for those who use Effect's services. */
export class Channel extends Context.Service<Channel, Session>()("@pupitre/transport/Session/Channel") {}

/** The channel as a layer. */
export const layer = (options: Options): Layer.Layer<Channel> => Layer.effect(Channel, make(options))
