/**
 * Who of the desk is connected now: counted by connection, with the slots and groups that routing looks at, and whether
 * they take conversations.
 *
 * @since 0.1.0
 */
import type { Candidate, Takes } from "@pupitre/core/desk/Routing"
import type { AgentId, GroupId, TenantId } from "@pupitre/core/Id"
import * as Effect from "effect/Effect"
import type { Identity } from "../../server/Identity.js"
import type { Run } from "./Subscription.js"

/** What the roster needs. */
export interface Options {
  /** The most conversations at once of a session; 0 for one that is given none. */
  readonly slots: (identity: Identity) => number
  readonly groups: (identity: Identity) => ReadonlyArray<GroupId>
  /** Milliseconds without a connection after which somebody has left. */
  readonly offlineAfter: number
  /** Somebody has left, until `gone` says otherwise. */
  readonly left: (tenant: TenantId, agent: AgentId, gone: () => boolean) => Effect.Effect<void>
  readonly run: Run
}

/** An agent or a manager who is connected now. */
export interface Connected extends Required<Omit<Candidate, "modes">> {
  readonly role: "agent" | "manager"
  /** What they take: everything until they say otherwise. */
  readonly takes: Takes
  /** Whether that is anything. */
  readonly available: boolean
}

/** Who of the desk is connected now. */
export interface Roster {
  /** Somebody came; what it gives is called once, when that connection ends. Nothing for who is not of the roster. */
  readonly arrived: (identity: Identity) => () => void
  /** An agent says what they take: the last word of any of their connections, until the last has ended. */
  readonly available: (tenant: TenantId, agentId: AgentId, takes: Takes) => void
  /** Agents and managers, whether they take conversations or not. */
  readonly connected: (tenant: TenantId) => ReadonlyArray<Connected>
  /** Those of them whom routing can give conversations now. */
  readonly candidates: (tenant: TenantId) => ReadonlyArray<Candidate>
}

/** One connection of someone. */
interface Session {
  readonly role: "agent" | "manager"
  readonly name: string
  readonly slots: number
  readonly groups: ReadonlyArray<GroupId>
}

/** Someone, with all of their connections, the oldest first. */
interface Person {
  readonly sessions: Set<Session>
  takes: Takes
}

/** Nobody is connected yet. */
export const make = (options: Options): Roster => {
  const people = new Map<TenantId, Map<AgentId, Person>>()
  /** The last departure of those who may yet come back in time. */
  const departures = new Map<string, object>()

  /** Somebody's last connection has ended: they have left unless they come back, and go again, in time. */
  const departed = (tenant: TenantId, agent: AgentId): Effect.Effect<void> => {
    const departure = {}
    const name = `${tenant} ${agent}`
    departures.set(name, departure)
    return Effect.suspend(() => {
      if (departures.get(name) !== departure) return Effect.void
      departures.delete(name)
      return options.left(tenant, agent, () => people.get(tenant)?.has(agent) !== true)
    }).pipe(Effect.delay(options.offlineAfter))
  }

  const connected = (tenant: TenantId): ReadonlyArray<Connected> =>
    [...(people.get(tenant) ?? [])].flatMap(([agentId, { sessions, takes }]) => {
      // A session that takes no conversations takes none away from one that does.
      const all = [...sessions]
      const session = all.findLast(({ slots }) => slots > 0) ?? all.at(-1)
      return session === undefined
        ? []
        : [{ agentId, ...session, takes, available: takes === true || (takes !== false && takes.length > 0) }]
    })

  return {
    arrived: (identity) => {
      const { tenant, participant, role } = identity
      if (participant._tag !== "Agent" || (role !== "agent" && role !== "manager")) return () => {}
      const { id, name } = participant
      let ofTenant = people.get(tenant)
      if (ofTenant === undefined) people.set(tenant, (ofTenant = new Map()))
      let person = ofTenant.get(id)
      if (person === undefined) ofTenant.set(id, (person = { sessions: new Set(), takes: true }))
      const here = person
      const session = { role, name, slots: options.slots(identity), groups: options.groups(identity) }
      here.sessions.add(session)
      departures.delete(`${tenant} ${id}`)
      return () => {
        here.sessions.delete(session)
        if (here.sessions.size > 0 || ofTenant.get(id) !== here) return
        ofTenant.delete(id)
        if (ofTenant.size === 0 && people.get(tenant) === ofTenant) people.delete(tenant)
        options.run(departed(tenant, id))
      }
    },
    available: (tenant, agentId, takes) => {
      const person = people.get(tenant)?.get(agentId)
      if (person !== undefined) person.takes = takes
    },
    connected,
    candidates: (tenant) =>
      connected(tenant)
        .filter(({ available, slots }) => available && slots > 0)
        .map(({ agentId, name, slots, groups, takes }) => ({
          agentId,
          name,
          slots,
          groups,
          ...(typeof takes !== "boolean" && { modes: takes }),
        })),
  }
}
