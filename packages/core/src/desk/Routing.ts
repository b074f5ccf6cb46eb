/**
 * Who gets the next visitor: a pure policy that the server runs when a conversation starts or an agent arrives.
 *
 * A conversation that waits for someone is theirs alone: an agent who is full is waited for, and so is one who is not
 * there. Once they have been waited for too long the server has it wait for others (`command/Reassign`).
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "../ConversationSummary.js"
import type { Mode } from "../Fact.js"
import type { AgentId, GroupId } from "../Id.js"
import { isHeldBy } from "../Lifecycle.js"

/** An agent who can be given conversations now. */
export interface Candidate {
  readonly agentId: AgentId
  readonly name: string
  /** The most conversations at once. */
  readonly slots: number
  /** The groups of theirs that visitors are routed to; none when absent. */
  readonly groups?: ReadonlyArray<GroupId>
  /** The ways of talking that they take now; all when absent. */
  readonly modes?: ReadonlyArray<Mode>
}

/** What an agent takes now: everything, nothing, or what comes by these ways of talking. */
export type Takes = boolean | ReadonlyArray<Mode>

/** Whether what comes by this way of talking is taken. */
export const takes = (of: Takes, mode: Mode): boolean => (typeof of === "boolean" ? of : of.includes(mode))

/** A policy: the agent for this conversation, or none, which leaves it in the queue. */
export type Routing = (
  conversation: ConversationSummary,
  candidates: ReadonlyArray<Candidate>,
  open: ReadonlyArray<ConversationSummary>,
) => Candidate | undefined

/**
 * The agent with the most free slots; between equals the one whose last conversation started longest ago, then by id. One
 * for whom the conversation does not wait ({@link waitsFor}), who does not take its mode, or who is forced to be unavailable
 * ({@link forcedUnavailable}), is passed over.
 */
export const leastBusy: Routing = (conversation, candidates, open) => {
  let best: { readonly candidate: Candidate; readonly free: number; readonly last: number } | undefined
  for (const candidate of candidates) {
    if (!waitsFor(conversation, candidate) || !takes(candidate.modes ?? true, conversation.mode)) continue
    const own = open.filter((one) => isHeldBy(one, candidate.agentId))
    const free = candidate.slots - own.length
    if (free <= 0 || forcedUnavailable(conversation.mode, own)) continue
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

/**
 * Whether a queued conversation may be given to this agent: one that waits for an agent to that agent alone, for a group
 * to whoever is of it, for a bot to nobody (a bot takes it itself), and for nobody in particular to anyone.
 */
export const waitsFor = (
  { queuedFor }: Pick<ConversationSummary, "queuedFor">,
  { agentId, groups = [] }: Pick<Candidate, "agentId" | "groups">,
): boolean => {
  switch (queuedFor?._tag) {
    case undefined:
      return true
    case "Agent":
      return queuedFor.id === agentId
    case "Group":
      return groups.includes(queuedFor.id)
    case "Bot":
      return false
  }
}

/**
 * Whether someone who is in these conversations is forced to be unavailable for another of this mode, whatever their
 * slots: a call or a video goes with nothing else, a chat or messaging only with chats and messaging.
 *
 * @example
 * ```ts
 * import * as Routing from "@pupitre/core/desk/Routing"
 *
 * Routing.forcedUnavailable("chat", [{ mode: "call" }]) // => true
 * Routing.forcedUnavailable("call", [{ mode: "messaging" }]) // => true
 * Routing.forcedUnavailable("chat", [{ mode: "messaging" }]) // => false
 * Routing.forcedUnavailable("video", []) // => false
 * ```
 */
export const forcedUnavailable = (mode: Mode, own: ReadonlyArray<{ readonly mode: Mode }>): boolean =>
  own.length > 0 && (isLive(mode) || own.some((one) => isLive(one.mode)))

const isLive = (mode: Mode): boolean => mode === "call" || mode === "video"
