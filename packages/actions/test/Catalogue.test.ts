import { assert, describe, it } from "@effect/vitest"
import * as Action from "@pupitre/actions/Action"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import * as Conversation from "@pupitre/core/Conversation"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { history } from "../../core/test/histories.js"
import { context, eight, keys, marc, reasonsOf, refusals } from "./fixtures.js"
import { inputs } from "./inputs.js"

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

describe("Catalogue", () => {
  it("[A11] an action that is held back shows as it is, is off for everyone and refused, for that one reason", () => {
    const state = Scenario.make("Bonjour").conversation()
    for (const name of Catalogue.names) {
      const held = Action.heldBack(name)
      assert.deepStrictEqual(
        [held.icon, held.label, held.confirm],
        [eight[name].icon, eight[name].label, eight[name].confirm],
      )
      assert.deepStrictEqual(reasonsOf(held, state), ["NotInThisVersion"])
      assert.deepStrictEqual(refusals(Command.decide(held.command, state, {}, context())), ["NotInThisVersion"])
    }
  })

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
      Law.whole(3_000),
    )
    for (const count of Object.values(seen)) assert.isAtLeast(count, 20)
  })
})
