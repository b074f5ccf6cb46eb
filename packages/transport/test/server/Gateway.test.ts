import { expect, it } from "@effect/vitest"
import type { AgentId, CommandId, ConversationId, VisitorId } from "@pupitre/core/Id"
import * as Command from "@pupitre/core/Command"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import * as Query from "@pupitre/core/Query"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { Submit } from "@pupitre/transport/Frame"
import { EventLog, EventLogError } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { Client } from "./World.js"
import { authenticate, commands, newId, tenant, world } from "./World.js"

const visitorStream = (id: string) => StreamKeys.visitor(tenant, id as VisitorId)
const ranges = (client: Client) => client.of("Range").map(({ from, to, head }) => [from, to, head])
const texts = (client: Client) =>
  client.of("Range").flatMap(({ events }) =>
    events.flatMap((event) => {
      const { _tag, text } = event as { readonly _tag: string; readonly text?: string }
      return _tag === "MessagePosted" ? [text] : []
    }),
  )

describe("[T55] a conversation", () => {
  it.effect("is started, routed, answered and seen by both", () =>
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
      expect(texts(client)).toEqual(["Bonjour", "Bonjour, une lampe"])
      expect(texts(agent)).toEqual(texts(client))
      expect(agent.of("Summaries").at(-1)?.summaries[0]).toMatchObject({
        status: "active",
        owner: { agentId: "ines" },
        last: { text: "Bonjour, une lampe" },
      })
    }),
  )

  it.effect("waits in the queue until an agent comes, and is given once", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world({ slots: ({ role }) => (role === "agent" ? 2 : 0) })
      const streams = ["v1", "v2", "v3"].map((visitor) => conversation(visitor).stream)
      const assigned = () =>
        streams.map((stream) =>
          memory.storage.streams
            .get(stream)
            ?.flatMap((event) => (event._tag === "AgentAssigned" ? [event.agentId] : [])),
        )
      expect(assigned()).toEqual([[], [], []])
      connect("manager:lea")
      expect(assigned()).toEqual([[], [], []])
      connect("agent:ines")
      expect(assigned()).toEqual([["ines"], ["ines"], []])
      connect("agent:noe")
      expect(assigned()).toEqual([["ines"], ["ines"], ["noe"]])
    }),
  )

  it.effect("[T64] is given to an agent whose other session, one that takes none, has ended", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world()
      connect("agent:ines")
      connect("manager:ines").leave()
      const { stream } = conversation("v1")
      expect(memory.storage.streams.get(stream)?.[1]).toMatchObject({ _tag: "AgentAssigned", agentId: "ines" })
    }),
  )

  it.effect("is assigned by the server itself, and a visitor cannot say so", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world()
      connect("agent:ines")
      const { client, stream } = conversation("v1")
      expect(memory.storage.streams.get(stream)?.[1]).toMatchObject({ _tag: "AgentAssigned", by: { _tag: "System" } })
      client.submit(stream, "assignAgent", { agentId: "evil", name: "Evil" })
      expect(client.of("Nack").at(-1)?.rejection.reasons).toEqual([{ key: "NotPermitted" }])
    }),
  )

  it.effect("an agent with a free slot again is given who waits", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world({ slots: () => 1 })
      const agent = connect("agent:ines")
      conversation("v1")
      const second = conversation("v2")
      expect(memory.storage.streams.get(second.stream)).toHaveLength(1)
      connect("agent:noe")
      expect(memory.storage.streams.get(second.stream)?.[1]).toMatchObject({ agentId: "noe" as AgentId })
      expect(agent.closed()).toBe(false)
    }),
  )
})

