import type { Outcome } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import { EventChannelError } from "@pupitre/core/EventChannel"
import * as Outbox from "@pupitre/transport/Outbox"
import { ServerFrame } from "@pupitre/transport/Frame"
import { it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { describe, expect } from "vitest"
import { event, others, post, scriptedServer, stream } from "./scriptedServer.js"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

describe("Session: connection", () => {
  it("[T8] says hello with a token asked for anew at every connection", () => {
    let asked = 0
    const server = scriptedServer({ token: () => `token-${++asked}` })
    server.begin()
    expect(server.said("Hello").map((hello) => hello.token)).toEqual(["token-1"])
    expect(server.session.status.get()).toEqual({ _tag: "Online" })
    expect(server.session.self.get()?.role).toBe("agent")
    server.drop()
    expect(server.session.status.get()._tag).toBe("Offline")
    server.time.advance(1_000)
    expect(server.said("Hello").map((hello) => hello.token)).toEqual(["token-2"])
    expect(server.session.status.get()).toEqual({ _tag: "Online" })
  })

  it("[T8] says hello again when no answer comes, and dials again when none ever does", () => {
    const server = scriptedServer()
    server.silent(true)
    server.begin()
    server.time.advance(9_000)
    expect(server.said("Hello").length).toBeGreaterThan(5)
    expect(server.dials()).toBe(1)
    server.silent(false)
    server.time.advance(2_000)
    expect(server.dials()).toBe(2)
    expect(server.session.status.get()).toEqual({ _tag: "Online" })
  })

  it.each([
    ["agree", 0],
    ["are 20 minutes apart, the device's fast", -1_200_000],
    ["are 20 minutes apart, the device's slow", 1_200_000],
  ])("[T9] sends the next token on the same connection before the one in use ends, when clocks %s", (_, ahead) => {
    let asked = 0
    const server = scriptedServer({ token: () => `token-${++asked}`, ahead })
    server.begin()
    server.said()
    const alive = (milliseconds: number): void => {
      for (let i = 0; i < milliseconds; i += 10_000) {
        server.time.advance(10_000)
        server.say({ _tag: "Beat" })
      }
    }
    alive(830_000)
    expect(server.said("Hello")).toEqual([])
    alive(20_000)
    expect(server.said("Hello").map((hello) => hello.token)).toEqual(["token-2"])
    expect(server.dials()).toBe(1)
  })

  it("[T10] a connection on which nothing is heard for two heartbeats is given up for another", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 0, [], 0)
    server.time.advance(29_000)
    expect(server.dials()).toBe(1)
    server.time.advance(2_500)
    expect(server.dials()).toBe(2)
  })

  it("[T10] a connection that is waited for is dialled at once when asked", () => {
    const server = scriptedServer()
    server.begin()
    server.drop()
    server.session.tryNow()
    server.time.advance(0)
    expect(server.dials()).toBe(2)
    server.session.tryNow()
    server.time.advance(0)
    expect(server.dials()).toBe(2)
  })

  it("[T11] a server that says not to come back is left for good, and wishes are answered NotSent", async () => {
    const server = scriptedServer()
    server.begin()
    server.say({ _tag: "Bye", reason: "Unauthenticated", reconnect: false })
    expect(server.session.status.get()).toEqual({ _tag: "Closed", reason: "Unauthenticated" })
    server.time.advance(60_000)
    expect(server.dials()).toBe(1)
    expect(await server.session.submit(stream, post("x")).outcome).toEqual({ _tag: "NotSent", reason: "Closed" })
  })

  it("[T8] a token that cannot be had is told, and tried for again", () => {
    let fail = true
    const server = scriptedServer({
      token: () => {
        if (fail) throw new Error("no network")
        return "token"
      },
    })
    server.begin()
    expect(server.problems.map((problem) => problem._tag)).toContain("TokenUnavailable")
    fail = false
    server.time.advance(5_000)
    expect(server.session.status.get()).toEqual({ _tag: "Online" })
  })
})

