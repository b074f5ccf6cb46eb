import { assert, describe, it } from "@effect/vitest"
import type { Role } from "@pupitre/core/Participant"
import { startVisit } from "@pupitre/core/command/Visit"
import * as Erasure from "@pupitre/core/Erasure"
import * as Visitor from "@pupitre/core/Visitor"
import type * as CustomData from "@pupitre/visitor-profile/CustomData"
import { rights } from "@pupitre/visitor-profile/Sensitivity"
import * as KeptProfile from "@pupitre/visitor-profile/KeptProfile"
import * as Profile from "@pupitre/visitor-profile/Profile"
import { read } from "@pupitre/visitor-profile/ProfileSchema"
import { classify } from "@pupitre/visitor-profile/Provenance"
import * as Withholding from "@pupitre/visitor-profile/Withholding"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { custom, event, law, stream, visit } from "./visits.js"
const declared: ReadonlyArray<CustomData.Declared> = [
  { key: "plan", type: "string", label: { fr: "Forfait", en: "Plan" }, sensitivity: "sensitive" },
  { key: "tier", type: "string", label: { fr: "Niveau", en: "Tier" }, sensitivity: "open" },
]
const kept = KeptProfile.make({ declared: () => declared })
const role = fc.constantFrom<Role>("agent", "manager", "bot", "visitor")
/** The streams of a server that says how each visit began. */
const told = stream.map((events) =>
  events.map((one) => (one._tag === "VisitStarted" ? { ...one, origin: classify(one) } : one)),
)

describe("a profile that a server keeps", { timeout: Law.patience }, () => {
  it("[P60] what was kept and the events after it, as a role is told both, are what folding its part of the stream gives", () =>
    law(
      fc.property(told, fc.nat(), role, (events, at, who) => {
        const cut = at % (events.length + 1)
        const seen = rights[who]
        const theirs = events.map((one) => Withholding.ofEvent(one, seen, declared))
        const after = (from: number) => theirs.slice(from).filter((one) => one !== undefined)
        // Kept as text, told as JSON.
        const rested = kept.decode(kept.encode(events.slice(0, cut).reduce(kept.apply, kept.initial)))
        assert.isDefined(rested)
        const begun = read(JSON.parse(JSON.stringify(kept.show(rested, who))))
        assert.isDefined(begun)
        const held = after(cut).reduce(Profile.applyTold, begun)
        assert.deepStrictEqual(held, after(0).reduce(Profile.applyTold, Profile.empty))
        assert.deepStrictEqual(held, Profile.withhold(Profile.fold(events), seen, declared))
      }),
    ))

  it("[P60] no value that a role may not see is in what it is told", () => {
    const values = { plan: "canary-plan", api_key: "canary-key", tier: "gold", city: "Brest" }
    const profile = Profile.fold([event(1, custom(values))])
    assert.notInclude(JSON.stringify(kept.show(profile, "agent")), "canary")
    assert.include(JSON.stringify(kept.show(profile, "agent")), "gold")
    assert.include(JSON.stringify(kept.show(profile, "manager")), "canary-plan")
    assert.notInclude(JSON.stringify(kept.show(profile, "manager")), "canary-key")
    assert.notInclude(JSON.stringify(kept.show(profile, "visitor")), "gold")
  })

  it("[P60] what is told and is none is nothing, and nothing throws", () => {
    for (const other of [undefined, null, 3, "1…", {}, { ...Profile.empty, journey: [] }, [Profile.empty]]) {
      assert.isUndefined(read(other))
    }
    law(fc.property(fc.jsonValue(), (value) => void read(value)))
  })

  it("[P62] folding what stays of an erased visitor's facts gives the erased profile, and what comes after it counts", () =>
    law(
      fc.property(told, fc.nat(), (events, at) => {
        const cut = at % (events.length + 1)
        const left = events.slice(0, cut).map(Erasure.erased)
        const erased = Profile.erase(Profile.fold(events.slice(0, cut)))
        assert.deepStrictEqual(Profile.fold(left), erased)
        assert.deepStrictEqual(Profile.fold([...left, ...events.slice(cut)]), Profile.fold(events.slice(cut), erased))
      }),
    ))

  it("[P61] how a visit began is the server's word; a desk without tables takes it, and guesses nothing", () => {
    const referrer = "https://www.google.fr/search?q=lampe"
    const { _tag: _, ...input } = visit("v", { referrer })
    const command = startVisit((begun) => classify(begun))
    const decided = command.facts({ ...Visitor.empty, consent: ["store"] }, input, {} as never)
    assert.strictEqual(decided._tag, "Accepted")
    const fact = decided._tag === "Accepted" ? decided.events[0] : undefined
    assert.deepInclude(fact, {
      _tag: "VisitStarted",
      origin: { _tag: "SearchEngine", name: "Google", terms: "lampe" },
    })
    const origin = (apply: typeof Profile.apply, one = visit("v", { referrer })) =>
      apply(Profile.empty, event(1, one)).provenance.last?.origin
    for (const apply of [Profile.apply, Profile.applyTold]) {
      assert.deepStrictEqual(origin(apply, fact as never), { _tag: "SearchEngine", name: "Google", terms: "lampe" })
    }
    assert.deepStrictEqual(origin(Profile.applyTold), { _tag: "Referral", host: "www.google.fr" })
    assert.deepStrictEqual(origin(Profile.applyTold, visit("v")), { _tag: "Direct" })
    assert.deepStrictEqual(origin(Profile.applyTold, visit("v", { referrer: "nonsense" })), { _tag: "Unknown" })
  })
})
