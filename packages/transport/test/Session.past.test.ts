/** A session that opens a conversation at its end, asks for what is before, and tells how far it has got. */
import { EventChannelError } from "@pupitre/core/EventChannel"
import type { Delivery } from "@pupitre/core/EventChannel"
import type { Mark } from "@pupitre/core/Marks"
import { ServerFrame } from "@pupitre/transport/Frame"
import { it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { event, others, scriptedServer, stream } from "./scriptedServer.js"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

const tags = (deliveries: ReadonlyArray<Delivery>) => deliveries.map((delivery) => delivery._tag)
const rejection = { reasons: [{ key: "NotPermitted" }] } as const

describe("[T70] a conversation opened at its end", () => {
  it("[T70] begins with its state, and ranges from there on", () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    expect(server.said("Subscribe")).toEqual([{ _tag: "Subscribe", stream, since: 0, tail: 20 }])
    const state = server.opened(81, 100)
    server.range(81, 100)
    server.range(101, 101)
    expect(server.deliveries[0]).toEqual({ _tag: "Opened", from: 81, state })
    expect(tags(server.deliveries)).toEqual(["Opened", "Range", "Range"])
    expect(server.applied()).toEqual([...others(81, 101).map(({ seq }) => seq)])
    server.time.advance(10_000)
    expect(server.said("Fetch")).toEqual([])
  })

  it("[T70] goes on from its cursor on another connection, and begins so again in another lineage", () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    server.opened(81, 100)
    server.range(81, 90)
    server.restart("e2")
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Subscribe").at(-1)).toEqual({ _tag: "Subscribe", stream, since: 90, epoch: "e1", tail: 20 })
    server.say({ _tag: "Reset", stream, epoch: "e2" })
    server.opened(31, 50)
    server.range(31, 50)
    expect(tags(server.deliveries)).toEqual(["Opened", "Range", "Reset", "Opened", "Range"])
    expect(server.applied().at(-1)).toBe(50)
  })

  it("[T70] is heard of once: a state that comes again, late, or unasked for says nothing", () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    server.opened(81, 100)
    server.opened(91, 110)
    server.range(91, 110)
    expect(tags(server.deliveries)).toEqual(["Opened"])
    expect(server.said("Fetch")).toEqual([{ _tag: "Fetch", stream, from: 81, to: 90 }])
    server.range(81, 90, others(81, 90), 110)
    expect(server.applied()).toEqual(others(81, 110).map(({ seq }) => seq))
    const unasked = scriptedServer()
    unasked.begin()
    unasked.opened(81, 100)
    unasked.range(1, 2)
    expect(unasked.applied()).toEqual([1, 2])
  })

  it("[T70] that is short, or held already, is a stream like any other", () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    server.range(1, 12)
    server.opened(81, 100)
    server.range(13, 13)
    expect(server.applied()).toEqual(others(1, 13).map(({ seq }) => seq))
  })

  it("[T70] whose state is lost is asked for again, not read from the start", () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    server.said()
    server.range(81, 100)
    server.head(100)
    expect(server.said("Fetch", "Subscribe").map((frame) => frame._tag)).toEqual(["Subscribe"])
    // No heartbeat is waited for.
    server.time.advance(14_000)
    expect(server.said("Fetch", "Subscribe").map((frame) => frame._tag)).toEqual([
      "Subscribe",
      "Subscribe",
      "Subscribe",
    ])
    server.opened(82, 101)
    server.range(82, 101)
    expect(tags(server.deliveries)).toEqual(["Opened", "Range"])
  })

  it("[T70] whose state this version cannot read is read from the start", () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    server.said()
    server.say({ _tag: "Opened", stream, epoch: "e1", from: 81, state: { status: "pondered" } } as never)
    expect(server.problems.map((problem) => problem._tag)).toEqual(["FrameRefused"])
    expect(server.said("Subscribe")).toEqual([{ _tag: "Subscribe", stream, since: 0 }])
    server.range(1, 2)
    expect(server.applied()).toEqual([1, 2])
  })

  it("[T70] is heard in the same way by who begins to listen later, whatever they ask for", () => {
    for (const options of [undefined, { tail: 3 }]) {
      const server = scriptedServer()
      server.begin({ tail: 20 })
      const state = server.opened(81, 100)
      server.range(81, 101)
      server.say({ _tag: "Marks", stream, epoch: "e1", marks: { "Visitor/v1": { delivered: 9, read: 2 } } })
      const heard: Array<Delivery> = []
      server.session.open(stream, (delivery) => heard.push(delivery), options)
      server.time.advance(0)
      server.range(102, 102)
      expect(tags(heard)).toEqual(["Opened", "Range", "Marks", "Range"])
      expect(heard[0]).toEqual({ _tag: "Opened", from: 81, state })
      expect(heard[1]).toMatchObject({ range: { from: 81, to: 101 } })
      expect(server.said("Subscribe")).toHaveLength(1)
    }
  })

  it("[T70] a tail is one that a server reads, whatever is asked for", () => {
    const asked = [0, -3, 2.7, 1e9, Infinity, Number.NaN].map((tail) => {
      const server = scriptedServer()
      server.begin({ tail })
      return server.said("Subscribe")[0]?.tail
    })
    expect(asked).toEqual([1, 1, 2, 300, 300, undefined])
  })

  it("[T18] who begins to listen later is not given what was taken out", () => {
    const server = scriptedServer()
    server.begin()
    const { text: _, ...envelope } = event(2, "somebody-2")
    const about = { language: "en", text: "text 1 in English", provider: "p", to: "agents" }
    server.range(1, 2, [event(1, "somebody-1"), { ...envelope, ...about, _tag: "TranslationAttached", target: 1 }])
    server.range(3, 3, [
      { ...envelope, id: "somebody-3/0", seq: 3, _tag: "MessageRedacted", target: 1, cause: "personalData" },
    ])
    expect(server.problems).toEqual([])
    const heard: Array<Delivery> = []
    server.session.open(stream, (delivery) => heard.push(delivery))
    server.time.advance(0)
    expect(JSON.stringify(heard)).not.toContain("text 1")
    expect(heard).toMatchObject([
      { range: { from: 1, to: 3, events: [{ _tag: "Tombstone" }, { _tag: "MessageRedacted" }] } },
    ])
  })

  schemaLaw(
    "[T39] whatever frames a server sends to one that opens at the end",
    [Schema.Array(ServerFrame)],
    (frames) => {
      const server = scriptedServer()
      server.begin({ tail: 5 })
      void server.session.fetch(stream, 1, 9).catch(() => {})
      let cursor = 0
      server.session.mark(stream, { delivered: 3, read: 2 })
      for (const frame of frames) {
        server.say("stream" in frame ? { ...frame, stream } : frame)
        server.say("epoch" in frame ? { ...frame, ...("stream" in frame && { stream }), epoch: "e1" } : frame)
        server.time.advance(300)
      }
      for (const delivery of server.deliveries) {
        if (delivery._tag === "Reset") cursor = 0
        if (delivery._tag === "Opened") {
          expect(cursor).toBe(0)
          cursor = delivery.from - 1
        }
        if (delivery._tag !== "Range") continue
        expect(delivery.range.from).toBe(cursor + 1)
        cursor = delivery.range.to
      }
      expect(server.said("Subscribe", "Mark", "Fetch").length).toBeLessThan(20 + 10 * frames.length)
    },
  )
})

