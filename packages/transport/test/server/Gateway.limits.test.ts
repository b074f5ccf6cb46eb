import { expect, it } from "@effect/vitest"
import { manual } from "@pupitre/core/desk/Routing"
import type { VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import { describe } from "vitest"
import type { Client } from "./World.js"
import { inWorld, law, tenant, world } from "./World.js"

const own = StreamKeys.visitor(tenant, "v1" as VisitorId)
const submit = {
  _tag: "Submit",
  stream: own,
  epoch: "epoch-1",
  producer: "device-01",
  n: 1,
  commandId: "command-a",
  call: { name: "giveConsent", input: { scopes: ["store"] } },
}
const nested = (depth: number) => `{"_tag":"Ask","id":1,"name":"x","input":${"[".repeat(depth)}${"]".repeat(depth)}}`

describe("[T53] a text that is no frame", () => {
  const table: ReadonlyArray<readonly [what: string, text: string, reason?: string]> = [
    ["nothing", ""],
    ["no JSON", "hello"],
    ["half of a frame", JSON.stringify(submit).slice(0, -5)],
    ["two frames", `${JSON.stringify(submit)}${JSON.stringify(submit)}`],
    ["null", "null"],
    ["a list", "[]"],
    ["no tag", "{}"],
    [
      "a server's frame",
      JSON.stringify({ _tag: "Ack", stream: own, epoch: "e", commandId: "command-a", from: 1, to: 1 }),
    ],
    ["a tag that objects inherit", '{"_tag":"constructor"}'],
    ["a field too many", JSON.stringify({ ...submit, admin: true })],
    ["a prototype", `{"__proto__":{"admin":true},${JSON.stringify(submit).slice(1)}`],
    ["turn 0", JSON.stringify({ ...submit, n: 0 })],
    ["turn -1", JSON.stringify({ ...submit, n: -1 })],
    ["half a turn", JSON.stringify({ ...submit, n: 1.5 })],
    ["a turn beyond counting", JSON.stringify({ ...submit, n: 2 ** 53 })],
    ["a turn that is infinite", JSON.stringify({ ...submit, n: "…" }).replace('"…"', "1e999")],
    ["a turn in words", JSON.stringify({ ...submit, n: "1" })],
    ["a cursor below 0", JSON.stringify({ _tag: "Subscribe", stream: own, since: -1 })],
    ["an id too short", JSON.stringify({ ...submit, commandId: "a" })],
    ["an id with a slash", JSON.stringify({ ...submit, commandId: "command/a" })],
    ["a stream that climbs", JSON.stringify({ ...submit, stream: "acme/visitor/../v2" })],
    ["a stream of no kind", JSON.stringify({ ...submit, stream: "acme/secret/v1" })],
    ["a stream with a line end", JSON.stringify({ ...submit, stream: "acme/visitor/v1\n" })],
    [
      "presence, which is the server's to say",
      JSON.stringify({ _tag: "Show", stream: own, counter: 1, signal: { _tag: "Presence", online: true } }),
    ],
    [
      "an agent's draft",
      JSON.stringify({ _tag: "Show", stream: own, counter: 1, signal: { _tag: "Draft", text: "x" } }),
    ],
    [
      "a preview too long",
      JSON.stringify({
        _tag: "Show",
        stream: own,
        counter: 1,
        signal: { _tag: "Preview", text: "x".repeat(1_001), more: 0 },
      }),
    ],
    ["17 levels", nested(16)],
    ["10,000 levels", nested(10_000)],
    ["a million levels", "[".repeat(1_000_000), "FrameTooLarge"],
    ["2,001 values", JSON.stringify({ _tag: "Ask", id: 1, name: "x", input: Array.from({ length: 2_000 }, () => 0) })],
    ["64 KiB and a byte", `"${"x".repeat(64 * 1024 - 1)}"`, "FrameTooLarge"],
    ["64 KiB and a byte, in fewer characters", `"${"é".repeat(32 * 1024 - 1)}x"`, "FrameTooLarge"],
  ]

  for (const [what, text, reason = "MalformedFrame"] of table) {
    it.effect(`(${what}) ends its own connection with a typed goodbye and costs nobody else anything`, () =>
      Effect.gen(function* () {
        const { connect, conversation, memory } = yield* world({ routing: manual })
        const { client, stream } = conversation("v1")
        const bad = connect("visitor:v1")
        bad.submit(own, "giveConsent", { scopes: ["preview"] })
        bad.raw(text)
        expect(bad.frames.at(-1)).toEqual({ _tag: "Bye", reason, reconnect: true })
        expect(bad.closed()).toBe(true)
        bad.submit(own, "giveConsent", { scopes: ["control"] })
        client.submit(stream, "postMessage", { text: "still here" })
        expect(client.of("Ack")).toHaveLength(3)
        expect(memory.storage.streams.get(own)).toHaveLength(3)
        expect(({} as { readonly admin?: boolean }).admin).toBeUndefined()
      }),
    )
  }

  it.effect("is one level or one byte more: what is just within bounds is a frame", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      const agent = connect("agent:ines")
      agent.raw(nested(15))
      const ask = { _tag: "Ask", id: 2, name: "x", input: "" }
      const room = 64 * 1024 - JSON.stringify(ask).length
      agent.raw(JSON.stringify({ ...ask, input: "x".repeat(room) }))
      expect(agent.of("NoAnswer").map(({ id }) => id)).toEqual([1, 2])
    }),
  )

  law(
    "never throws, and never stores a fact",
    fc.tuple(
      fc.array(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.json(),
          fc
            .constantFrom("Hello", "Submit", "Show", "Ask", "Fetch")
            .chain((_tag) =>
              fc
                .dictionary(
                  fc.constantFrom("stream", "epoch", "n", "call", "input", "__proto__", "since"),
                  fc.jsonValue(),
                )
                .map((rest) => JSON.stringify({ ...rest, _tag })),
            ),
        ),
        { maxLength: 5 },
      ),
    ),
    300,
    async (texts) => {
      await inWorld({}, ({ connect, memory, gateway }) => {
        const client = connect("visitor:v1")
        const before = connect()
        for (const text of texts) {
          client.raw(text)
          before.raw(text)
        }
        expect(memory.storage.streams.size).toBe(0)
        client.leave()
        before.leave()
        expect(gateway.connections()).toBe(0)
      })
    },
  )
})

