import { expect, it } from "@effect/vitest"
import { enabled, fromReasons } from "@pupitre/core/Availability"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversations from "@pupitre/core/Conversation"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { Fact } from "@pupitre/core/Fact"
import type { Mirror } from "@pupitre/core/Mirror"
import { maxPiece, Piece } from "@pupitre/core/Mirror"
import { observes } from "@pupitre/core/Navigation"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { Options } from "@pupitre/transport/server/Gateway"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import { describe } from "vitest"
import { scriptedServer, stream as scripted } from "../scriptedServer.js"
import type { Client, World } from "./World.js"
import { inWorld, law, world } from "./World.js"

/** A fact of the navigation, whoever says it: the actions have the rules of who may. */
const Navigate = Command.make({
  name: "navigate",
  on: "conversation",
  roles: ["agent"],
  input: Schema.Struct({ fact: Schema.Json }),
  inputReasons: [],
  availability: () => Command.unless(),
  facts: (_, { fact }) => accept([fact as Fact]),
})
const commands = Command.catalogue([...builtin, Navigate])
const level = "observe" as const
const facts = {
  ask: { _tag: "NavigationRequested", level, expiresAt: 9_000_000_000_000 },
  more: { _tag: "NavigationRequested", level: "control", expiresAt: 9_000_000_000_000 },
  grant: { _tag: "NavigationGranted", level },
  start: { _tag: "NavigationStarted", level },
  pause: { _tag: "NavigationPaused" },
  end: { _tag: "NavigationEnded", cause: "visitor" },
} as const
const begin = ["ask", "grant", "start"] as const

const piece = (n = 0, text = "…"): Mirror => ({ _tag: "Piece", take: 1, n, text })
const step = (what: unknown, id = 1): Mirror => ({ _tag: "Step", id, step: what as Schema.Json })
const again: Mirror = { _tag: "Again" }
const done: Mirror = { _tag: "Stepped", id: 1, reasons: [] }
/** Lets through whatever says so. */
const steps: NonNullable<Options["steps"]> = (_, asked) => {
  if (asked === "boom") throw new Error("a bug of the team")
  return asked === "may" ? enabled : fromReasons([{ key: "FieldMasked" }])
}

const watching = (made: World) => {
  const { client: page, stream } = made.conversation("v1")
  const tab = made.connect("visitor:v1")
  const [ines, desk, noe] = [made.connect("agent:ines"), made.connect("agent:ines"), made.connect("agent:noe")]
  const lea = made.connect("manager:lea")
  const stranger = made.connect("visitor:v2")
  const all = { page, tab, ines, desk, noe, lea, stranger }
  for (const client of Object.values(all)) client.send({ _tag: "Subscribe", stream, since: 0 })
  ines.submit(stream, "takeConversation", {})
  const pass = (client: Client, item: Mirror): void => client.send({ _tag: "Mirror", stream, item })
  const navigate = (...of: ReadonlyArray<keyof typeof facts>): void => {
    for (const fact of of) lea.submit(stream, "navigate", { fact: facts[fact] })
    for (const fact of of) ines.submit(stream, "navigate", { fact: facts[fact] })
  }
  return { ...all, all, stream, pass, navigate }
}
const told = (client: Client): ReadonlyArray<unknown> => client.of("Mirrored").map(({ item }) => item)

