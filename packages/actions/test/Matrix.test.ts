import { assert, describe, it } from "@effect/vitest"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Matrix from "@pupitre/actions/Matrix"
import * as Command from "@pupitre/core/Command"
import type { Mode } from "@pupitre/core/Fact"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { context, eight, keys, reasonsOf } from "./fixtures.js"

describe("Matrix", () => {
  it("[A3] the mode alone turns off what the matrix says, and nothing else", () => {
    for (const mode of ["chat", "call", "video", "messaging"] as const satisfies ReadonlyArray<Mode>) {
      const scenario = Scenario.make("Bonjour")
      const state = mode === "chat" ? scenario.conversation() : scenario.mode(mode).conversation()
      for (const name of Catalogue.names) {
        const expected: ReadonlyArray<string> = Matrix.matrix[name][mode]
        assert.deepStrictEqual(reasonsOf(eight[name], state), expected, `${name} in ${mode}`)
      }
    }
  })

  it("[A3] what needs the visitor on the site is off once they have left", () => {
    for (const name of Catalogue.names) {
      const command: Command.Any = eight[name].command
      const answer = Command.can(command, Scenario.make("a").conversation(), context({ visitorOnline: false }))
      const reasons = answer._tag === "Enabled" ? [] : keys(answer.reasons)
      assert.strictEqual(reasons.includes("VisitorLeft"), name === "directNavigation")
      assert.deepStrictEqual(reasons, Matrix.matrix[name].gone ?? [])
    }
  })

  it("[A4] a team says itself what is off while the visitor is not on the site", () => {
    const { directNavigation, sendOffer } = Matrix.matrix
    const { gone: _, ...stays } = directNavigation
    const matrix = {
      ...Matrix.matrix,
      directNavigation: stays,
      sendOffer: { ...sendOffer, gone: ["VisitorLeft"] as const },
    }
    const own = Catalogue.make({ matrix })
    const without = (command: Command.Any) => {
      const answer = Command.can(command, Scenario.make("a").conversation(), context({ visitorOnline: false }))
      return answer._tag === "Enabled" ? [] : keys(answer.reasons)
    }
    assert.deepStrictEqual(without(own.directNavigation.command), [])
    assert.deepStrictEqual(without(own.sendOffer.command), ["VisitorLeft"])
    assert.deepStrictEqual(without(own.sendLink.command), [])
  })

  it("[A4] a team's own matrix stands in for ours", () => {
    const matrix = { ...Matrix.matrix, close: { chat: [], call: [], video: ["HangUpFirst" as const], messaging: [] } }
    const own = Catalogue.make({ matrix })
    assert.deepStrictEqual(reasonsOf(own.close, Scenario.make("a").mode("call").conversation()), [])
    assert.deepStrictEqual(reasonsOf(own.close, Scenario.make("a").mode("video").conversation()), ["HangUpFirst"])
  })
})