describe("[T71] a page of the past", () => {
  const page = (id: number, from: number, to: number, later: ReadonlyArray<unknown> = []) =>
    ({ _tag: "Page", id, stream, epoch: "e1", from, to, events: others(from, to), later, head: 100 }) as ServerFrame
  const translated = (seq: number, target: number) => {
    const { text: _, ...envelope } = event(seq, `translator-${seq}`)
    return { ...envelope, _tag: "TranslationAttached", target, language: "en", text: "t", provider: "p", to: "agents" }
  }
  const begun = () => {
    const server = scriptedServer()
    server.begin({ tail: 20 })
    server.opened(81, 100)
    server.range(81, 100)
    server.said()
    return server
  }

  it("[T71] finds its question, with what was said later about it", async () => {
    const server = begun()
    const [first, second] = [server.session.fetch(stream, 1, 80), server.session.fetch(stream, 1, 40)]
    server.time.advance(0)
    const [one, two] = server.said("Fetch")
    expect(one).toMatchObject({ stream, from: 1, to: 80 })
    server.say(page(two!.id!, 31, 40))
    server.say(page(one!.id!, 71, 80, [translated(90, 75), translated(95, 80)]))
    expect(await second).toMatchObject({ from: 31, to: 40, later: [] })
    const given = await first
    expect(given.events.map(({ seq }) => seq)).toEqual(others(71, 80).map(({ seq }) => seq))
    expect(given.later.map(({ seq }) => seq)).toEqual([90, 95])
    expect(given).toMatchObject({ from: 71, to: 80, head: 100 })
    // It is no part of what is held contiguously.
    expect(server.applied().at(0)).toBe(81)
  })

  it("[T71] is asked for again every 2 s, over another connection too, and given up after 15 s", async () => {
    const server = begun()
    const asked = server.session.fetch(stream, 1, 80)
    server.time.advance(2_500)
    expect(server.said("Fetch")).toHaveLength(2)
    server.drop()
    server.time.advance(1_000)
    const [again] = server.said("Fetch")
    server.say(page(again!.id!, 1, 80))
    expect(await asked).toMatchObject({ from: 1, to: 80 })
    const never = server.session.fetch(stream, 1, 80)
    server.time.advance(16_000)
    await expect(never).rejects.toMatchObject({ reason: { _tag: "Unreachable" } })
    expect(server.said("Fetch").length).toBeLessThan(9)
    server.time.advance(30_000)
    expect(server.said("Fetch")).toEqual([])
  })

  it("[T71] ends when the stream is not allowed, the lineage is gone, or the session is closed", async () => {
    const server = begun()
    const refused = server.session.fetch(stream, 1, 80)
    server.say({ _tag: "Ended", stream, rejection })
    await expect(refused).rejects.toThrow(EventChannelError)
    await expect(refused).rejects.toMatchObject({ reason: { _tag: "Refused", rejection } })
    const reset = begun()
    const gone = reset.session.fetch(stream, 1, 80)
    reset.say({ _tag: "Reset", stream, epoch: "e1" })
    await expect(gone).rejects.toMatchObject({ reason: { _tag: "Unreachable" } })
    const elsewhere = begun()
    const before = elsewhere.session.fetch(stream, 1, 80)
    elsewhere.restart("e2")
    elsewhere.drop()
    elsewhere.time.advance(1_000)
    await expect(before).rejects.toMatchObject({ reason: { _tag: "Unreachable" } })
    const closed = begun()
    const open = closed.session.fetch(stream, 1, 80)
    void closed.session.close()
    await expect(open).rejects.toMatchObject({ reason: { _tag: "Unreachable" } })
    await expect(closed.session.fetch(stream, 1, 80)).rejects.toMatchObject({ reason: { _tag: "Unreachable" } })
  })

  it("[T71] that is no answer to its question is none, and one that cannot be read ends it", async () => {
    const server = begun()
    const asked = server.session.fetch(stream, 41, 80)
    let settled = 0
    const settles = (): void => void settled++
    asked.then(settles, settles)
    server.time.advance(0)
    const id = server.said("Fetch")[0]!.id!
    server.say(page(id + 1, 41, 80))
    server.say(page(id, 1, 80))
    server.say(page(id, 41, 81))
    server.say({ ...page(id, 41, 80), epoch: "e0" } as ServerFrame)
    server.say({ ...page(id, 41, 80), stream: "acme/conversation/c2" } as ServerFrame)
    server.say({ _tag: "Answer", id, value: 7 })
    await Promise.resolve()
    expect(settled).toBe(0)
    server.say({ ...page(id, 41, 80), events: 7 } as never)
    await expect(asked).rejects.toMatchObject({ reason: { rejection: { reasons: [{ key: "Unavailable" }] } } })
  })

  it("[T71] costs nothing else when an event of it is wrong, and aims where it says", async () => {
    const server = begun()
    const asked = server.session.fetch(stream, 78, 80)
    server.time.advance(0)
    const id = server.said("Fetch")[0]!.id!
    const later = [translated(79, 78), translated(90, 79), translated(91, 20), event(92, "somebody-92"), null]
    server.say({
      ...page(id, 78, 80, later),
      events: [event(78, "somebody-78"), { ...event(79, "somebody-79"), at: "x" }],
    } as ServerFrame)
    const given = await asked
    expect([given.events, given.later].map((events) => events.map(({ seq }) => seq))).toEqual([[78], [90]])
    expect(server.problems.map((problem) => problem._tag)).toEqual(["EventRefused", "EventRefused"])
  })

  it("[T71] of no numbers is refused here, and from before the first begins with it", async () => {
    const server = begun()
    for (const [from, to] of [
      [1, 0],
      [1, -4],
      [1, 2.5],
      [Number.NaN, 4],
      [1, Infinity],
    ] as const) {
      await expect(server.session.fetch(stream, from, to)).rejects.toMatchObject({ reason: { _tag: "Refused" } })
    }
    void server.session.fetch(stream, -9, 4).catch(() => {})
    server.time.advance(0)
    expect(server.said("Fetch")).toMatchObject([{ from: 1, to: 4 }])
  })
})

