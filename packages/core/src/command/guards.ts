/**
 * The conditions that several commands share, each a reason or nothing.
 *
 * @since 0.1.0
 */
import type { Context } from "../Command.js"
import type { Conversation } from "../Conversation.js"
import { owner } from "../Conversation.js"
import type { Reason } from "../Reason.js"
import { make as reason } from "../Reason.js"

/** The conversation must have started and not be closed. */
export const open = (state: Conversation): Reason | undefined => {
  if (state.status === "unstarted") return reason("ConversationUnknown")
  return state.status === "closed" ? reason("ConversationClosed") : undefined
}

/** An agent must be the owner. The visitor of the conversation and the system pass. */
export const owned = (state: Conversation, context: Context): Reason | undefined => {
  if (context.by._tag !== "Agent" && context.by._tag !== "Bot") return undefined
  if (state.status !== "active" && state.status !== "queued") return undefined
  const current = owner(state)
  if (current === undefined) return reason("NotAssigned")
  return current.agentId === context.by.id ? undefined : reason("NotOwner", { owner: current.name })
}
