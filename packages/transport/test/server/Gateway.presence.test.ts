import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { AgentId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Show } from "@pupitre/transport/Frame"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { Client, World } from "./World.js"
import { tenant, world } from "./World.js"

const signals = (client: Client) => client.of("Shown").map(({ sent }) => sent.signal)
const online = (client: Client) =>
  client.of("Shown").flatMap(({ sent }) => (sent.signal._tag === "Presence" ? [sent.signal.online] : []))
const show = (client: Client, stream: StreamKey, signal: Show["signal"], counter = 1): void =>
  client.send({ _tag: "Show", stream, counter, signal })
const alerts = ({ memory }: World, stream: StreamKey) =>
  memory.storage.streams.get(stream)?.flatMap((event) => (event._tag === "AlertRaised" ? [event.alert.kind] : []))

describe("[T59] signals", () => {
  const talking = (options: Parameters<typeof world>[0] = {}) =>
    Effect.gen(function* () {
      const made = yield* world(options)
      const owner = made.connect("agent:ines")
      const { client: visitor, stream } = made.conversation("v1")
      const [other, stranger] = [made.connect("agent:noe"), made.connect("visitor:v2")]
      for (const client of [owner, visitor, other, stranger]) client.send({ _tag: "Subscribe", stream, since: 0 })
      for (const client of [owner, other]) client.frames.length = 0
      return { ...made, owner, visitor, other, stranger, stream }
    })
  const typing = { _tag: "Typing", active: true } as const
  const preview = { _tag: "Preview", text: "Je vou", more: 0 } as const

  it.effect("the visitor's preview goes to the agents who look, and to nobody else", () =>
    Effect.gen(function* () {
      const { owner, visitor, other, stranger, stream, memory } = yield* talking({ policy: { preview: true } })
      yield* TestClock.adjust(1_234)
      const before = memory.storage.streams.get(stream)?.length
      show(visitor, stream, preview, 7)
      const by = { _tag: "Visitor", id: "v1" }
      const expected = [{ _tag: "Shown", stream, sent: { by, counter: 7, at: 1_234, signal: preview } }]
      expect(owner.frames).toEqual(expected)
      expect(other.frames).toEqual(expected)
      expect([...signals(visitor), ...signals(stranger)]).toEqual([])
      expect(memory.storage.streams.get(stream)).toHaveLength(before ?? -1)
    }),
  )

  it.effect(
    "without the policy, or without the visitor's consent, no unsent text leaves: only that there is some",
    () =>
      Effect.gen(function* () {
        const off = yield* talking()
        show(off.visitor, off.stream, preview)
        expect(signals(off.owner)).toEqual([typing])
        const on = yield* talking({ policy: { preview: true } })
        on.visitor.submit(on.memory.storage.streams.keys().next().value as StreamKey, "withdrawConsent", {
          scopes: ["preview"],
        })
        show(on.visitor, on.stream, preview)
        show(on.visitor, on.stream, { ...preview, text: "" })
        expect(signals(on.owner)).toEqual([typing, { _tag: "Typing", active: false }])
        expect([...off.owner.texts, ...on.owner.texts].join()).not.toContain("Je vou")
      }),
  )

  it.effect("who has joined the owner types to the visitor as well, and points at nothing", () =>
    Effect.gen(function* () {
      const Join = Command.make({
        name: "join",
        on: "conversation",
        roles: ["agent"],
        input: Schema.Struct({}),
        inputReasons: [],
        availability: () => Command.unless(),
        facts: () =>
          accept([
            { _tag: "TransferStarted", mode: "warm", to: { _tag: "Agent", id: "noe" as AgentId, name: "noe" } },
            { _tag: "TransferJoined", agentId: "noe" as AgentId, name: "noe" },
          ]),
      })
      const { owner, visitor, other, stream } = yield* talking({ commands: Command.catalogue([...builtin, Join]) })
      show(other, stream, typing)
      expect(signals(visitor)).toEqual([])
      owner.submit(stream, "join", {})
      show(other, stream, typing, 2)
      show(owner, stream, typing, 3)
      show(other, stream, { _tag: "Pointer", x: 5, y: 5 }, 4)
      expect(signals(visitor)).toEqual([typing, typing])
    }),
  )

  it.effect(
    "the owner's typing goes to the visitor as typing, an agent's text or another agent's typing to nobody",
    () =>
      Effect.gen(function* () {
        const { owner, visitor, other, stream } = yield* talking({ policy: { preview: true } })
        show(owner, stream, typing)
        show(other, stream, typing, 2)
        show(owner, stream, { ...preview, text: "secret" }, 3)
        show(other, stream, { ...preview, text: "secret" }, 4)
        expect(signals(visitor)).toEqual([typing])
        expect([...owner.frames, ...other.frames]).toEqual([])
        expect(visitor.texts.join()).not.toContain("secret")
      }),
  )

  it.effect("a visitor shows nothing to another's conversation, and nobody anything to a closed or unwatched one", () =>
    Effect.gen(function* () {
      const { owner, visitor, stranger, stream } = yield* talking({ policy: { preview: true } })
      show(stranger, stream, typing)
      visitor.send({ _tag: "Unsubscribe", stream })
      show(visitor, stream, typing)
      expect(owner.frames).toEqual([])
    }),
  )

  it.effect("dropping or flooding them changes no log", () =>
    Effect.gen(function* () {
      const { visitor, owner, stream, memory } = yield* talking({ policy: { preview: true } })
      const before = JSON.stringify([...memory.storage.streams])
      for (let i = 0; i < 300; i++) show(visitor, stream, preview, i)
      expect(owner.frames.length).toBeLessThan(300)
      expect(visitor.closed()).toBe(false)
      expect(JSON.stringify([...memory.storage.streams])).toBe(before)
    }),
  )
})

