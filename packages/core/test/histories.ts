import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Range } from "@pupitre/core/EventChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { mutate } from "./mutations.js"

/** A step of a conversation, as a function on a scenario. */
const step: fc.Arbitrary<(scenario: Scenario.Scenario) => unknown> = fc.oneof(
  fc
    .string({ minLength: 1, maxLength: 12 })
    .map((text) => (s: Scenario.Scenario) => s.visitor(`v${text.toWellFormed()}`)),
  fc
    .string({ minLength: 1, maxLength: 12 })
    .map((text) => (s: Scenario.Scenario) => s.agent(`a${text.toWellFormed()}`)),
  fc.constantFrom("/p/aube", "/p/brume", "/panier").map((path) => (s: Scenario.Scenario) => s.page(path, path)),
  fc
    .constantFrom("VisitorLeft" as const, "VisitorReturned" as const)
    .map((kind) => (s: Scenario.Scenario) => s.alert(kind)),
  fc.constant((s: Scenario.Scenario) => s.action("stock.checked", "Stock vérifié")),
  fc
    .constantFrom("chat" as const, "call" as const, "video" as const)
    .map((mode) => (s: Scenario.Scenario) => (s.conversation().mode === mode ? s : s.mode(mode))),
)

const mutation: typeof step = fc.tuple(fc.nat(60), fc.boolean()).map(
  ([pick, redact]) =>
    (s: Scenario.Scenario) =>
      mutate(s, pick, redact),
)

/** Valid histories in which things are redacted and translated as well. */
export const changingHistory: fc.Arbitrary<ReadonlyArray<ChatEvent>> = fc
  .array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 2, arbitrary: mutation }), { maxLength: 40 })
  .map((steps) => {
    const scenario = Scenario.make("Bonjour")
    for (const one of steps) one(scenario)
    return scenario.events
  })

/** Valid histories: every event of them was accepted by a `decide`. */
export const history: fc.Arbitrary<ReadonlyArray<ChatEvent>> = fc.array(step, { maxLength: 40 }).map((steps) => {
  const scenario = Scenario.make("Bonjour")
  for (const one of steps) one(scenario)
  return scenario.events
})

/** The ranges that a list of cuts makes of a history: together they are all of it. */
export const rangesOf = (events: ReadonlyArray<ChatEvent>, cuts: ReadonlyArray<number>): Array<Range> => {
  const head = events.length
  const ends = [...new Set([...cuts.map((cut) => 1 + (cut % Math.max(1, head))), head])].toSorted((a, b) => a - b)
  let from = 1
  return ends.map((to) => {
    const range = { from, to, events: events.slice(from - 1, to), head }
    from = to + 1
    return range
  })
}