describe("[T87] pieces of the page", () => {
  it.effect("go to the agent in charge alone, on each of their connections that looks, while the page is seen", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual })
      const { all, page, ines, desk, stream, pass: passed, navigate } = watching(made)
      // Of all that passes, what the log holds stays as it was: not a number more.
      const kept = (): string => JSON.stringify([...made.memory.storage.streams])
      const pass: typeof passed = (client, item) => {
        const before = kept()
        passed(client, item)
        expect(kept()).toBe(before)
      }
      expect(kept()).toContain("ConversationStarted")
      pass(page, piece(0))
      expect(Object.values(all).flatMap(told)).toEqual([])
      navigate(...begin)
      pass(page, piece(1))
      desk.send({ _tag: "Unsubscribe", stream })
      pass(page, piece(2))
      navigate("pause")
      pass(page, piece(3))
      navigate("start")
      pass(page, piece(4))
      navigate("more")
      pass(page, piece(5))
      navigate("end")
      pass(page, piece(6))
      expect(told(ines)).toEqual([1, 2, 4, 5].map((n) => piece(n)))
      expect(told(desk)).toEqual([piece(1)])
      const { ines: _ines, desk: _desk, ...others } = all
      expect(Object.values(others).flatMap(told)).toEqual([])
      expect(ines.of("Mirrored")[0]?.by).toEqual({ _tag: "Visitor", id: "v1" })
    }),
  )

  it.effect("have bytes of their own: those over them are dropped, and the connection goes on", () =>
    Effect.gen(function* () {
      const made = yield* world({
        commands,
        routing: manual,
        limits: { mirror: { burst: 100_000, perSecond: 20_000 }, frames: { burst: 60, perSecond: 60 } },
      })
      const { page, ines, stream, pass, navigate } = watching(made)
      navigate(...begin)
      yield* TestClock.adjust(10_000)
      for (let i = 0; i < 2_000; i++) pass(page, piece(i, "x".repeat(1_000)))
      expect(told(ines).length).toBeGreaterThan(80)
      expect(told(ines).length).toBeLessThan(100)
      expect(page.closed()).toBe(false)
      // Nor do they take what else may be sent.
      page.submit(stream, "postMessage", { text: "?" })
      expect(page.of("Nack")).toEqual([])
      yield* TestClock.adjust(10_000)
      pass(page, piece(0, "again"))
      expect(told(ines).at(-1)).toEqual(piece(0, "again"))
      // In bytes and not in units.
      const before = told(ines).length
      yield* TestClock.adjust(10_000)
      for (let i = 0; i < 100; i++) pass(page, piece(i, "字".repeat(1_000)))
      expect(told(ines).length - before).toBeLessThan(34)
    }),
  )

  it.effect("what only begins like one is counted as what it is", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual, limits: { frames: { burst: 20, perSecond: 1 } } })
      const { page, stream } = watching(made)
      const like = `{"_tag":"Mirror","stream":"${stream}","item":{"_tag":"Piece","take":1,"n":1,"text":"x"},`
      for (let i = 0; i < 200; i++) page.raw(`${like}"item":{"_tag":"Again"}}`)
      expect(page.of("Bye")).toMatchObject([{ reason: "TooManyFrames" }])
    }),
  )

  it.effect("are dropped first when the agent's link is backed up", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual, limits: { pauseBytes: 4_000 } })
      const { page, ines, desk, pass, navigate } = watching(made)
      navigate(...begin)
      ines.buffered = 1_001
      pass(page, piece(1))
      ines.buffered = 0
      pass(page, piece(2))
      expect(told(ines)).toEqual([piece(2)])
      expect(told(desk)).toEqual([piece(1), piece(2)])
      expect(ines.closed()).toBe(false)
    }),
  )
})

