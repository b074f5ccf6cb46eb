import { expect, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { accept } from "@pupitre/core/Decision"
import { manual } from "@pupitre/core/desk/Routing"
import type { Fact } from "@pupitre/core/Fact"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"
import type { Client } from "./World.js"
import { world } from "./World.js"

const control = "control" as const
/** What an agent does with a page that the visitor lets them drive; to begin is refused as the action does. */
const does = (name: string, begins: boolean, ...facts: ReadonlyArray<Fact>) =>
  Command.make({
    name,
    on: "conversation",
    roles: ["agent"],
    input: Command.nothing,
    inputReasons: [],
    availability: (_, { by, drivesAnother }) =>
      Command.unless(begins && by._tag === "Agent" && drivesAnother?.(by.id) === true && { key: "DrivesAnother" }),
    facts: () => accept(facts),
  })
const commands = Command.catalogue([
  ...builtin,
  does(
    "ask",
    false,
    { _tag: "NavigationRequested", level: control, expiresAt: 9_000_000_000_000 },
    { _tag: "NavigationGranted", level: control },
  ),
  does("start", true, { _tag: "NavigationStarted", level: control }),
  does("pause", false, { _tag: "NavigationPaused" }),
  does("end", false, { _tag: "NavigationEnded", cause: "agent" }),
])

/** Two agents, with two visitors and one who let their pages be driven. */
const driving = (options: Parameters<typeof world>[0] = {}) =>
  Effect.gen(function* () {
    const made = yield* world({ commands, routing: manual, ...options })
    const [first, second, other] = ["v1", "v2", "v3"].map((visitor) => made.conversation(visitor).stream)
    yield* TestClock.adjust(50)
    const [ines, marc] = [made.connect("agent:ines"), made.connect("agent:marc")]
    for (const [agent, stream] of [
      [ines, first!],
      [ines, second!],
      [marc, other!],
    ] as const)
      for (const name of ["takeConversation", "ask"]) agent.submit(stream, name, {})
    yield* TestClock.adjust(100)
    return { ines, marc, first: first!, second: second!, other: other! }
  })
const refused = (client: Client): ReadonlyArray<string> =>
  client.of("Nack").map(({ rejection }) => rejection.reasons.map(({ key }) => key).join(" "))

describe("[T121] an agent who drives a visitor's page", () => {
  it.effect("drives no other, also while it is paused, until it is over; another agent does", () =>
    Effect.gen(function* () {
      const { ines, marc, first, second, other } = yield* driving()
      const make = (client: Client, stream: typeof first, ...names: ReadonlyArray<string>) =>
        Effect.gen(function* () {
          const before = refused(client).length
          for (const name of names) client.submit(stream, name, {})
          yield* TestClock.adjust(50)
          return refused(client).slice(before)
        })
      expect(yield* make(ines, first, "start")).toEqual([])
      expect(yield* make(marc, other, "start")).toEqual([])
      expect(yield* make(ines, second, "start")).toEqual(["DrivesAnother"])
      expect(yield* make(ines, first, "pause")).toEqual([])
      expect(yield* make(ines, second, "start")).toEqual(["DrivesAnother"])
      expect(yield* make(ines, first, "end")).toEqual([])
      expect(yield* make(ines, second, "start")).toEqual([])
    }),
  )

  it.effect("begins one of two at once, in a store that takes its time", () =>
    Effect.gen(function* () {
      const { ines, marc, first, second, other } = yield* driving({ log: { flushDelay: 10 } })
      ines.submit(first, "start", {})
      ines.submit(second, "start", {})
      marc.submit(other, "start", {})
      yield* TestClock.adjust(200)
      expect([refused(ines), refused(marc)]).toEqual([["DrivesAnother"], []])
    }),
  )
})