describe("[T46] a wish", () => {
  const submitOf = (client: Client, over: Partial<Submit>): void =>
    client.send({
      _tag: "Submit",
      stream: visitorStream("v1"),
      epoch: "epoch-1",
      producer: "device-of-v1",
      n: 1,
      commandId: "command-one" as CommandId,
      call: { name: "giveConsent", input: { scopes: ["store"] } },
      ...over,
    })

  it.effect("has one outcome: a retry gets the first answer even when the state has changed", () =>
    Effect.gen(function* () {
      const { connect, memory } = yield* world()
      const client = connect("visitor:v1")
      submitOf(client, {})
      submitOf(client, {
        n: 2,
        commandId: "command-two" as CommandId,
        call: { name: "startConversation", input: { mode: "chat" } },
      })
      // Refused were it decided now: a conversation is open already.
      submitOf(client, {
        n: 2,
        commandId: "command-two" as CommandId,
        call: { name: "startConversation", input: { mode: "chat" } },
      })
      submitOf(connect("visitor:v1"), {})
      expect(client.of("Ack").map(({ from, to, dup }) => [from, to, dup])).toEqual([
        [1, 1, false],
        [2, 2, false],
        [2, 2, true],
      ])
      expect(memory.storage.streams.get(visitorStream("v1"))).toHaveLength(2)
    }),
  )

  it.effect("that was refused stays refused, and takes its turn", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      const client = connect("visitor:v1")
      const start = {
        commandId: "command-two" as CommandId,
        call: { name: "startConversation", input: { mode: "chat" } },
      }
      submitOf(client, start)
      submitOf(client, { n: 2 })
      submitOf(client, start)
      const reasons = [{ key: "ConsentMissing", params: { scope: "store" } }]
      expect(client.of("Nack").map(({ rejection, retryAfter }) => [rejection.reasons, retryAfter])).toEqual([
        [reasons, undefined],
        [reasons, undefined],
      ])
      expect(client.of("Ack").map(({ from }) => from)).toEqual([1])
    }),
  )

  it.effect("whose predecessor is missing is answered with the turn expected", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      const client = connect("visitor:v1")
      submitOf(client, { n: 3 })
      expect(client.of("Expect")).toEqual([
        { _tag: "Expect", stream: visitorStream("v1"), producer: "device-of-v1", n: 1 },
      ])
    }),
  )

  it.effect("made for another lineage is refused, and whoever watches begins anew", () =>
    Effect.gen(function* () {
      const { connect, memory } = yield* world()
      const client = connect("visitor:v1")
      submitOf(client, {})
      client.send({ _tag: "Subscribe", stream: visitorStream("v1"), epoch: "epoch-1", since: 1 })
      submitOf(client, { n: 2, commandId: "command-two" as CommandId, epoch: "epoch-0" })
      expect(client.frames.slice(-3)).toMatchObject([
        { _tag: "Range", from: 2, to: 1 },
        { _tag: "Reset", epoch: "epoch-1" },
        { _tag: "Range", from: 1, to: 1 },
      ])
      expect(memory.storage.streams.get(visitorStream("v1"))).toHaveLength(1)
    }),
  )

  it.effect("is answered for now when the store fails, and stored once when it is made again", () =>
    Effect.gen(function* () {
      for (const when of ["before", "after"] as const) {
        const { connect, memory } = yield* world()
        const client = connect("visitor:v1")
        client.send({ _tag: "Subscribe", stream: visitorStream("v1"), since: 0 })
        memory.failNextCommit(when)
        submitOf(client, {})
        expect(client.of("Nack")).toMatchObject([
          { retryAfter: 1_000, rejection: { reasons: [{ key: "Unavailable" }] } },
        ])
        expect(client.of("Ack")).toEqual([])
        submitOf(client, {})
        expect(client.of("Ack")).toMatchObject([{ from: 1, to: 1, dup: when === "after" }])
        expect(memory.storage.streams.get(visitorStream("v1"))).toHaveLength(1)
        // Nobody hears of a fact before its commit, everybody after it, once.
        expect(ranges(client)).toEqual([
          [1, 0, 0],
          [1, 1, 1],
        ])
      }
    }),
  )

  it.effect("[T47] is answered and told to others only when it is flushed", () =>
    Effect.gen(function* () {
      const { connect } = yield* world({ log: { flushDelay: 50 } })
      const client = connect("visitor:v1")
      client.send({ _tag: "Subscribe", stream: visitorStream("v1"), since: 0 })
      submitOf(client, {})
      yield* TestClock.adjust(49)
      expect(client.frames.map(({ _tag }) => _tag)).toEqual(["Welcome", "Range"])
      yield* TestClock.adjust(1)
      expect(client.frames.slice(2)).toMatchObject([
        { _tag: "Range", from: 1, to: 1 },
        { _tag: "Ack", from: 1, to: 1 },
      ])
    }),
  )

  it.effect("is decided anew when another gateway has written in between", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const one = yield* world({ log: { storage } })
      const two = yield* world({ log: { storage }, routing: manual })
      const first = one.connect("visitor:v1")
      const second = two.connect("visitor:v1")
      const { client, stream } = one.conversation("v2")
      const agent = two.connect("agent:ines")
      client.submit(stream, "postMessage", { text: "one" })
      agent.submit(stream, "takeConversation", {})
      client.submit(stream, "postMessage", { text: "two" })
      agent.submit(stream, "postMessage", { text: "three" })
      expect(storage.streams.get(stream)?.map(({ seq, _tag }) => `${seq} ${_tag}`)).toEqual([
        "1 ConversationStarted",
        "2 MessagePosted",
        "3 AgentAssigned",
        "4 MessagePosted",
        "5 MessagePosted",
      ])
      submitOf(first, {})
      submitOf(second, { producer: "another-device", commandId: "command-two" as CommandId })
      expect(storage.streams.get(visitorStream("v1"))).toHaveLength(2)
    }),
  )

  it.effect("for a command that does not exist, or is for another kind of stream, is refused for good", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      const client = connect("visitor:v1")
      submitOf(client, { call: { name: "dropTables", input: {} } })
      submitOf(client, {
        n: 2,
        commandId: "command-two" as CommandId,
        call: { name: "postMessage", input: { text: "x" } },
      })
      submitOf(client, {
        n: 3,
        commandId: "command-three" as CommandId,
        call: { name: "giveConsent", input: { scopes: ["store"], role: "agent" } },
      })
      expect(client.of("Nack").map(({ rejection }) => rejection.reasons[0].key)).toEqual([
        "UnknownCommand",
        "UnknownCommand",
        "InvalidInput",
      ])
    }),
  )

  it.effect("[T48] cannot begin a conversation in a stream that somebody else has", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world()
      const { stream } = conversation("v1")
      const before = memory.storage.streams.get(stream)?.length
      const thief = connect("visitor:v2")
      thief.submit(visitorStream("v2"), "giveConsent", { scopes: ["store"] })
      thief.submit(
        visitorStream("v2"),
        "startConversation",
        { mode: "chat", message: "mine" },
        StreamKeys.parts(stream).id,
      )
      expect(thief.of("Nack").map(({ rejection }) => rejection.reasons[0].key)).toEqual(["IdAlreadyUsed"])
      expect(memory.storage.streams.get(stream)).toHaveLength(before ?? -1)
    }),
  )

  it.effect("[T48] writes to other streams only where its session may, whatever its command says", () =>
    Effect.gen(function* () {
      const Meddle = Command.make({
        name: "meddle",
        on: "visitor",
        roles: ["visitor"],
        input: Schema.Struct({ stream: StreamKeys.StreamKey }),
        inputReasons: [],
        availability: () => Command.unless(),
        facts: (_, { stream }) => accept([], [{ stream, events: [{ _tag: "MessagePosted", text: "from elsewhere" }] }]),
      })
      const { conversation, memory } = yield* world({ commands: Command.catalogue([...commands.values(), Meddle]) })
      const mine = conversation("v1")
      const theirs = conversation("v2")
      const elsewhere = [theirs.stream, visitorStream("v2"), "acme/workspace/w", "other/visitor/v1"] as const
      const before = elsewhere.map((stream) => memory.storage.streams.get(stream as StreamKey)?.length)
      for (const stream of elsewhere) mine.client.submit(visitorStream("v1"), "meddle", { stream })
      expect(mine.client.of("Nack").map(({ rejection }) => rejection.reasons[0].key)).toEqual(
        elsewhere.map(() => "NotPermitted"),
      )
      expect(elsewhere.map((stream) => memory.storage.streams.get(stream as StreamKey)?.length)).toEqual(before)
      mine.client.submit(visitorStream("v1"), "meddle", { stream: mine.stream })
      mine.client.submit(visitorStream("v1"), "meddle", { stream: visitorStream("v1") })
      expect(mine.client.of("Ack").slice(2)).toMatchObject([
        { from: 3, to: 2 },
        { from: 3, to: 3 },
      ])
      expect(memory.storage.streams.get(mine.stream)?.at(-1)).toMatchObject({
        text: "from elsewhere",
        by: { id: "v1" },
      })
    }),
  )

  it.effect("stored by another gateway is told of here as soon as it is asked for again here", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const one = yield* world({ log: { storage } })
      const two = yield* world({ log: { storage } })
      const here = two.connect("visitor:v1")
      here.send({ _tag: "Subscribe", stream: visitorStream("v1"), since: 0 })
      submitOf(one.connect("visitor:v1"), {})
      submitOf(here, {})
      expect(here.frames.slice(1)).toMatchObject([
        { _tag: "Range", from: 1, to: 0 },
        { _tag: "Range", from: 1, to: 1 },
        { _tag: "Ack", from: 1, to: 1, dup: true },
      ])
    }),
  )

  it.effect("outlives the connection it came by", () =>
    Effect.gen(function* () {
      const { connect, memory } = yield* world({ log: { flushDelay: 50 } })
      const client = connect("visitor:v1")
      submitOf(client, {})
      client.leave()
      yield* TestClock.adjust(50)
      expect(memory.storage.streams.get(visitorStream("v1"))).toHaveLength(1)
      expect(client.of("Ack")).toEqual([])
    }),
  )
})

