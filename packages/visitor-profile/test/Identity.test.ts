import { assert, describe, it } from "@effect/vitest"
import * as Identity from "@pupitre/visitor-profile/Identity"
import { event, identified } from "./visits.js"

const fold = (...facts: ReadonlyArray<ReturnType<typeof identified>>): Identity.Identity =>
  facts.reduce((self: Identity.Identity, fact, i) => Identity.apply(self, event(i + 1, fact)), Identity.empty)

describe("identity", () => {
  it("[P36] a sign-in says more than a page, and only one that does not contradict itself brings records together", () => {
    const both = fold(identified("c-1", "authenticated", "Camille"), identified("c-9", "page"))
    assert.strictEqual(Identity.current(both)?.externalId, "c-1")
    assert.strictEqual(Identity.joining(both), "c-1")
    assert.isUndefined(Identity.joining(fold(identified("c-1", "page"))))
    assert.isUndefined(Identity.joining(fold(identified("c-1", "authenticated"), identified("c-2", "authenticated"))))
    assert.isUndefined(Identity.current(Identity.empty))
  })

  it("[P36] an id that several people share is told, one that one person has on two devices is not", () => {
    const phone = fold(identified("c-1", "page", "Camille Roy"))
    assert.deepStrictEqual(Identity.shared([phone, fold(identified("c-1", "page", "ROY  Camille"))]), [])
    assert.deepStrictEqual(Identity.shared([phone, fold(identified("c-1", "page", "Zoé Lune"))]), [
      { externalId: "c-1", why: "names" },
    ])
    assert.deepStrictEqual(Identity.shared([fold(identified("null"))]), [{ externalId: "null", why: "placeholder" }])
    assert.deepStrictEqual(
      Identity.shared([fold(identified("c-1"), identified("c-2"))]).map(({ why }) => why),
      ["ids", "ids"],
    )
  })
})
