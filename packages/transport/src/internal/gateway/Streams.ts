/**
 * All streams that are open in this gateway: loaded once, told of every commit, let go when nobody needs them.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { EventLog, EventLogError } from "../../server/EventLog.js"
import type { Access } from "./Access.js"
import type { Aggregating } from "./Aggregating.js"
import { none as noAggregate } from "./Aggregating.js"
import * as Accesses from "./Access.js"
import type { LiveStream } from "./LiveStream.js"
import * as LiveStreams from "./LiveStream.js"
import type { Run } from "./Subscription.js"
import * as Subscriptions from "./Subscription.js"

/** All streams that are open in this gateway. */
export interface Streams {
  /**
   * Hands `then` the stream, loaded, if this session may open it; unknown and forbidden look the same. It is not
   * forgotten before `then` is done, which is in time to begin to watch. `aggregate`: what it adds up to is there too.
   */
  readonly open: (
    access: Access,
    key: StreamKey,
    then: (live: LiveStream | undefined) => void,
    aggregate?: boolean,
  ) => Effect.Effect<void, EventLogError>
  /** The stream as it is in memory, loaded or not. Whoever takes it must still ask {@link Accesses.mayOpen}. */
  readonly entry: (key: StreamKey) => LiveStream
  /** As `entry`, and it is not forgotten before {@link Streams.letGo} is told so. */
  readonly hold: (key: StreamKey) => LiveStream
  readonly letGo: (live: LiveStream) => void
  /** Something of a stream as the log has it. */
  readonly look: <A>(key: StreamKey, at: (live: LiveStream) => A) => Effect.Effect<A, EventLogError>
  /** Brings a stream up to the log. At once when nothing is missing. */
  readonly load: (live: LiveStream) => Effect.Effect<void, EventLogError>
  /** Folds and passes on what the log has just stored: who is blocked by it is gone before anything of it is told. */
  readonly stored: (writes: ReadonlyArray<Written>) => void
  /** What the desk may see of a tenant's visitors has changed: whoever of it watches one is told anew. */
  readonly retell: (tenant: TenantId) => void
  /** Forgets a stream that nobody needs, if memory is short or there is nothing in it. */
  readonly release: (live: LiveStream) => void
  /** Every stream that is open. */
  readonly all: () => Iterable<LiveStream>
}

/** What was stored in one stream. */
export interface Written {
  readonly stream: StreamKey
  readonly events: ReadonlyArray<ChatEvent>
}

/** What else must know of what happens in a stream. */
export interface Watcher {
  /** A stream has moved on; it is not told yet. */
  readonly advanced: (live: LiveStream) => void
  /** A visitor is kept away from now on, from a site or from all; nothing from then on is told yet. */
  readonly blocked: (tenant: TenantId, visitor: VisitorId, site: SiteId | undefined) => void
}

/** The most idle streams kept in memory. */
const defaultMaxHeld = 10_000

/** The most events read from the log at once. */
const pageSize = 1_000