describe("[T51] a stream", () => {
  it.effect("is told as contiguous ranges, with nothing inside where nothing is the visitor's", () =>
    Effect.gen(function* () {
      const { connect, conversation } = yield* world({ policy: { leaveAfter: 1_000 } })
      const { client, stream } = conversation("v1")
      client.leave()
      yield* TestClock.adjust(1_000)
      const back = connect("visitor:v1")
      back.send({ _tag: "Subscribe", stream, since: 0 })
      const agent = connect("agent:ines")
      agent.send({ _tag: "Subscribe", stream, since: 0 })
      back.submit(stream, "postMessage", { text: "Re" })
      const tags = (from: Client) =>
        from.of("Range").flatMap(({ events }) => events.map((event) => (event as { readonly _tag: string })._tag))
      expect(tags(agent)).toEqual([
        "ConversationStarted",
        "AlertRaised",
        "AlertRaised",
        "AgentAssigned",
        "MessagePosted",
      ])
      expect(tags(back)).toEqual(["ConversationStarted", "AgentAssigned", "MessagePosted"])
      expect(ranges(back)).toEqual([
        [1, 3, 3],
        [4, 4, 4],
        [5, 5, 5],
      ])
    }),
  )

  it.effect("is continued after what is held, and begun anew when that cannot be continued", () =>
    Effect.gen(function* () {
      const { connect, conversation } = yield* world()
      const { client, stream } = conversation("v1")
      for (const text of ["a", "b", "c"]) client.submit(stream, "postMessage", { text })
      const told = (since: number, epoch?: string) => {
        const fresh = connect("visitor:v1")
        fresh.send({ _tag: "Subscribe", stream, since, ...(epoch !== undefined && { epoch }) })
        const sent = fresh.frames
          .slice(1)
          .map((frame) => (frame._tag === "Range" ? `${frame.from}..${frame.to} of ${frame.head}` : frame._tag))
        fresh.leave()
        return sent
      }
      expect(told(0)).toEqual(["1..4 of 4"])
      expect(told(2, "epoch-1")).toEqual(["3..4 of 4"])
      expect(told(4, "epoch-1")).toEqual(["5..4 of 4"])
      expect(told(5, "epoch-1")).toEqual(["Reset", "1..4 of 4"])
      expect(told(2, "epoch-0")).toEqual(["Reset", "1..4 of 4"])
      expect(told(2)).toEqual(["Reset", "1..4 of 4"])
      expect(told(Number.MAX_SAFE_INTEGER, "epoch-1")).toEqual(["Reset", "1..4 of 4"])
    }),
  )

  it.effect("comes in ranges of at most 300 events and 256 KiB, and so does what is fetched", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world({
        limits: { submits: { burst: 10_000, perSecond: 1 }, frames: { burst: 10_000, perSecond: 1 } },
      })
      const { client, stream } = conversation("v1")
      for (let i = 0; i < 700; i++) client.submit(stream, "postMessage", { text: `${i}` })
      for (let i = 0; i < 20; i++) client.submit(stream, "postMessage", { text: "é".repeat(9_999) })
      const head = memory.storage.streams.get(stream)?.length ?? 0
      expect(head).toBe(721)
      const fresh = connect("visitor:v1")
      fresh.send({ _tag: "Subscribe", stream, since: 0 })
      const got = fresh.of("Range")
      expect(got.flatMap(({ events }) => events.map((event) => (event as { readonly seq: number }).seq))).toEqual(
        Array.from({ length: head }, (_, i) => i + 1),
      )
      for (const [i, { from }] of got.entries()) expect(from).toBe(i === 0 ? 1 : got[i - 1]!.to + 1)
      expect(Math.max(...got.map(({ events }) => events.length))).toBe(300)
      expect(Math.max(...fresh.texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(257 * 1024)
      fresh.frames.length = 0
      fresh.send({ _tag: "Fetch", stream, from: 10, to: 700 })
      fresh.send({ _tag: "Fetch", stream, from: 700, to: 9_999 })
      fresh.send({ _tag: "Fetch", stream, from: 9_000, to: 9_999 })
      fresh.send({ _tag: "Fetch", stream, from: 9, to: 3 })
      yield* TestClock.adjust(10)
      const fetched = fresh.of("Range")
      expect(fetched[0]).toMatchObject({ from: 10, to: 309, head })
      expect(fetched.slice(1).at(-1)?.to).toBe(721)
      expect(fresh.of("Head")).toHaveLength(2)
    }),
  )

  it.effect("comes in ranges that a client reads, however many values its events have", () =>
    Effect.gen(function* () {
      const { memory, connect, conversation } = yield* world({ routing: manual })
      const { client, stream } = conversation("v1")
      const details = { list: Array.from({ length: 1_900 }, () => 0) }
      const fact = { _tag: "ActionRecorded", name: "a", label: "l", details } as const
      const by = { _tag: "Agent", id: "ines" as AgentId, name: "Inès" } as const
      const reader = connect("agent:ines")
      reader.send({ _tag: "Subscribe", stream, since: 0 })
      const add = (head: number, facts: number) =>
        memory.log.append({
          ...{ commandId: newId(), stream, by, at: 0 },
          outcome: {
            _tag: "Accepted",
            writes: [{ stream, expectedHead: head, facts: Array.from({ length: facts }, () => fact) }],
          },
        })
      yield* add(1, 60)
      // One that decides there finds the stream moved on.
      client.submit(stream, "postMessage", { text: "y" })
      const seqs = reader.of("Range").flatMap(({ events }) => events.map((event) => (event as { seq: number }).seq))
      expect(seqs).toEqual(Array.from({ length: 62 }, (_, i) => i + 1))
      const older = { ...Codec.serverLimits, nodes: 100_000 }
      for (const text of reader.texts) expect(Codec.exceeds(text, older)).toBeUndefined()
      expect(reader.of("Range").length).toBeGreaterThan(2)
    }),
  )

  it.effect("is not told any more after it was unsubscribed from", () =>
    Effect.gen(function* () {
      const { connect, conversation } = yield* world()
      const { client, stream } = conversation("v1")
      const other = connect("visitor:v1")
      other.send({ _tag: "Subscribe", stream, since: 0 })
      other.send({ _tag: "Subscribe", stream, since: 1, epoch: "epoch-1" })
      client.submit(stream, "postMessage", { text: "a" })
      other.send({ _tag: "Unsubscribe", stream })
      client.submit(stream, "postMessage", { text: "b" })
      expect(ranges(other)).toEqual([
        [1, 1, 1],
        [2, 1, 1],
        [2, 2, 2],
      ])
    }),
  )

  it.effect("is caught up with in order however slowly the log reads, while more is committed", () =>
    Effect.gen(function* () {
      const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      const slow: EventLog["Service"] = {
        ...memory.log,
        read: (stream, from, to) => Effect.delay(memory.log.read(stream, from, to), 10),
      }
      const { connect, conversation } = yield* world({ over: slow })
      const { client, stream } = conversation("v1")
      // More than is kept in memory, so that the beginning must be read.
      for (let i = 0; i < 100; i++) {
        yield* TestClock.adjust(100)
        client.submit(stream, "postMessage", { text: `${i}` })
      }
      yield* TestClock.adjust(100)
      client.submit(stream, "postMessage", { text: "a" })
      const late = connect("visitor:v1")
      late.send({ _tag: "Subscribe", stream, since: 0 })
      yield* TestClock.adjust(5)
      client.submit(stream, "postMessage", { text: "b" })
      late.send({ _tag: "Subscribe", stream, since: 1, epoch: "epoch-1" })
      yield* TestClock.adjust(100)
      client.submit(stream, "postMessage", { text: "c" })
      yield* TestClock.adjust(100)
      let next = 2
      for (const { from, to } of late.of("Range")) {
        expect(from).toBe(next)
        next = to + 1
      }
      expect(next).toBe(105)
    }),
  )
})

