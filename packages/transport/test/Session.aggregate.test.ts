/** A session that opens a stream at what it adds up to. */
import type { Delivery } from "@pupitre/core/EventChannel"
import type { Fold } from "@pupitre/core/Projection"
import { follow } from "@pupitre/core/Projection"
import { describe, expect, it } from "vitest"
import { others, scriptedServer, stream } from "./scriptedServer.js"

const tags = (deliveries: ReadonlyArray<Delivery>) => deliveries.map((delivery) => delivery._tag)
const aggregated = (seq: number, state: unknown = { sum: seq }) =>
  ({ _tag: "Aggregated", stream, epoch: "e1", seq, state }) as never
const asked = { _tag: "Subscribe", stream, since: 0, aggregate: true }

/** How many events there were, and the numbers of those that were folded here. */
const counting: Fold<{ readonly count: number; readonly folded: ReadonlyArray<number> }> = {
  initial: { count: 0, folded: [] },
  apply: ({ count, folded }, { seq }) => ({ count: count + 1, folded: [...folded, seq] }),
  read: (told) =>
    typeof told === "object" && told !== null && "sum" in told ? { count: told.sum as number, folded: [] } : undefined,
}

describe("[T100] a stream opened at what it adds up to", () => {
  it("[T100] begins there, and goes on from there on another connection", () => {
    const server = scriptedServer()
    server.begin({ aggregate: true })
    expect(server.said("Subscribe")).toEqual([asked])
    server.say(aggregated(80))
    server.range(81, 81)
    expect(server.deliveries[0]).toEqual({ _tag: "Aggregated", seq: 80, state: { sum: 80 } })
    expect(server.applied()).toEqual([81])
    server.drop()
    server.time.advance(1_000)
    expect(server.said("Subscribe").at(-1)).toEqual({ ...asked, since: 81, epoch: "e1" })
    server.time.advance(10_000)
    expect(server.said("Fetch")).toEqual([])
  })

  it("[T100] is heard of once: what comes again, late or unasked for says nothing", () => {
    const server = scriptedServer()
    server.begin({ aggregate: true })
    server.say(aggregated(80))
    server.say(aggregated(90))
    server.range(91, 91)
    expect(tags(server.deliveries)).toEqual(["Aggregated"])
    server.range(81, 90)
    expect(server.applied()).toEqual(others(81, 91).map(({ seq }) => seq))
    const unasked = scriptedServer()
    unasked.begin()
    unasked.say(aggregated(80))
    unasked.range(1, 2)
    expect(tags(unasked.deliveries)).toEqual(["Range"])
  })

  it("[T100] what is told anew takes the place of what is held, and nothing that is older does", () => {
    const server = scriptedServer()
    server.begin({ aggregate: true })
    server.say(aggregated(80))
    server.range(81, 82)
    const anew = (seq: number): never => ({ ...(aggregated(seq, { sum: "anew" }) as object), anew: true }) as never
    server.say(anew(81))
    expect(tags(server.deliveries)).toEqual(["Aggregated", "Range"])
    server.say(anew(82))
    server.range(83, 83)
    expect(server.deliveries.slice(2)).toMatchObject([
      { _tag: "Aggregated", seq: 82, state: { sum: "anew" } },
      { _tag: "Range", range: { from: 83 } },
    ])
    const unasked = scriptedServer()
    unasked.begin()
    unasked.range(1, 2)
    unasked.say(anew(2))
    expect(tags(unasked.deliveries)).toEqual(["Range"])
  })

  it("[T100] of a server that keeps nothing is told from its start", () => {
    const server = scriptedServer()
    server.begin({ aggregate: true })
    server.range(1, 12)
    expect(server.applied()).toEqual(others(1, 12).map(({ seq }) => seq))
  })

  it("[T100] is asked for again when it was lost", () => {
    const server = scriptedServer()
    server.begin({ aggregate: true })
    server.said()
    server.range(81, 82)
    server.head(82)
    expect(server.said("Fetch", "Subscribe")).toEqual([asked])
    server.say(aggregated(80))
    server.range(81, 82)
    expect(server.applied()).toEqual([81, 82])
  })

  it("[T100] who listens later is told the same; who reads facts alone has it begin at its start, for everyone", () => {
    const server = scriptedServer()
    server.begin({ aggregate: true })
    server.say(aggregated(80))
    server.range(81, 82)
    const late: Array<Delivery> = []
    server.session.open(stream, (delivery) => late.push(delivery), { aggregate: true })
    server.time.advance(10)
    expect(tags(late)).toEqual(["Aggregated", "Range"])
    server.said()
    const plain: Array<Delivery> = []
    server.session.open(stream, (delivery) => plain.push(delivery))
    server.time.advance(0)
    expect(server.said("Subscribe")).toEqual([{ _tag: "Subscribe", stream, since: 0 }])
    server.say(aggregated(80))
    server.range(1, 82)
    server.time.advance(10)
    for (const heard of [server.deliveries, late]) expect(tags(heard).slice(-2)).toEqual(["Reset", "Range"])
    expect(tags(plain)).toEqual(["Range"])
    expect(server.applied()).toEqual([81, 82, ...others(1, 82).map(({ seq }) => seq)])
  })

  it("[T100] a fold begins at what it can read, and at the start of the stream otherwise", () => {
    const server = scriptedServer()
    const known = follow(server.session, stream, counting)
    server.time.advance(10)
    server.say(aggregated(80))
    server.range(81, 83)
    expect(known.state.get()).toEqual({ count: 83, folded: [81, 82, 83] })
    known.close()
    server.time.advance(10)
    server.said()
    const other = follow(server.session, stream, counting)
    server.time.advance(10)
    server.say(aggregated(80, "of another version"))
    server.time.advance(10)
    expect(server.said("Subscribe")).toEqual([asked, { _tag: "Subscribe", stream, since: 0 }])
    server.range(1, 3)
    expect(other.state.get()).toEqual({ count: 3, folded: [1, 2, 3] })
  })
})
