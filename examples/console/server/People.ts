/**
 * Who may be picked at the demo's desk, and the groups that they answer in. A real desk asks its own directory.
 *
 * @since 0.1.0
 */
import type { AgentId, GroupId, SiteId, TenantId } from "@pupitre/core/Id"
import type { Agent, Group, Recipient, Role } from "@pupitre/core/Participant"
import { sites } from "../sites.ts"

/** The one tenant of the demo. */
export const tenant = "lumen" as TenantId

/** A set of people whom a visitor can be given to. */
export const groups = {
  advice: group("advice", "Conseil"),
  orders: group("orders", "Commandes et livraisons"),
  workshop: group("workshop", "Atelier"),
} as const satisfies Record<string, Group>

/** One of the people to pick from. */
export interface Person {
  readonly participant: Agent
  readonly role: Extract<Role, "agent" | "manager">
  /** What they know about, in words that colleagues look for. */
  readonly skills: ReadonlyArray<string>
  /** What they speak, BCP 47. */
  readonly languages: ReadonlyArray<string>
  readonly groups: ReadonlyArray<GroupId>
  /** The sites that they answer for; absent, every one. */
  readonly sites?: ReadonlyArray<SiteId>
}

const both = ["fr", "en"]
const [shop, workshop] = sites.map(({ id }) => id) as [SiteId, SiteId]

/** The people to pick from, by the name that asks for them. */
export const agents = {
  ines: person("ines", "Inès Morel", "agent", ["Éclairage", "Décoration"], both, [groups.advice], [shop, workshop]),
  marc: person(
    "marc",
    "Marc Tissier",
    "agent",
    ["Livraison", "Retours"],
    ["fr"],
    [groups.advice, groups.orders],
    [shop],
  ),
  nadia: person("nadia", "Nadia Kermiche", "agent", ["Commandes", "Paiement"], both, [groups.orders], [shop]),
  hugo: person(
    "hugo",
    "Hugo Lambert",
    "agent",
    ["Réparation", "Électricité"],
    both,
    [groups.workshop],
    [shop, workshop],
  ),
  manager: person("manager", "Lou Carpentier", "manager", ["Réclamations"], both, []),
} as const satisfies Record<string, Person>

/** The name of one of the {@link agents}. */
export type Name = keyof typeof agents

/** The person of an id, if there is one. */
export const find = (id: AgentId): Person | undefined =>
  Object.values<Person>(agents).find(({ participant }) => participant.id === id)

/** The group that an agent answers in, which a visitor who has waited for them too long waits for; none for a group. */
export const groupOf = ({ _tag, id }: Recipient): Group | undefined =>
  _tag === "Agent" ? Object.values(groups).find((group) => group.id === find(id)?.groups[0]) : undefined

function group(id: string, name: string): Group {
  return { _tag: "Group", id: id as GroupId, name }
}

function person(
  id: string,
  name: string,
  role: Person["role"],
  skills: ReadonlyArray<string>,
  languages: ReadonlyArray<string>,
  of: ReadonlyArray<Group>,
  on?: ReadonlyArray<SiteId>,
): Person {
  return {
    participant: { _tag: "Agent", id: id as AgentId, name },
    role,
    skills,
    languages,
    groups: of.map((one) => one.id),
    ...(on !== undefined && { sites: on }),
  }
}