describe("Session: facts", () => {
  it("[T12] gives out ranges in order, each number once, whatever overlaps", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 3)
    server.range(1, 3)
    server.range(2, 5)
    server.range(6, 6)
    expect(server.applied()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it("[T111] of a stream that is empty it is said once that it is, to whoever listens, and not before it is known", () => {
    const server = scriptedServer()
    server.begin()
    expect(server.deliveries).toEqual([])
    const empty = { _tag: "Range", range: { from: 1, to: 0, events: [], head: 0 } }
    server.range(1, 0, [], 0)
    server.range(1, 0, [], 0)
    server.head(0)
    expect(server.deliveries).toEqual([empty])
    const later: Array<unknown> = []
    server.session.open(stream, (delivery) => later.push(delivery))
    server.time.advance(0)
    expect(later).toEqual([empty])
    server.range(1, 2)
    server.range(3, 2, [], 2)
    expect(server.applied()).toEqual([1, 2])
    expect(server.deliveries.length).toBe(2)
    // One that holds something is never said to be empty.
    const other = scriptedServer()
    other.begin()
    other.range(1, 0, [], 2)
    expect(other.deliveries).toEqual([])
  })

  it("[T13] a range that comes too early waits, and the hole before it is fetched", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 2)
    server.said()
    server.range(6, 7)
    server.range(9, 9)
    expect(server.applied()).toEqual([1, 2])
    expect(server.said("Fetch")).toEqual([{ _tag: "Fetch", stream, from: 3, to: 5 }])
    server.range(3, 5, others(3, 5), 9)
    expect(server.applied()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(server.said("Fetch")).toEqual([{ _tag: "Fetch", stream, from: 8, to: 8 }])
    server.range(8, 8, others(8, 8), 9)
    expect(server.applied()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it("[T13] a fetch whose answer is lost is asked again, less and less often", () => {
    const server = scriptedServer()
    server.begin()
    server.range(5, 5)
    server.time.advance(10_000)
    const fetches = server.said("Fetch")
    expect(fetches.length).toBeGreaterThanOrEqual(4)
    expect(fetches.length).toBeLessThanOrEqual(7)
    expect(new Set(fetches.map((fetch) => `${fetch.from}-${fetch.to}`))).toEqual(new Set(["1-4"]))
  })

  it("[T14] a heartbeat shows the loss of the tail", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 2)
    server.time.advance(10_000)
    server.said()
    server.head(4)
    expect(server.said("Fetch")).toEqual([{ _tag: "Fetch", stream, from: 3, to: 4 }])
  })

  it("[T14] a range that says there is more shows it too, when nothing follows for 2 s", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 2, others(1, 2), 4)
    server.time.advance(1_900)
    expect(server.said("Fetch")).toEqual([])
    server.time.advance(100)
    expect(server.said("Fetch")).toEqual([{ _tag: "Fetch", stream, from: 3, to: 4 }])
  })

  it("[T14] pages that come slowly are not asked for again", () => {
    const server = scriptedServer()
    server.begin()
    server.time.advance(1_500)
    for (let i = 0; i < 10; i++) {
      server.range(i * 10 + 1, i * 10 + 10, others(i * 10 + 1, i * 10 + 10), 100)
      server.head(100)
      server.time.advance(1_500)
    }
    expect(server.applied()).toHaveLength(100)
    expect(server.said("Fetch", "Subscribe").map((frame) => frame._tag)).toEqual(["Subscribe"])
  })

  it("[T15] numbers without events that this audience may see move the cursor all the same", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 4, [event(2, "somebody-2")])
    server.range(5, 5)
    expect(server.applied()).toEqual([2, 5])
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Subscribe").at(-1)).toEqual({ _tag: "Subscribe", stream, since: 5, epoch: "e1" })
  })

  it("[T16] another lineage begins again from 1, after a Reset", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 3)
    server.restart("e2")
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Subscribe").at(-1)).toMatchObject({ since: 3, epoch: "e1" })
    server.range(1, 1)
    expect(server.applied()).toEqual([1, 2, 3])
    server.say({ _tag: "Reset", stream, epoch: "e2" })
    server.range(1, 2)
    expect(server.deliveries.map((delivery) => delivery._tag)).toEqual(["Range", "Reset", "Range"])
    expect(server.applied()).toEqual([1, 2, 3, 1, 2])
  })

  it("[T16] a lineage of which nothing is held is left for whichever comes next", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 2)
    server.restart("e2")
    server.drop()
    server.time.advance(1_000)
    server.say({ _tag: "Reset", stream, epoch: "e2" })
    server.restart("e3")
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Subscribe").at(-1)).toEqual({ _tag: "Subscribe", stream, since: 0 })
    server.range(1, 3)
    expect(server.applied()).toEqual([1, 2, 1, 2, 3])
  })

  it("[T17] one malformed event is told and costs no other", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 4, [event(1, "somebody-1"), { ...event(2, "somebody-2"), text: 7 }, null, event(4, "somebody-4")])
    expect(server.applied()).toEqual([1, 4])
    expect(server.problems.map((problem) => problem._tag)).toEqual(["EventRefused", "EventRefused"])
    server.range(5, 5)
    expect(server.applied()).toEqual([1, 4, 5])
  })

  it("[T17] an event out of its place is left out", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 3, [event(2, "somebody-2"), event(1, "somebody-1"), event(9, "somebody-9"), event(3, "somebody-3")])
    expect(server.applied()).toEqual([2, 3])
  })

  it("[T17] a frame that is none is told and costs no other", () => {
    const server = scriptedServer()
    server.begin()
    server.say({ _tag: "Nonsense" } as never)
    server.range(1, 1)
    expect(server.problems.map((problem) => problem._tag)).toEqual(["FrameRefused"])
    expect(server.applied()).toEqual([1])
  })

  it("[T18] who begins to listen later hears everything from the start, once", () => {
    const server = scriptedServer()
    server.begin()
    server.range(1, 3)
    const heard: Array<number> = []
    server.session.open(stream, (delivery) => {
      if (delivery._tag === "Range") heard.push(...delivery.range.events.map((e) => e.seq))
    })
    server.range(4, 4)
    expect(heard).toEqual([1, 2, 3, 4])
    expect(server.applied()).toEqual([1, 2, 3, 4])
  })

  it("[T18] who leaves and begins again within a delivery hears everything from the start", () => {
    const server = scriptedServer()
    const heard: Array<number> = []
    let again = false
    const leave = server.session.open(stream, () => {
      if (again) return
      again = true
      leave()
      server.session.open(stream, (delivery) => {
        if (delivery._tag === "Range") heard.push(delivery.range.from)
      })
    })
    server.time.advance(0)
    server.range(3, 4)
    // Two ranges are given out at once; the second is not for the one who began after it was.
    server.range(1, 2)
    server.range(1, 4)
    expect(heard).toEqual([1])
  })

  it("[T19] a stream that nobody listens to any more is left", () => {
    const server = scriptedServer()
    const off = server.begin()
    off()
    server.time.advance(0)
    expect(server.said("Unsubscribe")).toEqual([{ _tag: "Unsubscribe", stream }])
    server.range(1, 1)
    expect(server.applied()).toEqual([])
  })

  it("[T19] a refused subscription is told once and not asked for again", () => {
    const server = scriptedServer()
    server.begin()
    server.say({ _tag: "Ended", stream, rejection: { reasons: [{ key: "NotPermitted" }] } })
    server.said()
    server.drop()
    server.time.advance(60_000)
    expect(server.deliveries.map((delivery) => delivery._tag)).toEqual(["Ended"])
    expect(server.said("Subscribe")).toEqual([])
  })

  it("[T17] a listener that throws is told of and costs no other", () => {
    const server = scriptedServer()
    server.session.open(stream, () => {
      throw new Error("mine")
    })
    server.begin()
    server.range(1, 1)
    expect(server.applied()).toEqual([1])
    expect(server.problems.map((problem) => problem._tag)).toEqual(["ListenerThrew"])
  })
})

