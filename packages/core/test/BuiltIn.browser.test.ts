import { failed } from "@pupitre/core/composer/Translator"
import * as BuiltIn from "@pupitre/core/composer/translator/BuiltIn"
import { assert, describe, it } from "vitest"

describe("BuiltIn in a browser without models", () => {
  it("[TL15] nothing is offered, whether the interface is there or not, and nobody waits for long", async () => {
    const translator = BuiltIn.make({ timeout: { availability: 500, work: 500 } })
    if (translator === undefined) return assert.isUndefined(BuiltIn.find())
    assert.deepStrictEqual(await translator.languages(), failed("TranslationOff"))
    const answer = await translator.translate({ text: "Bonjour", from: "fr", to: "en" })
    assert.strictEqual(answer._tag, "NotTranslated")
  })
})
