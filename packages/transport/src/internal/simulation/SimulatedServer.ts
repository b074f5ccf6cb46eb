/**
 * The real gateway over the real log in memory, on virtual time, with the faults of a server: crashes that lose what
 * was not flushed, commits that fail, and restores that forget the end of the log.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { Conversation } from "@pupitre/core/Conversation"
import { accept as accepted, reject } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { AgentId, CommandId, ConversationId, EventId, Seq, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as Scheduler from "effect/Scheduler"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import type { Link } from "../../Connection.js"
import type { Accept, Accepted } from "../../connection/Memory.js"
import { EventLog } from "../../server/EventLog.js"
import * as Gateway from "../../server/Gateway.js"
import type { Identity } from "../../server/Identity.js"
import { AuthenticationError } from "../../server/Identity.js"
import * as MemoryLog from "../../server/MemoryLog.js"
import type { Timing } from "../../Timing.js"

export const tenant = "simulated" as TenantId
export const conversationId = "conversation-1" as ConversationId
export const stream = StreamKey.conversation(tenant, conversationId)

const visitor: Participant = { _tag: "Visitor", id: "v1" as VisitorId }
const owner: Participant = { _tag: "Agent", id: "a1" as AgentId, name: "a1" }

/** Wishes of a simulation: one fact, several facts, facts that one side does not see, none, and a refusal. */
const probe = <const Name extends string>(
  name: Name,
  facts: (input: { readonly text: string }) => Command.Any["facts"],
) =>
  Command.make({
    name,
    on: "conversation",
    roles: ["visitor", "agent"],
    input: Schema.Struct({ text: Schema.String }),
    inputReasons: ["Refused"],
    availability: () => Command.unless(),
    facts: (state, input, context) => facts(input)(state, input, context),
  })

const commands = Command.catalogue([
  ...builtin,
  probe(
    "note",
    ({ text }) =>
      () =>
        accepted([{ _tag: "ActionRecorded", name: "note", label: text }]),
  ),
  probe("twice", ({ text }) => (state) => {
    const { lastVisitorMessage: target } = state as Conversation
    // Now and then the second fact takes out what the visitor said last.
    const second: Fact =
      target > 0 && text.length % 2 === 0
        ? { _tag: "MessageRedacted", target: target as Seq }
        : { _tag: "MessagePosted", text }
    return accepted([{ _tag: "ActionRecorded", name: "twice", label: text }, second])
  }),
  probe("nothing", () => () => accepted([])),
  probe("refused", () => () => reject({ key: "Refused" })),
])

/** How many facts each kind of wish becomes; `refused` becomes a refusal. */
export const kinds = { postMessage: 1, note: 1, twice: 2, nothing: 0, refused: 0 } as const
export type Kind = keyof typeof kinds

/** A server that can crash. */
export interface SimulatedServer {
  readonly accept: Accept
  readonly start: () => void
  readonly running: () => boolean
  /** Everything not flushed is gone, every connection breaks. */
  readonly crash: () => void
  /** Stopped: goes back to a copy made earlier, if there is one, as another lineage. */
  readonly restore: () => boolean
  /** Makes the copy that a restore goes back to. */
  readonly backUp: () => void
  /** For this long, milliseconds, nobody's connection takes more than it holds. */
  readonly choke: (milliseconds: number) => void
  readonly failNextCommit: (when: "before" | "after") => void
  /** What is stored now. */
  readonly events: () => ReadonlyArray<ChatEvent>
  /** Whether any lineage ever had this event at this place. */
  readonly ever: (event: ChatEvent) => boolean
  readonly epoch: () => string
}

