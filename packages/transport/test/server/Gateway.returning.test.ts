import { expect, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { manual } from "@pupitre/core/desk/Routing"
import type { VisitorTurnedAway } from "@pupitre/core/Fact"
import type { SiteId, VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Visitors from "@pupitre/core/Visitor"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import { describe } from "vitest"
import { away, commands, own, visited } from "./blocking.js"
import type { World } from "./World.js"
import { law, tenant, world } from "./World.js"

const minute = 60_000
const day = 1_440 * minute

type Told = VisitorTurnedAway & Pick<ChatEvent, "at" | "by" | "seq">

/** What managers read of those who came back, oldest first. */
const told = ({ memory }: World): ReadonlyArray<Told> =>
  (memory.storage.streams.get(StreamKeys.workspace(tenant, "blocks")) ?? []).filter(
    (event): event is Told & ChatEvent => event._tag === "VisitorTurnedAway",
  )

const times = (made: World): ReadonlyArray<number> => told(made).map((fact) => fact.times)

const start = (options: Parameters<typeof world>[0] = {}) =>
  Effect.map(world({ commands, routing: manual, heartbeat: 30 * day, ...options }), (made) => ({
    made,
    stream: visited(made.connect("visitor:v1")),
    ines: made.connect("agent:ines"),
    lea: made.connect("manager:lea"),
    knock: (token = "visitor:v1") => expect(made.connect(token).frames).toEqual([away]),
  }))

describe("[T126] a visitor who is kept away and comes back", () => {
  it.effect("is told of at once, then over windows that double, and at once again after a day away", () =>
    Effect.gen(function* () {
      const { made, stream, ines, knock } = yield* start()
      ines.submit(stream, "block", {})
      expect(told(made)).toEqual([])
      yield* TestClock.adjust(5)
      knock()
      expect(told(made)).toMatchObject([{ visitorId: "v1", times: 1, last: 5, at: 5, by: { _tag: "System" } }])
      yield* TestClock.adjust(10)
      for (let i = 0; i < 1_000; i++) knock()
      yield* TestClock.adjust(1)
      knock()
      yield* TestClock.adjust(minute - 12)
      expect(times(made)).toEqual([1])
      yield* TestClock.adjust(1)
      expect(told(made)[1]).toMatchObject({ times: 1_001, last: 16, at: minute + 5 })
      // Two minutes now.
      yield* TestClock.adjust(minute)
      knock()
      yield* TestClock.adjust(minute - 1)
      expect(times(made)).toEqual([1, 1_001])
      yield* TestClock.adjust(1)
      expect(times(made)).toEqual([1, 1_001, 1])
      // After a window in which nobody came the next one is told at once, and opens one twice as long.
      yield* TestClock.adjust(4 * minute)
      knock()
      expect(times(made)).toEqual([1, 1_001, 1, 1])
      knock()
      yield* TestClock.adjust(8 * minute - 1)
      expect(times(made)).toHaveLength(4)
      yield* TestClock.adjust(1)
      expect(times(made)).toHaveLength(5)
      yield* TestClock.adjust(16 * minute + day)
      knock()
      knock()
      expect(times(made)).toHaveLength(6)
      yield* TestClock.adjust(minute)
      expect(times(made)).toHaveLength(7)
    }),
  )

  it.effect("without an end has ten facts written in the first half day, and is counted whole", () =>
    Effect.gen(function* () {
      const { made, stream, ines, knock } = yield* start()
      ines.submit(stream, "block", {})
      let knocks = 0
      for (let at = 0; at < day / 2; at += 15_000, knocks += 3) {
        for (let i = 0; i < 3; i++) knock()
        yield* TestClock.adjust(15_000)
      }
      expect(told(made)).toHaveLength(10)
      yield* TestClock.adjust(day)
      expect(told(made)).toHaveLength(11)
      expect(times(made).reduce((sum, n) => sum + n, 0)).toBe(knocks)
    }),
  )

  it.effect("is told of in the workspace alone, and refused before and without it", () =>
    Effect.gen(function* () {
      const { made, stream, ines, knock } = yield* start({ log: { flushDelay: 7 } })
      yield* TestClock.adjust(50)
      ines.submit(stream, "block", {})
      yield* TestClock.adjust(50)
      ines.send({ _tag: "Subscribe", stream, since: 0 })
      ines.send({ _tag: "Subscribe", stream: own, since: 0 })
      const lea = made.connect("manager:lea")
      lea.send({ _tag: "Subscribe", stream: StreamKeys.workspace(tenant, "blocks"), since: 0 })
      yield* TestClock.adjust(50)
      for (const client of [ines, lea]) client.frames.length = 0
      // Refused while nothing of it is stored.
      knock()
      expect(told(made)).toEqual([])
      yield* TestClock.adjust(7)
      expect(times(made)).toEqual([1])
      expect(lea.of("Range").flatMap(({ events }) => events)).toMatchObject([{ _tag: "VisitorTurnedAway", times: 1 }])
      expect(ines.frames).toEqual([])
      for (const of of [own, stream]) {
        expect(made.memory.storage.streams.get(of)!.some(({ _tag }) => _tag === "VisitorTurnedAway")).toBe(false)
      }
      // Who is welcome and who has another name are nobody's business here.
      made.connect("visitor:v2")
      made.connect("visitor:v1@other")
      yield* TestClock.adjust(2 * day)
      expect(times(made)).toEqual([1])
    }),
  )

  it.effect("is counted once, whatever the store does meanwhile", () =>
    Effect.gen(function* () {
      for (const when of ["before", "after"] as const) {
        const { made, stream, ines, knock } = yield* start()
        ines.submit(stream, "block", {})
        made.memory.failNextCommit(when)
        knock()
        knock()
        yield* TestClock.adjust(1_000)
        expect(times(made)).toEqual([1])
        yield* TestClock.adjust(minute)
        expect(times(made)).toEqual([1, 1])
      }
    }),
  )

  it.effect("and was refused elsewhere is counted with the others, and nobody else is", () =>
    Effect.gen(function* () {
      const { made, stream, ines, knock } = yield* start()
      const elsewhere = (visitor: string, site?: string) =>
        made.gateway.turnedAway(tenant, visitor as VisitorId, site as SiteId)
      elsewhere("v1")
      ines.submit(stream, "block", { site: "shop" })
      elsewhere("v1")
      elsewhere("v1", "blog")
      elsewhere("v2", "shop")
      expect(told(made)).toEqual([])
      elsewhere("v1", "shop")
      knock("visitor:v1~shop")
      elsewhere("v1", "shop")
      yield* TestClock.adjust(minute)
      expect(told(made)).toMatchObject([
        { visitorId: "v1", site: "shop", times: 1 },
        { visitorId: "v1", site: "shop", times: 2 },
      ])
    }),
  )

  it.effect("counts by the site that they come by, and for the block that they came against", () =>
    Effect.gen(function* () {
      const { made, stream, ines, lea, knock } = yield* start()
      ines.submit(stream, "block", { site: "shop" })
      knock("visitor:v1~shop")
      knock("visitor:v1~shop")
      expect(made.connect("visitor:v1~blog").of("Welcome")).toHaveLength(1)
      yield* TestClock.adjust(10)
      ines.submit(stream, "block", {})
      yield* TestClock.adjust(10)
      // What was gathered against the other block is told now, with when it was.
      knock("visitor:v1~shop")
      expect(told(made)).toMatchObject([
        { times: 1, last: 0, site: "shop" },
        { times: 1, last: 0, site: "shop" },
      ])
      knock("visitor:v1~blog")
      knock()
      expect(told(made).slice(2)).toMatchObject([
        { times: 1, last: 20, site: "blog" },
        { times: 1, last: 20 },
      ])
      expect(told(made)[3]).not.toHaveProperty("site")
      // What nobody has been told of when they are let in is not told any more.
      lea.submit(own, "unblock", {})
      yield* TestClock.adjust(day)
      expect(told(made)).toHaveLength(4)
      const restarted = yield* world({ commands, log: { storage: made.memory.storage } })
      ines.submit(stream, "block", {})
      restarted.connect("visitor:v1")
      expect(told(restarted)).toHaveLength(5)
    }),
  )

  const looked = { knocks: 0, facts: 0, gathered: 0 }
  law(
    "is counted right however often and whenever they do, in few facts",
    fc.tuple(
      fc.array(fc.tuple(fc.constantFrom(0, 1, 900, minute, 10 * minute, 300 * minute, day, 3 * day), fc.nat(4)), {
        minLength: 5,
        maxLength: 60,
        size: "max",
      }),
      fc.constantFrom(0, 7),
    ),
    100,
    (visits, flushDelay) =>
      Effect.gen(function* () {
        const { made, stream, ines, knock } = yield* start({ log: { flushDelay } })
        yield* TestClock.adjust(50)
        ines.submit(stream, "block", {})
        yield* TestClock.adjust(50)
        let at = 100
        const knocks: Array<number> = []
        for (const [wait, more] of visits) {
          yield* TestClock.adjust(wait)
          at += wait
          for (let i = 0; i <= more; i++) {
            knock()
            knocks.push(at)
          }
        }
        yield* TestClock.adjust(2 * day)
        const facts = told(made)
        // Each fact is of the next so many, in order, and none is left over.
        let from = 0
        facts.forEach((fact, i) => {
          const of = knocks.slice(from, from + fact.times)
          from += fact.times
          expect(of).toHaveLength(fact.times)
          expect(fact.last).toBe(of.at(-1))
          // Never later than a window that is at most as long as what is between the first fact and it, nor than a day.
          expect(fact.at - of[0]!).toBeLessThanOrEqual(Math.min(day, minute + fact.at - facts[0]!.at) + flushDelay)
          if (i > 0) expect(fact.at - facts[i - 1]!.at).toBeGreaterThanOrEqual(minute)
        })
        expect(from).toBe(knocks.length)
        // In any day no more than the eleven of the first one.
        for (const { at: since } of facts) {
          expect(facts.filter((fact) => fact.at >= since && fact.at < since + day).length).toBeLessThanOrEqual(11)
        }
        expect(Visitors.fold(made.memory.storage.streams.get(own)!).seq).toBe(
          made.memory.storage.streams.get(own)!.length,
        )
        looked.knocks += knocks.length
        looked.facts += facts.length
        looked.gathered += facts.filter((fact) => fact.times > 1).length
      }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
  )
  it("of which that law has seen enough", () => {
    expect(looked.knocks).toBeGreaterThan(3 * looked.facts)
    expect(looked.gathered).toBeGreaterThan(50)
  })
})
