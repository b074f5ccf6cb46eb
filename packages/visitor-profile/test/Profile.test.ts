import { assert, describe, it } from "@effect/vitest"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { dealt, event, law, page, stream, visit } from "./visits.js"

const three = stream.chain((events) =>
  fc
    .tuple(fc.constant(events), fc.array(fc.nat(7), { minLength: events.length, maxLength: events.length }))
    .map(
      ([all, hands]) =>
        [1, 2, 4].map((bit) => Profile.fold(all.filter((_, i) => ((hands[i] ?? 0) & bit) > 0))) as [
          Profile.Profile,
          Profile.Profile,
          Profile.Profile,
        ],
    ),
)

describe("profile", { timeout: Law.patience }, () => {
  it("[P1] merging is associative", () =>
    law(
      fc.property(three, ([a, b, c]) => {
        assert.deepStrictEqual(Profile.merge(Profile.merge(a, b), c), Profile.merge(a, Profile.merge(b, c)))
      }),
    ))

  it("[P2] merging is commutative", () =>
    law(
      fc.property(three, ([a, b]) => {
        assert.deepStrictEqual(Profile.merge(a, b), Profile.merge(b, a))
      }),
    ))

  it("[P3] merging with nothing, or with oneself, changes nothing", () =>
    law(
      fc.property(stream, (events) => {
        const profile = Profile.fold(events)
        assert.deepStrictEqual(Profile.merge(profile, Profile.empty), profile)
        assert.deepStrictEqual(Profile.merge(Profile.empty, profile), profile)
        assert.deepStrictEqual(Profile.merge(profile, profile), profile)
      }),
    ))

  it("[P4] an event applied again changes nothing", () =>
    law(
      fc.property(stream, (events) => {
        const profile = Profile.fold(events)
        for (const again of events.slice(-5)) assert.deepStrictEqual(Profile.apply(profile, again), profile)
      }),
    ))

  it("[P5] the parts of any partition of a stream, in any order and with repetitions, add up to the whole", () =>
    law(
      fc.property(
        stream.chain((events) => fc.tuple(fc.constant(events), dealt(events))),
        ([events, parts]) => {
          const merged = parts.map((part) => Profile.fold(part)).reduce(Profile.merge, Profile.empty)
          assert.deepStrictEqual(merged, Profile.fold(events))
        },
      ),
    ))

  it("[P6] what says nothing of the visitor leaves the same reference", () => {
    const profile = Profile.fold(Scenario.make("Bonjour").visits)
    for (const other of Scenario.make("Bonjour").agent("Bonjour").mode("call").events) {
      if (other._tag === "PageVisited" || other._tag === "ConversationStarted") continue
      assert.strictEqual(Profile.apply(profile, other), profile)
    }
    const unknown = { ...event(9, page("p", "v")), _tag: "Unknown" as const, kind: "CartFilled", body: {} }
    assert.strictEqual(Profile.apply(profile, unknown as never), profile)
  })

  it("[P7] a profile is plain data", () =>
    law(
      fc.property(stream, (events) => {
        const profile = Profile.fold(events)
        assert.deepStrictEqual(JSON.parse(JSON.stringify(profile)), profile)
      }),
    ))

  it("[P10] a team's rules come first, and the rest of the table stays if the team says so", () => {
    const apply = Profile.applyWith({
      rules: [{ kind: "social", name: "Le Comptoir", hosts: ["*.comptoir.example"] }],
    })
    const from = visit("v1", { referrer: "https://forum.comptoir.example/42" })
    assert.deepStrictEqual(apply(Profile.empty, event(1, from)).provenance.last?.origin, {
      _tag: "Social",
      network: "Le Comptoir",
    })
    assert.strictEqual(Profile.apply(Profile.empty, event(1, from)).provenance.last?.origin._tag, "Referral")
  })
})
