/** A gateway that opens conversations at their end, tells pages of the past, and how far everyone has got. */
import { expect, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import * as Conversation from "@pupitre/core/Conversation"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { Fact } from "@pupitre/core/Fact"
import type { VisitorId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { ServerFrame } from "@pupitre/transport/Frame"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import fc from "fast-check"
import { describe } from "vitest"
import type { Client } from "./World.js"
import { commands, inWorld, law, tenant, world } from "./World.js"

/** Stores any facts, for whoever asks. */
const Say = Command.make({
  name: "say",
  on: "conversation",
  roles: ["agent", "visitor"],
  input: Schema.Struct({ facts: Schema.Json }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (_, { facts }) => accept(facts as unknown as ReadonlyArray<Fact>),
})
const options = { routing: manual, commands: Command.catalogue([...commands.values(), Say]) } as const

const messages = (count: number, first = 1): ReadonlyArray<Fact> =>
  Array.from({ length: count }, (_, i) => ({ _tag: "MessagePosted", text: `secret-${first + i}` }))
const redact = (target: number) => ({ _tag: "MessageRedacted", target, cause: "personalData" })
const translate = (target: number, to: "agents" | "visitor" = "agents", text = `translated-${target}`) => ({
  _tag: "TranslationAttached",
  target,
  language: "en",
  text,
  provider: "machine",
  to,
})
const note = { _tag: "NoteAdded", text: "secret-note" }
const assigned = { _tag: "AgentAssigned", agentId: "ines", name: "ines" }
const say = (client: Client, stream: StreamKey, ...facts: ReadonlyArray<unknown>): void =>
  void client.submit(stream, "say", { facts })

/** A conversation of `count` messages after the two facts that it begins with, and an agent who does not watch it. */
const talk = (count: number) =>
  Effect.gen(function* () {
    const made = yield* world(options)
    const { client: visitor, stream } = made.conversation("v1")
    const agent = made.connect("agent:ines")
    say(agent, stream, assigned)
    for (let said = 0; said < count; said += 100) say(agent, stream, ...messages(Math.min(100, count - said), said + 3))
    const log = (): ReadonlyArray<ChatEvent> => made.memory.storage.streams.get(stream) ?? []
    expect(log().length).toBe(count + 2)
    agent.frames.length = 0
    visitor.frames.length = 0
    return { ...made, visitor, agent, stream, log }
  })

const fold = (events: ReadonlyArray<ChatEvent>) => events.reduce(Conversation.apply, Conversation.empty)
const seqs = (events: ReadonlyArray<unknown>) => events.map((event) => (event as ChatEvent).seq as number)
const ranges = (client: Client) => client.of("Range").map(({ from, to }) => [from, to])
/** Lets what waits its turn have it. */
const settle = TestClock.adjust(2_000)

describe("[T73] a conversation asked for from its end", () => {
  it.effect("begins with its state as its audience may see it, and its last numbers", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream, log } = yield* talk(100)
      say(agent, stream, note, { _tag: "TagAdded", tag: "vip" })
      agent.frames.length = 0
      for (const [client, audience] of [
        [agent, "agents"],
        [visitor, "visitor"],
      ] as const) {
        client.send({ _tag: "Subscribe", stream, since: 0, tail: 10 })
        const [opened] = client.of("Opened")
        expect(opened).toMatchObject({ stream, epoch: "epoch-1", from: 95 })
        expect(opened?.state).toEqual(Audience.projectConversation(fold(log()), audience))
        expect(client.frames[0]).toBe(opened)
        expect(ranges(client)).toEqual([[95, 104]])
      }
      expect(JSON.stringify(visitor.texts)).not.toMatch(/vip|secret-note/)
      say(agent, stream, ...messages(1, 105))
      expect(ranges(agent)).toEqual([
        [95, 104],
        [105, 105],
      ])
    }),
  )

  it.effect("begins at 1 when it is no longer than that, and so does any other stream", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* talk(8)
      agent.send({ _tag: "Subscribe", stream, since: 0, tail: 10 })
      expect(ranges(agent)).toEqual([[1, 10]])
      const own = StreamKeys.visitor(tenant, "v1" as VisitorId)
      visitor.send({ _tag: "Subscribe", stream: own, since: 0, tail: 1 })
      expect(visitor.of("Range")[0]?.from).toBe(1)
      expect([...agent.of("Opened"), ...visitor.of("Opened")]).toEqual([])
    }),
  )

  it.effect("goes on from a cursor, and begins so again when that cannot be continued", () =>
    Effect.gen(function* () {
      const { agent, stream } = yield* talk(100)
      agent.send({ _tag: "Subscribe", stream, since: 40, epoch: "epoch-1", tail: 10 })
      expect(agent.of("Opened")).toEqual([])
      expect(ranges(agent)).toEqual([[41, 102]])
      agent.frames.length = 0
      agent.send({ _tag: "Subscribe", stream, since: 40, epoch: "epoch-0", tail: 10 })
      yield* settle
      expect(agent.frames.map(({ _tag }) => _tag)).toEqual(["Reset", "Opened", "Range", "Shown"])
      agent.frames.length = 0
      const call = { name: "postMessage", input: { text: "of another lineage" } }
      const producer = "device-of-before"
      agent.send({ _tag: "Submit", stream, epoch: "epoch-0", producer, n: 1, commandId: "command-0" as never, call })
      expect(agent.frames.map(({ _tag }) => _tag)).toEqual(["Reset", "Opened", "Range"])
      expect(ranges(agent)).toEqual([[93, 102]])
    }),
  )

  it.effect("[T48] is forbidden in the same bytes", () =>
    Effect.gen(function* () {
      const { connect, stream } = yield* talk(20)
      const stranger = connect("visitor:v2")
      stranger.frames.length = 0
      stranger.send({ _tag: "Subscribe", stream, since: 0, tail: 5 })
      stranger.send({ _tag: "Fetch", stream, from: 1, to: 5, id: 1 })
      stranger.send({ _tag: "Mark", stream, epoch: "epoch-1", delivered: 5, read: 5 })
      yield* settle
      const ended = { _tag: "Ended", stream, rejection: { reasons: [{ key: "NotPermitted" }] } }
      expect(stranger.frames).toEqual([ended, ended])
    }),
  )
})

