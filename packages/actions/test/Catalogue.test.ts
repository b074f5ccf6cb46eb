import { assert, describe, it } from "@effect/vitest"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversation from "@pupitre/core/Conversation"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { history } from "../../core/test/histories.js"
import { context, eight, keys, marc } from "./fixtures.js"

const contexts: fc.Arbitrary<Command.Context> = fc
  .constantFrom<readonly [Command.Context["by"], Command.Context["role"]]>(
    [Scenario.ines, "agent"],
    [Scenario.ines, "manager"],
    [marc, "agent"],
    [marc, "manager"],
    [Scenario.camille, "visitor"],
    [{ _tag: "System" }, "system"],
  )
  .map(([by, role]) => context({ by, role }))

const inputs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  sendLink: fc.record({
    url: fc.constantFrom(
      "https://lumen.example/a",
      "http://evil.test",
      "javascript:alert(1)",
      "",
      "https://a:b@lumen.example",
    ),
    label: fc.string({ maxLength: 300 }),
  }),
  close: fc.record({
    tags: fc.array(fc.string({ maxLength: 220 }), { maxLength: 12 }),
    note: fc.string({ maxLength: 1100 }),
    history: fc.boolean(),
    seen: fc.nat(60),
    answers: fc.array(fc.record({ field: fc.constantFrom("size", "other"), value: fc.constantFrom("x", true, 3) }), {
      maxLength: 2,
    }),
  }),
  postMessage: fc.record({ text: fc.constantFrom("", " ", "bonjour", "\ud800") }),
  changeMode: fc.record({ mode: fc.constantFrom("chat", "call", "video") }),
  recordAction: fc.constant({ name: "stock.checked", label: "Stock" }),
  assignAgent: fc.constant({ agentId: "ines", name: "Inès" }),
  raiseAlert: fc.constant({ kind: "VisitorLeft" }),
}

describe("Catalogue", () => {
  it("[A1] off means refused whatever the input, for the same reasons; on means refused only for declared input reasons", () => {
    const commands = [...builtin, ...Catalogue.commands(eight)].filter((command) => command.on === "conversation")
    assert.isAtLeast(commands.length, 14)
    const seen = { Disabled: 0, Accepted: 0, Rejected: 0 }
    fc.assert(
      fc.property(
        fc
          .constantFrom(...commands)
          .chain((command) => fc.tuple(fc.constant(command), inputs[command.name] ?? fc.constant({}))),
        fc.oneof(
          history.map((events) => Conversation.fold(events)),
          fc.constant(Conversation.empty),
        ),
        fc.constantFrom(false, false, false, true),
        contexts,
        ([command, input], open, closed, ctx) => {
          const closing = { by: Scenario.ines, at: 1, tags: [] }
          const state: Conversation.Conversation = closed ? { ...open, status: "closed", closing } : open
          const answer = Command.can(command, state, ctx)
          const decision = Command.decide(command, state, input, ctx)
          if (answer._tag === "Disabled") {
            seen.Disabled++
            assert.deepStrictEqual(decision, { _tag: "Rejected", rejection: { reasons: answer.reasons } })
          } else {
            seen[decision._tag]++
            if (decision._tag === "Rejected") {
              for (const key of keys(decision.rejection.reasons)) assert.include(command.inputReasons, key)
            }
          }
        },
      ),
      { numRuns: 3000 },
    )
    for (const count of Object.values(seen)) assert.isAtLeast(count, 20)
  })
})