describe("[T52] a connection", () => {
  it.effect("must say hello within 5 seconds", () =>
    Effect.gen(function* () {
      const { connect, gateway } = yield* world()
      const client = connect()
      yield* TestClock.adjust(4_999)
      expect(client.closed()).toBe(false)
      yield* TestClock.adjust(1)
      expect(client.frames).toEqual([{ _tag: "Bye", reason: "Unauthenticated", reconnect: true }])
      expect(client.closed()).toBe(true)
      expect(gateway.connections()).toBe(0)
    }),
  )

  it.effect("with a token that is not accepted, or another protocol, is not told why", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      expect(connect("nobody").frames).toEqual([{ _tag: "Bye", reason: "Unauthenticated", reconnect: false }])
      const newer = connect()
      newer.send({ _tag: "Hello", protocol: 2, token: "visitor:v1" })
      expect(newer.frames).toEqual([{ _tag: "Bye", reason: "UnsupportedProtocol", reconnect: false }])
    }),
  )

  it.effect("is told who it is, and what it asked before is answered after that", () =>
    Effect.gen(function* () {
      const { connect } = yield* world({
        authenticate: (token, from) => Effect.delay(authenticate(token, from), 100),
        heartbeat: 17_000,
      })
      const client = connect("visitor:v1!60000")
      client.send({ _tag: "Subscribe", stream: visitorStream("v1"), since: 0 })
      expect(client.frames).toEqual([])
      yield* TestClock.adjust(100)
      expect(client.frames).toMatchObject([
        {
          _tag: "Welcome",
          epoch: "epoch-1",
          self: { tenant, role: "visitor", participant: { _tag: "Visitor", id: "v1" } },
          heartbeat: 17_000,
          expiresAt: 60_000,
          expiresIn: 59_900,
        },
        { _tag: "Range", from: 1, to: 0 },
      ])
    }),
  )

  it.effect("ends with its token, a little later, unless a new one of the same person comes by it", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      const [kept, ended, stolen] = [1, 2, 3].map(() => connect("visitor:v1!60000")) as [Client, Client, Client]
      yield* TestClock.adjust(50_000)
      kept.send({ _tag: "Hello", protocol: 1, token: "visitor:v1!120000" })
      stolen.send({ _tag: "Hello", protocol: 1, token: "visitor:v2!120000" })
      expect(stolen.of("Bye")).toEqual([{ _tag: "Bye", reason: "Unauthenticated", reconnect: false }])
      yield* TestClock.adjust(14_999)
      expect(ended.closed()).toBe(false)
      yield* TestClock.adjust(1)
      expect(ended.of("Bye")).toEqual([{ _tag: "Bye", reason: "TokenExpired", reconnect: true }])
      expect(kept.of("Welcome").map(({ expiresAt }) => expiresAt)).toEqual([60_000, 120_000])
      yield* TestClock.adjust(59_999)
      expect(kept.closed()).toBe(false)
      yield* TestClock.adjust(1)
      expect(kept.closed()).toBe(true)
    }),
  )

  it.effect("cannot become somebody else: another role, tenant or person ends it", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      for (const token of ["manager:ines", "agent:noe", "agent:ines@other", "visitor:ines", "bot:ines"]) {
        const client = connect("agent:ines")
        client.send({ _tag: "Hello", protocol: 1, token })
        expect([token, client.of("Bye").length, client.of("Welcome").length]).toEqual([token, 1, 1])
      }
    }),
  )

  it.effect("whose token's role and participant do not fit is not let in", () =>
    Effect.gen(function* () {
      const { connect } = yield* world({
        authenticate: () =>
          Effect.succeed({
            tenant,
            role: "agent",
            participant: { _tag: "Visitor", id: "v1" as VisitorId },
            expiresAt: 60_000,
          }),
      })
      expect(connect("any").frames).toEqual([{ _tag: "Bye", reason: "Unauthenticated", reconnect: false }])
    }),
  )

  it.effect("hears a heartbeat: the head of each stream it watches, or a beat", () =>
    Effect.gen(function* () {
      const { connect, conversation } = yield* world({ heartbeat: 15_000 })
      const { client, stream } = conversation("v1")
      client.send({ _tag: "Subscribe", stream, since: 0 })
      const agent = connect("agent:ines")
      const [before, beforeAgent] = [client.frames.length, agent.frames.length]
      yield* TestClock.adjust(15_000)
      expect(client.frames.slice(before)).toEqual([{ _tag: "Head", stream, epoch: "epoch-1", head: 2 }])
      expect(agent.frames.slice(beforeAgent)).toEqual([{ _tag: "Beat" }])
    }),
  )

  it.effect("is told when the server stops, and a new one is not taken", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const { connect, gateway } = yield* Scope.provide(world(), scope)
      const [agent, silent] = [connect("agent:ines"), connect()]
      yield* Scope.close(scope, Exit.void)
      const late = connect()
      yield* Effect.promise(() => Promise.resolve())
      for (const client of [agent, silent, late]) {
        expect(client.frames.at(-1)).toEqual({ _tag: "Bye", reason: "ShuttingDown", reconnect: true })
        expect(client.closed()).toBe(true)
      }
      expect(gateway.connections()).toBe(0)
    }),
  )
})

