/** A gateway that keeps what visitors' streams add up to, and tells the desk of it. */
import { expect, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Role } from "@pupitre/core/Participant"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Any as Aggregate } from "@pupitre/transport/server/Aggregate"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import fc from "fast-check"
import { describe } from "vitest"
import type { Client, World } from "./World.js"
import { inWorld, law, tenant, world } from "./World.js"

const own = StreamKeys.visitor(tenant, "camille" as VisitorId)

/** The last value of each key; agents see none of a key that begins with `x_`. */
type Last = Readonly<Record<string, unknown>>
const apply = (state: Last, event: ChatEvent): Last =>
  event._tag === "CustomDataSet" ? { ...state, ...event.values } : state
const masked = (values: Last): Last =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, key.startsWith("x_") ? "•" : value]))
const aggregate = {
  initial: {},
  apply,
  encode: (state) => JSON.stringify({ version: 1, state }),
  decode: (text) => {
    const { version, state } = JSON.parse(text) as { readonly version: number; readonly state: Last }
    return version === 1 ? state : undefined
  },
  show: (state, role) => (role === "manager" ? state : masked(state)),
} satisfies Aggregate
const withhold = (event: ChatEvent, role: Role): ChatEvent =>
  role === "manager" || event._tag !== "CustomDataSet" ? event : { ...event, values: masked(event.values) as never }
const options = { aggregate, withhold } as const

const set = (client: Client, values: Last): void => void client.submit(own, "setCustomData", { values })
const arrive = ({ connect }: World): Client => {
  const visitor = connect("visitor:camille")
  visitor.submit(own, "giveConsent", { scopes: ["store"] })
  return visitor
}
const look = (client: Client, since = 0): void =>
  client.send({ _tag: "Subscribe", stream: own, since, aggregate: true, ...(since > 0 && { epoch: "epoch-1" }) })
/** What a desk holds that begins where it is told to and folds on. */
const held = ({ frames }: Client): Last => {
  let state: Last = {}
  let at = 0
  for (const frame of frames) {
    if (frame._tag === "Aggregated") [state, at] = [frame.state as Last, frame.seq]
    if (frame._tag !== "Range") continue
    expect(frame.from).toBe(at + 1)
    for (const event of frame.events) state = apply(state, event as never)
    at = frame.to
  }
  return state
}
const heard = (client: Client): string => client.texts.join("\n")
const reads = (memory: MemoryLog.MemoryLog) => {
  const asked: Array<readonly [from: number, to: number]> = []
  const over = {
    ...memory.log,
    read: (...[stream, from, to]: Parameters<typeof memory.log.read>) => {
      if (stream === own) asked.push([from, to])
      return memory.log.read(stream, from, to)
    },
  }
  return { asked, over }
}

