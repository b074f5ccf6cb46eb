import { expect, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { manual } from "@pupitre/core/desk/Routing"
import type { CommandId, SiteId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Visitors from "@pupitre/core/Visitor"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import { describe } from "vitest"
import { away, commands, own, visited } from "./blocking.js"
import type { Client } from "./World.js"
import { law, world } from "./World.js"

describe("[T86] a visitor who is blocked", () => {
  it.effect("is told so on every connection before anything of it, and on every other they try", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual })
      const [page, tab, silent] = [made.connect("visitor:v1"), made.connect("visitor:v1"), made.connect("visitor:v1")]
      const stream = visited(page)
      for (const client of [page, tab]) {
        for (const of of [own, stream]) client.send({ _tag: "Subscribe", stream: of, since: 0 })
      }
      const other = made.connect("visitor:v2")
      const namesake = made.connect("visitor:v1@other")
      const ines = made.connect("agent:ines")
      ines.send({ _tag: "Subscribe", stream, since: 0 })
      for (const client of [page, tab, silent]) client.frames.length = 0
      ines.submit(stream, "block", {})
      for (const client of [page, tab, silent]) {
        expect(client.frames).toEqual([away])
        expect(client.closed()).toBe(true)
      }
      expect([other.closed(), namesake.closed(), ines.closed()]).toEqual([false, false, false])
      const back = made.connect("visitor:v1")
      expect(back.frames).toEqual([away])
      const early = made.connect()
      early.send({ _tag: "Subscribe", stream, since: 0 })
      early.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
      expect(early.frames).toEqual([away])
      // Without anything in memory too.
      const restarted = yield* world({ commands, log: { storage: made.memory.storage } })
      expect(restarted.connect("visitor:v1").frames).toEqual([away])
    }),
  )

  it.effect("in their own stream is gone just as well, and from the conversation too", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual })
      const page = made.connect("visitor:v1")
      const stream = visited(page)
      for (const of of [own, stream]) page.send({ _tag: "Subscribe", stream: of, since: 0 })
      page.frames.length = 0
      made.connect("manager:lea").submit(own, "blockAlone", {})
      expect(page.frames).toEqual([away])
      expect(made.connect("visitor:v1").frames).toEqual([away])
      expect(made.memory.storage.streams.get(stream)!.at(-1)?._tag).toBe("VisitorBlocked")
    }),
  )

  it.effect(
    "from one site is gone from there alone, at hello, at wishes and on every page, and welcome by the other",
    () =>
      Effect.gen(function* () {
        const made = yield* world({ commands, routing: manual })
        const [shop, tab, blog] = ["shop", "shop", "blog"].map((site) => made.connect(`visitor:v1~${site}`))
        const stream = visited(shop!)
        expect(made.memory.storage.streams.get(stream)![0]).toMatchObject({ _tag: "ConversationStarted", site: "shop" })
        for (const client of [shop!, tab!, blog!]) client.send({ _tag: "Subscribe", stream, since: 0 })
        for (const client of [shop!, tab!, blog!]) client.frames.length = 0
        const ines = made.connect("agent:ines")
        ines.submit(stream, "block", { site: "shop" })
        for (const client of [shop!, tab!]) {
          expect(client.frames).toEqual([away])
          expect(client.closed()).toBe(true)
        }
        expect(made.connect("visitor:v1~shop").frames).toEqual([away])
        blog!.submit(stream, "postMessage", { text: "?" })
        expect(blog!.of("Ack")).toHaveLength(1)
        expect(made.connect("visitor:v1~blog").of("Welcome")).toHaveLength(1)
        // One connection is of one site, whatever token comes after.
        blog!.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
        expect(blog!.frames.at(-1)).toEqual(away)
        // What is of the workspace is of every site, and the other block stands beside it.
        ines.submit(stream, "block", { until: 60_000 })
        expect(made.connect("visitor:v1~blog").frames).toEqual([away])
        yield* TestClock.adjust(60_000)
        expect(made.connect("visitor:v1~blog").of("Welcome")).toHaveLength(1)
        const restarted = yield* world({ commands, log: { storage: made.memory.storage } })
        expect(restarted.connect("visitor:v1~shop").frames).toEqual([away])
        made.connect("manager:lea").submit(own, "unblock", {})
        expect(made.connect("visitor:v1~shop").of("Welcome")).toHaveLength(1)
        expect(made.connect("agent:ines~shop").frames).toEqual([away])
      }),
  )

  it.effect("with an end is let in after it, and otherwise once a manager says so", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual })
      const page = made.connect("visitor:v1")
      const stream = visited(page)
      const ines = made.connect("agent:ines")
      ines.submit(stream, "block", { until: 60_000 })
      yield* TestClock.adjust(59_999)
      expect(made.connect("visitor:v1").frames).toEqual([away])
      yield* TestClock.adjust(1)
      const after = made.connect("visitor:v1")
      after.send({ _tag: "Subscribe", stream, since: 0 })
      expect(after.of("Range")).not.toEqual([])
      ines.submit(stream, "block", {})
      expect(after.frames.at(-1)).toEqual(away)
      made.connect("manager:lea").submit(own, "unblock", {})
      const back = made.connect("visitor:v1")
      back.submit(stream, "postMessage", { text: "?" })
      expect(back.of("Ack")).toHaveLength(1)
    }),
  )

  it.effect("by another server is gone as soon as this one reads of it, before anything of it is told", () =>
    Effect.gen(function* () {
      const { log, storage } = yield* MemoryLog.make({ storage: MemoryLog.storage("epoch-1") })
      const here = yield* world({ commands, over: log, routing: manual })
      const page = here.connect("visitor:v1")
      const stream = visited(page)
      page.send({ _tag: "Subscribe", stream, since: 0 })
      const elsewhere = yield* world({ commands, over: log, routing: manual })
      elsewhere.connect("agent:ines").submit(stream, "block", {})
      expect(page.closed()).toBe(false)
      page.frames.length = 0
      // Something is wished of the conversation here, and the log says that it has moved on.
      here.connect("agent:noe").submit(stream, "takeConversation", {})
      expect(page.frames).toEqual([away])
      expect(storage.streams.get(stream)!.at(-1)?._tag).toBe("AgentAssigned")
    }),
  )

  const site = fc.constantFrom("shop", "blog")
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("connect" as const), resume: fc.boolean(), site: site }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), which: fc.nat(9) }) },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant("wish" as const),
        which: fc.nat(9),
        name: fc.constantFrom("postMessage", "giveConsent", "visitPage", "startConversation"),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("look" as const),
        which: fc.nat(9),
        how: fc.constantFrom("subscribe", "resume", "fetch", "page"),
        mine: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("say" as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("block" as const),
        for: fc.constantFrom(undefined, 40, 400),
        from: fc.constantFrom(undefined, "shop", "blog"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("unblock" as const) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), for: fc.constantFrom(1, 5, 9, 50, 500) }) },
  )

  const looked = { steps: 0, blocks: 0, turnedAway: 0, refused: 0, welcome: 0 }
  law(
    "gets nothing stored, and nothing of it told, whatever they try in whatever order",
    fc.tuple(fc.array(step, { minLength: 10, maxLength: 40, size: "max" }), fc.constantFrom(0, 7)),
    150,
    (steps, flushDelay) =>
      Effect.gen(function* () {
        const made = yield* world({ commands, routing: manual, log: { flushDelay } })
        const { memory, connect } = made
        const ines = connect("agent:ines")
        const lea = connect("manager:lea")
        const visitors: Array<Client> = [connect("visitor:v1~shop")]
        const sites = new Map<Client, SiteId>([[visitors[0]!, "shop" as SiteId]])
        const wished = new Map<CommandId, SiteId>()
        const stream = visited(visitors[0]!)
        yield* TestClock.adjust(100)
        const events = (of: StreamKey): ReadonlyArray<ChatEvent> => memory.storage.streams.get(of) ?? []
        let at = 100
        for (const one of steps) {
          looked.steps++
          switch (one.do) {
            case "connect": {
              const client = connect(`visitor:v1~${one.site}`)
              visitors.push(client)
              sites.set(client, one.site as SiteId)
              if (one.resume) client.send({ _tag: "Subscribe", stream, epoch: memory.log.epoch, since: 1 })
              break
            }
            case "leave":
              visitors[one.which % visitors.length]!.leave()
              break
            case "wish": {
              const client = visitors[one.which % visitors.length]!
              const on = one.name === "postMessage" ? stream : own
              const id = `page-${looked.steps}`
              const input = {
                postMessage: { text: "?" },
                giveConsent: { scopes: ["observe"] },
                visitPage: { pageId: id, visitId: "visit-1", url: "https://x.test/", title: "x" },
                startConversation: { mode: "chat" },
              }[one.name]
              wished.set(client.submit(on, one.name, input), sites.get(client)!)
              break
            }
            case "look": {
              const client = visitors[one.which % visitors.length]!
              const of = one.mine ? own : stream
              if (one.how === "subscribe") client.send({ _tag: "Subscribe", stream: of, since: 0 })
              else if (one.how === "resume")
                client.send({ _tag: "Subscribe", stream: of, epoch: memory.log.epoch, since: 1 })
              else if (one.how === "fetch") client.send({ _tag: "Fetch", stream: of, from: 1, to: 999 })
              else client.send({ _tag: "Fetch", stream: of, from: 1, to: 999, id: 1 })
              break
            }
            case "say":
              ines.submit(stream, "addNote", { text: "!" })
              break
            case "block":
              looked.blocks++
              ines.submit(stream, "block", {
                ...(one.for !== undefined && { until: at + one.for }),
                ...(one.from !== undefined && { site: one.from }),
              })
              break
            case "unblock":
              lea.submit(own, "unblock", {})
              break
            case "wait":
              at += one.for
              yield* TestClock.adjust(one.for)
          }
          const state = Visitors.fold(events(own))
          for (const client of visitors) {
            const site = sites.get(client)!
            if (!Visitors.isBlocked(state, at, site)) continue
            const said = client.frames.findLast(({ _tag }) => _tag === "Welcome" || _tag === "Bye")
            if (said?._tag === "Bye") looked.turnedAway++
            for (const of of [own, stream]) {
              const blocks = (event: ChatEvent) =>
                event._tag === "VisitorBlocked" && (event.site === undefined || event.site === site)
              const since = events(of).findLast(blocks)!.seq
              for (const frame of client.frames) {
                if ("head" in frame && frame.stream === of) expect(frame.head).toBeLessThan(since)
                if ("to" in frame && frame.stream === of) expect(frame.to).toBeLessThan(since)
              }
            }
          }
        }
        // What is on its way is stored, so that the log says who is let in.
        yield* TestClock.adjust(50)
        for (const site of ["shop", "blog"] as unknown as ReadonlyArray<SiteId>) {
          const client = connect(`visitor:v1~${site}`)
          const welcome = !Visitors.isBlocked(Visitors.fold(events(own)), at + 50, site)
          expect(client.of("Welcome").length).toBe(welcome ? 1 : 0)
          if (welcome) looked.welcome++
        }
        for (const of of [own, stream]) {
          let state = Visitors.empty
          for (const event of events(of)) {
            const by = wished.get(event.id.slice(0, event.id.indexOf("/")) as CommandId)
            if (event.by._tag === "Visitor" && Visitors.isBlocked(state, event.at, by)) {
              expect.fail(`${event._tag} of a blocked visitor in ${of}`)
            }
            state = Visitors.apply(state, event)
          }
        }
        looked.refused += visitors.flatMap((client) => client.of("Nack")).length
      }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
  )
  it("of which that law has seen enough", () => {
    expect(Object.entries(looked).filter(([, count]) => count <= 50)).toEqual([])
  })
})