describe("Session: whatever a server sends", () => {
  schemaLaw(
    "[T39] nothing throws, time moves on, and what is right is still taken",
    [Schema.Array(ServerFrame)],
    (frames) => {
      const server = scriptedServer()
      server.begin()
      server.session.submit(stream, post("a"))
      server.session.desk(() => {})
      for (const frame of frames) {
        if (frame._tag === "Bye" && !frame.reconnect) continue
        server.say("stream" in frame ? { ...frame, stream } : frame)
        server.say("epoch" in frame ? { ...frame, ...("stream" in frame && { stream }), epoch: "e1" } : frame)
        server.time.advance(500)
      }
      const dials = server.dials()
      server.time.advance(20_000)
      expect(server.dials() - dials).toBeLessThan(20)
      server.drop()
      server.session.tryNow()
      server.time.advance(0)
      expect(server.session.status.get()).toEqual({ _tag: "Online" })
      const others = server.problems.filter(({ _tag }) => _tag !== "FrameRefused" && _tag !== "EventRefused")
      expect(others).toEqual([])
    },
  )

  it("[T39] a server that asks for turns without end is answered less and less often", () => {
    const server = scriptedServer()
    server.begin()
    server.session.submit(stream, post("a"))
    server.time.advance(0)
    let sent = 0
    for (let i = 0; i < 1_000; i++) {
      for (const { producer } of server.said("Submit")) {
        sent++
        server.say({ _tag: "Expect", stream, producer, n: 1_000 + i })
      }
      server.time.advance(10)
      server.head(0)
    }
    expect(sent).toBeLessThan(20)
  })
})

