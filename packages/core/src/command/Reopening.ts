/**
 * Whether a conversation that was closed can go on, which is a team's to say: never, unless within a time of its closing.
 *
 * Decided on the visitor's stream, so that no second one can be open: the last one alone goes on, while none is. What the
 * visitor says then goes on in it where it would have begun another (`startConversation`); an agent takes it up by hand.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import type { ConversationReopened } from "../Fact.js"
import { ConversationId } from "../Id.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import type { Visitor } from "../Visitor.js"
import { isBlocked } from "../Visitor.js"
import { hasRoom } from "./guards.js"

/** What a team decides of conversations that are over. */
export interface ReopenPolicy {
  /** For how long after its closing a conversation may go on, milliseconds; never unless given. */
  readonly within?: number
}

/** The conversation that may go on at a moment, if one may: none of who is kept away. */
export const reopenable = (
  visitor: Visitor,
  at: number,
  { within }: ReopenPolicy,
): Pick<ConversationReopened, "conversationId" | "visitorId"> | undefined =>
  visitor.id === undefined ||
  visitor.conversationId !== undefined ||
  visitor.previousConversationId === undefined ||
  visitor.closedAt === undefined ||
  within === undefined ||
  at >= visitor.closedAt + within ||
  isBlocked(visitor, at, visitor.site)
    ? undefined
    : { conversationId: visitor.previousConversationId, visitorId: visitor.id }

/**
 * An agent takes up the visitor's last conversation again. Off as `NotReopenable` when it is too late, when there is none and
 * where the team does not want it; refused while on, as that too, for any other conversation.
 */
export const reopenConversation = (
  policy: ReopenPolicy = {},
): Command.Command<"reopenConversation", "visitor", { readonly conversationId: ConversationId }> =>
  Command.make({
    name: "reopenConversation",
    on: "visitor",
    roles: ["agent", "manager"],
    input: Schema.Struct({ conversationId: ConversationId }),
    inputReasons: ["NotReopenable"],
    availability: (state, context) =>
      Command.unless(
        state.conversationId !== undefined && reason("AlreadyOpen"),
        state.conversationId === undefined &&
          reopenable(state, context.at, policy) === undefined &&
          reason("NotReopenable"),
        hasRoom(context),
      ),
    facts: (state, { conversationId }, { at, by, tenant }) => {
      const found = reopenable(state, at, policy)
      if (found?.conversationId !== conversationId || by._tag !== "Agent") return reject(reason("NotReopenable"))
      const reopened: ConversationReopened = { _tag: "ConversationReopened", ...found, cause: "agent" }
      return accept(
        [reopened],
        [
          {
            stream: StreamKey.conversation(tenant, conversationId),
            events: [reopened, { _tag: "AgentAssigned", agentId: by.id, name: by.name }],
          },
        ],
      )
    },
  })

/** No conversation goes on once it is closed. */
export const ReopenConversation = reopenConversation()
