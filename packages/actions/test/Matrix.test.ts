import { assert, describe, it } from "@effect/vitest"
import * as Catalogue from "@pupitre/actions/Catalogue"
import * as Matrix from "@pupitre/actions/Matrix"
import * as Command from "@pupitre/core/Command"
import type { Mode } from "@pupitre/core/Fact"
import * as Reason from "@pupitre/core/Reason"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { context, eight, keys, reasonsOf } from "./fixtures.js"

/** The table as it is meant, written out: nothing of it is taken from what is tested. `gone`: the visitor has left a chat. */
const table: Readonly<Record<Matrix.ActionName, Readonly<Record<Mode | "gone", string>>>> = {
  sendLink: { chat: "", call: "NoTextThread", video: "", messaging: "", gone: "" },
  sendOffer: { chat: "", call: "NoTextThread", video: "", messaging: "", gone: "" },
  directNavigation: { chat: "", call: "", video: "ScreenShared", messaging: "NoWebPage", gone: "VisitorLeft" },
  openCurrentPage: { chat: "", call: "", video: "", messaging: "NoWebPage", gone: "" },
  transfer: { chat: "", call: "", video: "", messaging: "", gone: "" },
  reportProblem: { chat: "", call: "", video: "", messaging: "", gone: "" },
  close: { chat: "", call: "HangUpFirst", video: "", messaging: "", gone: "" },
  block: { chat: "", call: "", video: "", messaging: "", gone: "" },
}

describe("Matrix", () => {
  it("[A3] the mode alone turns off what the table says, and nothing else", () => {
    assert.sameMembers([...Catalogue.names], Object.keys(table))
    for (const name of Catalogue.names) {
      for (const mode of ["chat", "call", "video", "messaging"] as const) {
        const scenario = Scenario.make("Bonjour")
        const state = mode === "chat" ? scenario.conversation() : scenario.mode(mode).conversation()
        assert.strictEqual(reasonsOf(eight[name], state).join(), table[name][mode], `${name} in ${mode}`)
      }
    }
  })

  it("[A3] what needs the visitor on the site is off once they have left, and nothing else", () => {
    for (const name of Catalogue.names) {
      const command: Command.Any = eight[name].command
      const answer = Command.can(command, Scenario.make("a").conversation(), context({ visitorOnline: false }))
      assert.strictEqual(answer._tag === "Enabled" ? "" : keys(answer.reasons).join(), table[name].gone, name)
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

  it("[A4] a cell says why in a team's own words, which stand beside ours", () => {
    const own = { key: "VideoFirst", fr: "Arrêtez d'abord la vidéo.", en: "End the video first." }
    const { block } = Matrix.matrix
    const matrix = { ...Matrix.matrix, block: { ...block, video: ["ScreenShared" as const, own], gone: [own] } }
    const scenario = Scenario.make("Bonjour").mode("video")
    assert.deepStrictEqual(reasonsOf(Catalogue.make({ matrix }).block, scenario.conversation()), [
      "ScreenShared",
      "VideoFirst",
    ])
    const { command } = Catalogue.make({ matrix }).block
    const gone = Command.can(command, Scenario.make("a").conversation(), context({ visitorOnline: false }))
    assert.deepStrictEqual(gone._tag === "Disabled" && gone.reasons, [{ key: "VideoFirst" }])
    assert.deepStrictEqual(Matrix.words(matrix), { VideoFirst: { fr: own.fr, en: own.en } })
    assert.deepStrictEqual(Matrix.words(Matrix.matrix), {})
    for (const locale of ["fr", "en"] as const)
      assert.strictEqual(Reason.text(locale, { key: own.key }, Matrix.words(matrix)), own[locale])
  })

  it("[A4] a team's own matrix stands in for ours", () => {
    const matrix = { ...Matrix.matrix, close: { chat: [], call: [], video: ["HangUpFirst" as const], messaging: [] } }
    const own = Catalogue.make({ matrix })
    assert.deepStrictEqual(reasonsOf(own.close, Scenario.make("a").mode("call").conversation()), [])
    assert.deepStrictEqual(reasonsOf(own.close, Scenario.make("a").mode("video").conversation()), ["HangUpFirst"])
  })
})