describe("Session: wishes", () => {
  const numbers = (frames: ReadonlyArray<{ readonly n: number }>) => frames.map((frame) => frame.n)

  it("[T23] a wish made before the connection stands goes out when it does, and has one outcome", async () => {
    const server = scriptedServer()
    const wish = server.session.submit(stream, post("hello"))
    expect(server.session.unsettled(stream).map((u) => u.commandId)).toEqual([wish.commandId])
    server.begin()
    expect(server.said("Submit")).toMatchObject([{ commandId: wish.commandId, n: 1, epoch: "e1" }])
    server.ack(wish.commandId, 7)
    server.ack(wish.commandId, 7)
    expect(await wish.outcome).toEqual({ _tag: "Stored", from: 7, to: 7 })
    expect(server.deliveries).toEqual([
      { _tag: "Settled", commandId: wish.commandId, outcome: { _tag: "Stored", from: 7, to: 7 } },
    ])
    expect(server.session.unsettled(stream)).toEqual([])
  })

  it("[T21] at most eight are under way, the oldest first", () => {
    const server = scriptedServer()
    server.begin()
    const wishes = Array.from({ length: 12 }, (_, i) => server.session.submit(stream, post(`${i}`)))
    server.time.advance(0)
    expect(numbers(server.said("Submit"))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    server.ack(wishes[0]!.commandId)
    server.time.advance(0)
    expect(numbers(server.said("Submit"))).toEqual([9])
  })

  it("[T22] what is not answered is sent again, 200 ms doubling to 4 s, and from the start after any progress", () => {
    const server = scriptedServer()
    server.begin()
    const [first] = [server.session.submit(stream, post("a")), server.session.submit(stream, post("b"))]
    const gaps = (milliseconds: number): ReadonlyArray<number> => {
      const at: Array<number> = []
      for (let i = 0; i < milliseconds; i += 10) {
        server.time.advance(10)
        if (server.said("Submit").length > 0) at.push(i)
        server.head(0)
      }
      return at.slice(1).map((time, i) => time - (at[i] ?? 0))
    }
    // With a random number of one half: three quarters of each wait.
    expect(gaps(20_000)).toEqual([140, 300, 600, 1_200, 2_400, 3_000, 3_000, 3_000, 3_000, 3_000])
    server.ack(first.commandId)
    expect(gaps(800)).toEqual([300])
  })

  it("[T22] what has not left the device yet is not sent again", () => {
    const server = scriptedServer()
    server.begin()
    server.session.submit(stream, post("a"))
    server.time.advance(0)
    server.said()
    server.buffer(1)
    server.time.advance(5_000)
    expect(server.said("Submit")).toEqual([])
    server.buffer(0)
    server.time.advance(300)
    expect(server.said("Submit")).toHaveLength(1)
  })

  it("[T22] a reconnection sends everything that has no outcome again, under the same ids and turns", () => {
    const server = scriptedServer()
    server.begin()
    const wishes = [1, 2, 3].map((i) => server.session.submit(stream, post(`${i}`)).commandId)
    server.time.advance(0)
    server.ack(wishes[1] as CommandId)
    server.said()
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Submit").slice(0, 2)).toMatchObject([
      { commandId: wishes[0], n: 1 },
      { commandId: wishes[2], n: 3 },
    ])
  })

  it("[T23] its own wish in the log is its outcome when the ack is lost", async () => {
    const server = scriptedServer()
    server.begin()
    const wish = server.session.submit(stream, post("a"))
    server.range(1, 2, [event(1, "somebody-1"), event(2, wish.commandId)])
    expect(await wish.outcome).toEqual({ _tag: "Stored", from: 2, to: 2 })
    expect(server.deliveries.map((delivery) => delivery._tag)).toEqual(["Range", "Settled"])
  })

  it("[T24] a missing turn is sent again from there on, once for many times asked", () => {
    const server = scriptedServer()
    server.begin()
    for (let i = 0; i < 4; i++) server.session.submit(stream, post(`${i}`))
    server.time.advance(0)
    const producer = server.said("Submit")[0]!.producer
    for (let i = 0; i < 3; i++) server.say({ _tag: "Expect", stream, producer, n: 2 })
    expect(numbers(server.said("Submit"))).toEqual([2, 3, 4])
  })

  it("[T24] a turn that this line will never have makes a new line", () => {
    const server = scriptedServer()
    server.begin()
    const [a, b] = [server.session.submit(stream, post("a")), server.session.submit(stream, post("b"))]
    server.time.advance(0)
    const producer = server.said("Submit")[0]!.producer
    server.say({ _tag: "Ack", stream, epoch: "e1", commandId: a.commandId, from: 1, to: 1, dup: true })
    server.say({ _tag: "Expect", stream, producer, n: 1 })
    const [again] = server.said("Submit")
    expect(again).toMatchObject({ commandId: b.commandId, n: 1 })
    expect(again?.producer).not.toBe(producer)
  })

  it("[T24] an ack of an earlier line does not count a turn of this one", () => {
    const server = scriptedServer()
    server.begin()
    const ids = [1, 2, 3].map((i) => server.session.submit(stream, post(`${i}`)).commandId)
    server.time.advance(0)
    const first = server.said("Submit")[0]!.producer
    server.say({ _tag: "Ack", stream, epoch: "e1", commandId: ids[0]!, from: 1, to: 1, dup: true })
    server.say({ _tag: "Expect", stream, producer: first, n: 1 })
    const second = server.said("Submit")[0]!.producer
    // Stored under the first line, while the second has given it the number 1.
    server.ack(ids[1] as CommandId)
    server.time.advance(500)
    server.said()
    server.say({ _tag: "Expect", stream, producer: second, n: 1 })
    const [third] = server.said("Submit")
    expect(third).toMatchObject({ commandId: ids[2], n: 1 })
    expect(third?.producer).not.toBe(second)
  })

  it("[T25] another lineage makes a new line of numbers for what is left", () => {
    const server = scriptedServer()
    server.begin()
    const wishes = [1, 2, 3].map((i) => server.session.submit(stream, post(`${i}`)).commandId)
    server.time.advance(0)
    const producer = server.said("Submit")[0]!.producer
    server.ack(wishes[0] as CommandId)
    server.restart("e2")
    server.drop()
    server.time.advance(1_000)
    const again = server.said("Submit").slice(0, 2)
    expect(again).toMatchObject([
      { commandId: wishes[1], n: 1, epoch: "e2" },
      { commandId: wishes[2], n: 2, epoch: "e2" },
    ])
    expect(again[0]?.producer).not.toBe(producer)
  })

  it("[T26] a refusal is final, one with a delay is not", async () => {
    const server = scriptedServer()
    server.begin()
    const wish = server.session.submit(stream, post("a"))
    server.time.advance(0)
    server.said()
    const rejection = { reasons: [{ key: "Rate" }] as const }
    server.say({ _tag: "Nack", stream, commandId: wish.commandId, rejection, retryAfter: 5_000 })
    server.time.advance(4_900)
    expect(server.said("Submit")).toEqual([])
    server.time.advance(200)
    expect(server.said("Submit")).toMatchObject([{ commandId: wish.commandId, n: 1 }])
    server.say({ _tag: "Nack", stream, commandId: wish.commandId, rejection })
    expect(await wish.outcome).toEqual({ _tag: "Refused", rejection })
  })

  it("[T26] after being asked to wait, half as many are under way, and more with each answer", () => {
    const server = scriptedServer()
    server.begin()
    const ids = Array.from({ length: 20 }, (_, i) => server.session.submit(stream, post(`${i}`)).commandId)
    server.time.advance(0)
    server.said()
    const rejection = { reasons: [{ key: "TooManyRequests" }] as const }
    for (const commandId of ids.slice(2, 8)) server.say({ _tag: "Nack", stream, commandId, rejection, retryAfter: 100 })
    server.ack(ids[0]!, 1)
    server.ack(ids[1]!, 2)
    server.time.advance(120)
    expect(numbers(server.said("Submit"))).toEqual([3, 4, 5, 6])
    for (let i = 2; i < 12; i++) server.ack(ids[i]!, i + 1)
    server.time.advance(0)
    expect(numbers(server.said("Submit")).at(-1)).toBe(18)
  })

  it("[T23] an ack of another lineage settles nothing", () => {
    const server = scriptedServer()
    server.begin()
    const wish = server.session.submit(stream, post("a"))
    server.say({ _tag: "Ack", stream, epoch: "e0", commandId: wish.commandId, from: 1, to: 1, dup: false })
    expect(server.session.unsettled(stream)).toHaveLength(1)
  })

  it("[T27] a full outbox says so at once, after the 500 that fit", async () => {
    const server = scriptedServer()
    const outcomes: Array<Promise<Outcome>> = []
    for (let i = 0; i < 501; i++) outcomes.push(server.session.submit(stream, post(`${i}`)).outcome)
    expect(await outcomes[500]).toEqual({ _tag: "NotSent", reason: "OutboxFull" })
    expect(server.session.unsettled(stream)).toHaveLength(500)
  })

  it("[T27] a wish that no server would read is refused here, and the connection stays", async () => {
    const server = scriptedServer()
    server.begin()
    const outcome = await server.session.submit(stream, post("x".repeat(70_000))).outcome
    expect(outcome).toMatchObject({ _tag: "Refused", rejection: { reasons: [{ key: "InvalidInput" }] } })
    expect(server.session.unsettled(stream)).toEqual([])
  })

  it("[T20] is kept before it is sent, and forgotten when it has its outcome", async () => {
    const kept: Array<string> = []
    let keep = (): void => {}
    const slot: Outbox.Slot = {
      ...Outbox.memory().openNow(),
      put: (entry) => {
        kept.push(`put ${entry.commandId}`)
        return new Promise<void>((resolve) => (keep = resolve))
      },
      remove: (commandId) => void kept.push(`remove ${commandId}`),
    }
    const server = scriptedServer({ slot })
    server.begin()
    const { commandId } = server.session.submit(stream, post("a"))
    server.time.advance(100)
    expect(server.said("Submit")).toEqual([])
    keep()
    await Promise.resolve()
    server.time.advance(0)
    expect(server.said("Submit")).toHaveLength(1)
    server.ack(commandId)
    expect(kept).toEqual([`put ${commandId}`, `remove ${commandId}`])
  })

  it("[T20] an outbox that fails is told of, and the wish is sent nonetheless", () => {
    const slot: Outbox.Slot = {
      ...Outbox.memory().openNow(),
      put: () => {
        throw new Error("quota")
      },
    }
    const server = scriptedServer({ slot })
    server.begin()
    server.session.submit(stream, post("a"))
    server.time.advance(0)
    expect(server.said("Submit")).toHaveLength(1)
    expect(server.problems.map((problem) => problem._tag)).toEqual(["OutboxFailed"])
  })

  it("[T28] what a page left behind is sent by the next, under a line of its own, and its outcome is told once", () => {
    const outbox = Outbox.memory()
    const before = scriptedServer({ slot: outbox.openNow(), id: "before" })
    before.begin()
    const ids = [1, 2].map((i) => before.session.submit(stream, post(`${i}`)).commandId)
    before.time.advance(0)
    const producer = before.said("Submit")[0]!.producer
    const after = scriptedServer({ slot: outbox.openNow(), id: "after" })
    expect(after.session.unsettled(stream).map((u) => u.commandId)).toEqual(ids)
    after.begin()
    const again = after.said("Submit")
    expect(again).toMatchObject([
      { commandId: ids[0], n: 1 },
      { commandId: ids[1], n: 2 },
    ])
    expect(again[0]?.producer).not.toBe(producer)
    after.ack(ids[0] as CommandId)
    after.ack(ids[0] as CommandId)
    expect(after.deliveries).toHaveLength(1)
    expect(outbox.openNow().held.map((entry) => entry.commandId)).toEqual([ids[1]])
  })

  it("[T28] a refusal of what an earlier page wished waits until a page can show it", () => {
    const outbox = Outbox.memory()
    const before = scriptedServer({ slot: outbox.openNow(), id: "before" })
    const { commandId } = before.session.submit(stream, post("a"))
    const after = scriptedServer({ slot: outbox.openNow(), id: "after" })
    after.time.advance(0)
    const rejection = { reasons: [{ key: "ConversationClosed" }] as const }
    after.say({ _tag: "Nack", stream, commandId, rejection })
    expect(after.session.unsettled(stream)).toHaveLength(1)
    after.begin()
    expect(after.deliveries).toEqual([])
    after.range(1, 1)
    expect(after.deliveries.slice(1)).toEqual([{ _tag: "Settled", commandId, outcome: { _tag: "Refused", rejection } }])
    expect(after.session.unsettled(stream)).toEqual([])
    expect(outbox.openNow().held).toEqual([])
  })

  it("[T28] what a page that goes meanwhile leaves behind is sent too, and what no server would read is told", () => {
    let adopt: Parameters<Outbox.Slot["adopted"]>[0] = () => {}
    const removed: Array<string> = []
    const slot: Outbox.Slot = {
      ...Outbox.memory().openNow(),
      adopted: (listener) => void (adopt = listener),
      remove: (commandId) => void removed.push(commandId),
    }
    const server = scriptedServer({ slot })
    server.begin()
    const left = (commandId: string, text: string): Outbox.Entry => ({
      commandId: commandId as CommandId,
      stream,
      call: post(text),
      at: 1,
    })
    adopt([left("left-behind-1", "a"), left("left-behind-2", "x".repeat(70_000)), left("left-behind-1", "a")])
    server.time.advance(0)
    expect(server.said("Submit").map((frame) => frame.commandId)).toEqual(["left-behind-1"])
    expect(removed).toEqual(["left-behind-2"])
    expect(server.problems.map((problem) => problem._tag)).toEqual(["OutboxUnreadable"])
  })

  it("[T28] what was left behind before the session began to listen is sent too, and problems of it are told", () => {
    const left = ["a", "x".repeat(70_000)].map((text, i) => ({
      commandId: `left-behind-${i}` as CommandId,
      stream,
      call: post(text),
      at: 1,
    }))
    const server = scriptedServer({
      slot: { ...Outbox.memory().openNow(), adopted: (listener) => listener(left) },
    })
    server.begin()
    expect(server.said("Submit").map((frame) => frame.commandId)).toEqual(["left-behind-0"])
    expect(server.problems.map((problem) => problem._tag)).toEqual(["OutboxUnreadable"])
  })

  it("[T23] a wish made within a delivery goes out after it", () => {
    const server = scriptedServer()
    server.session.open(stream, (delivery) => {
      if (delivery._tag === "Range") server.session.submit(stream, post("again"))
    })
    server.begin()
    server.range(1, 1)
    server.time.advance(0)
    expect(server.said("Submit")).toHaveLength(1)
  })
})

