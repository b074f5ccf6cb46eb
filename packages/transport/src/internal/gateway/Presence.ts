/**
 * Which visitors have the site open: counted by connection, told to those who look, and written down when it lasts.
 *
 * A visitor going from page to page is gone for a moment each time; that is not told. One who stays away for longer is shown as
 * offline, and after `leaveAfter` an alert says so in the thread. From then on it is a fact of their own stream too, with the
 * moment at which the last connection ended, so that whoever looks later knows how long the visit was. A server that stops
 * before that says it as it stops, of those who had left; not of those whom it sends away itself, who come back to the next
 * one.
 *
 * @since 0.1.0
 */
import { LeaveSite } from "@pupitre/core/command/Visit"
import { RaiseAlert } from "@pupitre/core/command/RaiseAlert"
import type { CommandId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Visitor } from "@pupitre/core/Participant"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { Identity } from "../../server/Identity.js"
import type { Decider } from "./Decider.js"
import * as Codec from "../../Codec.js"
import type { LiveStream } from "./LiveStream.js"
import * as Router from "./Router.js"
import type { Streams } from "./Streams.js"
import type { Receiver, Run } from "./Subscription.js"

/** What presence needs. */
export interface Options {
  readonly streams: Streams
  readonly decider: Decider
  readonly run: Run
  readonly now: () => number
  readonly newId: () => CommandId
  /** Milliseconds after which a visitor who left is shown as offline, and alerted about. */
  readonly offlineAfter: number
  readonly leaveAfter: number
  /** Milliseconds until it is tried again when the store or a stream is too busy. */
  readonly retryAfter: number
  /** Somebody is shown as offline from now on, until `gone` says otherwise. */
  readonly left: (tenant: TenantId, visitor: VisitorId, gone: () => boolean) => Effect.Effect<void>
}

/** Which visitors have the site open. */
export interface Presence {
  /**
   * Somebody came; what it gives is called once, when that connection ends, and told whether the server ended it because it stops.
   * Only visitors are kept count of.
   */
  readonly arrived: (identity: Identity) => (stopping: boolean) => void
  readonly online: (tenant: TenantId, visitor: string) => boolean
  /** Tells one who begins to look at a conversation whether its visitor is there. */
  readonly tell: (receiver: Receiver, live: LiveStream) => void
  /** Writes down who has left and is not written down yet: the server stops. Takes two seconds at most, whatever the store does. */
  readonly stop: Effect.Effect<void>
}

interface Seen {
  readonly tenant: TenantId
  readonly visitor: Visitor
  connections: number
  /** Grows with every departure, so that an old one's timer does nothing. */
  departure: number
  /** When the last connection ended, milliseconds; meaningful while there is none. */
  departedAt: number
  /** The wish that says so; made again under the same id it is written once. */
  leaving: CommandId | undefined
  online: boolean
}

/** Milliseconds that a server which stops gives its store. */
const stopWithin = 2_000

