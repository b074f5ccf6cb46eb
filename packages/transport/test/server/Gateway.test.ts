import * as StreamKeys from "@pupitre/core/StreamKey"
import type { VisitorId } from "@pupitre/core/Id"
import { expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { tenant, world } from "./World.js"

it.effect("a conversation is started, routed, answered and seen by both", () =>
  Effect.gen(function* () {
    const { connect, conversation, memory } = yield* world()
    const agent = connect("agent:ines")
    agent.send({ _tag: "WatchDesk" })
    const { client, stream } = conversation("v1")
    client.send({ _tag: "Subscribe", stream, since: 0 })
    agent.send({ _tag: "Subscribe", stream, since: 0 })
    agent.submit(stream, "postMessage", { text: "Bonjour" })
    client.submit(stream, "postMessage", { text: "Bonjour, une lampe" })
    expect(client.of("Ack")).toHaveLength(3)
    expect(agent.of("Ack")).toHaveLength(1)
    expect(memory.storage.streams.get(stream)?.map(({ _tag }) => _tag)).toEqual([
      "ConversationStarted",
      "AgentAssigned",
      "MessagePosted",
      "MessagePosted",
    ])
    const events = (ranges: ReadonlyArray<{ readonly events: ReadonlyArray<unknown> }>) =>
      ranges.flatMap((range) => range.events)
    expect(events(client.of("Range"))).toHaveLength(4)
    expect(events(client.of("Range"))).toEqual(events(agent.of("Range")))
    expect(agent.of("Summaries").at(-1)?.summaries[0]).toMatchObject({ status: "active", owner: { agentId: "ines" } })
  }),
)

it.effect("a visitor's own stream is told as contiguous ranges with nothing of it inside", () =>
  Effect.gen(function* () {
    const { connect, conversation } = yield* world()
    conversation("v1")
    const other = connect("visitor:v1")
    other.send({ _tag: "Subscribe", stream: StreamKeys.visitor(tenant, "v1" as VisitorId), since: 0 })
    expect(other.of("Range").map(({ from, to, head }) => ({ from, to, head }))).toEqual([{ from: 1, to: 2, head: 2 }])
  }),
)