describe("Session: questions, signals and the desk", () => {
  it("[T29] a question is asked again until it is answered, and given up after 15 s", async () => {
    const server = scriptedServer()
    server.begin()
    const answered = server.session.query("library", {})
    server.time.advance(2_500)
    const asks = server.said("Ask")
    expect(asks).toHaveLength(2)
    server.say({ _tag: "Answer", id: asks[0]!.id, value: ["x"] })
    expect(await answered).toEqual(["x"])
    const refused = server.session.query("library", {})
    server.time.advance(0)
    server.say({
      _tag: "NoAnswer",
      id: server.said("Ask")[0]!.id,
      rejection: { reasons: [{ key: "NotPermitted" }] },
    })
    await expect(refused).rejects.toThrow(EventChannelError)
    const never = server.session.query("library", {})
    server.time.advance(16_000)
    await expect(never).rejects.toMatchObject({ reason: { _tag: "Unreachable" } })
  })

  it("[T29] a question that no server would read is refused here, and the connection stays", async () => {
    const circle: Record<string, unknown> = {}
    circle["of"] = circle
    const server = scriptedServer()
    server.begin()
    server.said()
    const inputs = ["x".repeat(70_000), Array.from({ length: 2_100 }, () => 0), circle, undefined, 1n]
    for (const input of inputs) {
      await expect(server.session.query("library", input)).rejects.toMatchObject({
        reason: { _tag: "Refused", rejection: { reasons: [{ key: "InvalidInput" }] } },
      })
    }
    await expect(server.session.query("n".repeat(65), {})).rejects.toThrow(EventChannelError)
    server.time.advance(5_000)
    expect(server.said("Ask")).toEqual([])
    expect(server.dials()).toBe(1)
  })

  it("[T29] a question is asked as it was when it was asked first", () => {
    const server = scriptedServer()
    server.begin()
    const input = { text: "a" }
    server.session.query("library", input).catch(() => {})
    input.text = "b"
    server.time.advance(2_500)
    expect(server.said("Ask").map((ask) => ask.input)).toEqual([{ text: "a" }, { text: "a" }])
  })

  it.each([
    ["too large", (id: number) => ({ _tag: "Answer", id, value: "x".repeat(600 * 1024) })],
    ["too deep", (id: number) => ({ _tag: "Answer", id, value: JSON.parse(`${"[".repeat(30)}${"]".repeat(30)}`) })],
    ["without a value", (id: number) => ({ _tag: "Answer", id })],
    ["a refusal without a reason", (id: number) => ({ _tag: "NoAnswer", id, rejection: { reasons: [] } })],
  ])("[T29] an answer that cannot be read ends its question, and no other: %s", async (_, made) => {
    const server = scriptedServer()
    server.begin()
    server.said()
    const [bad, good] = [server.session.query("library", {}), server.session.query("library", {})]
    server.time.advance(0)
    const ids = server.said("Ask").map((ask) => ask.id)
    server.sayText(JSON.stringify(made(ids[0]!)))
    await expect(bad).rejects.toMatchObject({
      reason: { _tag: "Refused", rejection: { reasons: [{ key: "Unavailable" }] } },
    })
    expect(server.problems.map((problem) => problem._tag)).toEqual(["FrameRefused"])
    server.time.advance(2_500)
    expect(server.said("Ask").map((ask) => ask.id)).toEqual([ids[1]])
    server.say({ _tag: "Answer", id: ids[1]!, value: 1 })
    expect(await good).toBe(1)
  })

  it("[T30] signals go out only while the connection stands, their counters growing", () => {
    const server = scriptedServer()
    server.session.signal(stream, { _tag: "Typing", active: true })
    server.begin()
    server.session.signal(stream, { _tag: "Typing", active: true })
    server.session.signal(stream, { _tag: "Typing", active: false })
    server.time.advance(0)
    const shown = server.said("Show")
    expect(shown.map((show) => show.signal)).toEqual([
      { _tag: "Typing", active: true },
      { _tag: "Typing", active: false },
    ])
    expect(shown[1]!.counter).toBeGreaterThan(shown[0]!.counter)
  })

  it("[T81] whether an agent takes conversations is said with every greeting, and at once in between", () => {
    const server = scriptedServer()
    server.session.available(false)
    server.begin()
    const tags = server.said("Hello", "Available").map((frame) => frame._tag)
    expect(tags).toEqual(["Hello", "Available"])
    server.session.available(true)
    server.time.advance(0)
    expect(server.said("Available")).toEqual([{ _tag: "Available", available: true }])
    server.drop()
    server.time.advance(20_000)
    expect(server.said("Hello", "Available")).toMatchObject([{ _tag: "Hello" }, { available: true }])
  })

  it("[T31] the desk's list is whole first, then changes, the newer line standing", () => {
    const server = scriptedServer()
    const lists: Array<ReadonlyArray<string>> = []
    server.session.desk((list) => lists.push(list.map((line) => `${line.id}:${line.seq}`)))
    server.begin()
    expect(server.said("WatchDesk")).toHaveLength(1)
    server.say({ _tag: "Summaries", whole: true, summaries: [line("a", 2), line("b", 1)] })
    server.say({ _tag: "Summaries", whole: false, summaries: [line("a", 1), line("c", 1)] })
    expect(lists).toEqual([
      ["a:2", "b:1"],
      ["a:2", "b:1", "c:1"],
    ])
    const later: Array<number> = []
    const leave = server.session.desk((list) => later.push(list.length))
    server.time.advance(0)
    expect(later).toEqual([3])
    leave()
    server.say({ _tag: "Summaries", whole: true, summaries: [line("d", 1)] })
    expect(later).toEqual([3])
    expect(lists.at(-1)).toEqual(["d:1"])
  })

  it("[T31] a whole list replaces the lines that are gone, a line of it that is older than the one held does not", () => {
    const server = scriptedServer()
    const lists: Array<ReadonlyArray<string>> = []
    server.session.desk((list) => lists.push(list.map((l) => `${l.id}:${l.seq}`)))
    server.begin()
    server.say({ _tag: "Summaries", whole: true, summaries: [line("a", 2), line("b", 1)] })
    server.drop()
    server.time.advance(10_000)
    server.say({ _tag: "Summaries", whole: true, summaries: [line("a", 1)] })
    expect(lists).toEqual([["a:2", "b:1"], ["a:2"]])
  })

  it("[T31] the whole list of another lineage stands as it is, and no change counts before it", () => {
    const server = scriptedServer()
    const lists: Array<ReadonlyArray<string>> = []
    server.session.desk((list) => lists.push(list.map((l) => `${l.id}:${l.seq}`)))
    server.begin()
    server.say({ _tag: "Summaries", whole: true, summaries: [line("a", 9), line("b", 1)] })
    server.restart("e2")
    server.drop()
    server.time.advance(10_000)
    server.say({ _tag: "Summaries", whole: false, summaries: [line("a", 3)] })
    server.say({ _tag: "Summaries", whole: true, summaries: [line("a", 4)] })
    expect(lists).toEqual([["a:9", "b:1"], ["a:4"]])
  })
})

const line = (id: string, seq: number) =>
  ({
    id,
    visitor: { _tag: "Visitor", id: "v1" },
    status: "queued",
    mode: "chat",
    startedAt: 1,
    unanswered: 0,
    visitorGone: false,
    seq,
  }) as never
