/** A visitor, `v1`, who is kept away: as the actions do, in a few words. */
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import type { VisitorBlocked } from "@pupitre/core/Fact"
import type { ConversationId, VisitorId } from "@pupitre/core/Id"
import { SiteId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Visitors from "@pupitre/core/Visitor"
import * as Schema from "effect/Schema"
import type { Client } from "./World.js"
import { tenant } from "./World.js"

/** An agent keeps the visitor away, and a manager lets them in again: as the actions do. */
const Block = Command.make({
  name: "block",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({ until: Schema.optionalKey(Schema.Int), site: Schema.optionalKey(SiteId) }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: ({ visitor }, { until, site }) => {
    const blocked: VisitorBlocked = {
      _tag: "VisitorBlocked",
      visitorId: visitor!.id,
      reason: "spam",
      ...(site !== undefined && { site }),
      ...(until !== undefined && { until }),
    }
    const events = [blocked]
    return accept(events, [
      { stream: StreamKeys.visitor(tenant, visitor!.id), events },
      { stream: StreamKeys.workspace(tenant, "blocks"), events },
    ])
  },
})
const Unblock = Command.make({
  name: "unblock",
  on: "visitor",
  roles: ["manager"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: ({ blocked, blockedOn }) =>
    Command.unless(blocked === undefined && blockedOn === undefined && { key: "NotBlocked" }),
  facts: ({ id, conversationId }) => {
    const events = [{ _tag: "VisitorUnblocked", visitorId: id! }] as const
    return accept(events, [
      ...(conversationId === undefined ? [] : [{ stream: StreamKeys.conversation(tenant, conversationId), events }]),
      { stream: StreamKeys.workspace(tenant, "blocks"), events },
    ])
  },
})
/** The same, wished of the visitor's own stream. */
const BlockAlone = Command.make({
  name: "blockAlone",
  on: "visitor",
  roles: ["manager"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (state) => {
    const events = [{ _tag: "VisitorBlocked", visitorId: state.id!, reason: "spam" } as const]
    return accept(events, [
      { stream: StreamKeys.conversation(tenant, Visitors.lastConversation(state)!), events },
      { stream: StreamKeys.workspace(tenant, "blocks"), events },
    ])
  },
})
export const commands = Command.catalogue([...builtin, Block, Unblock, BlockAlone])
/** The visitor's own stream. */
export const own = StreamKeys.visitor(tenant, "v1" as VisitorId)
/** What they are told, and nothing else. */
export const away = { _tag: "Bye", reason: "Unauthenticated", reconnect: false } as const

/** The visitor agrees and begins a conversation; gives its stream. */
export const visited = (client: Client): StreamKey => {
  client.submit(own, "giveConsent", { scopes: ["store"] })
  const id = client.submit(own, "startConversation", { mode: "chat" })
  return StreamKeys.conversation(tenant, id as string as ConversationId)
}