/** A server that has not been started. */
export const make = (
  timing: Timing,
  options: { readonly seed: number; readonly flushDelay: number; readonly heartbeat: number },
): SimulatedServer => {
  const links = new Set<Link>()
  let generation = 0
  let storage = begin(`${options.seed}-0`, timing.now())
  /** The events of lineages that are over, by place. */
  const past: Array<ReadonlyArray<ChatEvent>> = []
  let copy: MemoryLog.Storage | undefined
  let current:
    | { readonly memory: MemoryLog.MemoryLog; gateway?: Gateway.Gateway; readonly scope: Scope.Closeable }
    | undefined
  let ids = 0
  let chokedUntil = -Infinity

  const services = Context.make(Clock.Clock, clock(timing)).pipe(
    Context.add(Scheduler.Scheduler, new Scheduler.MixedScheduler("async", (task) => timing.after(0, task))),
    // The failures are wanted, and counted elsewhere.
    Context.add(Logger.CurrentLoggers, new Set()),
  )
  const run = Effect.runForkWith(services)

  const start = (): void => {
    const memory = MemoryLog.makeUnsafe({ storage, flushDelay: options.flushDelay })
    const scope = Scope.makeUnsafe()
    const started: typeof current = { memory, scope }
    current = started
    run(
      Gateway.make({
        commands,
        authenticate: (token) => authenticate(token, timing.now()),
        heartbeat: options.heartbeat,
        routing: () => undefined,
        newId: () => `system-${options.seed}-${ids++}` as CommandId,
      }).pipe(
        Effect.provideService(EventLog, memory.log),
        Effect.provideService(Scope.Scope, scope),
        Effect.tap((gateway) =>
          Effect.sync(() => {
            started.gateway = gateway
          }),
        ),
      ),
    )
  }

  const accept: Accept = (link) => {
    const server = current
    if (server?.gateway === undefined) {
      link.close()
      return { received: () => {}, closed: () => {} }
    }
    const dead = (): boolean => current !== server
    links.add(link)
    const accepted: Accepted = server.gateway.accept({
      send: (text) => {
        if (!dead()) link.send(text)
      },
      close: () => link.close(),
      buffered: () => (timing.now() < chokedUntil ? Gateway.defaultLimits.pauseBytes + 1 : 0),
    })
    return {
      received: (text) => {
        if (!dead()) accepted.received(text)
      },
      closed: () => {
        links.delete(link)
        if (!dead()) accepted.closed()
      },
    }
  }

  return {
    accept,
    start,
    running: () => current !== undefined,
    crash: () => {
      const server = current
      if (server === undefined) return
      current = undefined
      server.memory.crash()
      for (const link of links) link.close()
      links.clear()
      run(Scope.close(server.scope, Exit.void))
    },
    backUp: () => {
      copy = duplicate(storage, storage.epoch)
    },
    restore: () => {
      if (copy === undefined || current !== undefined) return false
      past.push(storage.streams.get(stream) ?? [])
      storage = duplicate(copy, `${options.seed}-${++generation}`)
      return true
    },
    choke: (milliseconds) => {
      chokedUntil = timing.now() + milliseconds
    },
    failNextCommit: (when) => current?.memory.failNextCommit(when),
    events: () => storage.streams.get(stream) ?? [],
    ever: (event) =>
      [storage.streams.get(stream) ?? [], ...past].some((events) => events[event.seq - 1]?.id === event.id),
    epoch: () => storage.epoch,
  }
}

/** A log with one conversation under way. */
function begin(epoch: string, at: number): MemoryLog.Storage {
  const storage = MemoryLog.storage(epoch)
  const event = (seq: number, fact: object): ChatEvent =>
    ({ id: `beginning/${seq - 1}` as EventId, seq: seq as Seq, at, by: { _tag: "System" }, ...fact }) as ChatEvent
  storage.streams.set(stream, [
    event(1, { _tag: "ConversationStarted", conversationId, visitor, mode: "chat", consent: ["store"] }),
    event(2, { _tag: "AgentAssigned", agentId: "a1", name: "a1" }),
  ])
  return storage
}

function duplicate(storage: MemoryLog.Storage, epoch: string): MemoryLog.Storage {
  return {
    epoch,
    streams: new Map([...storage.streams].map(([key, events]) => [key, [...events]])),
    commands: new Map(storage.commands),
    producers: new Map(storage.producers),
    summaries: new Map([...storage.summaries].map(([key, lines]) => [key, new Map(lines)])),
    marks: new Map(storage.marks),
    aggregates: new Map(storage.aggregates),
  }
}

/** The tokens of a simulation: a role and when it ends. */
export const token = (role: "visitor" | "agent", expiresAt: number): string => `${role}!${expiresAt}`

function authenticate(text: string, now: number): Effect.Effect<Identity, AuthenticationError> {
  const [role, until] = text.split("!") as [Role, string]
  const expiresAt = Number(until)
  if (expiresAt <= now) return Effect.fail(new AuthenticationError({ reason: "Expired" }))
  return Effect.succeed({ tenant, participant: role === "visitor" ? visitor : owner, role, expiresAt })
}

/** Effect's clock on virtual time. */
function clock(timing: Timing): Clock.Clock {
  const nanos = (): bigint => BigInt(Math.round(timing.now() * 1_000_000))
  return {
    currentTimeMillisUnsafe: () => timing.now(),
    currentTimeMillis: Effect.sync(() => timing.now()),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: nanos,
    monotonicTimeNanos: Effect.sync(nanos),
    sleep: (duration) =>
      Effect.callback<void>((resume) => {
        const cancel = timing.after(Duration.toMillis(duration), () => resume(Effect.void))
        return Effect.sync(cancel)
      }),
  }
}
