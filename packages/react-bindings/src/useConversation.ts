/**
 * The state of the conversation: status, owner, mode, consent.
 *
 * @since 0.1.0
 */
import type { Conversation } from "@pupitre/core/Conversation"
import { useWindow } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"

/** The state of the conversation. */
export const useConversation = (): Conversation => useReadable(useWindow().conversation)
