/** What a manager is told of the places of a canned reply. */
import { assert, describe, it } from "@effect/vitest"
import cannedReplies from "../demo/cannedReplies.json" with { type: "json" }
import { names } from "../places.ts"
import { unknownPlaces } from "../src/desk/composer/UnknownPlaces.ts"

const declared = ["loyalty_tier", "prénom"]

describe("UnknownPlaces", () => {
  it("what names neither a value of the desk nor a declared key is told once, as it stands", () => {
    const text =
      "{{prenom}} {{ visitor.name }} {{custom.prénom|vous}} {{custom.loyalty}} {{prenom}} {{visitor.name|cher {client}} {{oui"
    assert.deepStrictEqual(unknownPlaces(text, names, declared), [
      "{{prenom}}",
      "{{custom.loyalty}}",
      "{{visitor.name|cher {client}}",
      "{{oui",
    ])
  })

  it("where no key is declared any custom data may come, and nothing else", () => {
    assert.deepStrictEqual(unknownPlaces("{{custom.loyalty}} {{loyalty}}", names, []), ["{{loyalty}}"])
  })

  it("the replies of the demo name nothing that is not known", () => {
    assert.isAbove(cannedReplies.length, 5)
    for (const { text } of cannedReplies) assert.deepStrictEqual(unknownPlaces(text, names, []), [])
  })
})
