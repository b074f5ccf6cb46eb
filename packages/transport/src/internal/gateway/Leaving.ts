/**
 * Who is gone neither shows nor sees a page any more: the server ends what was asked, allowed or going on.
 *
 * The command for it is the product's, `endNavigation`; without one in the catalogue nothing is done.
 *
 * @since 0.1.0
 */
import type { Any } from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"
import { owner } from "@pupitre/core/Conversation"
import type { AgentId, CommandId, ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { EventLogError } from "../../server/EventLog.js"
import type { Decider } from "./Decider.js"
import type { Desk } from "./Desk.js"
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
}

const command = "endNavigation"

/** Nobody has left yet. */
export const make = (options: Options): Leaving => {
  const { commands, streams, desk, retryAfter } = options

  /** Ends it in one conversation, if it is theirs. */
  const end = (
    tenant: TenantId,
    conversation: ConversationId,
    left: "visitor" | "agent",
    theirs: (state: Conversation) => boolean,
  ): Effect.Effect<void, EventLogError | "Later"> =>
    Effect.gen(function* () {
      const state = yield* streams.look(StreamKeys.conversation(tenant, conversation), (live) => live.conversation)
      if (state.navigation.state === "idle" || !theirs(state)) return
      const outcome = yield* Router.submit(options, tenant, conversation, command, { left })
      if (outcome._tag === "Later") yield* Effect.fail("Later" as const)
    })

  const untilGone = (effect: Effect.Effect<void, EventLogError | "Later">, gone: () => boolean): Effect.Effect<void> =>
    commands.has(command)
      ? effect.pipe(Effect.retry({ schedule: Schedule.spaced(retryAfter), while: gone }), Effect.ignore)
      : Effect.void

  return {
    visitor: (tenant, visitor, gone) =>
      untilGone(
        Effect.gen(function* () {
          const { conversationId } = yield* streams.look(StreamKeys.visitor(tenant, visitor), (own) => own.visitor)
          if (conversationId !== undefined) yield* end(tenant, conversationId, "visitor", gone)
        }),
        gone,
      ),
    agent: (tenant, agent, gone) =>
      untilGone(
        Effect.gen(function* () {
          yield* desk(tenant).load
          for (const line of desk(tenant).open()) {
            if (line.owner?.agentId !== agent) continue
            yield* end(tenant, line.id, "agent", (state) => gone() && owner(state)?.agentId === agent)
          }
        }),
        gone,
      ),
  }
}
