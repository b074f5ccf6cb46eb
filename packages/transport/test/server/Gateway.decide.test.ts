import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { EventLog } from "@pupitre/transport/server/EventLog"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import * as Streams from "../../src/internal/gateway/Streams.js"
import { commands, tenant, world } from "./World.js"

const own = StreamKeys.visitor(tenant, "v1" as VisitorId)

const Close = Command.make({
  name: "close",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({}),
  inputReasons: [],
  availability: ({ status }) => Command.unless(status === "closed" && { key: "ConversationClosed" }),
  facts: ({ id, visitor }) => {
    const closed = { _tag: "ConversationClosed", conversationId: id!, visitorId: visitor!.id, tags: [] } as const
    return accept([closed], [{ stream: StreamKeys.visitor(tenant, visitor!.id), events: [closed] }])
  },
})

/** A command of a team that does something no command should. */
const odd = (name: string, facts: () => unknown, availability: () => unknown = () => Command.unless()) =>
  Command.make({
    name,
    on: "visitor",
    roles: ["visitor"],
    input: Schema.Struct({}),
    inputReasons: [],
    availability: availability as never,
    facts: facts as never,
  })

/** A log in memory whose reads of some streams take a while. */
const slowly = Effect.gen(function* () {
  const { log, storage } = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
  const delays = new Map<StreamKey, number>()
  const over: EventLog["Service"] = {
    ...log,
    read: (stream, ...rest) => {
      const delay = delays.get(stream)
      return delay === undefined ? log.read(stream, ...rest) : Effect.delay(log.read(stream, ...rest), delay)
    },
  }
  return { over, storage, delays, kinds: (stream: StreamKey) => storage.streams.get(stream)?.map(({ _tag }) => _tag) }
})

it.effect("[T65] what was decided on a stream is not stored once that stream has moved on while others were read", () =>
  Effect.gen(function* () {
    const { over, delays, kinds } = yield* slowly
    const options = { over, routing: manual, commands: Command.catalogue([...commands.values(), Close]) }
    const { stream } = (yield* world(options)).conversation("v1")
    // Another gateway, which has nothing in memory yet.
    const { connect } = yield* world(options)
    delays.set(stream, 40)
    const agent = connect("agent:ines")
    const visitor = connect("visitor:v1")
    agent.submit(stream, "close", {})
    visitor.submit(own, "visitPage", { pageId: "page-1", visitId: "visit-1", url: "https://x.test/", title: "x" })
    yield* TestClock.adjust(1_000)
    expect([agent.of("Ack"), visitor.of("Ack")].map(({ length }) => length)).toEqual([1, 1])
    expect(kinds(stream)?.at(-1)).toBe("ConversationClosed")
    expect(kinds(own)?.slice(-2)).toEqual(["ConversationClosed", "PageVisited"])
  }),
)

it.effect("[T69] a thousand who come back at once are told the newest events without a read of the log", () =>
  Effect.gen(function* () {
    const { log } = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
    let reads = 0
    const over: EventLog["Service"] = {
      ...log,
      read: (...of) => Effect.suspend(() => (reads++, log.read(...of))),
    }
    const { connect, conversation } = yield* world({ over, routing: manual })
    const { client, stream } = conversation("v1")
    for (let i = 0; i < 100; i++) {
      client.submit(stream, "postMessage", { text: `${i}` })
      yield* TestClock.adjust(100)
    }
    const whole = connect("agent:ines")
    whole.send({ _tag: "Subscribe", stream, since: 0 })
    yield* TestClock.adjust(1_000)
    const all = whole.of("Range").flatMap(({ events }) => events)
    const head = all.length
    expect(head).toBeGreaterThan(60)
    const before = reads
    for (let i = 0; i < 1_000; i++) {
      const since = head - 1 - (i % 20)
      const agent = connect(`agent:a${i}`)
      agent.send({ _tag: "Subscribe", stream, epoch: log.epoch, since })
      yield* TestClock.adjust(1)
      expect(agent.of("Range").flatMap(({ events }) => events)).toEqual(all.slice(since))
      agent.leave()
    }
    expect(reads).toBe(before)
    const older = connect("agent:late")
    older.send({ _tag: "Subscribe", stream, epoch: log.epoch, since: 1 })
    yield* TestClock.adjust(1_000)
    expect(older.of("Range").flatMap(({ events }) => events)).toEqual(all.slice(1))
    expect(reads).toBe(before + 1)
  }),
)

