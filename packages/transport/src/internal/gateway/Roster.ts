/**
 * Who of the desk is connected now: counted by connection, with the slots and groups that routing looks at, and whether
 * they take conversations.
 *
 * @since 0.1.0
 */
import type { Candidate } from "@pupitre/core/desk/Routing"
import type { AgentId, GroupId, TenantId } from "@pupitre/core/Id"
import type { Identity } from "../../server/Identity.js"

/** What the roster needs. */
export interface Options {
  /** The most conversations at once of a session; 0 for one that is given none. */
  readonly slots: (identity: Identity) => number
  readonly groups: (identity: Identity) => ReadonlyArray<GroupId>
}

/** An agent or a manager who is connected now. */
export interface Connected extends Required<Candidate> {
  readonly role: "agent" | "manager"
  /** Whether they take conversations: so until they say otherwise. */
  readonly available: boolean
}

/** Who of the desk is connected now. */
export interface Roster {
  /** Somebody came; what it gives is called once, when that connection ends. Nothing for who is not of the roster. */
  readonly arrived: (identity: Identity) => () => void
  /** An agent says whether they take conversations: the last word of any of their connections, until the last has ended. */
  readonly available: (tenant: TenantId, agentId: AgentId, yes: boolean) => void
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
  available: boolean
}

/** Nobody is connected yet. */
export const make = (options: Options): Roster => {
  const people = new Map<TenantId, Map<AgentId, Person>>()

  const connected = (tenant: TenantId): ReadonlyArray<Connected> =>
    [...(people.get(tenant) ?? [])].flatMap(([agentId, { sessions, available }]) => {
      // A session that takes no conversations takes none away from one that does.
      const all = [...sessions]
      const session = all.findLast(({ slots }) => slots > 0) ?? all.at(-1)
      return session === undefined ? [] : [{ agentId, ...session, available }]
    })

  return {
    arrived: (identity) => {
      const { tenant, participant, role } = identity
      if (participant._tag !== "Agent" || (role !== "agent" && role !== "manager")) return () => {}
      const { id, name } = participant
      let ofTenant = people.get(tenant)
      if (ofTenant === undefined) people.set(tenant, (ofTenant = new Map()))
      let person = ofTenant.get(id)
      if (person === undefined) ofTenant.set(id, (person = { sessions: new Set(), available: true }))
      const here = person
      const session = { role, name, slots: options.slots(identity), groups: options.groups(identity) }
      here.sessions.add(session)
      return () => {
        here.sessions.delete(session)
        if (here.sessions.size > 0 || ofTenant.get(id) !== here) return
        ofTenant.delete(id)
        if (ofTenant.size === 0 && people.get(tenant) === ofTenant) people.delete(tenant)
      }
    },
    available: (tenant, agentId, yes) => {
      const person = people.get(tenant)?.get(agentId)
      if (person !== undefined) person.available = yes
    },
    connected,
    candidates: (tenant) =>
      connected(tenant)
        .filter(({ available, slots }) => available && slots > 0)
        .map(({ agentId, name, slots, groups }) => ({ agentId, name, slots, groups })),
  }
}
