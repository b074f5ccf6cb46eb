/**
 * Which conversations ask this agent to take them: transferred to them or to a group of theirs, or ringing.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { AgentId } from "@pupitre/core/Id"
import type { Recipient } from "@pupitre/core/Participant"

/** Whether something for a recipient is for this agent. */
export const isFor = (to: Recipient, self: AgentId | undefined, groups: ReadonlyArray<string>): boolean =>
  to._tag === "Group" ? groups.includes(to.id) : to._tag === "Agent" && to.id === self

/** How a conversation asks this agent: to accept a transfer or to pick up. Times in milliseconds. */
export interface Ring {
  readonly kind: "transfer" | "offer"
  readonly until?: number
  /** Whether this agent can say no: of a group nobody speaks for the others. */
  readonly declines: boolean
}

/** How a conversation asks this agent; `undefined` when it does not. */
export const ringOf = (
  { status, transfer, owner }: ConversationSummary,
  self: AgentId | undefined,
  groups: ReadonlyArray<string>,
): Ring | undefined => {
  if (self === undefined) return undefined
  if (status === "offered") return owner?.agentId === self ? { kind: "offer", declines: true } : undefined
  if (status !== "transferring" || transfer === undefined || owner?.agentId === self) return undefined
  if (transfer.joined !== undefined || !isFor(transfer.to, self, groups)) return undefined
  return {
    kind: "transfer",
    declines: transfer.to._tag !== "Group",
    ...(transfer.expiresAt !== undefined && { until: transfer.expiresAt }),
  }
}