describe("[T56] the desk's list", () => {
  it.effect("is for agents and managers: whole at first, then each line that changes, of their tenant", () =>
    Effect.gen(function* () {
      const { connect, conversation } = yield* world({ routing: manual })
      const first = conversation("v1")
      const clients = ["agent:ines", "manager:lea", "visitor:v9", "bot:otto", "agent:eve@other"].map((token) =>
        connect(token),
      )
      for (const client of clients) client.send({ _tag: "WatchDesk" })
      first.client.submit(first.stream, "postMessage", { text: "Bonjour" })
      const second = conversation("v2")
      const ids = [first, second].map(({ stream }) => StreamKeys.parts(stream).id)
      const seen = clients.map((client) =>
        client.of("Summaries").map(({ whole, summaries }) => [whole, summaries.map(({ id, seq }) => [id, seq])]),
      )
      const desk = [
        [true, [[ids[0], 1]]],
        [false, [[ids[0], 2]]],
        [false, [[ids[1], 1]]],
      ]
      expect(seen).toEqual([desk, desk, [], [], [[true, []]]])
    }),
  )

  it.effect("comes in frames of at most 200 lines, newest first, of which the first begins anew", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world({ routing: manual })
      conversation("v1")
      const lines = memory.storage.summaries.get(tenant)!
      const line = [...lines.values()][0]!
      for (let i = 1; i < 450; i++) {
        lines.set(`c-${i}`, { ...line, id: `c-${i}` as ConversationId, startedAt: line.startedAt + i })
      }
      const { connect: fresh } = yield* world({ routing: manual, log: { storage: memory.storage } })
      const agent = fresh("agent:ines")
      agent.send({ _tag: "WatchDesk" })
      const frames = agent.of("Summaries")
      expect(frames.map(({ whole, summaries }) => [whole, summaries.length])).toEqual([
        [true, 200],
        [false, 200],
        [false, 50],
      ])
      expect(frames[0]?.summaries[0]?.id).toBe("c-449")
      expect(connect("agent:noe").closed()).toBe(false)
    }),
  )

  it.effect("is there after a restart, and who waited is given to an agent", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const scope = yield* Scope.make()
      const before = yield* Scope.provide(world({ log: { storage } }), scope)
      const { stream } = before.conversation("v1")
      yield* Scope.close(scope, Exit.void)
      const { connect } = yield* world({ log: { storage } })
      const agent = connect("agent:ines")
      agent.send({ _tag: "WatchDesk" })
      expect(agent.of("Summaries")[0]?.summaries).toMatchObject([
        { id: StreamKeys.parts(stream).id as ConversationId, status: "active", owner: { agentId: "ines" } },
      ])
    }),
  )
})

