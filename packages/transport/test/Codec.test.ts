import { describe, expect, it } from "@effect/vitest"
import * as ChatEvent from "@pupitre/core/ChatEvent"
import { schemas } from "@pupitre/core/Fact"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import * as Frame from "@pupitre/transport/Frame"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { write } from "../../../bench/Results.ts"
import { seededRandom } from "../src/internal/simulation/seededRandom.js"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

const reason = (result: Result.Result<unknown, Codec.CodecError>): string | undefined =>
  Result.isFailure(result) ? result.failure.reason._tag : undefined

/** JSON has one zero. */
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe("Codec", () => {
  schemaLaw("[T1] every client frame survives the round trip", [Frame.ClientFrame], (frame) => {
    const text = Codec.encode(frame)
    const decoded = Codec.decodeClient(text)
    if (Result.isFailure(decoded)) {
      expect(Codec.exceeds(text, Codec.clientLimits)).toBeDefined()
      return
    }
    expect(decoded.success).toEqual(json(frame))
  })

  schemaLaw("[T1] every server frame survives the round trip", [Frame.ServerFrame], (frame) => {
    const text = Codec.encode(frame)
    const decoded = Codec.decodeServer(text)
    if (Result.isFailure(decoded)) {
      expect(Codec.exceeds(text, Codec.serverLimits)).toBeDefined()
      return
    }
    expect(decoded.success).toEqual(json(frame))
  })

  it("[T2] a client's unknown field is refused, a server's is ignored", () => {
    expect(reason(Codec.decodeClient('{"_tag":"WatchDesk","x":1}'))).toBe("Malformed")
    expect(reason(Codec.decodeServer('{"_tag":"Beat","x":1}'))).toBeUndefined()
    expect(reason(Codec.decodeClient('{"_tag":"Hello","protocol":1,"token":"t","__proto__":{"admin":true}}'))).toBe(
      "Malformed",
    )
  })

  it("[T3] what is too large, too deep or too much is refused before it is parsed", () => {
    expect(reason(Codec.decodeClient(`"${"a".repeat(64 * 1024)}"`))).toBe("TooLarge")
    expect(reason(Codec.decodeClient(`"${"é".repeat(32 * 1024)}"`))).toBe("TooLarge")
    expect(reason(Codec.decodeClient("[".repeat(1_000_000)))).toBe("TooLarge")
    expect(reason(Codec.decodeClient("[".repeat(60_000)))).toBe("TooDeep")
    expect(reason(Codec.decodeClient("[".repeat(17)))).toBe("TooDeep")
    expect(reason(Codec.decodeClient(`${"[".repeat(16)}${"]".repeat(16)}`))).toBe("UnknownFrame")
    expect(reason(Codec.decodeClient(`[${"1,".repeat(2_000)}1]`))).toBe("TooManyNodes")
    expect(reason(Codec.decodeClient(`[${"1,".repeat(1_998)}1]`))).toBe("UnknownFrame")
  })

  it("[T3] a range within its 256 KiB is read, however many values its events hold", () => {
    const events = Array.from({ length: 66 }, (_, i) => ({
      _tag: "ActionRecorded",
      id: `command-${i}/0`,
      seq: i + 1,
      at: 1,
      by: { _tag: "Agent", id: "a", name: "a" },
      name: "a",
      label: "l",
      details: { x: Array.from({ length: 1_900 }, () => 0) },
    }))
    const stream = "t/conversation/c" as StreamKey
    const text = Codec.encode({ _tag: "Range", stream, epoch: "e", from: 1, to: 66, events, head: 66 })
    expect(text.length).toBeLessThanOrEqual(256 * 1024)
    expect(reason(Codec.decodeServer(text))).toBeUndefined()
    const most = `[${"0,".repeat(Codec.serverLimits.bytes / 2 - 2)}0]`
    expect(reason(Codec.decodeServer(most))).toBe("UnknownFrame")
  })

  it("[T3] brackets inside strings are text, whatever is escaped around them", () => {
    const text = JSON.stringify({ a: `${"[".repeat(50)}\\"${"{".repeat(50)}`, 'b\\"': '\\\\"[[[[' })
    expect(Codec.exceeds(text, { bytes: 1_000, depth: 1, nodes: 3 })).toBeUndefined()
    expect(Codec.exceeds(text, { bytes: 1_000, depth: 1, nodes: 2 })?._tag).toBe("TooManyNodes")
  })

  it("[T4] a refusal never repeats what was refused", () => {
    const refused = Codec.decodeClient('{"_tag":"Hello","protocol":"canary","token":"canary"}')
    expect(Result.isFailure(refused) && refused.failure.message).not.toContain("canary")
    expect(Result.isFailure(refused) && refused.failure.message).toContain("Hello.protocol")
    const excess = Codec.decodeClient('{"_tag":"WatchDesk","x":"canary"}')
    expect(Result.isFailure(excess) && excess.failure.message).not.toContain("canary")
  })

  it("[T4] anything that is no frame of its side is refused with a reason", () => {
    for (const text of ["", "{", "null", "1", "[]", '"x"', '{"_tag":"Nope"}', '{"_tag":{}}', '{"_tag":"Ack"}']) {
      expect(reason(Codec.decodeClient(text))).toMatch(/NotJson|UnknownFrame/)
    }
  })

  it("[T4] whatever text comes, an answer comes and nothing is thrown", () => {
    const cases = process.env["PUPITRE_COUNTS"] === undefined ? 20_000 : 1_000_000
    const samples = [Frame.ClientFrame, Frame.ServerFrame].flatMap((schema) =>
      Effect.runSync(
        Arbitrary.sampleEffect(Arbitrary.schema(schema as typeof Frame.ClientFrame), { count: 200, seed: 7 }),
      ),
    )
    const texts = samples.map(Codec.encode).filter((text) => text.length < 2_000)
    const random = seededRandom(11)
    const whole = (most: number): number => Math.floor(random() * most)
    const pick = (): string => texts[whole(texts.length)] ?? ""
    const bits = [
      '"',
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\\",
      "null",
      "-0",
      "1e999",
      "9007199254740993",
      '"__proto__":{}',
      "\u0000",
    ]
    let refused = 0
    for (let i = 0; i < cases; i++) {
      let text = pick()
      for (let edits = whole(4); edits >= 0; edits--) {
        const [from, to] = [whole(text.length + 1), whole(text.length + 1)]
        const middle =
          [bits[whole(bits.length)] ?? "", "", pick().slice(from, to), text.slice(from, to)][whole(4)] ?? ""
        text = text.slice(0, from) + middle + text.slice(random() < 0.5 ? from : Math.min(text.length, from + whole(8)))
      }
      if (reason(i % 2 === 0 ? Codec.decodeClient(text) : Codec.decodeServer(text)) !== undefined) refused++
    }
    expect(refused).toBeGreaterThan(cases / 4)
    expect(refused).toBeLessThan(cases)
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined()
    if (cases === 1_000_000) {
      write("fuzz", [{ id: "fuzz.frames", unit: "frames", ours: cases, target: 1_000_000, more: true, looked: cases }])
    }
  }, 120_000)

  it("[T4] of 200,000 ranges with mutated events, each is refused, or gives events and refusals, and nothing is thrown", () => {
    const cases = 200_000
    const stream = "t/conversation/c" as StreamKey
    const random = seededRandom(13)
    const whole = (most: number): number => Math.floor(random() * most)
    const one = <A>(from: ReadonlyArray<A>): A => from[whole(from.length)]!
    const facts = Object.entries(schemas).flatMap(([_tag, schema]) =>
      Effect.runSync(
        Arbitrary.sampleEffect(Arbitrary.schema(schema as typeof schemas.TagAdded), { count: 6, seed: 5 }),
      ),
    )
    const texts = facts
      .map((fact, i) => ({ id: `command-${i}/0`, seq: 1, at: 5, by: { _tag: "Agent", id: "a", name: "A" }, ...fact }))
      .filter((event) => JSON.stringify(event).length < 2_000)
      .map((event) =>
        Codec.encode({
          _tag: "Range",
          stream,
          epoch: "e",
          from: 1,
          to: 1,
          events: [event],
          head: 1,
        }),
      )
    const start = texts[0]!.indexOf('"events":[') + '"events":['.length
    // Whole values in the place of others, so that most texts stay JSON; and characters anywhere, so that some do not.
    const values = [
      ...[
        "null",
        "-1",
        "1.5",
        "-0",
        "1e400",
        "9007199254740993",
        '""',
        "[]",
        "{}",
        "true",
        String.raw`"\ud800"`,
        String.raw`"\u0000"`,
      ],
      ...[`${"[".repeat(15)}${"]".repeat(15)}`, '{"__proto__":{"admin":true}}', '"javascript:canary()"', '"Future"'],
    ]
    const names = ["_tag", "__proto__", "constructor", "id", "seq", "by", "text", "x"]
    const value = /"(?:[^"\\]|\\.)*"(?=[,}\]])|-?\d+(?=[,}\]])/g
    const spots = texts.map((text) => [...text.matchAll(value)].filter(({ index }) => index >= start))
    const before = Reflect.ownKeys(Object.prototype).length
    const found = { refused: 0, known: 0, unknown: 0, malformed: 0 }
    let looked = 0
    let repeated = 0
    for (let i = 0; i < cases; i++) {
      const at = i % texts.length
      let text = texts[at]!
      const spot = one(spots[at]!)
      switch (i % 8) {
        case 0: {
          const cut = start + whole(text.length - start)
          text = text.slice(0, cut) + one(['"', "{", "}", "[", ",", ":", "\\", ""]) + text.slice(cut + whole(4))
          break
        }
        case 1:
          text = `${text.slice(0, start)}{"${one(names)}":${one(values)},${text.slice(start + 1)}`
          break
        case 2:
          text = text.replace(
            /"_tag":"\w+"(?=[^{]*\}\])/,
            `"_tag":${one(['"Future"', '"__proto__"', "7", '"TagAdded"'])}`,
          )
          break
        default:
          text = text.slice(0, spot.index) + one(values) + text.slice(spot.index + spot[0].length)
      }
      const frame = Codec.decodeServer(text)
      if (Result.isFailure(frame)) {
        found.refused++
        continue
      }
      if (frame.success._tag !== "Range") continue
      for (const raw of frame.success.events) {
        looked++
        const event = ChatEvent.decode(raw)
        if (Result.isFailure(event)) {
          found.malformed++
          if (event.failure.some((one) => one.reason.includes("canary"))) repeated++
        } else found[event.success._tag === "Unknown" ? "unknown" : "known"]++
      }
    }
    expect(Reflect.ownKeys(Object.prototype).length).toBe(before)
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined()
    expect(repeated).toBe(0)
    expect(looked).toBeGreaterThan(cases / 2)
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(cases / 100)
  }, 120_000)
})
