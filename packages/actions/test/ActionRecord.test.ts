import { assert, describe, it } from "@effect/vitest"
import * as ActionRecord from "@pupitre/actions/ActionRecord"
import { fill } from "@pupitre/core/Catalogue"
import type { Fact } from "@pupitre/core/Fact"
import { schemas } from "@pupitre/core/Fact"
import * as Schema from "effect/Schema"
import { schemaLaw } from "../../../scripts/project/schemaLaw.ts"

const spoken = new Set<string>(Object.keys(ActionRecord.catalogue).map((key) => key.split(".", 1)[0]!))
const written = Schema.Union(
  Object.entries(schemas).flatMap(([tag, schema]) => (spoken.has(tag) ? [schema as Schema.Codec<Fact, unknown>] : [])),
)

describe("what the thread shows of an action", () => {
  schemaLaw(
    "[K25] whatever an action wrote shows with an icon and whole sentences in both languages",
    [written],
    (fact) => {
      const shown = ActionRecord.fromEvent(fact)
      assert.isDefined(shown)
      assert.match(shown.icon, /^[a-z0-9-]+$/)
      for (const locale of ["fr", "en"] as const) {
        assert.notStrictEqual(shown.words[locale], "")
        for (const [, name] of shown.words[locale].matchAll(/\{(\w+)\}/g)) assert.property(shown.params, name!)
      }
    },
  )

  it("[K25] what is said is no action; the words say what was done", () => {
    assert.isUndefined(ActionRecord.fromEvent({ _tag: "MessagePosted", text: "a" }))
    for (const tag of ["OfferSent", "NavigationStarted", "TransferStarted", "VisitorBlocked", "PageOpened"])
      assert.isTrue(spoken.has(tag), tag)
    const shown = ActionRecord.fromEvent({ _tag: "NavigationEnded", cause: "revoked" })!
    assert.strictEqual(fill(shown.words, "fr", shown.params), "Navigation arrêtée : accord retiré")
    const label = { fr: "Rappel {en}", en: "Call back" }
    const own = ActionRecord.fromEvent({ _tag: "ActionRecorded", name: "acme.callBack", label })!
    for (const locale of ["fr", "en"] as const) assert.strictEqual(fill(own.words, locale, own.params), label[locale])
  })
})
