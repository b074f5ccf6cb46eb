/**
 * What a session is told of a stream: its audience's part of every event, and of that what its role may see.
 *
 * One value for all sessions of a role, so that what is told to many is made once.
 *
 * @since 0.1.0
 */
import type { Audience } from "@pupitre/core/Audience"
import { projectAll } from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Role } from "@pupitre/core/Participant"
import type { Redactions } from "@pupitre/core/Redaction"
import type { Access } from "./Access.js"

/** What a session is told of a stream. */
export interface Sight {
  readonly audience: Audience
  /** The events as this session may see them, in order, after everything that was taken out of the stream. */
  readonly of: (events: ReadonlyArray<ChatEvent>, redactions: Redactions) => ReadonlyArray<ChatEvent>
}

/** Takes out of an event what a role of the desk may not see; nothing when that is all of it. */
export type Withhold = (event: ChatEvent, role: Role) => ChatEvent | undefined

/** What a visitor's page is told, and whoever is not known yet. */
export const visitor: Sight = {
  audience: "visitor",
  of: (events, redactions) => projectAll(events, "visitor", redactions),
}

/** The sight of each session. `failed` is told of what `withhold` throws: such an event is told to nobody it was asked for. */
export const make = (withhold: Withhold | undefined, failed: (cause: unknown) => void): ((access: Access) => Sight) => {
  const byRole = new Map<Role, Sight>()
  const made = (role: Role): Sight => ({
    audience: "agents",
    of: (events, redactions) => {
      const whole = projectAll(events, "agents", redactions)
      if (withhold === undefined) return whole
      return whole.flatMap((event) => {
        try {
          return withhold(event, role) ?? []
        } catch (cause) {
          failed(cause)
          return []
        }
      })
    },
  })
  return ({ audience, role }) => {
    if (audience === "visitor") return visitor
    let sight = byRole.get(role)
    if (sight === undefined) byRole.set(role, (sight = made(role)))
    return sight
  }
}