describe("[T60] presence", () => {
  it.effect("agents who look see whether the visitor is there, from the first moment", () =>
    Effect.gen(function* () {
      const { connect, conversation } = yield* world({ routing: manual })
      const { client, stream } = conversation("v1")
      const agent = connect("agent:ines")
      agent.send({ _tag: "Subscribe", stream, since: 0 })
      const tab = connect("visitor:v1")
      tab.send({ _tag: "Subscribe", stream, since: 0 })
      client.leave()
      yield* TestClock.adjust(60_000)
      expect(online(agent)).toEqual([true])
      tab.leave()
      yield* TestClock.adjust(1_999)
      expect(online(agent)).toEqual([true])
      yield* TestClock.adjust(1)
      expect(online(agent)).toEqual([true, false])
      const late = connect("agent:noe")
      late.send({ _tag: "Subscribe", stream, since: 0 })
      connect("visitor:v1")
      expect(online(agent)).toEqual([true, false, true])
      expect(online(late)).toEqual([false, true])
      expect(online(tab)).toEqual([])
      const counters = agent.of("Shown").map(({ sent }) => sent.counter)
      expect(counters.toSorted((a, b) => a - b)).toEqual(counters)
      expect(new Set(counters).size).toBe(counters.length)
    }),
  )

  it.effect("going from page to page is not leaving", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual })
      const { client, stream } = made.conversation("v1")
      const agent = made.connect("agent:ines")
      agent.send({ _tag: "Subscribe", stream, since: 0 })
      let page = client
      for (let i = 0; i < 20; i++) {
        page.leave()
        yield* TestClock.adjust(1_500)
        page = made.connect("visitor:v1")
      }
      yield* TestClock.adjust(60_000)
      expect(online(agent)).toEqual([true])
      expect(alerts(made, stream)).toEqual([])
    }),
  )

  it.effect("who stays away for 10 seconds is alerted about once, and so is coming back", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual })
      const { client, stream } = made.conversation("v1")
      client.leave()
      yield* TestClock.adjust(9_999)
      expect(alerts(made, stream)).toEqual([])
      yield* TestClock.adjust(1)
      expect(alerts(made, stream)).toEqual(["VisitorLeft"])
      yield* TestClock.adjust(3_600_000)
      const [back, tab] = [made.connect("visitor:v1"), made.connect("visitor:v1")]
      expect(alerts(made, stream)).toEqual(["VisitorLeft", "VisitorReturned"])
      back.leave()
      tab.leave()
      yield* TestClock.adjust(10_000)
      expect(alerts(made, stream)).toEqual(["VisitorLeft", "VisitorReturned", "VisitorLeft"])
      expect(made.memory.storage.streams.get(stream)?.at(-1)?.by).toEqual({ _tag: "System" })
    }),
  )

  it.effect("who comes back before that is not alerted about, seen as offline or not", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual })
      const { client, stream } = made.conversation("v1")
      const agent = made.connect("agent:ines")
      agent.send({ _tag: "Subscribe", stream, since: 0 })
      client.leave()
      yield* TestClock.adjust(5_000)
      made.connect("visitor:v1")
      yield* TestClock.adjust(60_000)
      expect(online(agent)).toEqual([true, false, true])
      expect(alerts(made, stream)).toEqual([])
    }),
  )

  const begin = (client: Client): StreamKey => {
    const own = StreamKeys.visitor(tenant, "v1" as never)
    client.submit(own, "giveConsent", { scopes: ["store"] })
    const visit = { visitId: "visit-1", landing: "https://lumen.example/", referrer: "", userAgent: "Mozilla/5.0" }
    client.submit(own, "startVisit", visit)
    return own
  }
  const leavings = ({ memory }: World, stream: StreamKey) =>
    memory.storage.streams
      .get(stream)
      ?.flatMap((one) => (one._tag === "SiteLeft" ? [[one.leftAt, one.at, one.by]] : []))

  it.effect("[T105] when the last of a visitor's tabs was closed is a fact of their stream, conversation or none", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual })
      const [tab, other] = [made.connect("visitor:v1"), made.connect("visitor:v1")]
      const own = begin(tab)
      yield* TestClock.adjust(60_000)
      tab.leave()
      yield* TestClock.adjust(60_000)
      other.leave()
      yield* TestClock.adjust(9_999)
      expect(leavings(made, own)).toEqual([])
      yield* TestClock.adjust(1)
      const server = { _tag: "System" }
      expect(leavings(made, own)).toEqual([[120_000, 130_000, server]])
      const back = made.connect("visitor:v1")
      yield* TestClock.adjust(60_000)
      back.leave()
      yield* TestClock.adjust(5_000)
      const again = made.connect("visitor:v1")
      yield* TestClock.adjust(60_000)
      expect(leavings(made, own)).toEqual([[120_000, 130_000, server]])
      again.leave()
      yield* TestClock.adjust(10_000)
      expect(leavings(made, own)).toEqual([
        [120_000, 130_000, server],
        [255_000, 265_000, server],
      ])
    }),
  )

  it.effect("[T105] who sees a visitor go is told the moment that is written down", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual })
      const { client, stream } = made.conversation("v1")
      const agent = made.connect("agent:ines")
      agent.send({ _tag: "Subscribe", stream, since: 0 })
      const own = begin(client)
      yield* TestClock.adjust(60_000)
      client.leave()
      yield* TestClock.adjust(10_000)
      const [, gone] = agent.of("Shown").map(({ sent }) => sent.at)
      expect(leavings(made, own)?.map(([leftAt]) => leftAt)).toEqual([gone])
      expect(gone).toBe(60_000)
    }),
  )

  it.effect("[T105] a leaving that the log cannot take now is written once it can", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual })
      const tab = made.connect("visitor:v1")
      const own = begin(tab)
      tab.leave()
      made.memory.failNextCommit("before")
      yield* TestClock.adjust(10_000)
      expect(leavings(made, own)).toEqual([])
      yield* TestClock.adjust(60_000)
      expect(leavings(made, own)).toHaveLength(1)
    }),
  )

  it.effect("a visitor without an open conversation leaves without a trace", () =>
    Effect.gen(function* () {
      const made = yield* world()
      const client = made.connect("visitor:v1")
      client.leave()
      yield* TestClock.adjust(60_000)
      made.connect("visitor:v1")
      expect(made.memory.storage.streams.size).toBe(0)
    }),
  )

  it.effect("who comes back while leaving is being written down is seen to have come back", () =>
    Effect.gen(function* () {
      const made = yield* world({ routing: manual, log: { flushDelay: 100 } })
      const { client, stream } = made.conversation("v1")
      yield* TestClock.adjust(1_000)
      client.leave()
      yield* TestClock.adjust(10_050)
      made.connect("visitor:v1")
      yield* TestClock.adjust(1_000)
      expect(alerts(made, stream)).toEqual(["VisitorLeft", "VisitorReturned"])
    }),
  )
})
