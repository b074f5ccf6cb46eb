/** State is a value: nobody changes it in place. */
import type { Conversation } from "@pupitre/core/Conversation"

declare const conversation: Conversation

// refused 2540: Cannot assign to 'status' because it is a read-only property
conversation.status = "closed"
