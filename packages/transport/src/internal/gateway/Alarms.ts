/**
 * The server acts when a conversation's time has come: one timer for each that has a deadline, set anew whenever it moves on.
 *
 * A timer only says when to look. What is wished then follows from the conversation as it stands, and the command decides
 * once more, so that an alarm that is late, early or double does nothing wrong.
 *
 * @since 0.1.0
 */
import type { Call } from "@pupitre/core/Command"
import { AnnounceClosing } from "@pupitre/core/command/IdleClosing"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { ReassignConversation } from "@pupitre/core/command/Reassign"
import * as Deadline from "@pupitre/core/Deadline"
import type { CommandId, TenantId } from "@pupitre/core/Id"
import type { Recipient } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as Schedule from "effect/Schedule"
import type { EventLogError } from "../../server/EventLog.js"
import type { Decider } from "./Decider.js"
import type { Desk } from "./Desk.js"
import type { LiveStream } from "./LiveStream.js"
import * as Router from "./Router.js"
import type { Streams } from "./Streams.js"

/** What alarms need. */
export interface Options {
  readonly streams: Streams
  readonly decider: Decider
  readonly desk: (tenant: TenantId) => Desk
  readonly run: <E>(effect: Effect.Effect<void, E>) => Fiber.Fiber<void, E>
  readonly now: () => number
  readonly newId: () => CommandId
  /** Milliseconds until a wish is tried again when the store or its stream is too busy. */
  readonly retryAfter: number
  /** When to announce that a conversation will be closed, and how long after that it is; milliseconds. Never when absent. */
  readonly idle?: { readonly announceAfter: number; readonly closeAfter: number } | undefined
  /** Milliseconds after which what waits for someone waits for others, and for whom then; for anyone when for nobody. */
  readonly reassignAfter: number
  readonly reassignTo: (waited: Recipient, tenant: TenantId) => Recipient | undefined
}

/** The alarms of a gateway. */
export interface Alarms {
  /** A stream has moved on, or was read for the first time. */
  readonly changed: (live: LiveStream) => void
  /** Somebody of a tenant is there: looks, once, at what was left of it by the server before this one. */
  readonly restore: (tenant: TenantId) => void
}

/** What is to be done with a conversation, and when. */
interface Due {
  readonly at: number
  readonly call: () => Call
}

/** No alarm is set. */
export const make = (options: Options): Alarms => {
  const { streams, run, now, retryAfter, idle, reassignAfter, reassignTo } = options
  const timers = new Map<StreamKey, { readonly at: number; readonly fiber: Fiber.Fiber<void> }>()
  const restored = new Set<TenantId>()

  /** For whom the policy says; for anyone, so that nobody's turn is lost, when it throws. */
  const next = (waited: Recipient, tenant: TenantId): Recipient | undefined => {
    try {
      return reassignTo(waited, tenant)
    } catch (thrown) {
      run(Effect.logError("A policy did not say for whom a conversation waits next", thrown))
      return undefined
    }
  }

  const dueOf = ({ conversation, summary, tenant }: LiveStream): Due | undefined => {
    let first: Due | undefined
    const consider = (at: number | undefined, call: Due["call"]): void => {
      if (at !== undefined && at < (first?.at ?? Infinity)) first = { at, call }
    }
    const deadline = Deadline.next(conversation)
    if (deadline !== undefined) consider(deadline.at, () => ({ name: deadline.command, input: {} }))
    if (idle !== undefined) {
      consider(Deadline.idle(conversation, idle.announceAfter), () => ({
        name: AnnounceClosing.name,
        input: {
          deadline: now() + idle.closeAfter,
          cause: summary?.visitorGone === true ? "visitorLeft" : "idle",
        },
      }))
    }
    const { queuedFor } = conversation
    if (queuedFor !== undefined) {
      consider(Deadline.unclaimed(conversation, reassignAfter), () => {
        const to = next(queuedFor, tenant)
        return { name: ReassignConversation.name, input: { after: reassignAfter, ...(to !== undefined && { to }) } }
      })
    }
    return first
  }

  const clear = (key: StreamKey): void => {
    timers.get(key)?.fiber.interruptUnsafe()
    timers.delete(key)
  }

  const set = (key: StreamKey, at: number): void => {
    clear(key)
    const timer = {
      at,
      fiber: run(
        Effect.andThen(
          // Not within what set it: that is still being told to everyone.
          Effect.sleep(Math.max(1, at - now())),
          Effect.suspend(() => {
            // From here on it is no timer any more, and what changes meanwhile sets another.
            if (timers.get(key) === timer) timers.delete(key)
            return ring(key)
          }),
        ),
      ),
    }
    timers.set(key, timer)
  }

  const changed = (live: LiveStream): void => {
    if (live.kind !== "conversation") return
    const due = dueOf(live)
    if (due === undefined) return clear(live.key)
    const timer = timers.get(live.key)
    // One that is early looks again; with people talking, the moment moves on with every message.
    if (timer === undefined || due.at < timer.at) set(live.key, due.at)
  }

  const again = (key: StreamKey): Effect.Effect<void> => Effect.sync(() => set(key, now() + retryAfter))

  const ring = (key: StreamKey): Effect.Effect<void> =>
    look(key, (live) => {
      const due = dueOf(live)
      if (due === undefined) return Effect.void
      if (due.at > now()) return Effect.sync(() => changed(live))
      const { name, input } = due.call()
      return Effect.flatMap(Router.submit(options, live.key, name, input), (outcome) => {
        if (outcome._tag === "Later") return again(key)
        return Effect.sync(() => {
          // Refused because it stands otherwise than it did: it may be due at another moment.
          const next = dueOf(live)
          if (next !== undefined && next.at > now()) changed(live)
        })
      })
    }).pipe(Effect.catch(() => again(key)))

  /** A conversation as the log has it, kept while something is done with it. */
  const look = (key: StreamKey, at: (live: LiveStream) => Effect.Effect<void>): Effect.Effect<void, EventLogError> =>
    Effect.acquireUseRelease(
      Effect.sync(() => streams.hold(key)),
      (live) =>
        Effect.andThen(
          streams.load(live),
          Effect.suspend(() => at(live)),
        ),
      (live) => Effect.sync(() => streams.letGo(live)),
    )

  /** Whether a line says that there may be a deadline. */
  const mayBeDue = ({ status, closesAt, queuedFor }: ConversationSummary): boolean =>
    status === "offered" ||
    status === "transferring" ||
    status === "snoozed" ||
    closesAt !== undefined ||
    queuedFor !== undefined ||
    (idle !== undefined && status === "active")

  return {
    changed,
    restore: (tenant) => {
      if (restored.has(tenant)) return
      restored.add(tenant)
      const desk = options.desk(tenant)
      run(
        Effect.gen(function* () {
          yield* desk.load
          for (const line of desk.open()) {
            if (!mayBeDue(line)) continue
            // Reading it is what sets its alarm.
            yield* streams.look(StreamKeys.conversation(tenant, line.id), () => {})
            yield* Effect.yieldNow
          }
        }).pipe(Effect.retry(Schedule.spaced(retryAfter)), Effect.ignore),
      )
    },
  }
}
