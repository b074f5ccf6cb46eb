/**
 * An agent's slots are given one after the other: what gives one waits until what did so before is stored, or is known not
 * to be.
 *
 * Each stream decides for itself, and an agent has slots in many: without this two of them would both see the last one
 * free. Who gives none waits for nobody, and neither does who is refused: what is stored is what counts.
 *
 * @since 0.1.0
 */
import type { AgentId, TenantId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import type { EventLogError } from "../../server/EventLog.js"
import type { Desk } from "./Desk.js"
import type { Streams } from "./Streams.js"

/** What is needed to know what agents have. */
export interface Options {
  readonly streams: Streams
  readonly desk: (tenant: TenantId) => Desk
}

/** Whose turn it is. */
export interface Slots {
  /** Does something while nobody else gives these agents a slot. Of nobody it is done at once. */
  readonly during: <A>(
    tenant: TenantId,
    agents: ReadonlySet<AgentId>,
    use: Effect.Effect<A, EventLogError>,
  ) => Effect.Effect<A, EventLogError>
  /** What is being written in this turn: as the log has it by the next one, whatever the log answers. */
  readonly writing: (tenant: TenantId, agents: ReadonlySet<AgentId>, streams: ReadonlyArray<StreamKey>) => void
}

/** One agent's turns. */
interface Queue {
  readonly semaphore: Semaphore.Semaphore
  /** How many have their turn or wait for it. */
  waiting: number
  /** Written in a turn, and not seen since. */
  readonly unseen: Set<StreamKey>
}

/** It is nobody's turn. */
export const make = ({ streams, desk }: Options): Slots => {
  const queues = new Map<string, Queue>()

  const queueOf = (tenant: TenantId, agent: AgentId): Queue => {
    const name = `${tenant} ${agent}`
    let queue = queues.get(name)
    if (queue === undefined) {
      queues.set(name, (queue = { semaphore: Semaphore.makeUnsafe(1), waiting: 0, unseen: new Set() }))
    }
    return queue
  }

  const settle = ({ unseen }: Queue): Effect.Effect<void, EventLogError> =>
    Effect.suspend(() =>
      Effect.forEach(
        [...unseen],
        (key) =>
          Effect.andThen(
            streams.look(key, () => {}),
            Effect.sync(() => unseen.delete(key)),
          ),
        { discard: true },
      ),
    )

  const alone = <A>(
    tenant: TenantId,
    agent: AgentId,
    use: Effect.Effect<A, EventLogError>,
  ): Effect.Effect<A, EventLogError> =>
    Effect.acquireUseRelease(
      Effect.sync(() => {
        const queue = queueOf(tenant, agent)
        queue.waiting++
        return queue
      }),
      (queue) =>
        queue.semaphore.withPermit(
          Effect.andThen(settle(queue), Effect.ensuring(use, Effect.ignore(Effect.suspend(() => settle(queue))))),
        ),
      (queue) =>
        Effect.sync(() => {
          queue.waiting--
          if (queue.waiting === 0 && queue.unseen.size === 0) queues.delete(`${tenant} ${agent}`)
        }),
    )

  return {
    during: (tenant, agents, use) => {
      if (agents.size === 0) return use
      // Always in the same order, so that nobody waits for one who waits for them.
      const turns = [...agents].toSorted().reduceRight((inner, agent) => alone(tenant, agent, inner), use)
      return Effect.andThen(desk(tenant).load, turns)
    },
    writing: (tenant, agents, keys) => {
      for (const agent of agents) for (const key of keys) queueOf(tenant, agent).unseen.add(key)
    },
  }
}
