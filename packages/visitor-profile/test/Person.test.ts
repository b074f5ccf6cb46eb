import { assert, describe, it } from "@effect/vitest"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as Person from "@pupitre/visitor-profile/Person"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { closed, custom, event, identified, law, page, start, started, stream, visit } from "./visits.js"

const dealt = fc.array(fc.tuple(fc.constantFrom("before", "after", "phone"), stream), { maxLength: 3 })
const people = fc.tuple(dealt, dealt, dealt).map((all) => {
  // One stream per visitor, of which each part holds some events.
  const streams = new Map<string, ReadonlyArray<ReturnType<typeof event>>>()
  for (const [visitor, events] of all.flat()) if (!streams.has(visitor)) streams.set(visitor, events)
  return all.map((part, i) => {
    let person = Person.empty
    for (const [visitor] of part) {
      for (const [n, one] of (streams.get(visitor) ?? []).entries()) {
        if (n % 3 !== i) person = Person.apply(person, visitor, one)
      }
    }
    return person
  }) as [Person.Person, Person.Person, Person.Person]
})

describe("person", { timeout: Law.patience }, () => {
  it("[P1] [P2] [P3] merging persons is associative, commutative, idempotent, with nobody as identity", () =>
    law(
      fc.property(people, ([a, b, c]) => {
        assert.deepStrictEqual(Person.merge(Person.merge(a, b), c), Person.merge(a, Person.merge(b, c)))
        assert.deepStrictEqual(Person.merge(a, b), Person.merge(b, a))
        assert.deepStrictEqual(Person.merge(a, a), a)
        assert.deepStrictEqual(Person.merge(a, Person.empty), a)
      }),
    ))

  it("[P37] the whole does not depend on how the parts were merged, and counts what each did", () =>
    law(
      fc.property(people, ([a, b, c]) => {
        const whole = Person.whole(Person.merge(Person.merge(a, b), c))
        assert.deepStrictEqual(Person.whole(Person.merge(c, Person.merge(b, a))), whole)
        const visits = new Set(
          [a, b, c]
            .flatMap((one) => Object.values(one).flatMap((part) => part.journey.visits.items))
            .map(({ id }) => id),
        )
        assert.strictEqual(whole.journey.visits.items.length, visits.size)
      }),
    ))

  it("[P37] what an anonymous and a signed-in visitor did is one record, by the clock", () => {
    const minute = 60_000
    let person = Person.empty
    const add = (visitor: string, ...events: ReadonlyArray<ReturnType<typeof event>>): void => {
      for (const one of events) person = Person.apply(person, visitor, one)
    }
    add(
      "known",
      event(1, visit("v2", { referrer: "https://www.ecosia.org/" }), start + 10 * minute),
      event(2, page("p3", "v2", "/compte"), start + 12 * minute),
      event(3, identified("c-1", "authenticated"), start + 12 * minute),
      event(4, custom({ tier: "gold" }, "authenticated"), start + 12 * minute),
    )
    add(
      "anonymous",
      event(1, visit("v1", { referrer: "https://t.co/x" }), start),
      event(2, started("c0"), start + minute),
      event(3, closed("c0"), start + 2 * minute),
      event(4, page("p1", "v1"), start + 15 * minute),
      event(5, custom({ tier: "none", plan: "a" }), start + 20 * minute),
      event(6, page("p2", "v1", "/panier"), start + 11 * minute),
    )
    const whole = Person.whole(person)
    assert.strictEqual(whole.provenance.first?.origin._tag, "Social")
    assert.strictEqual(whole.provenance.last?.origin._tag, "SearchEngine")
    const { pages, visits, duration } = Journey.summary(whole.journey, { now: start + 600 * minute })
    assert.deepStrictEqual([pages, visits, duration], [3, 2, 15 * minute])
    assert.deepStrictEqual(
      whole.customData.items.map(({ id, value }) => [id, value]),
      [
        ["plan", "a"],
        ["tier", "gold"],
      ],
    )
    assert.strictEqual(whole.pastExchanges.closed.items.length, 1)
    // A stream keeps its own order although its clock stepped back.
    const places = whole.journey.pages.items.toSorted((x, y) => x.seq - y.seq).map(({ id }) => id)
    assert.deepStrictEqual(places, ["p3", "p1", "p2"])
  })

  it("[P37] how many pages and visits there were is that of all of their visitors, although few of each are kept", () => {
    const years = (name: string): Profile.Profile =>
      Profile.fold(
        Array.from({ length: 40 }, (_, i) =>
          i % 4 === 0
            ? event(i + 1, { ...visit(`${name}-${i}`), nth: i / 4 + 1 })
            : event(i + 1, { ...page(`${name}-${i}`, `${name}-${i - (i % 4)}`), nth: i - Math.floor(i / 4) }),
        ),
      )
    const counted = ({ journey }: Profile.Profile): unknown => {
      const { pages, visits, atLeast } = Journey.summary(journey, { now: start })
      return { pages, visits, atLeast }
    }
    const [one, other] = [years("a"), years("b")]
    assert.deepStrictEqual(counted(one), { pages: 30, visits: 10, atLeast: false })
    assert.deepStrictEqual(counted(Person.whole({ one, other })), { pages: 60, visits: 20, atLeast: false })
    const uncounted = Profile.fold(Array.from({ length: 30 }, (_, i) => event(i + 1, page(`c-${i}`, "c"))))
    assert.deepInclude(counted(Person.whole({ one, uncounted })), { atLeast: true })
  })

  it("[P38] erasing removes every value, whoever said it, and keeps the counts; before or after merging is the same", () => {
    const canary = "canary4711"
    const self = Profile.fold([
      event(
        1,
        visit("v1", {
          referrer: `https://${canary}.example/${canary}?q=${canary}`,
          landing: `https://lumen.example/?utm_source=${canary}&utm_campaign=${canary}&x=${canary}` as never,
          userAgent: canary,
          language: canary,
          timeZone: canary,
          hints: { model: canary, platform: canary, brands: [{ brand: canary, version: "1" }] },
        }),
      ),
      event(2, page("p1", "v1", `/${canary}`, canary)),
      event(3, custom({ [canary]: canary })),
      event(4, identified(canary, "authenticated", canary)),
      event(5, started("c1")),
      event(6, closed("c1")),
      event(7, visit("v2", { referrer: `https://webmail.${canary}.example/` })),
      event(8, page("p2", "v2", `/${canary}`, canary)),
    ])
    const erased = Profile.erase(self)
    assert.include(JSON.stringify(self), canary)
    assert.notInclude(JSON.stringify(erased), canary)
    const [before, after] = [self, erased].map(({ journey }) => Journey.summary(journey, { now: start + 900_000_000 }))
    for (const figure of ["pages", "visits", "duration"] as const) assert.strictEqual(after?.[figure], before?.[figure])
    assert.strictEqual(erased.provenance.first?.origin._tag, "Campaign")
    assert.deepStrictEqual(erased.pastExchanges, self.pastExchanges)
    assert.notInclude(JSON.stringify(Person.erase({ camille: self })), canary)
    law(
      fc.property(stream, (x) => {
        const [a, b] = [Profile.fold(x), Profile.fold(x.filter((_, i) => i % 2 === 0))]
        assert.deepStrictEqual(Profile.erase(Profile.merge(a, b)), Profile.merge(Profile.erase(a), Profile.erase(b)))
        assert.deepStrictEqual(Profile.erase(Profile.erase(a)), Profile.erase(a))
      }),
    )
  })
})