describe("[T74] a page", () => {
  const page = (client: Client, stream: StreamKey, from: number, to: number, id = 7) =>
    Effect.gen(function* () {
      const before = client.of("Page").length
      client.send({ _tag: "Fetch", stream, from, to, id })
      yield* settle
      const pages = client.of("Page").slice(before)
      expect(pages).toHaveLength(1)
      expect(pages[0]).toMatchObject({ id, stream, epoch: "epoch-1" })
      return pages[0]!
    })

  it.effect("is as much as one answer carries, from the end of what was asked for", () =>
    Effect.gen(function* () {
      const { agent, stream } = yield* talk(700)
      const last = yield* page(agent, stream, 1, 690)
      expect([last.from, last.to, last.head]).toEqual([391, 690, 702])
      expect(seqs(last.events)).toEqual(Array.from({ length: 300 }, (_, i) => 391 + i))
      const first = yield* page(agent, stream, 1, 5, 8)
      expect([first.from, first.to, seqs(first.events)]).toEqual([1, 5, [1, 2, 3, 4, 5]])
      const beyond = yield* page(agent, stream, 700, 9_000)
      expect([beyond.from, beyond.to]).toEqual([700, 702])
      for (const [from, to] of [
        [703, 800],
        [9, 8],
      ] as const) {
        const none = yield* page(agent, stream, from, to)
        expect(none).toMatchObject({ to: none.from - 1, events: [], later: [], head: 702 })
      }
      // Without an id it is ranges, from the start.
      agent.frames.length = 0
      agent.send({ _tag: "Fetch", stream, from: 1, to: 690 })
      yield* settle
      expect(ranges(agent)).toEqual([[1, 300]])
    }),
  )

  it.effect("comes with what was said later about its events, whatever was said about others", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* talk(50)
      say(agent, stream, translate(10), translate(20), translate(30, "visitor"), redact(12), translate(53), note)
      const given = yield* page(agent, stream, 8, 30)
      expect(seqs(given.events)).toEqual(Array.from({ length: 23 }, (_, i) => 8 + i))
      expect(seqs(given.later)).toEqual([53, 54, 55, 56])
      // What is said within the range is there already.
      expect(seqs((yield* page(agent, stream, 1, 58)).later)).toEqual([])
      const shown = yield* page(visitor, stream, 8, 30)
      expect(shown.later).toMatchObject([
        { seq: 55, _tag: "TranslationAttached" },
        { seq: 56, _tag: "MessageRedacted" },
      ])
      expect(JSON.stringify(shown)).not.toMatch(/secret-12"|personalData|translated-10/)
    }),
  )

  it.effect("is within 256 KiB with what was said later, and one number at least", () =>
    Effect.gen(function* () {
      const { agent, stream } = yield* talk(0)
      const text = "x".repeat(7_500)
      for (let i = 0; i < 10; i++) {
        say(agent, stream, ...Array.from({ length: 7 }, () => ({ _tag: "MessagePosted", text })))
      }
      for (let i = 0; i < 8; i++) say(agent, stream, ...Array.from({ length: 7 }, () => translate(20, "agents", text)))
      agent.texts.length = 0
      const end = yield* page(agent, stream, 1, 72)
      expect([end.to, end.events.length]).toEqual([72, 34])
      const crowded = yield* page(agent, stream, 1, 20)
      expect([crowded.from, crowded.to, crowded.events.length]).toEqual([20, 20, 1])
      // Of too many the newest.
      expect(seqs(crowded.later)).toEqual(Array.from({ length: 33 }, (_, i) => 128 - 32 + i))
      const before = yield* page(agent, stream, 1, 19)
      expect(before.from).toBe(1)
      for (const sent of agent.texts) expect(sent.length).toBeLessThan(300 * 1024)
    }),
  )

  law(
    "holds what the log does, for its audience, whatever is asked for",
    fc.tuple(
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constant<unknown>(messages(1)[0]) },
          { weight: 1, arbitrary: fc.constant<unknown>(note) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }).map(redact) },
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom("agents", "visitor"))
              .map(([target, to]) => translate(target, to as "agents")),
          },
        ),
        { minLength: 20, maxLength: 40 },
      ),
      fc.integer({ min: 1, max: 45 }),
      fc.integer({ min: 0, max: 20 }),
      fc.boolean(),
    ),
    60,
    (facts, from, length, asVisitor) =>
      inWorld(options, ({ conversation, connect, memory }) => {
        const { client: visitor, stream } = conversation("v1")
        const agent = connect("agent:ines")
        say(agent, stream, ...facts)
        const client = asVisitor ? visitor : agent
        const audience = asVisitor ? "visitor" : "agents"
        client.send({ _tag: "Fetch", stream, from, to: from + length, id: 1 })
        const log = memory.storage.streams.get(stream) ?? []
        const { redactions } = fold(log)
        const [given] = client.of("Page")
        const to = Math.min(from + length, log.length)
        const within = log.filter(({ seq }) => seq >= from && seq <= to)
        const later = log.filter(
          (event) => event.seq > to && "target" in event && event.target >= from && event.target <= to,
        )
        const json = (events: ReadonlyArray<ChatEvent>): unknown =>
          JSON.parse(JSON.stringify(Audience.projectAll(events, audience, redactions)))
        expect(given?.events).toEqual(json(within))
        expect(given?.later).toEqual(from > to ? [] : json(later))
        return Promise.resolve()
      }).then((done) => done),
  )
})