describe("[T66] a command that throws", () => {
  const boom = (): never => {
    throw new Error("a bug of the team")
  }
  const table = [
    odd("throws", boom),
    odd("throwsBefore", () => accept([]), boom),
    odd("nothing", () => undefined),
    odd("noFacts", () => ({ _tag: "Accepted", events: [undefined] })),
    odd("noList", () => ({ _tag: "Accepted", events: 7 })),
  ]
  for (const command of table) {
    it.effect(`(${command.name}) is refused for good, takes its turn, and delays nobody`, () =>
      Effect.gen(function* () {
        const { connect, memory } = yield* world({ commands: Command.catalogue([...commands.values(), command]) })
        const client = connect("visitor:v1")
        const id = client.submit(own, command.name, {})
        client.submit(own, "giveConsent", { scopes: ["store"] })
        expect(client.of("Nack")).toEqual([
          { _tag: "Nack", stream: own, commandId: id, rejection: { reasons: [{ key: "Failed" }] } },
        ])
        expect(client.of("Ack")).toMatchObject([{ from: 1, to: 1, dup: false }])
        expect(yield* memory.log.outcome(own, id)).toMatchObject({ _tag: "Refused" })
      }).pipe(Effect.provide(Logger.layer([]))),
    )
  }
})

it.effect("[T66] a connection whose link throws is ended; the others are told, and wishes are answered", () =>
  Effect.gen(function* () {
    const { gateway, connect, conversation } = yield* world({ routing: manual })
    const { client, stream } = conversation("v1")
    let broken = false
    let closes = 0
    const link = {
      send: () => {
        if (broken) throw new Error("no such socket")
      },
      close: () => {
        closes++
        throw new Error("no such socket")
      },
    }
    const accepted = gateway.accept(link)
    accepted.received(Codec.encode({ _tag: "Hello", protocol: 1, token: "agent:noe" }))
    accepted.received(Codec.encode({ _tag: "Subscribe", stream, since: 0 }))
    const agent = connect("agent:ines")
    agent.send({ _tag: "Subscribe", stream, since: 0 })
    broken = true
    client.submit(stream, "postMessage", { text: "one" })
    client.submit(stream, "postMessage", { text: "two" })
    expect(client.of("Ack")).toHaveLength(4)
    expect(agent.of("Range").map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    expect([closes, gateway.connections()]).toEqual([1, 2])
  }).pipe(Effect.provide(Logger.layer([]))),
)

describe("[T67] a stream is not forgotten while somebody waits for it", () => {
  it.effect("whoever watches is told, though another who asked at the same time was refused", () =>
    Effect.gen(function* () {
      const { over, delays } = yield* slowly
      delays.set(own, 30)
      const { connect } = yield* world({ over })
      const agent = connect("agent:ines")
      const visitor = connect("visitor:v1")
      agent.send({ _tag: "Subscribe", stream: own, since: 0 })
      visitor.send({ _tag: "Subscribe", stream: own, since: 0 })
      yield* TestClock.adjust(100)
      expect([agent.of("Ended").length, visitor.of("Range").length]).toEqual([1, 1])
      visitor.submit(own, "giveConsent", { scopes: ["store"] })
      yield* TestClock.adjust(100)
      expect(visitor.of("Range").map(({ from, to }) => [from, to])).toEqual([
        [1, 0],
        [1, 1],
      ])
    }),
  )

  it.effect("nor when more streams are held than memory has room for", () =>
    Effect.gen(function* () {
      const { over, delays, storage } = yield* slowly
      const event = {
        _tag: "VisitStarted",
        id: "c/0",
        seq: 1,
        at: 0,
        by: { _tag: "System" },
        visitId: "visit-1",
      } as never
      const keys = ["a", "b", "c", "d"].map((id) => StreamKeys.visitor(tenant, id as VisitorId))
      for (const key of keys) storage.streams.set(key, [event])
      const runFork = Effect.runForkWith(yield* Effect.context<never>())
      const watcher = { advanced: () => {}, blocked: () => {} }
      const streams = Streams.make(over, (effect) => void runFork(effect), watcher, undefined, 2)
      const access = { tenant, by: { _tag: "System" }, role: "system", audience: "agents" } as const
      delays.set(keys[0]!, 30)
      const entries: Array<unknown> = []
      const watch = (key: StreamKey) =>
        Effect.forkChild(
          streams.open(access, key, (live) => void entries.push(live)),
          { startImmediately: true },
        )
      yield* watch(keys[0]!)
      yield* watch(keys[0]!)
      for (const key of keys.slice(1)) yield* watch(key)
      yield* TestClock.adjust(30)
      const [first, second] = entries.slice(3)
      expect(first).toBe(second)
      expect([...streams.all()].length).toBeLessThanOrEqual(2)
      const held = streams.hold(keys[0]!)
      for (const key of keys.slice(1)) yield* watch(key)
      expect(streams.entry(keys[0]!)).toBe(held)
      streams.letGo(held)
    }),
  )
})
