/**
 * Who may be picked at the demo's desk. A real desk asks its own directory.
 *
 * @since 0.1.0
 */
import type { AgentId, TenantId } from "@pupitre/core/Id"
import type { Agent, Role } from "@pupitre/core/Participant"

/** The one tenant of the demo. */
export const tenant = "lumen" as TenantId

/** One of the people to pick from. */
export interface Person {
  readonly participant: Agent
  readonly role: Extract<Role, "agent" | "manager">
}

const person = (id: string, name: string, role: Person["role"]): Person => ({
  participant: { _tag: "Agent", id: id as AgentId, name },
  role,
})

/** The people to pick from, by the name that asks for them. */
export const agents = {
  ines: person("ines", "Inès Morel", "agent"),
  marc: person("marc", "Marc Tissier", "agent"),
  manager: person("manager", "Lou Carpentier", "manager"),
} as const satisfies Record<string, Person>