it.effect("what a team's own action brings along pollutes no prototype", () =>
  Effect.gen(function* () {
    const { connect, conversation, memory } = yield* world()
    const agent = connect("agent:ines")
    const { stream } = conversation("v1")
    const details = '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"order":"A-1"}'
    const call = `{"name":"recordAction","input":{"name":"refund","label":"Refund","details":${details}}}`
    agent.raw(JSON.stringify({ ...submit, stream, producer: "device-02", call: "…" }).replace('"…"', call))
    expect(({} as { readonly admin?: boolean }).admin).toBeUndefined()
    const stored = memory.storage.streams.get(stream)?.at(-1)
    const kept = stored?._tag === "ActionRecorded" ? stored.details : undefined
    expect((kept as { readonly admin?: boolean } | undefined)?.admin).toBeUndefined()
    expect(agent.closed()).toBe(false)
  }),
)

describe("[T54] rates", () => {
  const slow = { limits: { submits: { burst: 3, perSecond: 1 }, frames: { burst: 50, perSecond: 10 } } }

  it.effect("a wish too many is refused for now, and welcome when it said it would be", () =>
    Effect.gen(function* () {
      const { connect, memory } = yield* world(slow)
      const client = connect("visitor:v1")
      const send = (n: number) => client.raw(JSON.stringify({ ...submit, n, commandId: `command-${n}` }))
      for (const n of [1, 2, 3, 4, 5]) send(n)
      expect(client.of("Ack")).toHaveLength(3)
      expect(client.of("Nack").map(({ rejection, retryAfter }) => [rejection.reasons[0].key, retryAfter])).toEqual([
        ["TooManyRequests", 1_000],
        ["TooManyRequests", 1_000],
      ])
      yield* TestClock.adjust(1_000)
      send(4)
      send(5)
      yield* TestClock.adjust(1_000)
      send(5)
      expect(client.of("Ack").map(({ from }) => from)).toEqual([1, 2, 3, 4, 5])
      expect(memory.storage.streams.get(own)).toHaveLength(5)
      expect(client.closed()).toBe(false)
    }),
  )

  it.effect("a gross flood ends its connection", () =>
    Effect.gen(function* () {
      const { connect } = yield* world(slow)
      const client = connect("visitor:v1")
      let sent = 1
      while (!client.closed() && sent < 10_000) {
        client.send({ _tag: "Unsubscribe", stream: own })
        sent++
      }
      expect(client.frames.at(-1)).toEqual({ _tag: "Bye", reason: "TooManyFrames", reconnect: true })
      expect(sent).toBe(251)
    }),
  )

  it.effect("who floods is not served before others: at most a burst of theirs comes first", () =>
    Effect.gen(function* () {
      const { connect, conversation, memory } = yield* world({
        ...slow,
        log: { flushDelay: 5 },
        limits: { submits: { burst: 3, perSecond: 1 }, frames: { burst: 500, perSecond: 10 } },
      })
      const { client, stream } = conversation("v1")
      yield* TestClock.adjust(100)
      const before = memory.storage.streams.get(stream)?.length ?? 0
      const flooder = connect("visitor:v1")
      for (let i = 0; i < 400; i++) flooder.submit(stream, "postMessage", { text: "flood" })
      client.submit(stream, "postMessage", { text: "me too" })
      yield* TestClock.adjust(100)
      const after = memory.storage.streams.get(stream)?.slice(before) ?? []
      const mine = after.findIndex((event) => event._tag === "MessagePosted" && event.text === "me too")
      expect(mine).toBeGreaterThanOrEqual(0)
      expect(mine).toBeLessThanOrEqual(3)
      expect(flooder.of("Nack")).toHaveLength(397)
    }),
  )

  it.effect("too many wishes waiting on one stream are refused for now, other streams are served", () =>
    Effect.gen(function* () {
      const { conversation } = yield* world({ log: { flushDelay: 5 }, limits: { waiting: 4 } })
      const busy = conversation("v1")
      const calm = conversation("v2")
      yield* TestClock.adjust(100)
      for (let i = 0; i < 10; i++) busy.client.submit(busy.stream, "postMessage", { text: `${i}` })
      calm.client.submit(calm.stream, "postMessage", { text: "calm" })
      yield* TestClock.adjust(10)
      expect(calm.client.of("Ack")).toHaveLength(3)
      expect(busy.client.of("Nack").map(({ rejection }) => rejection.reasons[0].key)).toEqual(
        Array.from({ length: 5 }, () => "Overloaded"),
      )
    }),
  )

  const counted = Effect.gen(function* () {
    const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
    let reads = 0
    const over: EventLog["Service"] = {
      ...memory.log,
      read: (...args) => {
        reads++
        return memory.log.read(...args)
      },
    }
    const made = yield* world({ ...slow, over, routing: manual })
    const { client, stream } = made.conversation("v1")
    client.send({ _tag: "Subscribe", stream, since: 0 })
    client.frames.length = 0
    return {
      client,
      stream,
      reads: () => {
        const since = reads
        reads = 0
        return since
      },
    }
  })

  it.effect("[T68] a flood of fetches is one page at a time, a few that wait, and heads", () =>
    Effect.gen(function* () {
      const { client, stream, reads } = yield* counted
      reads()
      for (let i = 0; i < 150; i++) client.send({ _tag: "Fetch", stream, from: 1, to: 300 })
      expect([reads(), client.of("Range").length, client.of("Head").length]).toEqual([1, 1, 133])
      yield* TestClock.adjust(1_000)
      expect([reads(), client.of("Range").length, client.of("Head").length]).toEqual([16, 17, 133])
      // Still in debt: the head, and nothing read.
      client.send({ _tag: "Fetch", stream, from: 1, to: 300 })
      expect([reads(), client.of("Head").length]).toEqual([0, 134])
      yield* TestClock.adjust(60_000)
      reads()
      client.send({ _tag: "Fetch", stream, from: 1, to: 300 })
      expect([reads(), client.of("Range").length]).toEqual([1, 18])
      expect(client.closed()).toBe(false)
    }),
  )

  it.effect("[T68] one that leaves or does not read has no pages read for it", () =>
    Effect.gen(function* () {
      const { client, stream, reads } = yield* counted
      reads()
      for (let i = 0; i < 10; i++) client.send({ _tag: "Fetch", stream, from: 1, to: 300 })
      client.buffered = 300 * 1024
      yield* TestClock.adjust(3)
      // The one whose page shows that nothing leaves.
      expect(reads()).toBe(2)
      client.leave()
      yield* TestClock.adjust(1_000)
      expect(reads()).toBe(0)
    }),
  )

  it.effect("[T68] of subscriptions to one stream in a row the last is answered, and one too soon waits its time", () =>
    Effect.gen(function* () {
      const { client, stream, reads } = yield* counted
      reads()
      for (let i = 0; i < 100; i++) client.send({ _tag: "Subscribe", stream, since: 0 })
      expect(reads()).toBe(0)
      yield* TestClock.adjust(60_000)
      // What is among the newest events is told without a read.
      expect([reads(), client.of("Range").map(({ from, to }) => [from, to])]).toEqual([0, [[1, 1]]])
      client.send({ _tag: "Subscribe", stream, since: 0 })
      yield* TestClock.adjust(1)
      expect(client.of("Range")).toHaveLength(2)
    }),
  )

  it.effect("what comes before the token is checked is bounded", () =>
    Effect.gen(function* () {
      const { connect } = yield* world()
      const client = connect()
      const ask = JSON.stringify({ _tag: "Ask", id: 1, name: "x", input: "x".repeat(40_000) })
      client.raw(ask)
      expect(client.closed()).toBe(false)
      client.raw(ask)
      expect(client.frames).toEqual([{ _tag: "Bye", reason: "TooManyFrames", reconnect: true }])
    }),
  )

  it.effect("streams watched at once are bounded", () =>
    Effect.gen(function* () {
      const { connect } = yield* world({ limits: { subscriptions: 2 } })
      const agent = connect("manager:ines")
      for (const id of ["a", "b", "c"]) {
        agent.send({ _tag: "Subscribe", stream: `${tenant}/workspace/${id}` as StreamKey, since: 0 })
      }
      expect(agent.of("Range")).toHaveLength(2)
      expect(agent.of("Ended")).toMatchObject([{ rejection: { reasons: [{ key: "TooManyRequests" }] } }])
    }),
  )
})

