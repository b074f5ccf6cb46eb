/**
 * A gateway over a log in memory, with clients that keep every frame they were sent. Tokens are `role:id`.
 */
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { AgentId, CommandId, ConversationId, SiteId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { ClientFrame, ServerFrame } from "@pupitre/transport/Frame"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import type { Identity } from "@pupitre/transport/server/Identity"
import { AuthenticationError } from "@pupitre/transport/server/Identity"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import { it } from "vitest"
import * as Law from "../../../../scripts/project/Law.ts"

export const tenant = "acme" as TenantId
export const commands = Command.catalogue(builtin)

/** `visitor:v1`, `agent:ines`, `manager:lea`, each with `~site`, `@tenant` and `!expiresAt` if wanted. */
export const identity = (token: string): Identity | undefined => {
  const parsed = /^(visitor|agent|manager|bot):(\w+)(?:~(\w+))?(?:@(\w+))?(?:!(\d+))?$/.exec(token)
  if (parsed === null) return undefined
  const role = parsed[1] as Role
  const id = parsed[2] as string
  const site = parsed[3] === undefined ? {} : { site: parsed[3] as SiteId }
  const of = parsed[4] ?? tenant
  const participant: Participant =
    role === "visitor"
      ? { _tag: "Visitor", id: id as VisitorId }
      : role === "bot"
        ? { _tag: "Bot", id: id as AgentId, name: id }
        : { _tag: "Agent", id: id as AgentId, name: id }
  return { tenant: of as TenantId, participant, role, ...site, expiresAt: Number(parsed[5] ?? "9000000000000") }
}

export const authenticate: Gateway.Options["authenticate"] = (token) => {
  const claimed = identity(token)
  return claimed === undefined ? Effect.fail(new AuthenticationError({ reason: "Malformed" })) : Effect.succeed(claimed)
}

export interface Client {
  /** Everything received, oldest first. */
  readonly frames: Array<ServerFrame>
  /** The texts as they came. */
  readonly texts: Array<string>
  readonly send: (frame: ClientFrame) => void
  readonly raw: (text: string) => void
  readonly of: <Tag extends ServerFrame["_tag"]>(tag: Tag) => Array<Extract<ServerFrame, { _tag: Tag }>>
  readonly closed: () => boolean
  /** This end goes away. */
  readonly leave: () => void
  /** Bytes that the link says are waiting to leave. */
  buffered: number
  /** Sends a numbered wish and gives its id. */
  readonly submit: (stream: StreamKey, name: string, input: unknown, commandId?: string) => CommandId
}

export interface World {
  readonly gateway: Gateway.Gateway
  readonly memory: MemoryLog.MemoryLog
  /** A connection; with a token, one that has said hello. */
  readonly connect: (token?: string, from?: Gateway.From) => Client
  /** A conversation begun by this visitor, through a connection of their own that is left open. */
  readonly conversation: (visitor: string) => { readonly client: Client; readonly stream: StreamKey }
}

let made = 0
export const newId = (): CommandId => `command-${String(++made).padStart(6, "0")}` as CommandId

export const world = (
  options: Partial<Gateway.Options> & { readonly log?: MemoryLog.Options; readonly over?: EventLog["Service"] } = {},
): Effect.Effect<World, never, Scope.Scope> =>
  Effect.gen(function* () {
    const { log, over: given, ...rest } = options
    const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1"), ...log })
    const gateway = yield* Gateway.make({ commands, authenticate, newId, ...rest }).pipe(
      Effect.provideService(EventLog, given ?? memory.log),
    )
    const connect = (token?: string, from?: Gateway.From): Client => {
      const turns = new Map<StreamKey, number>()
      let over = false
      const producer = `device-${++made}`
      const client: Client = {
        frames: [],
        texts: [],
        buffered: 0,
        raw: (text) => accepted.received(text),
        send: (frame) => accepted.received(Codec.encode(frame)),
        of: (tag) => client.frames.filter((frame) => frame._tag === tag) as never,
        closed: () => over,
        leave: () => accepted.closed(),
        submit: (stream, name, input, commandId = newId()) => {
          const n = (turns.get(stream) ?? 0) + 1
          turns.set(stream, n)
          const id = commandId as CommandId
          const call = { name, input: input as never }
          client.send({ _tag: "Submit", stream, epoch: (given ?? memory.log).epoch, producer, n, commandId: id, call })
          return id
        },
      }
      const link: Gateway.PeerLink = {
        send: (text) => {
          client.texts.push(text)
          const decoded = Codec.decodeServer(text)
          if (Result.isFailure(decoded)) throw new Error(`the server sent no frame: ${decoded.failure.message}`)
          client.frames.push(decoded.success)
        },
        close: () => {
          over = true
          accepted.closed()
        },
        buffered: () => client.buffered,
      }
      const accepted = gateway.accept(link, from)
      if (token !== undefined) client.send({ _tag: "Hello", protocol: 1, token })
      return client
    }
    return {
      gateway,
      memory,
      connect,
      conversation: (visitor) => {
        const client = connect(`visitor:${visitor}`)
        const own = StreamKeys.visitor(tenant, visitor as VisitorId)
        client.submit(own, "giveConsent", { scopes: ["store", "preview"] })
        const id = client.submit(own, "startConversation", { mode: "chat" })
        return { client, stream: StreamKeys.conversation(tenant, id as string as ConversationId) }
      },
    }
  })

/** A world under virtual time, so that two runs of one script send the same bytes. */
export const inWorld = <A>(options: Parameters<typeof world>[0], use: (made: World) => A): Promise<A> =>
  Effect.runPromise(Effect.scoped(Effect.map(world(options), use)).pipe(Effect.provide(TestClock.layer())))

/** A test that holds for everything generated. */
export const law = <T extends ReadonlyArray<unknown>>(
  name: string,
  cases: fc.Arbitrary<T>,
  numRuns: number,
  holds: (...of: T) => Promise<void>,
): void => {
  // A law ends by itself when its time is over; what it is doing then may take longer on a busy machine. A deep run has no such time.
  it(name, { timeout: process.env["PUPITRE_DEEP"] === undefined ? 30_000 : Law.patience }, () =>
    fc.assert(
      fc.asyncProperty(cases, (of) => holds(...of)),
      { numRuns },
    ),
  )
}
