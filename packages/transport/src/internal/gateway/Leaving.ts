/**
 * Who is gone neither shows nor sees a page any more, nor takes a visitor over: the server ends what waited for them.
 *
 * The commands for it are the product's: `endNavigation` for what was asked, allowed or going on with the page, and
 * `failTransfer` for a visitor who was being handed to them. What is not in the catalogue is not done.
 *
 * @since 0.1.0
 */
import type { Any, Call } from "@pupitre/core/Command"
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

/** What a departure ends: the wish for it, and whether a conversation has it. */
interface Ending {
  readonly name: string
  readonly input: Call["input"]
  readonly theirs: (state: Conversation) => boolean
}

/** What was asked, allowed or going on with the page. */
const page = (left: "visitor" | "agent", theirs: Ending["theirs"] = () => true): Ending => ({
  name: "endNavigation",
  input: { left },
  theirs: (state) => state.navigation.state !== "idle" && theirs(state),
})

/** A visitor who is being handed to them. */
const transfer = (agent: AgentId): Ending => ({
  name: "failTransfer",
  input: { to: agent },
  theirs: ({ transfer: pending }) => pending?.to._tag === "Agent" && pending.to.id === agent,
})

/** Nobody has left yet. */
export const make = (options: Options): Leaving => {
  const { commands, streams, desk, retryAfter } = options

  /** Ends it in one conversation, if it is there. */
  const end = (
    tenant: TenantId,
    conversation: ConversationId,
    { name, input, theirs }: Ending,
    gone: () => boolean,
  ): Effect.Effect<void, EventLogError | "Later"> =>
    Effect.gen(function* () {
      if (!commands.has(name)) return
      const state = yield* streams.look(StreamKeys.conversation(tenant, conversation), (live) => live.conversation)
      if (!theirs(state) || !gone()) return
      const outcome = yield* Router.submit(options, tenant, conversation, name, input)
      if (outcome._tag === "Later") yield* Effect.fail("Later" as const)
    })

  const untilGone = (effect: Effect.Effect<void, EventLogError | "Later">, gone: () => boolean): Effect.Effect<void> =>
    effect.pipe(Effect.retry({ schedule: Schedule.spaced(retryAfter), while: gone }), Effect.ignore)

  return {
    visitor: (tenant, visitor, gone) =>
      untilGone(
        Effect.gen(function* () {
          const { conversationId } = yield* streams.look(StreamKeys.visitor(tenant, visitor), (own) => own.visitor)
          if (conversationId !== undefined) yield* end(tenant, conversationId, page("visitor"), gone)
        }),
        gone,
      ),
    agent: (tenant, agent, gone) =>
      untilGone(
        Effect.gen(function* () {
          yield* desk(tenant).load
          for (const line of desk(tenant).open()) {
            if (line.transfer?.to.id === agent) yield* end(tenant, line.id, transfer(agent), gone)
            if (line.owner?.agentId === agent) {
              yield* end(
                tenant,
                line.id,
                page("agent", (state) => owner(state)?.agentId === agent),
                gone,
              )
            }
          }
        }),
        gone,
      ),
  }
}
