/**
 * The conditions that several commands share, each a reason or nothing, and what a message brings about before it.
 *
 * @since 0.1.0
 */
import type { Context } from "../Command.js"
import type { Conversation } from "../Conversation.js"
import { isBlocked, owner, takesPart } from "../Conversation.js"
import type { Fact } from "../Fact.js"
import type { AgentId } from "../Id.js"
import type { Reason } from "../Reason.js"
import { make as reason } from "../Reason.js"
import * as Visitors from "../Visitor.js"

/** The conversation must have started and not be closed. */
export const open = (state: Conversation): Reason | undefined => {
  if (state.status === "unstarted") return reason("ConversationUnknown")
  return state.status === "closed" ? reason("ConversationClosed") : undefined
}

/** An agent must be the owner. The visitor of the conversation and the system pass. */
export const owned = (state: Conversation, context: Context): Reason | undefined => {
  if (context.by._tag !== "Agent" && context.by._tag !== "Bot") return undefined
  if (state.status === "unstarted" || state.status === "closed") return undefined
  const current = owner(state)
  if (current === undefined) return reason("NotAssigned")
  return current.agentId === context.by.id ? undefined : reason("NotOwner", { owner: current.name })
}

/** As {@link owned}, but the recipient of a warm transfer may do it too, once they are there. */
export const spoken = (state: Conversation, context: Context): Reason | undefined =>
  context.by._tag === "Agent" && takesPart(state, context.by.id) ? undefined : owned(state, context)

/** As {@link owned}, but a manager may do it in anyone's conversation. */
export const ownedOrManaged = (state: Conversation, context: Context): Reason | undefined =>
  context.role === "manager" ? undefined : owned(state, context)

/** The conversation must be going on: not set aside, and no transfer under way that its sender can only wait for. */
export const goingOn = ({ status }: Conversation): Reason | undefined => {
  if (status === "snoozed") return reason("Snoozed")
  return status === "transferring" ? reason("TransferPending") : undefined
}

/** The visitor can always write. In a warm transfer those who take part do too. */
export const frozen = (state: Conversation, { by }: Context): Reason | undefined =>
  by._tag === "Visitor" || state.transfer?.mode === "warm" ? undefined : goingOn(state)

/** An agent needs a slot for one conversation more. A manager, who has none, takes what they want. */
export const hasRoom = ({ role, load }: Context): Reason | undefined =>
  role === "agent" && load !== undefined && load.slots > 0 && load.open >= load.slots
    ? reason("SlotsFull", { open: load.open, slots: load.slots })
    : undefined

/** An agent whom the server would give one conversation more needs a slot for it, if anybody counts. */
export const hasRoomFor = (agent: AgentId, { loadOf }: Context): Reason | undefined => {
  const load = loadOf?.(agent)
  return load !== undefined && load.open >= load.slots ? reason("AgentFull", { ...load }) : undefined
}

/**
 * A visitor who was blocked reaches nobody by the site that they come by, and is not told why. Everyone else passes, and so do
 * they by a site that no block names.
 */
export const reachable = (state: Conversation, { role, at, site }: Context): Reason | undefined =>
  role === "visitor" && isBlocked(state, at, site) ? reason("Unreachable") : undefined

/** As {@link reachable}, on the visitor's own stream. */
export const welcome = (state: Visitors.Visitor, { role, at, site }: Context): Reason | undefined =>
  role === "visitor" && Visitors.isBlocked(state, at, site) ? reason("Unreachable") : undefined

/** What comes before a message: it cancels an announced closing, and one of the visitor ends a snooze. */
export const beforeMessage = (state: Conversation, { by }: Context): ReadonlyArray<Fact> => {
  const before: Array<Fact> = []
  if (state.closingSoon !== undefined) before.push({ _tag: "ClosingCancelled", cause: "message" })
  if (state.status === "snoozed" && by._tag === "Visitor") before.push({ _tag: "ConversationWoken", cause: "visitor" })
  return before
}
