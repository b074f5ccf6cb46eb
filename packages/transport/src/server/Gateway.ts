/**
 * The server's side of every connection: says who is there, decides wishes, tells facts to those who may see them.
 *
 * It is handed everything that a product chooses (commands, queries, how tokens are checked, who gets the next visitor)
 * and needs only an {@link EventLog:class}. What it promises:
 *
 * - an `Ack` only after the facts are flushed, and facts are told only after that too;
 * - every wish has one outcome, the same for every retry;
 * - a session sees what {@link Identity} allows, and what it may not see looks like what does not exist;
 * - a text that is not a frame ends its own connection with a typed `Bye` (coming back is allowed: the next text may
 *   well be one) and costs nobody else anything; wishes it had made before still get stored.
 *
 * Agents of a tenant may open every conversation of the tenant and its visitors' streams; managers its workspaces too.
 *
 * And it acts by itself: it gives who waits to agents, does what a conversation's deadline asks for when its time has come,
 * says who has left, keeps who is blocked away and counts how often they come back, and passes the visitor's page to the agent
 * in charge while both want it.
 *
 * @since 0.1.0
 */
import type { Availability } from "@pupitre/core/Availability"
import { fromReasons } from "@pupitre/core/Availability"
import * as Blocked from "@pupitre/core/Blocked"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Any } from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import type { Routing, Takes } from "@pupitre/core/desk/Routing"
import { leastBusy } from "@pupitre/core/desk/Routing"
import type { AgentId, CommandId, GroupId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import { isHeldBy } from "@pupitre/core/Lifecycle"
import { driven } from "@pupitre/core/Navigation"
import type { Recipient, Role } from "@pupitre/core/Participant"
import type { Fold } from "@pupitre/core/Projection"
import type { Handled } from "@pupitre/core/Query"
import type { Readable } from "@pupitre/core/Readable"
import { make as reason } from "@pupitre/core/Reason"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Visitors from "@pupitre/core/Visitor"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as FiberSet from "effect/FiberSet"
import type * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Aggregatings from "../internal/gateway/Aggregating.js"
import * as Deciders from "../internal/gateway/Decider.js"
import * as Alarms from "../internal/gateway/Alarms.js"
import type { Desk } from "../internal/gateway/Desk.js"
import * as Desks from "../internal/gateway/Desk.js"
import * as Leavings from "../internal/gateway/Leaving.js"
import type { Limits } from "../internal/gateway/Limits.js"
import { defaults } from "../internal/gateway/Limits.js"
import * as Followings from "../internal/gateway/Following.js"
import * as Markings from "../internal/gateway/Marking.js"
import * as Mirrorings from "../internal/gateway/Mirroring.js"
import type { Peer, Shared } from "../internal/gateway/Peer.js"
import type { From, PeerLink } from "../internal/gateway/PeerLink.js"
import * as Peers from "../internal/gateway/Peer.js"
import * as Presences from "../internal/gateway/Presence.js"
import * as Rosters from "../internal/gateway/Roster.js"
import * as Routers from "../internal/gateway/Router.js"
import * as Sights from "../internal/gateway/Sight.js"
import * as Slots from "../internal/gateway/Slots.js"
import * as StreamsOf from "../internal/gateway/Streams.js"
import * as Turnings from "../internal/gateway/Turning.js"
import type { Any as Aggregate } from "./Aggregate.js"
import type { EventLogError } from "./EventLog.js"
import { EventLog } from "./EventLog.js"
import type { AuthenticationError, Identity } from "./Identity.js"

export type { Limits } from "../internal/gateway/Limits.js"
export type { From, PeerLink } from "../internal/gateway/PeerLink.js"

/** What a product hands to its gateway. */
export interface Options {
  /** What may be wished, by name: `Command.catalogue([...builtin, ...yours])`. */
  readonly commands: ReadonlyMap<string, Any>
  /** What may be asked. */
  readonly queries?: ReadonlyArray<Handled>
  /**
   * Who a token says its bearer is. A product that keeps an address away for a time refuses whoever comes from there, as `Refused`:
   * they hear what a token that nobody knows does. Many people share an address, and it is another's tomorrow.
   */
  readonly authenticate: (token: string, from: From) => Effect.Effect<Identity, AuthenticationError>
  /** Who gets the next visitor: `leastBusy` unless given. */
  readonly routing?: Routing
  /** The most conversations that routing gives one session at once: 4 for an agent, 0 for anyone else unless given. */
  readonly slots?: (identity: Identity) => number
  /** The groups of an agent, that visitors are routed to and words for a group are told to; none unless given. */
  readonly groups?: (identity: Identity) => ReadonlyArray<GroupId>
  /**
   * Whether the agent in charge may make this step on the visitor's page now, by the product's guard; nobody makes any
   * unless given. The step is as it came, not decoded.
   */
  readonly steps?: (conversation: Conversation, step: Schema.Json) => Availability
  /**
   * What one of the desk is told of an event, by role: the event, the event without what that role may not see, or nothing of
   * it. Its `id`, `seq` and `at` must stay, and whose it is. Asked of every event that leaves for the desk; every event as it
   * is unless given. Whoever folds a stream on the server has it whole.
   */
  readonly withhold?: (event: ChatEvent, role: Role) => ChatEvent | undefined
  /**
   * What one of the desk is told of a conversation's state, by role: what folding the events that {@link Options.withhold} gives
   * comes to. Asked where a long conversation opens at its end; the state as it is unless given.
   */
  readonly withholdState?: (conversation: Conversation, role: Role) => Conversation
  /**
   * What a visitor's stream adds up to for the desk, a profile for one. Kept in the log now and then, so that neither this
   * server nor a desk folds the stream from its start; without it both do.
   */
  readonly aggregate?: Aggregate
  readonly policy?: Policy
  /** How much one connection may ask; what is absent is as {@link defaultLimits} says. */
  readonly limits?: Partial<Limits>
  /** Milliseconds between two heartbeats, 20,000 unless given. */
  readonly heartbeat?: number
  /** Makes the ids of the server's own wishes; random UUIDs unless given. */
  readonly newId?: () => CommandId
}

/** What a product settles about its visitors. */
export interface Policy {
  /** Whether agents may see unsent text at all; the visitor must have agreed as well. False unless given. */
  readonly preview?: boolean
  /**
   * Whether an agent whose slots are all taken may take no more by hand either, nor accept a transfer. False unless given:
   * slots then bind routing alone.
   */
  readonly slotsBind?: boolean
  /** Milliseconds after which a visitor who left is alerted about: 10,000 unless given. */
  readonly leaveAfter?: number
  /**
   * Milliseconds without a word, when the visitor has been answered, after which it is announced that the conversation
   * will be closed, and from then until it is. Never unless given.
   */
  readonly idle?: { readonly announceAfter: number; readonly closeAfter: number }
  /**
   * Milliseconds after which a conversation that waits for someone, an agent or a group, waits for others: 24 hours unless
   * given, never when it is `Infinity`.
   */
  readonly reassignAfter?: number
  /**
   * For whom a conversation waits then that has waited for these: the group of an agent, say. For anyone when it names
   * nobody else, and unless given.
   */
  readonly reassignTo?: (waited: Recipient, tenant: TenantId) => Recipient | undefined
}

/** What the owner of a connection tells the gateway. */
export interface Accepted {
  /** One text came, whole. */
  readonly received: (text: string) => void
  /** The connection is over. Twice is once. */
  readonly closed: () => void
  /** The owner must end the connection: tells the other end `ShuttingDown` and closes the link. */
  readonly shutDown: () => void
}

/** An agent or a manager who is connected now. */
export interface Present {
  readonly agentId: AgentId
  readonly name: string
  readonly role: "agent" | "manager"
  /** The most conversations that routing gives them at once. */
  readonly slots: number
  readonly groups: ReadonlyArray<GroupId>
  /** What they take, and whether that is anything. */
  readonly takes: Takes
  readonly available: boolean
  /** How many conversations take a slot of theirs now. */
  readonly open: number
}

/** The server's side of every connection. */
export interface Gateway {
  /** Takes a connection. Never throws. After the `close` of its link the owner still calls `closed`. */
  readonly accept: (link: PeerLink, from?: From) => Accepted
  /** How many connections there are. */
  readonly connections: () => number
  /** The agents and managers of a tenant who are connected now, in the order in which they came. */
  readonly agents: (tenant: TenantId) => ReadonlyArray<Present>
  /**
   * A visitor who is kept away was refused elsewhere, by who makes the tokens for one: counted for managers as one who is
   * refused here. Of anyone else nothing is counted. Call it once they have their answer.
   */
  readonly turnedAway: (tenant: TenantId, visitor: VisitorId, site?: SiteId) => void
  /**
   * What a role may see of visitors is another from now on: {@link Options.withhold} or {@link Options.aggregate} answers anew,
   * by keys of custom data that were declared, say. Whoever of the tenant's desk looks at a visitor is told again, so that it
   * shows what they may see now and no longer what they may not.
   */
  readonly retell: (tenant: TenantId) => void
  /**
   * What a stream adds up to, kept up to date until the scope closes: a library that managers keep, a directory. The log
   * is read once. A fold that throws at an event is logged and stays as it was before it.
   */
  readonly follow: <A>(stream: StreamKey, fold: Fold<A>) => Effect.Effect<Readable<A>, EventLogError, Scope.Scope>
}

/** What a gateway allows one connection unless told otherwise. */
export const defaultLimits: Limits = defaults

/**
 * A gateway. When its scope closes, every connection is told `ShuttingDown` and ended, and when those visitors left who were gone
 * before is written down, in two seconds at most.
 *
 * @example
 * ```ts
 * import * as Command from "@pupitre/core/Command"
 * import { builtin } from "@pupitre/core/command/builtin"
 * import * as Gateway from "@pupitre/transport/server/Gateway"
 * import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
 * import * as Tokens from "@pupitre/transport/server/Tokens"
 * import * as Effect from "effect/Effect"
 *
 * const sent: Array<string> = []
 * const program = Effect.gen(function* () {
 *   const key = crypto.getRandomValues(new Uint8Array(32))
 *   const tokens = yield* Tokens.make({ key, issuer: "shop.example", audience: "desk.example" })
 *   const gateway = yield* Gateway.make({ commands: Command.catalogue(builtin), authenticate: tokens.verify })
 *   const connection = gateway.accept({ send: (text) => sent.push(text), close: () => {} })
 *   connection.received("neither JSON nor a frame")
 * })
 * await Effect.runPromise(Effect.scoped(program).pipe(Effect.provide(MemoryLog.layer())))
 * sent[0] // => '{"_tag":"Bye","reason":"MalformedFrame","reconnect":true}'
 * ```
 */
export const make: (options: Options) => Effect.Effect<Gateway, never, EventLog | Scope.Scope> = Effect.fnUntraced(
  function* (options: Options) {
    const log = yield* EventLog
    const clock = yield* Clock.Clock
    const fibers = yield* FiberSet.make()
    const run = (yield* FiberSet.runtime(fibers)()) as Shared["run"]
    const now = (): number => clock.currentTimeMillisUnsafe()
    const newId = options.newId ?? (() => globalThis.crypto.randomUUID() as CommandId)
    const limits: Limits = { ...defaults, ...options.limits }
    const heartbeat = options.heartbeat ?? 20_000
    const leaveAfter = options.policy?.leaveAfter ?? 10_000
    const desks = new Map<TenantId, Desk>()
    const peers = new Set<Peer>()
    let closing = false

    const desk = (tenant: TenantId): Desk => {
      let held = desks.get(tenant)
      if (held === undefined) desks.set(tenant, (held = Desks.make(tenant, log)))
      return held
    }
    /** How many conversations take a slot of an agent's. */
    const openOf = (tenant: TenantId, agent: AgentId): number =>
      desk(tenant)
        .open()
        .filter((one) => isHeldBy(one, agent)).length
    const blocked = (tenant: TenantId, visitor: VisitorId, site: SiteId | undefined): void => {
      for (const peer of peers) peer.blocked(tenant, visitor, site)
    }
    const aggregating =
      options.aggregate === undefined ? Aggregatings.none : Aggregatings.make(options.aggregate, log, run)
    const watcher: StreamsOf.Watcher = {
      advanced: (live) => {
        const { tenant, kind, id, summary, visitor } = live
        if (kind === "visitor") {
          for (const { site } of Visitors.blocks(visitor, now())) blocked(tenant, id as VisitorId, site)
        }
        if (summary !== undefined && desk(tenant).changed(summary)) route(tenant)
        alarms.changed(live)
        if (live.strayed) run(leaving.site(live))
      },
      blocked,
    }
    const streams = StreamsOf.make(log, run, watcher, aggregating)
    const decider = Deciders.make({
      commands: options.commands,
      log,
      streams,
      run,
      now,
      maxWaiting: limits.waiting,
      visitorOnline: ({ tenant, kind, id, conversation }) => {
        const visitor = kind === "visitor" ? id : conversation.visitor?.id
        return visitor !== undefined && presence.online(tenant, visitor)
      },
      slots: Slots.make({ streams, desk }),
      slotsBind: options.policy?.slotsBind === true,
      drives: (agent, but) => {
        for (const { kind, tenant, key, conversation } of streams.all()) {
          if (kind !== "conversation" || tenant !== but.tenant || key === but.key) continue
          if (driven(conversation.navigation) && owner(conversation)?.agentId === agent) return true
        }
        return false
      },
      load: (tenant, agent) => {
        const slots = roster.connected(tenant).find(({ agentId }) => agentId === agent)?.slots
        return slots === undefined ? undefined : { open: openOf(tenant, agent), slots }
      },
    })
    const offlineAfter = Math.min(2_000, leaveAfter)
    const leaving = Leavings.make({
      commands: options.commands,
      streams,
      decider,
      desk,
      newId,
      retryAfter: limits.retryAfter,
    })
    const presence = Presences.make({
      streams,
      decider,
      run,
      now,
      newId,
      leaveAfter,
      offlineAfter,
      retryAfter: limits.retryAfter,
      left: leaving.visitor,
    })
    const roster = Rosters.make({
      slots: options.slots ?? (({ role }) => (role === "agent" ? 4 : 0)),
      groups: options.groups ?? (() => []),
      offlineAfter,
      left: leaving.agent,
      run,
    })
    const alarms = Alarms.make({
      streams,
      decider,
      desk,
      run,
      now,
      newId,
      retryAfter: limits.retryAfter,
      idle: options.policy?.idle,
      reassignAfter: options.policy?.reassignAfter ?? 24 * 3_600_000,
      reassignTo: options.policy?.reassignTo ?? (() => undefined),
    })
    const route = Routers.make({
      routing: options.routing ?? leastBusy,
      decider,
      desk,
      candidates: roster.candidates,
      newId,
      run,
    })
    const turning = Turnings.make({ decider, newId, run, now, retryAfter: limits.retryAfter })
    const shared: Shared = {
      log,
      streams,
      aggregating,
      decider,
      presence,
      roster,
      marking: Markings.make({ log, streams, run, now }),
      mirroring: Mirrorings.make({ steps: options.steps ?? (() => fromReasons([reason("NotPermitted")])), run }),
      sightOf: Sights.make(options, (cause) =>
        run(Effect.logError("What is told could not be made fit for a role, and was not told", cause)),
      ),
      turning,
      desk,
      route,
      seen: alarms.restore,
      authenticate: options.authenticate,
      queries: new Map((options.queries ?? []).map((handled) => [handled.query.name, handled])),
      preview: options.policy?.preview ?? false,
      heartbeat,
      limits,
      now,
      run,
    }

    run(
      Effect.forever(
        Effect.andThen(
          Effect.sleep(heartbeat),
          Effect.sync(() => {
            for (const peer of peers) peer.beat()
          }),
        ),
      ),
    )
    // Runs before the fibers are interrupted, so that everyone is told, and who had left is written down.
    yield* Effect.addFinalizer(() => {
      closing = true
      for (const peer of peers) peer.bye("ShuttingDown", true)
      return presence.stop
    })

    return {
      accept: (link, from = {}) => {
        const peer = Peers.make(shared, link, from, (gone) => void peers.delete(gone))
        peers.add(peer)
        // Not within the call that makes the connection: its owner holds nothing to be called back with yet.
        if (closing) queueMicrotask(() => peer.bye("ShuttingDown", true))
        return {
          received: peer.received,
          closed: peer.closed,
          shutDown: () => peer.bye("ShuttingDown", true),
        }
      },
      connections: () => peers.size,
      agents: (tenant) => {
        return roster.connected(tenant).map((person) => ({ ...person, open: openOf(tenant, person.agentId) }))
      },
      turnedAway: (tenant, visitorId, site) => {
        const away = streams.look(StreamKeys.visitor(tenant, visitorId), ({ visitor }) =>
          Blocked.of(visitor, site, now()),
        )
        const count = Effect.map(away, (block) => {
          if (block !== undefined) turning({ tenant, visitorId, site, since: block.since })
        })
        run(Effect.ignore(count))
      },
      retell: streams.retell,
      follow: Followings.make({ log, streams, run }),
    }
  },
)
