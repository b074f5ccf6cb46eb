/**
 * The visitor is done with a conversation, where the team lets them say so; and their page tells that they made it small.
 *
 * Closing stays the agent's, with its form: the conversation says that its visitor ended it, and goes on to be closed. A message
 * of theirs takes it back. One that nobody has in charge is closed at once.
 *
 * @since 0.1.0
 */
import * as Command from "../Command.js"
import { owner } from "../Conversation.js"
import { accept, reject } from "../Decision.js"
import type { ConversationClosed } from "../Fact.js"
import * as Navigation from "../Navigation.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"
import { open, reachable } from "./guards.js"

/** What a team decides of how visitors end conversations. */
export interface EndPolicy {
  /** Whether a visitor may say that they are done; not by default. */
  readonly visitorMayClose?: boolean
}

/** The visitor says that they are done. Where the team does not let them, nobody is asked: `NotPermitted`. */
export const endConversation = ({ visitorMayClose = false }: EndPolicy = {}): Command.Command<
  "endConversation",
  "conversation",
  {}
> =>
  Command.make({
    name: "endConversation",
    on: "conversation",
    roles: visitorMayClose ? ["visitor"] : [],
    input: Command.nothing,
    inputReasons: [],
    availability: (state, context) =>
      Command.unless(open(state), state.endedAt !== undefined && reason("AlreadyEnded"), reachable(state, context)),
    facts: (state, _, { tenant }) => {
      const { id, visitor, navigation, tags } = state
      if (id === undefined || visitor === undefined) return reject(reason("ConversationUnknown"))
      if (owner(state) !== undefined)
        return accept([...Navigation.ending(navigation, "visitor"), { _tag: "ConversationEnded" }])
      const closed: ConversationClosed = { _tag: "ConversationClosed", conversationId: id, visitorId: visitor.id, tags }
      return accept(
        [...Navigation.ending(navigation, "close"), closed],
        [{ stream: StreamKey.visitor(tenant, visitor.id), events: [closed] }],
      )
    },
  })

/** Nobody but the desk ends a conversation. */
export const EndConversation = endConversation()

/** The visitor's page tells that the chat was made small. Said once until they write again. */
export const MinimiseChat = Command.make({
  name: "minimiseChat",
  on: "conversation",
  roles: ["visitor"],
  input: Command.nothing,
  inputReasons: [],
  availability: (state, context) => Command.unless(open(state), reachable(state, context)),
  facts: ({ minimised }) =>
    accept(minimised === true ? [] : [{ _tag: "AlertRaised", alert: { kind: "VisitorMinimised" } }]),
})
