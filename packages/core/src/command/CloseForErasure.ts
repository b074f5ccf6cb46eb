/**
 * A manager closes a conversation so that its visitor can be erased, whoever has it: what goes on with the page ends with it, and
 * its agent is told why.
 *
 * The first of two steps; `EraseVisitor` is the other, and waits for every open conversation. Asked again once the conversation
 * is closed, whoever closed it, it is a success that changes nothing, so that both can be asked again when the second fails.
 *
 * @since 0.1.0
 */
import * as Command from "../Command.js"
import { accept, reject } from "../Decision.js"
import type { ConversationClosed } from "../Fact.js"
import * as Navigation from "../Navigation.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"

/** A manager closes a conversation to erase its visitor. One that never began is `ConversationUnknown`. */
export const CloseForErasure = Command.make({
  name: "closeForErasure",
  on: "conversation",
  roles: ["manager"],
  input: Command.nothing,
  inputReasons: [],
  availability: ({ status }) => Command.unless(status === "unstarted" && reason("ConversationUnknown")),
  facts: ({ id, visitor, status, navigation, tags }, _, { tenant }) => {
    if (status === "closed") return accept([])
    if (id === undefined || visitor === undefined) return reject(reason("ConversationUnknown"))
    const closed: ConversationClosed = {
      _tag: "ConversationClosed",
      conversationId: id,
      visitorId: visitor.id,
      tags,
      cause: "erasure",
    }
    return accept(
      [...Navigation.ending(navigation, "close"), closed],
      [{ stream: StreamKey.visitor(tenant, visitor.id), events: [closed] }],
    )
  },
})
