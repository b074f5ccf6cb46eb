import { assert, describe, it } from "@effect/vitest"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as ProfileText from "@pupitre/visitor-profile/ProfileText"
import * as fc from "fast-check"
import { closed, custom, event, identified, located, page, rated, started, stream, visit } from "./visits.js"

const law = <A>(property: fc.IProperty<A>): void =>
  fc.assert(property, { numRuns: 1000, interruptAfterTimeLimit: 5000 })
const uuid = (n: number): string => `0123456${n % 10}-89ab-4cde-8f01-${String(n).padStart(12, "0")}`
const hints = {
  brands: [
    { brand: "Google Chrome", version: "149" },
    { brand: "Chromium", version: "149" },
  ],
  platform: "Windows",
  mobile: false,
}

describe("a profile at rest", () => {
  it("[P51] what is read is what was written", () => {
    law(
      fc.property(stream, (events) => {
        const profile = Profile.fold(events)
        assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(profile)), profile)
      }),
    )
    const whole = Profile.fold([
      event(
        1,
        visit(uuid(1), { referrer: "https://www.google.fr/search?q=lampe", hints, screen: { width: 1, height: 2 } }),
      ),
      event(2, located(uuid(1), "FR")),
      event(3, page(uuid(2), uuid(1), "/p/aube", "~ = Aube")),
      event(4, page("~not-a-uuid", "=nor-this", "/p/aube", "Aube")),
      event(5, started(uuid(3))),
      event(6, closed(uuid(3))),
      event(7, rated(uuid(3), 4, 9)),
      event(8, custom({ tier: "gold", gone: null, n: 1.5, vip: true }, "agent")),
      event(9, identified("c-1", "authenticated", "Camille")),
      event(
        10,
        visit(uuid(4), { referrer: "https://webmail.orange.example/", language: "fr", timeZone: "Europe/Paris" }),
      ),
    ])
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(whole)), whole)
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(Profile.erase(whole))), Profile.erase(whole))
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(Profile.empty)), Profile.empty)
  })

  it("[P51] any ids, addresses and titles are written and read", () =>
    law(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.uuid(), fc.string()), fc.string({ unit: "binary" }), fc.string()), {
          maxLength: 20,
        }),
        (pages) => {
          const profile = Profile.fold(
            pages.map(([id, title, visitId], i) => event(i + 1, { ...page(id, visitId, `/${i % 3}`), title })),
          )
          assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(profile)), profile)
        },
      ),
    ))

  it("[P51] a text that is no profile gives nothing, and nothing throws", () => {
    for (const text of ["", "1", "1{}", "1null", "1[]", '1["",""]', '1["~",""]', '1["zz",""]', "1[1,2]", "2[]", "{}"]) {
      assert.isUndefined(ProfileText.decode(text), text)
    }
    law(
      fc.property(stream, fc.nat(), fc.string({ maxLength: 3 }), (events, at, other) => {
        const text = ProfileText.encode(Profile.fold(events))
        const found = ProfileText.decode(text.slice(0, at % text.length) + other + text.slice((at % text.length) + 1))
        // What was read all the same is a profile: it can be written, shown and gone on from.
        if (found === undefined) return
        assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(found)), found)
        assert.isObject(Profile.fold(events, found))
        assert.strictEqual(Profile.sections(found, { locale: "fr", now: 0 }).length, 5)
      }),
    )
  })
})