describe("[T75] what was taken out", () => {
  const taken = Effect.gen(function* () {
    const made = yield* talk(60)
    const watching = made.connect("agent:noe")
    watching.send({ _tag: "Subscribe", stream: made.stream, since: 0 })
    say(made.agent, made.stream, translate(7), translate(59, "visitor"))
    say(made.agent, made.stream, redact(7), redact(59))
    for (const { texts } of [made.agent, made.visitor, watching]) texts.length = 0
    return { ...made, watching }
  })
  const leaks = (client: Client): boolean => /secret-(?:7|59)"|translated-(?:7|59)"/.test(client.texts.join())

  it.effect("leaves no more: not to one who begins, at the start or at the end", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* taken
      for (const client of [agent, visitor]) {
        client.send({ _tag: "Subscribe", stream, since: 0 })
        yield* settle
        const events = client.of("Range").flatMap((range) => range.events as ReadonlyArray<{ seq: number }>)
        expect(events.filter(({ seq }) => seq === 7 || seq === 59)).toMatchObject([
          { _tag: "Tombstone", was: "MessagePosted" },
          { _tag: "Tombstone", was: "MessagePosted" },
        ])
        client.send({ _tag: "Unsubscribe", stream })
        client.send({ _tag: "Subscribe", stream, since: 0, tail: 10 })
        yield* settle
        expect(client.of("Opened")[0]?.state.redactions).toMatchObject({ 7: {}, 59: {} })
        expect(leaks(client)).toBe(false)
      }
      expect(JSON.stringify(visitor.texts)).not.toContain("personalData")
    }),
  )

  it.effect("not to one who comes back, from the log or from memory", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* taken
      for (const client of [agent, visitor]) {
        for (const since of [3, 58]) {
          client.send({ _tag: "Subscribe", stream, since, epoch: "epoch-1" })
          yield* settle
        }
        expect(client.of("Range").length).toBeGreaterThan(1)
        expect(leaks(client)).toBe(false)
      }
    }),
  )

  it.effect("not in a page, nor in what fills a hole", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* taken
      for (const client of [agent, visitor]) {
        client.send({ _tag: "Fetch", stream, from: 1, to: 20, id: 1 })
        client.send({ _tag: "Fetch", stream, from: 50, to: 60, id: 2 })
        client.send({ _tag: "Fetch", stream, from: 1, to: 66 })
        yield* settle
        expect([client.of("Page").length, client.of("Range").length]).toEqual([2, 1])
        expect(leaks(client)).toBe(false)
      }
    }),
  )

  it.effect("not with the very commit that takes it out, nor in the desk's list", () =>
    Effect.gen(function* () {
      const { agent, watching, stream, log } = yield* taken
      const head = log().length
      say(agent, stream, { _tag: "MessagePosted", text: "secret-7" }, redact(head + 1))
      expect(watching.of("Range").at(-1)).toMatchObject({ from: head + 1, to: head + 2 })
      expect(leaks(watching)).toBe(false)
      agent.send({ _tag: "WatchDesk" })
      expect(agent.of("Summaries").at(-1)?.summaries).toHaveLength(1)
      expect(leaks(agent)).toBe(false)
    }),
  )
})