it.effect("[T46] a whole conversation played once more by a thief of its frames adds nothing", () =>
  Effect.gen(function* () {
    const { connect, memory } = yield* world()
    const captured: Array<string> = []
    const client = connect("visitor:v1")
    const send = (frame: object): void => {
      captured.push(JSON.stringify(frame))
      client.raw(JSON.stringify(frame))
    }
    const stream = `${tenant}/conversation/conversation-1`
    send(submit)
    send({ ...submit, n: 2, commandId: "conversation-1", call: { name: "startConversation", input: { mode: "chat" } } })
    send({ _tag: "Subscribe", stream, since: 0 })
    for (const n of [1, 2, 3]) {
      send({ ...submit, stream, n, commandId: `message-${n}`, call: { name: "postMessage", input: { text: `${n}` } } })
    }
    const stored = JSON.stringify([...memory.storage.streams])
    for (const thief of ["visitor:v1", "visitor:v2", "agent:eve@other"]) {
      const again = connect(thief)
      for (const text of captured) again.raw(text)
    }
    expect(memory.storage.streams.get(stream as StreamKey)?.length).toBeGreaterThanOrEqual(4)
    expect(JSON.stringify([...memory.storage.streams])).toBe(stored)
  }),
)

describe("[T58] one that does not read", () => {
  const watched = Effect.gen(function* () {
    const made = yield* world({ routing: manual })
    const { client, stream } = made.conversation("v1")
    const agent = made.connect("agent:ines")
    agent.send({ _tag: "Subscribe", stream, since: 0 })
    agent.frames.length = 0
    return { ...made, client, stream, agent, post: (text: string) => client.submit(stream, "postMessage", { text }) }
  })
  const tags = (client: Client) => client.frames.map(({ _tag }) => _tag)

  it.effect("is told heads only above 256 KiB, and everything in order once it reads again", () =>
    Effect.gen(function* () {
      const { agent, client, post } = yield* watched
      post("a")
      agent.buffered = 300 * 1024
      post("b")
      post("c")
      post("d")
      expect(tags(agent)).toEqual(["Range", "Range", "Head", "Head"])
      yield* TestClock.adjust(5_000)
      expect(tags(agent)).toEqual(["Range", "Range", "Head", "Head"])
      agent.buffered = 0
      yield* TestClock.adjust(250)
      expect(agent.of("Range").map(({ from, to }) => [from, to])).toEqual([
        [2, 2],
        [3, 3],
        [4, 5],
      ])
      expect(client.of("Ack")).toHaveLength(6)
    }),
  )

  it.effect("is let go above 1 MiB", () =>
    Effect.gen(function* () {
      const { agent, post, client } = yield* watched
      agent.buffered = 1024 * 1024 + 1
      post("a")
      post("b")
      expect(agent.frames.at(-1)).toEqual({ _tag: "Bye", reason: "SlowConsumer", reconnect: true })
      expect(agent.closed()).toBe(true)
      expect(client.of("Ack")).toHaveLength(4)
    }),
  )

  it.effect("is let go after 10 seconds", () =>
    Effect.gen(function* () {
      const { agent, post } = yield* watched
      agent.buffered = 300 * 1024
      post("a")
      yield* TestClock.adjust(9_999)
      expect(agent.closed()).toBe(false)
      yield* TestClock.adjust(251)
      expect(agent.of("Bye")).toEqual([{ _tag: "Bye", reason: "SlowConsumer", reconnect: true }])
    }),
  )

  it.effect("is sent no signals long before that", () =>
    Effect.gen(function* () {
      const { agent, client, stream, post } = yield* watched
      client.send({ _tag: "Subscribe", stream, since: 0 })
      agent.buffered = 65 * 1024
      client.send({ _tag: "Show", stream, counter: 1, signal: { _tag: "Typing", active: true } })
      post("a")
      agent.buffered = 0
      client.send({ _tag: "Show", stream, counter: 2, signal: { _tag: "Typing", active: false } })
      expect(tags(agent)).toEqual(["Range", "Shown"])
    }),
  )

  it.effect("costs what the limits say, however much happens", () =>
    Effect.gen(function* () {
      const { agent, post } = yield* watched
      let bytes = 0
      const grow = (): void => {
        bytes = agent.texts.reduce((sum, text) => sum + text.length, 0)
        agent.buffered = bytes
      }
      for (let i = 0; i < 3_000 && !agent.closed(); i++) {
        post("x".repeat(2_000))
        grow()
        if (i % 20 === 0) yield* TestClock.adjust(1_000)
      }
      expect(agent.closed()).toBe(true)
      expect(bytes).toBeLessThan(1024 * 1024 + 64 * 1024)
    }),
  )
})

it("the limits that a gateway keeps unless told otherwise are those of the protocol", () => {
  expect(Gateway.defaultLimits).toMatchObject({
    helloWithin: 5_000,
    pauseBytes: 256 * 1024,
    closeBytes: 1024 * 1024,
    slowAfter: 10_000,
  })
})
