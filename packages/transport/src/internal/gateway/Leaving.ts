/**
 * Who is gone neither shows nor sees a page any more, nor takes a visitor over: the server ends what waited for them.
 *
 * The commands for it are the product's: `endNavigation` for what was asked, allowed or going on with the page,
 * `failTransfer` for a visitor who was being handed to them or whom they had joined, and `completeTransfer` for one whom
 * they were handing to somebody who has joined. A visitor who goes to another site has left the one that was seen. They are
 * told who has left, and they alone decide what that ends, in their turn: after whatever was wished before, stored or not yet.
 * What is not in the catalogue is not done.
 *
 * @since 0.1.0
 */
import type { Any, Call } from "@pupitre/core/Command"
import type { AgentId, CommandId, ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { EventLogError } from "../../server/EventLog.js"
import type { Decider } from "./Decider.js"
import type { Desk } from "./Desk.js"
import type { LiveStream } from "./LiveStream.js"
import * as Router from "./Router.js"
import type { Streams } from "./Streams.js"

/** What is needed to end what somebody who is gone took part in. */
export interface Options {
  readonly commands: ReadonlyMap<string, Any>
  readonly streams: Streams
  readonly decider: Decider
  readonly desk: (tenant: TenantId) => Desk
  readonly newId: () => CommandId
  /** Milliseconds until it is tried again when the store or a stream is too busy. */
  readonly retryAfter: number
}

/** Ends what somebody who is gone took part in, for as long as `gone` says that they are. */
export interface Leaving {
  readonly visitor: (tenant: TenantId, visitor: VisitorId, gone: () => boolean) => Effect.Effect<void>
  readonly agent: (tenant: TenantId, agent: AgentId, gone: () => boolean) => Effect.Effect<void>
  /** The visitor of a conversation has gone to another site: what goes on with their page ends. */
  readonly site: (live: LiveStream) => Effect.Effect<void>
}

/** Nobody has left yet. */
export const make = (options: Options): Leaving => {
  const { commands, streams, desk, retryAfter } = options

  /** Says it of one conversation. */
  const say = (
    tenant: TenantId,
    conversation: ConversationId,
    name: string,
    input: Call["input"],
    gone: () => boolean,
  ): Effect.Effect<void, "Later"> =>
    Effect.gen(function* () {
      if (!commands.has(name) || !gone()) return
      const outcome = yield* Router.submit(options, StreamKeys.conversation(tenant, conversation), name, input)
      if (outcome._tag === "Later") yield* Effect.fail("Later" as const)
    })

  const untilSaid = (effect: Effect.Effect<void, EventLogError | "Later">, gone: () => boolean): Effect.Effect<void> =>
    effect.pipe(Effect.retry({ schedule: Schedule.spaced(retryAfter), while: gone }), Effect.ignore)

  /** The conversations that may be an agent's: by their line, or because they are about to have another. */
  const perhapsOf = (tenant: TenantId, agent: AgentId): ReadonlySet<ConversationId> => {
    const ids = new Set<ConversationId>()
    for (const { id, owner, transfer } of desk(tenant).open())
      if (owner?.agentId === agent || transfer?.to.id === agent || transfer?.joined?.agentId === agent) ids.add(id)
    for (const live of streams.all())
      if (live.working && live.kind === "conversation" && live.tenant === tenant) ids.add(live.id as ConversationId)
    return ids
  }

  return {
    visitor: (tenant, visitor, gone) =>
      untilSaid(
        Effect.gen(function* () {
          const { conversationId } = yield* streams.look(StreamKeys.visitor(tenant, visitor), (own) => own.visitor)
          if (conversationId === undefined) return
          yield* say(tenant, conversationId, "endNavigation", { cause: "visitorLeft" }, gone)
        }),
        gone,
      ),
    site: (live) => {
      const gone = (): boolean => live.strayed
      return untilSaid(
        say(live.tenant, live.id as ConversationId, "endNavigation", { cause: "siteChanged" }, gone),
        gone,
      )
    },
    agent: (tenant, agent, gone) =>
      untilSaid(
        Effect.gen(function* () {
          yield* desk(tenant).load
          for (const id of perhapsOf(tenant, agent)) {
            yield* say(tenant, id, "failTransfer", { to: agent }, gone)
            yield* say(tenant, id, "completeTransfer", { from: agent }, gone)
            yield* say(tenant, id, "endNavigation", { cause: "agentLeft", agentId: agent }, gone)
          }
        }),
        gone,
      ),
  }
}