describe("[T57] a question", () => {
  const Double = Query.make({
    name: "double",
    roles: ["agent"],
    input: Schema.Struct({ n: Schema.Finite }),
    output: Schema.Struct({ n: Schema.FiniteFromString }),
  })
  const queries = [
    Query.handle(Double, async ({ n }, { by }) => {
      if (n < 0) throw new Error(`no ${by._tag} can`)
      return { n: 2 * n }
    }),
    Query.handle({ ...Double, name: "broken" }, async () => ({ n: "x" }) as never),
  ]

  it.live("is decoded, answered and encoded; anything else is a refusal with a reason", () =>
    Effect.gen(function* () {
      const { connect } = yield* world({ queries })
      const agent = connect("agent:ines")
      const visitor = connect("visitor:v1")
      const ask = (client: Client, id: number, name: string, input: unknown) =>
        client.send({ _tag: "Ask", id, name, input: input as never })
      ask(agent, 1, "double", { n: 21 })
      ask(agent, 2, "double", { n: "21" })
      ask(agent, 3, "double", { n: 1, more: true })
      ask(agent, 4, "triple", {})
      ask(agent, 5, "double", { n: -1 })
      ask(agent, 6, "broken", { n: 1 })
      ask(visitor, 7, "double", { n: 1 })
      yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
      const answers = [...agent.frames, ...visitor.frames].flatMap((frame) => {
        if (frame._tag === "Answer") return [[frame.id, frame.value]]
        return frame._tag === "NoAnswer" ? [[frame.id, frame.rejection.reasons[0].key]] : []
      })
      expect(answers.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
        [1, { n: "42" }],
        [2, "InvalidInput"],
        [3, "InvalidInput"],
        [4, "UnknownQuery"],
        [5, "Unavailable"],
        [6, "Unavailable"],
        [7, "NotPermitted"],
      ])
    }).pipe(Effect.provide(Logger.layer([]))),
  )
})

