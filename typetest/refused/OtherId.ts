/** An id of another kind is not accepted, nor a text that nothing has decoded. */
import type { AgentId, ConversationId, VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { TenantId } from "@pupitre/core/Id"

declare const visitorId: VisitorId
declare const tenant: TenantId

// refused 2322: to type 'Brand<"AgentId">'
export const agentId: AgentId = visitorId

// refused 2322: to type 'Brand<"ConversationId">'
export const conversationId: ConversationId = "c1"

// refused 2345: to type 'Brand<"ConversationId">'
export const stream = StreamKey.conversation(tenant, visitorId)
