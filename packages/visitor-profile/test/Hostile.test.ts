import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { SetCustomData } from "@pupitre/core/command/Describe"
import type { CustomDataSet } from "@pupitre/core/Fact"
import { camille, tenant } from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import { userAgent } from "@pupitre/visitor-profile/adapter/UserAgent"
import * as CustomData from "@pupitre/visitor-profile/CustomData"
import * as Journey from "@pupitre/visitor-profile/Journey"
import * as Profile from "@pupitre/visitor-profile/Profile"
import * as ProfileText from "@pupitre/visitor-profile/ProfileText"
import * as fc from "fast-check"
import { custom, event, page, start, visit } from "./visits.js"

const context = {
  tenant,
  by: camille,
  role: "visitor",
  at: start,
  commandId: "command-1",
  visitorOnline: true,
} as never as Command.Context
const state: Visitor.Visitor = { ...Visitor.empty, consent: ["store"] }
/** What a server answers to custom data as it travels: the reasons, each with its key; nothing when it is taken. */
const refused = (json: string): ReadonlyArray<string> => {
  const decision = Command.decideCall(SetCustomData, state, JSON.parse(json), context)
  return decision._tag === "Accepted"
    ? []
    : decision.rejection.reasons.map(({ key, params }) => `${key} ${JSON.stringify(params)}`.slice(0, 200))
}
const shown = (profile: Profile.Profile, now = start): string =>
  JSON.stringify(
    (["fr", "en"] as const).map((locale) => Profile.sections(profile, { locale, now, readers: { agent: userAgent } })),
  )

describe("hostile input", () => {
  it("[P52] keys of the prototype, values of a megabyte, ten thousand keys: refused whole, with the key", () => {
    assert.match(refused('{"values":{"tier":"gold","__proto__":{"vip":true}}}').join(), /^InvalidInput/)
    assert.deepStrictEqual(refused('{"values":{"tier":"gold","__proto__":1}}'), [
      'CustomKeyInvalid {"key":"__proto__"}',
    ])
    assert.deepStrictEqual(refused('{"values":{"constructor":"x","toString":1,"hasOwnProperty":true}}'), [])
    const megabyte = "x".repeat(1_048_576)
    assert.deepStrictEqual(refused(JSON.stringify({ values: { note: megabyte } })), [
      'CustomValueTooLong {"key":"note","max":1024}',
    ])
    assert.match(refused(JSON.stringify({ values: { [megabyte]: 1 } })).join(), /^CustomKeyInvalid \{"key":"x{80}"\}$/)
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))
    assert.deepStrictEqual(refused(JSON.stringify({ values: many })), ['CustomTooManyKeys {"max":50}'])
    for (const values of ["1", "null", "[1]", '{"a":[]}', '{"a":{}}', '{"a":1e999}']) {
      assert.isNotEmpty(refused(`{"values":${values}}`), values)
    }
  })

  it("[P52] the same, were it stored, is bounded and shown as it came, and takes nothing else away", () => {
    const values = JSON.parse(
      `{"__proto__":"p","constructor":"c","toString":"t","note":"${"é".repeat(500_000)}"}`,
    ) as CustomDataSet["values"]
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))
    const self = Profile.fold([event(1, custom(many)), event(2, custom(values)), event(3, custom({ tier: "gold" }))])
    assert.strictEqual(self.customData.items.length, CustomData.limit)
    assert.isTrue(self.customData.more)
    assert.includeMembers(
      self.customData.items.map(({ id }) => id),
      ["__proto__", "constructor", "note", "tier", "toString"],
    )
    const section = Profile.sections(self, { locale: "fr", now: start, role: "manager" }).find(
      ({ key }) => key === "customData",
    )
    for (const [key, text] of [
      ["__proto__", "p"],
      ["constructor", "c"],
      ["tier", "gold"],
    ] as const) {
      assert.strictEqual(section?.rows.find((row) => row.key === `data.${key}`)?.text, text)
    }
    assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(self)), self)
    assert.strictEqual(({} as Record<string, unknown>)["vip"], undefined)
  })

  it("[P52] addresses that are none and user agents of another age are shown as they came", () => {
    const odd = [
      "http://[",
      "https://",
      "%%%?#",
      "javascript:alert(1)?a=b",
      "//x?y#z",
      "https://a b/?c",
      "?",
      "\0?\uD800",
    ]
    for (const url of odd) {
      const self = Profile.fold([
        event(1, visit("v1", { referrer: url, landing: url as never, userAgent: url, language: url, timeZone: url })),
        event(2, { ...page("p1", "v1"), url: url as never, title: "" }),
      ])
      assert.strictEqual(Journey.summary(self.journey, { now: start }).pages, 1)
      const came = url.split(/[?#]/, 1)[0]!
      assert.include(shown(self), JSON.stringify(came).slice(1, -1))
      assert.strictEqual(self.provenance.last?.referrer ?? "", came)
      assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(self)), self)
    }
    const future = "Mozilla/9.0 (HoloOS 3; Neural; rv:900) Quanta/900.1 (like all) Lanterne/12.0"
    const self = Profile.fold([event(1, visit("v1", { userAgent: future }))])
    assert.include(shown(self), "Lanterne 12")
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.webUrl(), (agent, title, referrer) => {
        const any = Profile.fold([
          event(1, visit("v1", { userAgent: agent, referrer: title, language: title, timeZone: title })),
          event(2, visit("v2", { userAgent: title, referrer, landing: title as never })),
          event(3, { ...page("p1", "v1"), url: title as never, title: agent }),
        ])
        assert.isString(shown(any))
      }),
      { numRuns: 300, interruptAfterTimeLimit: 4000 },
    )
  })

  it("[P52] whatever the clocks say, time is never less than none and nothing is lost", () => {
    const clock = fc.oneof(fc.integer({ min: 0, max: 9_007_199_254_740_991 }), fc.constantFrom(0, 8.64e15, 8.64e15 + 1))
    fc.assert(
      fc.property(fc.array(clock, { minLength: 1, maxLength: 12 }), clock, fc.option(clock), (times, now, left) => {
        const self = Profile.fold(
          times.map((at, i) => event(i + 1, i % 3 === 0 ? visit(`v${i}`) : page(`p${i}`, `v${i - (i % 3)}`), at)),
        )
        const look = { now, ...(left !== null && { leftAt: left }) }
        const { duration, pages, visits } = Journey.summary(self.journey, look)
        assert.isAtLeast(duration, 0)
        assert.strictEqual(pages + visits, times.length)
        for (const one of Journey.viewed(self.journey, look)) assert.isAtLeast(one.duration, 0)
        assert.isString(shown(self, now))
        assert.deepStrictEqual(ProfileText.decode(ProfileText.encode(self)), self)
      }),
      { numRuns: 1000, interruptAfterTimeLimit: 5000 },
    )
  })
})