describe("[T88] what the agent asks of the page", () => {
  it.effect("goes to the tab that sends; to all of them when it is not known or has gone", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual, steps })
      const { page, tab, ines, pass, navigate } = watching(made)
      navigate(...begin)
      pass(ines, again)
      expect([told(page), told(tab)]).toEqual([[again], [again]])
      pass(tab, piece())
      pass(ines, again)
      pass(ines, step("may"))
      expect([told(page), told(tab)]).toEqual([[again], [again, again, step("may")]])
      pass(tab, done)
      expect(told(ines)).toEqual([piece(), done])
      tab.leave()
      pass(ines, step("may", 2))
      expect(told(page).at(-1)).toEqual(step("may", 2))
      page.leave()
      pass(ines, step("may", 3))
      expect(told(ines).at(-1)).toEqual({ _tag: "Stepped", id: 3, reasons: [{ key: "Unreachable" }] })
    }),
  )

  it.effect("no step reaches it that the guard has not let through: it is answered at once, by the server", () =>
    Effect.gen(function* () {
      const made = yield* world({ commands, routing: manual, steps })
      const { all, page, tab, ines, noe, lea, pass, navigate } = watching(made)
      const answers = (client: Client) =>
        client
          .of("Mirrored")
          .flatMap(({ by, item }) =>
            item._tag === "Stepped" ? [`${by._tag} ${item.id} ${item.reasons.map(({ key }) => key).join()}`] : [],
          )
      pass(ines, step("may", 1))
      navigate(...begin)
      pass(ines, step("no", 2))
      pass(ines, step("boom", 3))
      for (const client of [noe, lea]) pass(client, step("may", 4))
      for (const client of [page, tab, all.stranger]) pass(client, step("may", 5))
      navigate("pause")
      pass(ines, step("may", 6))
      expect(answers(ines)).toEqual([
        "System 1 NotPermitted",
        "System 2 FieldMasked",
        "System 3 Failed",
        "System 6 NotPermitted",
      ])
      for (const client of [noe, lea]) expect(answers(client)).toEqual(["System 4 NotPermitted"])
      for (const client of [page, tab, all.stranger]) expect(told(client)).toEqual([])
    }),
  )

  it.effect("without a guard nobody makes any, and one too many is answered too", () =>
    Effect.gen(function* () {
      const unguarded = watching(yield* world({ commands, routing: manual }))
      unguarded.navigate(...begin)
      unguarded.pass(unguarded.ines, step("may"))
      expect(told(unguarded.page)).toEqual([])
      expect(told(unguarded.ines)).toEqual([{ _tag: "Stepped", id: 1, reasons: [{ key: "NotPermitted" }] }])
      const made = yield* world({ commands, routing: manual, steps, limits: { frames: { burst: 40, perSecond: 1 } } })
      const { page, ines, pass, navigate } = watching(made)
      navigate(...begin)
      for (let i = 0; i < 60; i++) pass(ines, step("may", i))
      expect(told(page).length).toBeGreaterThan(10)
      expect(told(page).length + told(ines).length).toBe(60)
      expect(told(ines)[0]).toMatchObject({ reasons: [{ key: "TooManyRequests" }] })
      expect(ines.closed()).toBe(false)
    }),
  )
})

const actors = ["page", "tab", "ines", "desk", "noe", "lea", "stranger"] as const
const moves = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        by: fc.constantFrom(...actors),
        item: fc.constantFrom<Mirror>(piece(), done, again, step("may"), step("no")),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ fact: fc.constantFrom(...(Object.keys(facts) as Array<keyof typeof facts>)) }),
    },
    { weight: 1, arbitrary: fc.constant({ begin: true as const }) },
    { weight: 1, arbitrary: fc.record({ take: fc.constantFrom("ines", "noe") }) },
  ),
  { minLength: 10, maxLength: 40, size: "max" },
)

const looked = { passed: 0, kept: 0 }
law("[T89] whatever is sent by whomever, what arrives is what the model says", fc.tuple(moves), 200, (script) =>
  inWorld({ commands, routing: manual, steps }, (made) => {
    const { all, stream, pass, navigate, ines, noe } = watching(made)
    let tab: "page" | "tab" | undefined
    for (const move of script) {
      const before = Object.fromEntries(actors.map((name) => [name, told(all[name]).length]))
      const state = Conversations.fold(made.memory.storage.streams.get(stream)!)
      const seen = observes(state.navigation)
      const charge = Conversations.owner(state)?.agentId
      const expected: Record<string, ReadonlyArray<unknown>> = {}
      if ("fact" in move) navigate(move.fact)
      else if ("begin" in move) navigate(...begin)
      else if ("take" in move) {
        for (const client of [ines, noe]) client.submit(stream, "queueConversation", {})
        ;(move.take === "ines" ? ines : noe).submit(stream, "takeConversation", {})
      } else {
        const { by, item } = move
        const inCharge = (by === "desk" ? "ines" : by) === charge
        if ((by === "page" || by === "tab") && (item._tag === "Piece" || item._tag === "Stepped") && seen) {
          if (item._tag === "Piece") tab = by
          for (const name of charge === "ines" ? ["ines", "desk"] : [charge!]) expected[name] = [item]
        }
        const asked = item._tag === "Again" || (item._tag === "Step" && item.step === "may")
        if (inCharge && asked && seen)
          for (const name of tab === undefined ? ["page", "tab"] : [tab]) expected[name] = [item]
        else if (item._tag === "Step" && ["ines", "desk", "noe", "lea"].includes(by)) {
          const key = inCharge && item.step === "no" ? "FieldMasked" : "NotPermitted"
          expected[by] = [{ _tag: "Stepped", id: 1, reasons: [{ key }] }]
        }
        const kept = JSON.stringify([...made.memory.storage.streams])
        pass(all[by], item)
        expect(JSON.stringify([...made.memory.storage.streams])).toBe(kept)
      }
      for (const name of actors) {
        const came = told(all[name]).slice(before[name])
        expect(came, `${JSON.stringify(move)} at ${name}`).toEqual(expected[name] ?? [])
        looked.passed += came.length
      }
      if (Object.keys(expected).length === 0) looked.kept++
    }
  }),
)
it("[T89] of which that law has seen enough", () => {
  expect(looked.passed).toBeGreaterThan(100)
  expect(looked.kept).toBeGreaterThan(100)
})

