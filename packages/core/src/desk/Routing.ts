/**
 * Who gets the next visitor: a pure policy that the server runs when a conversation starts or an agent arrives.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "../ConversationSummary.js"
import type { AgentId } from "../Id.js"
import { takesSlot } from "../Lifecycle.js"

/** An agent who can be given conversations now. */
export interface Candidate {
  readonly agentId: AgentId
  readonly name: string
  /** The most conversations at once. */
  readonly slots: number
}

/** A policy: the agent for this conversation, or none, which leaves it in the queue. */
export type Routing = (
  conversation: ConversationSummary,
  candidates: ReadonlyArray<Candidate>,
  open: ReadonlyArray<ConversationSummary>,
) => Candidate | undefined

/** The agent with the most free slots; between equals the one whose last conversation started longest ago, then by id. */
export const leastBusy: Routing = (_conversation, candidates, open) => {
  let best: { readonly candidate: Candidate; readonly free: number; readonly last: number } | undefined
  for (const candidate of candidates) {
    const own = open.filter((one) => takesSlot(one.status) && one.owner?.agentId === candidate.agentId)
    const free = candidate.slots - own.length
    if (free <= 0) continue
    const last = own.reduce((latest, one) => Math.max(latest, one.startedAt), 0)
    if (
      best === undefined ||
      free > best.free ||
      (free === best.free && (last < best.last || (last === best.last && candidate.agentId < best.candidate.agentId)))
    ) {
      best = { candidate, free, last }
    }
  }
  return best?.candidate
}

/** Nobody is given anything: agents take from the queue themselves. */
export const manual: Routing = () => undefined
