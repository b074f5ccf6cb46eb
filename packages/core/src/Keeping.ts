/**
 * Whether a conversation may be kept, and what is proposed where it may not be any more.
 *
 * @since 0.1.0
 */
import type { Conversation } from "./Conversation.js"

/**
 * Whether its closing is to be proposed: it began with the visitor's agreement to `store`, which they have taken back since.
 * They may go on talking meanwhile, and agreeing again ends the proposal; nothing is closed by itself.
 *
 * @example
 * ```ts
 * import * as Conversation from "@pupitre/core/Conversation"
 * import * as Keeping from "@pupitre/core/Keeping"
 *
 * const conversation = { ...Conversation.empty, status: "active", consent: ["store", "preview"] } as const
 * Keeping.closingProposed(conversation) // => false
 * Keeping.closingProposed({ ...conversation, consent: ["preview"] }) // => true
 * ```
 */
export const closingProposed = ({ status, consent }: Pick<Conversation, "status" | "consent">): boolean =>
  status !== "unstarted" && status !== "closed" && !consent.includes("store")