it.effect("[T56] an open conversation is in the list, and routed, behind any number of newer closed ones", () =>
  Effect.gen(function* () {
    const storage = MemoryLog.storage("epoch-1")
    const line = (id: string, status: "queued" | "closed", startedAt: number) => ({
      ...{
        id: id as ConversationId,
        status,
        startedAt,
        mode: "chat" as const,
        unanswered: 0,
        visitorGone: false,
        seq: 1,
      },
      visitor: { _tag: "Visitor" as const, id: "v1" as VisitorId },
    })
    const lines = [
      line("old", "queued", 1),
      ...Array.from({ length: 1_500 }, (_, i) => line(`c${i}`, "closed", 10 + i)),
    ]
    storage.summaries.set(tenant, new Map(lines.map((summary) => [summary.id, summary])))
    const { connect } = yield* world({ log: { storage }, routing: manual })
    const agent = connect("agent:ines")
    agent.send({ _tag: "WatchDesk" })
    const told = agent.of("Summaries").flatMap(({ summaries }) => summaries.map(({ id }) => id as string))
    expect(told).toEqual(["old", ...Array.from({ length: 999 }, (_, i) => `c${1_499 - i}`)])
  }),
)

it.effect("[T57] an answer that no client would read is a refusal, and the connection stands", () =>
  Effect.gen(function* () {
    const Long = Query.make({
      name: "long",
      roles: ["agent"],
      input: Schema.Struct({ n: Schema.Int }),
      output: Schema.Array(Schema.String),
    })
    const queries = [Query.handle(Long, ({ n }) => Promise.resolve(Array.from({ length: n }, () => "é".repeat(1_000))))]
    const { connect } = yield* world({ queries })
    const agent = connect("agent:ines")
    for (const n of [10, 261, 262, 300]) agent.send({ _tag: "Ask", id: n, name: "long", input: { n } })
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
    expect(agent.of("Answer").map(({ id }) => id)).toEqual([10, 261])
    expect(agent.of("NoAnswer").map(({ id, rejection }) => [id, rejection.reasons[0].key])).toEqual([
      [262, "AnswerTooLarge"],
      [300, "AnswerTooLarge"],
    ])
    expect(agent.closed()).toBe(false)
  }).pipe(Effect.provide(Logger.layer([]))),
)