describe("[T72] marks", () => {
  const marks = (...told: ReadonlyArray<readonly [string, number, number]>) =>
    ({
      _tag: "Marks",
      stream,
      epoch: "e1",
      marks: Object.fromEntries(told.map(([who, delivered, read]) => [who, { delivered, read }])),
    }) as ServerFrame

  it("[T72] of this side are told at most every 200 ms, the highest of each", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 50)
    server.said()
    for (let seq = 1; seq <= 40; seq++) {
      server.session.mark(stream, { delivered: seq, read: seq - 1 })
      server.time.advance(10)
    }
    server.time.advance(1_000)
    const said = server.said("Mark")
    expect(said.length).toBeLessThanOrEqual(3)
    expect(said[0]).toEqual({ _tag: "Mark", stream, epoch: "e1", delivered: 1, read: 0 })
    expect(said.at(-1)).toMatchObject({ delivered: 40, read: 39 })
    server.session.mark(stream, { delivered: 12, read: 39 })
    server.session.mark(stream, { delivered: Number.NaN, read: -1 })
    server.time.advance(1_000)
    expect(server.said("Mark")).toEqual([])
    server.session.mark(stream, { delivered: 0, read: 41 })
    server.time.advance(0)
    expect(server.said("Mark")).toMatchObject([{ delivered: 41, read: 41 }])
  })

  it("[T72] however often and in whatever order, the last that is told is the highest", () => {
    const mark = fc.record({ delivered: fc.nat(50), read: fc.nat(50), wait: fc.nat(300), drop: fc.boolean() })
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 30 }), (all) => {
        const server = scriptedServer()
        server.begin()
        server.range(1, 50)
        const told: Array<Mark> = []
        let at = -Infinity
        const look = (): void => {
          server.time.advance(0)
          for (const { delivered, read } of server.said("Mark")) {
            told.push({ delivered, read })
            expect(server.time.now() - at).toBeGreaterThanOrEqual(200)
            at = server.time.now()
          }
        }
        for (const { delivered, read, wait, drop } of all) {
          server.session.mark(stream, { delivered, read })
          look()
          for (let i = 0; i < wait; i += 20) {
            server.time.advance(20)
            look()
          }
          if (drop && wait > 200) {
            server.drop()
            told.length = 0
          }
        }
        for (let i = 0; i < 700; i++) {
          server.time.advance(20)
          look()
        }
        const read = Math.max(...all.map((one) => one.read))
        const last = { read, delivered: Math.max(read, ...all.map((one) => one.delivered)) }
        expect(last.delivered === 0 ? undefined : last).toEqual(told.at(-1))
      }),
      { numRuns: 100 },
    )
  })

  it("[T72] of this side are told again on another connection, and forgotten with their lineage", () => {
    const server = scriptedServer()
    server.begin()
    server.session.mark(stream, { delivered: 3, read: 2 })
    server.time.advance(500)
    // Nothing is held yet, so that no lineage can be named.
    expect(server.said("Mark")).toEqual([])
    server.range(1, 3)
    server.time.advance(0)
    expect(server.said("Mark")).toMatchObject([{ epoch: "e1", delivered: 3, read: 2 }])
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Subscribe", "Mark").map((frame) => frame._tag)).toEqual(["Subscribe", "Mark"])
    server.restart("e2")
    server.drop()
    server.time.advance(1_000)
    server.say({ _tag: "Reset", stream, epoch: "e2" })
    server.range(1, 3)
    server.time.advance(1_000)
    expect(server.said("Mark")).toEqual([])
  })

  it("[T72] of everyone are given as they change, and never go back", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 9)
    server.say(marks(["Visitor/v1", 4, 2]))
    server.say(marks(["Visitor/v1", 4, 2]))
    server.say(marks(["Visitor/v1", 3, 3], ["Agent/a2", 9, 9]))
    server.say({ ...marks(["Visitor/v1", 9, 9]), epoch: "e0" } as ServerFrame)
    server.say(marks(["Visitor/v1", 1, 1]))
    expect(server.deliveries.filter((delivery) => delivery._tag === "Marks")).toEqual([
      { _tag: "Marks", marks: { "Visitor/v1": { delivered: 4, read: 2 } } },
      { _tag: "Marks", marks: { "Visitor/v1": { delivered: 4, read: 3 }, "Agent/a2": { delivered: 9, read: 9 } } },
    ])
  })

  it("[T72] are of open streams: nothing is told of one that is left or refused", () => {
    const server = scriptedServer()
    const leave = server.begin()
    server.range(1, 9)
    server.say({ _tag: "Ended", stream, rejection })
    server.session.mark(stream, { delivered: 3, read: 2 })
    leave()
    server.session.mark(stream, { delivered: 4, read: 2 })
    server.time.advance(1_000)
    expect(server.said("Mark")).toEqual([])
  })
})
