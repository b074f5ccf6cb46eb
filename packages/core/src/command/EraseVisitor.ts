/**
 * A manager erases a visitor: of everything that they said and that was said of them, nothing but what is counted stays, in
 * their own stream, in all of their conversations, and in what the workspace keeps of reported problems and of who is kept
 * away. For good: a store keeps no copy. See `Erasure`.
 *
 * Not while a conversation is open, which would go on to be written: `CloseForErasure` closes it first. What they do afterwards is told as before, as long as they
 * agree to it. The workspace's stream `erasures` tells who erased whom, and when.
 *
 * @since 0.1.0
 */
import * as Command from "../Command.js"
import { accept } from "../Decision.js"
import type { VisitorErased } from "../Fact.js"
import { make as reason } from "../Reason.js"
import * as StreamKey from "../StreamKey.js"

/** A manager erases a visitor. */
export const EraseVisitor = Command.make({
  name: "eraseVisitor",
  on: "visitor",
  roles: ["manager"],
  input: Command.nothing,
  inputReasons: [],
  availability: ({ conversationId }) => Command.unless(conversationId !== undefined && reason("NotClosedYet")),
  facts: ({ id, conversationIds = [], erasedAt, seq }, _, { tenant }) => {
    // Nothing is left to erase.
    if (id === undefined || erasedAt === seq) return accept([])
    const erased: VisitorErased = { _tag: "VisitorErased", visitorId: id }
    const events = [erased]
    const ofOthersToo = [{ ...erased, conversationIds }]
    return accept(events, [
      ...conversationIds.map((conversation) => ({ stream: StreamKey.conversation(tenant, conversation), events })),
      { stream: StreamKey.workspace(tenant, "erasures"), events },
      { stream: StreamKey.workspace(tenant, "problems"), events: ofOthersToo },
      { stream: StreamKey.workspace(tenant, "blocks"), events: ofOthersToo },
    ])
  },
})