describe("[T76] marks", () => {
  const mark = (client: Client, stream: StreamKey, delivered: number, read: number, epoch = "epoch-1") =>
    client.send({ _tag: "Mark", stream, epoch, delivered, read })
  const watched = Effect.gen(function* () {
    const made = yield* talk(20)
    for (const client of [made.agent, made.visitor]) client.send({ _tag: "Subscribe", stream: made.stream, since: 0 })
    expect([...made.agent.of("Marks"), ...made.visitor.of("Marks")]).toEqual([])
    return made
  })
  const last = (client: Client) => client.of("Marks").at(-1)?.marks

  it.effect("are their session's own, and told to the other side, cut to the end of the stream", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream, memory } = yield* watched
      mark(visitor, stream, 12, 10)
      const told: ServerFrame = {
        _tag: "Marks",
        stream,
        epoch: "epoch-1",
        marks: { "Visitor/v1": { delivered: 12, read: 10 } },
      }
      expect(agent.of("Marks")).toEqual([told])
      expect(visitor.of("Marks")).toEqual([told])
      mark(agent, stream, 9_000, 22)
      yield* settle
      const both = { "Visitor/v1": { delivered: 12, read: 10 }, "Agent/ines": { delivered: 22, read: 22 } }
      expect([last(agent), last(visitor)]).toEqual([both, both])
      mark(visitor, stream, 11, 3)
      mark(visitor, stream, 22, 22, "epoch-0")
      yield* settle
      expect(agent.of("Marks")).toHaveLength(2)
      // No fact, and no number.
      expect(memory.storage.streams.get(stream)).toHaveLength(22)
      expect(yield* memory.log.marks(stream)).toEqual(both)
    }),
  )

  it.effect("are told whole to whoever begins to look, and are there after a restart", () =>
    Effect.gen(function* () {
      const { visitor, stream, memory } = yield* watched
      mark(visitor, stream, 12, 10)
      yield* settle
      const { connect } = yield* world({ ...options, over: memory.log })
      const agent = connect("agent:noe")
      agent.send({ _tag: "Subscribe", stream, since: 0, tail: 5 })
      expect(last(agent)).toEqual({ "Visitor/v1": { delivered: 12, read: 10 } })
    }),
  )

  it.effect("of one stream are told at most every 100 ms, the latest", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* watched
      for (let seq = 1; seq <= 20; seq++) {
        mark(visitor, stream, seq, seq)
        yield* TestClock.adjust(10)
      }
      yield* settle
      const told = agent.of("Marks").map(({ marks }) => marks["Visitor/v1"]?.read)
      expect(told.length).toBeLessThanOrEqual(4)
      expect([told[0], told.at(-1)]).toEqual([1, 20])
    }),
  )

  it.effect("of an agent who merely looks are not told to the visitor, not even that something changed", () =>
    Effect.gen(function* () {
      const { connect, agent, visitor, stream } = yield* watched
      const silent = connect("manager:lea")
      silent.send({ _tag: "Subscribe", stream, since: 0 })
      mark(silent, stream, 22, 22)
      yield* settle
      expect(last(agent)).toEqual({ "Agent/lea": { delivered: 22, read: 22 } })
      expect(visitor.of("Marks")).toEqual([])
      mark(agent, stream, 5, 5)
      yield* settle
      const before = visitor.of("Marks").length
      expect(last(visitor)).toEqual({ "Agent/ines": { delivered: 5, read: 5 } })
      const other = connect("agent:noe")
      mark(other, stream, 7, 7)
      yield* settle
      expect(visitor.of("Marks")).toHaveLength(before)
    }),
  )

  it.effect("may come before the subscription is answered, and from who does not watch", () =>
    Effect.gen(function* () {
      const { agent, connect, stream } = yield* watched
      const visitor = connect("visitor:v1")
      visitor.send({ _tag: "Subscribe", stream, since: 22, epoch: "epoch-1" })
      mark(visitor, stream, 3, 2)
      const noe = connect("agent:noe")
      mark(noe, stream, 4, 4)
      yield* settle
      expect(last(agent)).toEqual({
        "Visitor/v1": { delivered: 3, read: 2 },
        "Agent/noe": { delivered: 4, read: 4 },
      })
    }),
  )

  it.effect("are told once more to one that did not read meanwhile", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream } = yield* watched
      agent.buffered = 300 * 1024
      visitor.submit(stream, "postMessage", { text: "a" })
      mark(visitor, stream, 12, 10)
      yield* TestClock.adjust(1_000)
      mark(visitor, stream, 13, 13)
      yield* TestClock.adjust(1_000)
      expect(agent.of("Marks")).toEqual([])
      agent.buffered = 0
      yield* TestClock.adjust(250)
      expect(agent.of("Marks")).toMatchObject([{ marks: { "Visitor/v1": { delivered: 13, read: 13 } } }])
    }),
  )

  it.effect("cost nothing when the store does not keep them", () =>
    Effect.gen(function* () {
      const { agent, visitor, stream, memory } = yield* watched
      memory.crash()
      mark(visitor, stream, 12, 10)
      yield* settle
      expect(last(agent)).toEqual({ "Visitor/v1": { delivered: 12, read: 10 } })
      expect(visitor.closed()).toBe(false)
    }),
  )
})