/** No stream is open yet. */
export const make = (
  log: EventLog["Service"],
  run: Run,
  { advanced, blocked }: Watcher,
  aggregating: Aggregating = noAggregate,
  maxHeld = defaultMaxHeld,
): Streams => {
  const held = new Map<StreamKey, LiveStream>()

  const entry = (key: StreamKey): LiveStream => {
    let live = held.get(key)
    if (live === undefined) held.set(key, (live = LiveStreams.make(key)))
    return live
  }

  const read = Effect.fnUntraced(function* (live: LiveStream) {
    const { standing } = live
    const kept = new Set<VisitorId>()
    if (!standing.loaded) {
      standing.marks = yield* log.marks(live.key)
      standing.loaded = true
    }
    while (live.stale) {
      // A commit that is told of while we read makes it stale again.
      live.stale = false
      yield* aggregating.begin(live)
      const { lives } = live
      const began = live.head
      for (;;) {
        const before = live.head
        const events = yield* log.read(live.key, before + 1, before + pageSize)
        // Erased by another server: what this one has folded is no longer there.
        if (began > 0 && events.some(({ _tag }) => _tag === "VisitorErased")) erased(live)
        // Nor is what was read of it.
        if (live.lives !== lives) break
        for (const event of events) {
          if (event.seq !== live.head + 1) continue
          LiveStreams.apply(live, event)
          aggregating.apply(live, event)
          if (event._tag === "VisitorBlocked" && live.kind === "conversation") kept.add(event.visitorId)
        }
        if (live.head < before + pageSize) break
      }
    }
    aggregating.keep(live)
    // Stored by another server: who is kept away is told by their own stream, before anything of this one is.
    for (const visitor of kept) {
      const own = hold(StreamKeys.visitor(live.tenant, visitor))
      own.stale = true
      yield* Effect.ensuring(
        load(own),
        Effect.sync(() => letGo(own)),
      )
    }
  })

  const load = (live: LiveStream): Effect.Effect<void, EventLogError> => {
    if (live.loading !== undefined) return Deferred.await(live.loading)
    if (!live.stale) return Effect.void
    return Effect.suspend(() => {
      if (live.loading !== undefined) return Deferred.await(live.loading)
      if (!live.stale) return Effect.void
      const loading = (live.loading = Deferred.makeUnsafe<void, EventLogError>())
      const before = live.head
      // Detached from whoever asked first, so that their leaving does not leave the others waiting.
      run(
        read(live).pipe(
          Effect.onExit((exit) =>
            Effect.sync(() => {
              live.loading = undefined
              if (exit._tag === "Failure") live.stale = true
              if (live.head > before || live.retold) {
                if (live.head > 0) advanced(live)
                if (live.retold && exit._tag === "Success") {
                  live.retold = false
                  for (const subscription of live.subscriptions) Subscriptions.begin(subscription, log.epoch)
                }
                for (const subscription of live.subscriptions) Subscriptions.pump(subscription, log.epoch, run, log)
              }
              Deferred.doneUnsafe(loading, exit)
              // A commit came between the last read and now.
              if (live.stale && exit._tag === "Success" && live.subscriptions.size > 0) run(Effect.ignore(load(live)))
            }),
          ),
          Effect.ignore,
        ),
      )
      return Deferred.await(loading)
    })
  }

  const release = (live: LiveStream): void => {
    if (!LiveStreams.idle(live) || held.get(live.key) !== live) return
    aggregating.rest(live)
    if (live.head === 0) {
      held.delete(live.key)
      return
    }
    if (held.size <= maxHeld) return
    for (const other of held.values()) {
      if (held.size <= maxHeld) return
      if (LiveStreams.idle(other)) held.delete(other.key)
    }
  }

  const hold = (key: StreamKey): LiveStream => {
    const live = entry(key)
    live.pins++
    return live
  }

  const letGo = (live: LiveStream): void => {
    live.pins--
    release(live)
  }

  return {
    entry,
    hold,
    letGo,
    load,
    release,
    look: (key, at) =>
      Effect.acquireUseRelease(
        Effect.sync(() => hold(key)),
        (live) => Effect.map(load(live), () => at(live)),
        (live) => Effect.sync(() => letGo(live)),
      ),
    all: () => held.values(),
    retell: (tenant) => {
      for (const live of held.values()) {
        // One that is begun anew is told so as it is read.
        if (live.tenant !== tenant || live.kind !== "visitor" || live.retold) continue
        for (const subscription of live.subscriptions) {
          if (subscription.receiver.audience !== "agents") continue
          Subscriptions.retell(subscription, log.epoch)
          Subscriptions.pump(subscription, log.epoch, run, log)
        }
      }
    },
    open: (access, key, then, aggregate = false) =>
      Effect.suspend(() => {
        if (!Accesses.mayAsk(access, key)) return Effect.sync(() => then(undefined))
        const live = hold(key)
        return load(live).pipe(
          Effect.andThen(aggregate && access.audience === "agents" ? aggregating.ready(live) : Effect.void),
          Effect.map(() => then(Accesses.mayOpen(access, live) ? live : undefined)),
          Effect.ensuring(Effect.sync(() => letGo(live))),
        )
      }),
    stored: (writes) => {
      for (const { stream, events } of writes) {
        const { tenant, kind } = StreamKeys.parts(stream)
        if (kind !== "visitor") continue
        for (const event of events) if (event._tag === "VisitorBlocked") blocked(tenant, event.visitorId, event.site)
      }
      for (const { stream, events } of writes) committed(stream, events)
    },
  }

  /** Everyone forgets what they hold of it at once, and is told what stays as soon as it is read. */
  function erased(live: LiveStream): void {
    LiveStreams.forget(live)
    for (const subscription of live.subscriptions) Subscriptions.reset(subscription, log.epoch)
  }

  function committed(key: StreamKey, events: ReadonlyArray<ChatEvent>): void {
    if (events.length === 0) return
    const live = entry(key)
    if (events.some(({ _tag }) => _tag === "VisitorErased")) erased(live)
    if (live.loading !== undefined || live.stale || events[0]!.seq > live.head + 1) {
      live.stale = true
      // The one who reads now looks again; without one, whoever watches must be told.
      if (live.loading === undefined) run(Effect.ignore(load(live)))
      return
    }
    const next = events.filter((event) => event.seq > live.head)
    if (next.length === 0) return
    for (const event of next) {
      LiveStreams.apply(live, event)
      aggregating.apply(live, event)
    }
    aggregating.keep(live)
    advanced(live)
    Subscriptions.fanOut(live, next, log.epoch, run, log)
  }
}