describe("[T101] what a visitor's stream adds up to", () => {
  it.effect("begins the stream for a desk, without what its role may not see, and facts follow", () =>
    Effect.gen(function* () {
      const made = yield* world(options)
      const visitor = arrive(made)
      set(visitor, { x_file: "canary-1", size: 40 })
      const [agent, manager, plain] = [
        made.connect("agent:ines"),
        made.connect("manager:lea"),
        made.connect("agent:marc"),
      ]
      for (const client of [agent, manager]) look(client)
      plain.send({ _tag: "Subscribe", stream: own, since: 0 })
      yield* TestClock.adjust(100)
      expect(agent.of("Aggregated")).toMatchObject([{ epoch: "epoch-1", seq: 2, state: { x_file: "•", size: 40 } }])
      expect(manager.of("Aggregated")[0]?.state).toEqual({ x_file: "canary-1", size: 40 })
      expect(plain.of("Aggregated")).toEqual([])
      expect(plain.of("Range")[0]?.from).toBe(1)
      set(visitor, { x_file: "canary-2", size: 41 })
      yield* TestClock.adjust(100)
      expect(held(agent)).toEqual({ x_file: "•", size: 41 })
      expect(held(manager)).toEqual({ x_file: "canary-2", size: 41 })
      expect(heard(agent)).not.toContain("canary")
      // The visitor has no part in it, and who comes back goes on where they were.
      look(visitor)
      look(agent, 3)
      yield* TestClock.adjust(2_000)
      expect(visitor.of("Aggregated")).toEqual([])
      expect(agent.of("Aggregated").length).toBe(1)
    }),
  )

  it.effect("is kept: another server reads what came after it alone, however long the stream", () =>
    Effect.gen(function* () {
      const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      yield* Effect.scoped(
        Effect.gen(function* () {
          const made = yield* world({ ...options, over: memory.log })
          const visitor = arrive(made)
          for (let i = 0; i < 200; i++) {
            set(visitor, { size: i, [`key-${i % 7}`]: i })
            yield* TestClock.adjust(1_000)
          }
          expect(memory.storage.streams.get(own)?.length).toBe(201)
        }),
      )
      expect(memory.storage.aggregates.get(own)?.seq).toBeGreaterThan(201 - 64)
      const { asked, over } = reads(memory)
      const { connect } = yield* world({ ...options, over })
      const agent = connect("agent:ines")
      look(agent)
      yield* TestClock.adjust(100)
      expect(agent.of("Aggregated")[0]?.seq).toBe(201)
      expect(held(agent)).toEqual(memory.storage.streams.get(own)?.reduce(apply, {}))
      expect(Math.min(...asked.map(([from]) => from))).toBeGreaterThan(201 - 64)
    }),
  )

  it.effect("of another version, spoilt, or that cannot be told costs nothing but reading the stream", () =>
    Effect.gen(function* () {
      const memory = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      const first = yield* world({ ...options, over: memory.log })
      const visitor = arrive(first)
      set(visitor, { size: 40 })
      yield* TestClock.adjust(100)
      const state = JSON.stringify({ version: 1, state: { size: "wrong" } })
      const blank = { consent: ["store"], conversations: 0, unknown: 0 }
      const texts = [
        "{",
        JSON.stringify({ visitor: {}, state }),
        JSON.stringify({ visitor: { ...blank, seq: 1 }, state }),
        JSON.stringify({ visitor: { ...blank, seq: 2 }, state: JSON.stringify({ version: 2, state: {} }) }),
        JSON.stringify({ visitor: { ...blank, seq: 2 }, state: "not JSON" }),
      ]
      for (const text of texts) {
        memory.storage.aggregates.set(own, { seq: 2, text })
        const { connect } = yield* world({ ...options, over: memory.log })
        const agent = connect("agent:ines")
        look(agent)
        yield* TestClock.adjust(100)
        expect(held(agent)).toEqual({ size: 40 })
      }
      const broken = (): never => {
        throw new Error("a product's mistake")
      }
      memory.storage.aggregates.delete(own)
      for (const mistake of [{ apply: broken }, { show: broken }, { encode: broken }]) {
        const { connect } = yield* world({ aggregate: { ...aggregate, ...mistake }, over: memory.log })
        const agent = connect("agent:ines")
        look(agent)
        yield* TestClock.adjust(100)
        expect(held(agent)).toEqual({ size: 40 })
      }
    }),
  )

  const key = fc.constantFrom("a", "b", "x_c")
  law(
    "and the facts after it are the fold of all facts, wherever it was kept, for each role",
    fc.tuple(fc.array(fc.tuple(key, fc.nat(99)), { minLength: 1, maxLength: 12 }), fc.nat(12), fc.nat(12)),
    100,
    async (...[said, cut, joined]) => {
      const storage = MemoryLog.storage("epoch-1")
      await inWorld({ ...options, log: { storage } }, (made) => {
        const visitor = arrive(made)
        said.slice(0, cut).forEach(([name, value]) => set(visitor, { [name]: value }))
      })
      // As a server leaves it that has kept it just now.
      const events = storage.streams.get(own) ?? []
      const visitorState = { consent: ["store"], conversations: 0, unknown: 0, seq: events.length }
      const custom = Object.fromEntries(said.slice(0, cut).map(([name]) => [name, "page"]))
      storage.aggregates.set(own, {
        seq: events.length,
        text: JSON.stringify({
          visitor: cut === 0 || events.length === 1 ? visitorState : { ...visitorState, custom },
          state: aggregate.encode(events.reduce(apply, {})),
        }),
      })
      await inWorld({ ...options, log: { storage } }, (made) => {
        const visitor = made.connect("visitor:camille")
        const clients = [made.connect("agent:ines"), made.connect("manager:lea")]
        const rest = said.slice(cut)
        rest.slice(0, joined).forEach(([name, value]) => set(visitor, { [name]: value }))
        clients.forEach((client) => look(client))
        rest.slice(joined).forEach(([name, value]) => set(visitor, { [name]: value }))
        const all = (storage.streams.get(own) ?? []).reduce(apply, {})
        expect(held(clients[0]!)).toEqual(masked(all))
        expect(held(clients[1]!)).toEqual(all)
        expect(heard(clients[0]!)).not.toMatch(/"x_c":\d/)
      })
    },
  )
})

describe("[T123] what a role may see becomes another", () => {
  const opened = (keptBack: ReadonlySet<string>) => {
    const hidden = (values: Last): Last =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, keptBack.has(key) ? "•" : value]))
    return {
      aggregate: {
        ...aggregate,
        show: (state: Last, role: Role) => (role === "manager" ? state : hidden(state)) as never,
      } satisfies Aggregate,
      withhold: (event: ChatEvent, role: Role): ChatEvent =>
        role === "manager" || event._tag !== "CustomDataSet"
          ? event
          : { ...event, values: hidden(event.values) as never },
    }
  }

  it.effect(
    "and whoever looks at the visitor is told it at once, what they may see now and no more what they may not",
    () =>
      Effect.gen(function* () {
        const keptBack = new Set(["size"])
        const made = yield* world(opened(keptBack))
        const visitor = arrive(made)
        set(visitor, { size: 40, colour: "blue" })
        const [agent, plain, manager] = [
          made.connect("agent:ines"),
          made.connect("agent:marc"),
          made.connect("manager:lea"),
        ]
        for (const client of [agent, manager]) look(client)
        for (const client of [plain, visitor]) client.send({ _tag: "Subscribe", stream: own, since: 0 })
        yield* TestClock.adjust(100)
        expect(held(agent)).toEqual({ size: "•", colour: "blue" })
        const [before, page] = [agent.frames.length, visitor.frames.length]
        keptBack.delete("size")
        keptBack.add("colour")
        made.gateway.retell("another" as never)
        expect(agent.frames.length).toBe(before)
        made.gateway.retell(tenant)
        yield* TestClock.adjust(100)
        expect(agent.frames.slice(before)).toMatchObject([
          { _tag: "Aggregated", seq: 2, anew: true, state: { size: 40, colour: "•" } },
        ])
        expect(held(manager)).toEqual({ size: 40, colour: "blue" })
        // Who folds the stream from its start forgets it and folds anew.
        expect(plain.of("Reset").length).toBe(1)
        expect(plain.of("Range").at(-1)).toMatchObject({
          from: 1,
          to: 2,
          events: [{ _tag: "ConsentGiven" }, { values: { size: 40, colour: "•" } }],
        })
        expect(visitor.frames.length).toBe(page)
        set(visitor, { size: 41 })
        yield* TestClock.adjust(100)
        expect(held(agent)).toEqual({ size: 41, colour: "•" })
      }),
  )
})