it.effect("a gateway whose log comes back answers what it could not answer", () =>
  Effect.gen(function* () {
    const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
    let down = true
    const flaky = Effect.suspend(() =>
      down ? Effect.fail(new EventLogError({ reason: { _tag: "Unavailable", cause: "down" } })) : Effect.void,
    )
    const log: EventLog["Service"] = {
      ...memory.log,
      read: (...args) => Effect.andThen(flaky, memory.log.read(...args)),
      summaries: (...args) => Effect.andThen(flaky, memory.log.summaries(...args)),
    }
    const { connect } = yield* world({ over: log })
    const agent = connect("agent:ines")
    const visitor = connect("visitor:v1")
    agent.send({ _tag: "WatchDesk" })
    visitor.send({ _tag: "Subscribe", stream: visitorStream("v1"), since: 0 })
    yield* TestClock.adjust(5_000)
    // Whether the visitor is kept away, the log alone can say.
    expect([agent.frames.length, visitor.frames.length]).toEqual([1, 0])
    down = false
    yield* TestClock.adjust(1_000)
    expect([agent.frames.at(-1)?._tag, visitor.frames.at(-1)?._tag]).toEqual(["Summaries", "Range"])
  }),
)

it.effect("a gateway needs nothing but commands and a way to check tokens", () =>
  Effect.gen(function* () {
    const gateway = yield* Gateway.make({ commands, authenticate }).pipe(
      Effect.provideService(EventLog, (yield* MemoryLog.make()).log),
    )
    const sent: Array<string> = []
    const { received, closed } = gateway.accept({ send: (text) => sent.push(text), close: () => {} })
    received(JSON.stringify({ _tag: "Hello", protocol: 1, token: "visitor:v1" }))
    closed()
    closed()
    received("anything")
    expect(sent).toHaveLength(1)
    expect(newId()).not.toBe(newId())
  }),
)