/** Nobody is there yet. */
export const make = (options: Options): Presence => {
  const { streams, run, now, offlineAfter, leaveAfter, retryAfter } = options
  const visitors = new Map<string, Seen>()
  /** Who has left of themselves and is not written down. */
  const unwritten = new Set<Seen>()
  let counter = 0

  const text = (live: LiveStream, by: Visitor, online: boolean, at = now()): string => {
    counter = Math.max(counter + 1, now())
    return Codec.encode({
      _tag: "Shown",
      stream: live.key,
      // Signals are the same for every role, so that they name by id alone.
      sent: { by: { _tag: "Visitor", id: by.id }, counter, at, signal: { _tag: "Presence", online } },
    })
  }

  const online = (tenant: TenantId, visitor: string): boolean => visitors.get(`${tenant} ${visitor}`)?.online === true

  const announce = ({ tenant, visitor, online, departedAt }: Seen): void => {
    for (const live of streams.all()) {
      if (live.subscriptions.size === 0 || live.tenant !== tenant) continue
      if (live.conversation.visitor?.id !== visitor.id) continue
      const shown = text(live, visitor, online, online ? now() : departedAt)
      for (const { receiver } of live.subscriptions) if (receiver.audience === "agents") receiver.sendSignal(shown)
    }
  }

  /** Writes down that the visitor left or returned, if a conversation is open and does not say so already. */
  const alert = (tenant: TenantId, visitor: VisitorId, kind: "VisitorLeft" | "VisitorReturned"): Effect.Effect<void> =>
    Effect.gen(function* () {
      const { conversationId } = yield* streams.look(StreamKeys.visitor(tenant, visitor), (own) => own.visitor)
      if (conversationId === undefined) return
      const conversation = StreamKeys.conversation(tenant, conversationId)
      const summary = yield* streams.look(conversation, (live) => live.summary)
      if (summary === undefined || summary.visitorGone === (kind === "VisitorLeft")) return
      yield* Router.submit(options, conversation, RaiseAlert.name, { alert: { kind } })
    }).pipe(Effect.ignore)

  /** Writes down when the visitor left, if anything of their visit is. */
  const ended = (seen: Seen): Effect.Effect<void> =>
    Effect.gen(function* () {
      const { tenant, visitor, departedAt: leftAt } = seen
      const stream = StreamKeys.visitor(tenant, visitor.id)
      const id = (seen.leaving ??= options.newId())
      const { consent, visitId } = yield* streams.look(stream, (own) => own.visitor)
      if (visitId === undefined || !consent.includes("store")) return
      const outcome = yield* Router.submit({ ...options, newId: () => id }, stream, LeaveSite.name, { leftAt })
      if (outcome._tag === "Later") yield* Effect.fail("Later" as const)
    }).pipe(
      Effect.retry(Schedule.spaced(retryAfter)),
      Effect.ignore,
      Effect.andThen(Effect.sync(() => unwritten.delete(seen))),
    )

  const departed = (seen: Seen): Effect.Effect<void> => {
    const departure = ++seen.departure
    const still = (): boolean => seen.departure === departure && seen.connections === 0
    return Effect.gen(function* () {
      yield* Effect.sleep(offlineAfter)
      if (!still()) return
      seen.online = false
      announce(seen)
      run(options.left(seen.tenant, seen.visitor.id, () => !online(seen.tenant, seen.visitor.id)))
      yield* Effect.sleep(Math.max(0, leaveAfter - offlineAfter))
      if (!still()) return
      visitors.delete(`${seen.tenant} ${seen.visitor.id}`)
      run(ended(seen))
      yield* alert(seen.tenant, seen.visitor.id, "VisitorLeft")
      // Back while that was being written down.
      if (online(seen.tenant, seen.visitor.id)) yield* alert(seen.tenant, seen.visitor.id, "VisitorReturned")
    })
  }

  return {
    arrived: (identity) => {
      const { tenant, participant } = identity
      if (participant._tag !== "Visitor") return () => {}
      const key = `${tenant} ${participant.id}`
      let seen = visitors.get(key)
      if (seen === undefined) {
        seen = {
          tenant,
          visitor: participant,
          connections: 0,
          departure: 0,
          departedAt: 0,
          leaving: undefined,
          online: false,
        }
        visitors.set(key, seen)
      }
      const here = seen
      here.connections++
      unwritten.delete(here)
      const leave = (stopping: boolean): void => {
        here.connections--
        if (here.connections > 0) return
        here.departedAt = now()
        here.leaving = undefined
        if (!stopping) unwritten.add(here)
        run(departed(here))
      }
      if (here.online) return leave
      here.online = true
      announce(here)
      run(alert(tenant, participant.id, "VisitorReturned"))
      return leave
    },
    online,
    tell: (receiver, live) => {
      const { visitor } = live.conversation
      if (receiver.audience !== "agents" || visitor === undefined) return
      receiver.sendText(text(live, visitor, online(live.tenant, visitor.id)))
    },
    stop: Effect.suspend(() => Effect.forEach([...unwritten], ended, { concurrency: "unbounded", discard: true })).pipe(
      Effect.interruptible,
      Effect.timeoutOption(stopWithin),
      Effect.asVoid,
    ),
  }
}
