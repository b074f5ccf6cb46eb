/**
 * What one session may see and do: a value made from the authenticated identity, without which no stream is opened.
 *
 * A visitor: the visitor's own stream, and conversations whose visitor that is. An agent, a manager or a bot: every
 * conversation of the tenant and the visitors' streams. A manager: the workspaces too, but for what each keeps for
 * themselves. An agent's wish on a conversation may write into a workspace as a consequence, a report for one, and an agent
 * may wish of it what a command lets agents wish: their own things on a shelf. Nobody: anything of another tenant, or a
 * stream that does not exist, which looks the same as one that is forbidden.
 *
 * @since 0.1.0
 */
import type { Audience } from "@pupitre/core/Audience"
import type { Any } from "@pupitre/core/Command"
import type { Conversation } from "@pupitre/core/Conversation"
import type { SiteId, TenantId } from "@pupitre/core/Id"
import type { Participant, Role } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Identity } from "../../server/Identity.js"

/** What one session may see and do. */
export interface Access {
  readonly tenant: TenantId
  readonly by: Participant
  readonly role: Role
  readonly audience: Audience
  /** The site by which a visitor comes. */
  readonly site?: SiteId
}

/** What a stream tells of itself, as far as access depends on it. */
export interface Subject {
  readonly key: StreamKey
  readonly head: number
  /** For a conversation. */
  readonly conversation: Conversation
}

/** The access of an authenticated session. */
export const fromIdentity = ({ tenant, participant, role, site }: Identity): Access => ({
  tenant,
  by: participant,
  role,
  ...(site !== undefined && { site }),
  // Default deny: whoever is not of the desk sees what a visitor sees.
  audience: role === "agent" || role === "manager" || role === "bot" ? "agents" : "visitor",
})

/** The access of the server itself within one tenant. */
export const system = (tenant: TenantId): Access => ({
  tenant,
  by: { _tag: "System" },
  role: "system",
  audience: "agents",
})

/** Whether a token's claims fit together: the role says what kind of participant it is. */
export const consistent = ({ participant, role, site }: Identity): boolean => {
  if (site !== undefined && role !== "visitor") return false
  switch (role) {
    case "visitor":
      return participant._tag === "Visitor"
    case "agent":
    case "manager":
      return participant._tag === "Agent"
    case "bot":
      return participant._tag === "Bot"
    case "system":
      return false
  }
}

/** Whether this may be asked at all, before anything is loaded. */
export const mayAsk = ({ tenant, by, role }: Access, key: StreamKey): boolean => {
  const stream = StreamKeys.parts(key)
  if (stream.tenant !== tenant) return false
  switch (stream.kind) {
    case "conversation":
      return true
    case "visitor":
      return by._tag !== "Visitor" || stream.id === by.id
    case "workspace":
      return role === "system" || (role === "manager" && !StreamKeys.isOwn(stream.id))
  }
}

/** Whether this session may read the stream and wish something of it. */
export const mayOpen = (access: Access, { key, head, conversation }: Subject): boolean => {
  if (!mayAsk(access, key)) return false
  const { kind } = StreamKeys.parts(key)
  if (access.by._tag === "Visitor") {
    return kind === "visitor" || (kind === "conversation" && conversation.visitor?.id === access.by.id)
  }
  return kind === "workspace" || head > 0
}

/**
 * Whether something of a workspace may be wished by someone who may not read it: whoever is of the desk, if the command
 * lets their role.
 */
export const mayWish = ({ tenant, audience, role }: Access, key: StreamKey, command: Any | undefined): boolean => {
  const stream = StreamKeys.parts(key)
  const onWorkspace = stream.kind === "workspace" && command?.on === "workspace"
  return onWorkspace && stream.tenant === tenant && audience === "agents" && command.roles.includes(role)
}

/**
 * Whether a wish of this session, granted elsewhere, may also write here: where it may open, or begin a conversation; for
 * whoever is of the desk in the workspaces too.
 */
export const mayAlsoWrite = (access: Access, subject: Subject, begins: boolean): boolean => {
  const { tenant, kind } = StreamKeys.parts(subject.key)
  if (kind === "workspace") return tenant === access.tenant && access.audience === "agents"
  if (begins) return subject.head === 0 && mayAsk(access, subject.key)
  return mayOpen(access, subject)
}
