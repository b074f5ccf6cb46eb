/**
 * Fold a conversation: facts in, state out. Nothing is connected and nothing is drawn.
 *
 *     node examples/01-fold-a-conversation.ts
 */
import * as assert from "node:assert/strict"
import * as ChatEvent from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import * as Timeline from "@pupitre/core/Timeline"

// A conversation is a list of facts in the past tense. Here they are as they come from a server, as JSON: each with its
// envelope, which says who, when, and its number in the stream.
const camille = { _tag: "Visitor", id: "camille", name: "Camille" }
const ines = { _tag: "Agent", id: "ines", name: "Inès" }
const start = Date.UTC(2026, 0, 12, 10, 0)
const wire: ReadonlyArray<unknown> = [
  {
    _tag: "ConversationStarted",
    conversationId: "lamps",
    visitor: camille,
    mode: "chat",
    consent: ["store"],
    by: camille,
  },
  { _tag: "MessagePosted", text: "La lampe Aube est en stock ?", by: camille },
  { _tag: "AgentAssigned", agentId: "ines", name: "Inès", by: { _tag: "System" } },
  { _tag: "BasketFilled", amount: 129, by: camille },
  { _tag: "MessagePosted", text: "Oui, il en reste trois.", by: ines },
].map((fact, i) => ({ id: `command-${i}/0`, seq: i + 1, at: start + i * 9_000, ...fact }))

// Nothing from outside is used before it is decoded, one event at a time: a bad one costs no other.
const events = wire.map((json) => {
  const decoded = ChatEvent.decode(json)
  if (decoded._tag === "Failure") throw new Error(JSON.stringify(decoded.failure))
  return decoded.success
})

// A fact that this version does not know is kept whole and counted, never dropped.
assert.equal(events[3]?._tag, "Unknown")

// State is a fold of facts. That is all there is to it.
const conversation = Conversation.fold(events)
assert.equal(conversation.status, "active")
assert.equal(Conversation.owner(conversation)?.name, "Inès")
assert.equal(conversation.messages, 2)
assert.equal(conversation.unknown, 1)
assert.equal(Conversation.isWaiting(conversation), false)

// A fold can stop anywhere and go on later: folding in two steps equals folding in one.
const beforeReply = Conversation.fold(events.slice(0, 4))
assert.equal(Conversation.isWaiting(beforeReply), true)
assert.deepEqual(Conversation.fold(events.slice(4), beforeReply), conversation)

// The thread is a timeline. It takes ranges of facts late, twice or in any order, and a hole is never silent.
const range = (from: number, to: number) => ({ from, to, events: events.slice(from - 1, to), head: events.length })
const holed = Timeline.ingest(Timeline.empty, range(4, 5)).timeline
assert.deepEqual(
  Timeline.slice(holed).map((entry) => entry._tag),
  ["Gap", "Unknown", "MessagePosted"],
)
const whole = Timeline.ingest(holed, range(1, 4)).timeline
assert.deepEqual(
  Timeline.slice(whole).map((entry) => entry._tag),
  ["ConversationStarted", "MessagePosted", "AgentAssigned", "Unknown", "MessagePosted"],
)
assert.equal(Timeline.missing(whole), 0)

const said = Timeline.slice(whole).flatMap((entry) =>
  entry._tag === "MessagePosted" && "name" in entry.by ? [`${entry.by.name}: ${entry.text}`] : [],
)
assert.deepEqual(said, ["Camille: La lampe Aube est en stock ?", "Inès: Oui, il en reste trois."])
console.log(said.join("\n"))