describe("[T90] a piece of a page", () => {
  const lines = fc
    .array(fc.jsonValue(), { minLength: 1, maxLength: 5 })
    .map((values) => `${values.map((value) => JSON.stringify(value)).join("\n")}\n`)
  const heavy = fc.constantFrom("字", "\u2028", "é", "a", "\\u0000", '"', "\n", "😀", "\\")
  const key = `${"t".repeat(64)}/conversation/${"c".repeat(64)}` as StreamKey
  const frame = (text: string) =>
    Codec.encode({ _tag: "Mirror", stream: key, item: { _tag: "Piece", take: 2 ** 53 - 1, n: 2 ** 53 - 1, text } })

  law(
    "is as many units as it may be, of whatever lines of JSON, within what one frame carries",
    fc.tuple(
      fc.oneof(
        lines,
        fc.array(heavy, { minLength: 1, maxLength: 20 }).map((of) => of.join("")),
      ),
      fc.nat(maxPiece),
    ),
    300,
    (text, cut) => {
      // Cut anywhere, through a pair of surrogates too.
      const whole = text.repeat(Math.ceil((2 * maxPiece) / text.length)).slice(cut, cut + maxPiece)
      expect(whole).toHaveLength(maxPiece)
      expect(Schema.is(Piece)({ _tag: "Piece", take: 0, n: 0, text: whole })).toBe(true)
      expect(Codec.exceeds(frame(whole), Codec.clientLimits)).toBeUndefined()
      expect(Result.isSuccess(Codec.decodeClient(frame(whole)))).toBe(true)
      return Promise.resolve()
    },
  )

  it("at its worst has three bytes for each unit and some for the frame", () => {
    const bytes = new TextEncoder().encode(frame("字".repeat(maxPiece))).length
    expect(bytes).toBe(3 * maxPiece + new TextEncoder().encode(frame("")).length)
    expect(bytes).toBeLessThan(Codec.clientLimits.bytes)
  })

  it("that no server would read is not sent, and costs the connection nothing", () => {
    const server = scriptedServer()
    server.begin()
    server.session.mirror(scripted, { _tag: "Piece", take: 1, n: 1, text: "\u0000".repeat(maxPiece) })
    server.session.mirror(scripted, step(Array.from({ length: 3_000 }, () => 1)))
    server.session.mirror(scripted, { _tag: "Piece", take: 1, n: 2, text: "x" })
    server.time.advance(0)
    expect(server.said("Mirror").map(({ item }) => item)).toEqual([{ _tag: "Piece", take: 1, n: 2, text: "x" }])
  })
})

it.effect("[T59] the pointer of the agent in charge goes to the visitor while the page is seen, and no other", () =>
  Effect.gen(function* () {
    const { all, page, tab, ines, noe, stream, navigate } = watching(yield* world({ commands, routing: manual }))
    const point = (client: Client, x: number): void =>
      client.send({ _tag: "Show", stream, counter: x, signal: { _tag: "Pointer", x, y: 0 } })
    point(ines, 1)
    navigate(...begin)
    point(ines, 2)
    for (const client of [noe, page, all.stranger, all.lea]) point(client, 3)
    navigate("pause")
    point(ines, 4)
    const at = (client: Client) =>
      client.of("Shown").flatMap(({ sent }) => (sent.signal._tag === "Pointer" ? [sent.signal.x] : []))
    expect([page, tab].map(at)).toEqual([[2], [2]])
    expect([ines, all.desk, noe, all.lea, all.stranger].flatMap(at)).toEqual([])
  }),
)
