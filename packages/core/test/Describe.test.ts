import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { IdentifyVisitor, LocateVisit, SetCustomData, setCustomData } from "@pupitre/core/command/Describe"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId } from "@pupitre/core/Id"
import type { Role } from "@pupitre/core/Participant"
import { camille, ines, tenant } from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"
import * as Result from "effect/Result"
import * as fc from "fast-check"

const agreed: Visitor.Visitor = { ...Visitor.empty, consent: ["store"] }
const context = (role: Role): Command.Context => ({
  tenant,
  by: role === "visitor" ? camille : role === "system" ? { _tag: "System" } : ines,
  role,
  at: 1_760_000_000_000,
  commandId: "command-1" as CommandId,
  visitorOnline: true,
})
const decide = (command: Command.Any, input: unknown, role: Role = "visitor", state = agreed) =>
  Command.decideCall(command, state, input, context(role))
const keys = (decision: ReturnType<typeof decide>): ReadonlyArray<string> =>
  decision._tag === "Accepted" ? [] : decision.rejection.reasons.map(({ key }) => key)
const stored = (fact: Fact, seq = 1): ChatEvent =>
  ({ id: `command-${seq}/0`, seq, at: 1_760_000_000_000, by: { _tag: "System" }, ...fact }) as unknown as ChatEvent
const many = (n: number, from = 0): Record<string, number> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${from + i}`, i]))

describe("what is said of a visitor", () => {
  it("[X1] how far a value is trusted follows from who sends it", () => {
    for (const [role, trust] of [
      ["visitor", "page"],
      ["system", "authenticated"],
      ["agent", "agent"],
      ["manager", "agent"],
    ] as const) {
      const decision = decide(SetCustomData, { values: { plan: "gold" } }, role)
      assert.deepStrictEqual(decision, {
        _tag: "Accepted",
        events: [{ _tag: "CustomDataSet", values: { plan: "gold" }, trust }],
      })
    }
    assert.deepStrictEqual(keys(decide(SetCustomData, { values: {}, trust: "agent" })), ["InvalidInput"])
    assert.deepStrictEqual(keys(decide(IdentifyVisitor, { externalId: "c-1" }, "agent")), ["NotPermitted"])
    assert.deepStrictEqual(keys(decide(LocateVisit, { visitId: "v", country: "FR", source: "proxy" })), [
      "NotPermitted",
    ])
  })

  it("[X2] nothing is said of a visitor who has not agreed to be remembered", () => {
    for (const [command, input, role] of [
      [SetCustomData, { values: { a: 1 } }, "visitor"],
      [SetCustomData, { values: { a: 1 } }, "agent"],
      [IdentifyVisitor, { externalId: "c-1" }, "system"],
      [LocateVisit, { visitId: "v", country: "FR", source: "proxy" }, "system"],
    ] as const) {
      assert.deepStrictEqual(keys(decide(command, input, role, Visitor.empty)), ["ConsentMissing"])
      assert.deepStrictEqual(keys(decide(command, input, role)), [])
    }
  })

  it("[X3] what is past a limit is refused by name, whole", () => {
    for (const [values, reason] of [
      [{ "": 1 }, "CustomKeyInvalid"],
      [{ "a b": 1 }, "CustomKeyInvalid"],
      [{ ["k".repeat(65)]: 1 }, "CustomKeyInvalid"],
      [JSON.parse('{"__proto__":"x"}'), "CustomKeyInvalid"],
      [{ a: "x".repeat(1025) }, "CustomValueTooLong"],
      [{ a: "x".repeat(1 << 20) }, "CustomValueTooLong"],
      [many(51), "CustomTooManyKeys"],
      [many(10_000), "CustomTooManyKeys"],
      [{ a: { b: 1 } }, "InvalidInput"],
      [{ a: Number.NaN }, "InvalidInput"],
    ] as const) {
      assert.deepStrictEqual(keys(decide(SetCustomData, { values: { fine: 1, ...values } })), [reason])
      assert.deepStrictEqual(keys(decide(SetCustomData, { values })), [reason])
    }
    for (const externalId of ["", "  ", "x".repeat(51)]) {
      assert.deepStrictEqual(keys(decide(IdentifyVisitor, { externalId })), ["ExternalIdInvalid"])
    }
    const own = setCustomData({ maySet: (key, trust) => key !== "tier" || trust === "agent" })
    assert.deepStrictEqual(keys(decide(own, { values: { tier: 1 } })), ["CustomKeyNotYours"])
    assert.deepStrictEqual(keys(decide(own, { values: { tier: 1 } }, "agent")), [])
  })

  it("[X3] a visitor has at most 50 keys over all that was set; one taken away makes room", () => {
    const full = Visitor.apply(agreed, stored({ _tag: "CustomDataSet", values: many(50), trust: "page" }))
    assert.deepStrictEqual(keys(decide(SetCustomData, { values: { more: 1 } }, "visitor", full)), ["CustomTooManyKeys"])
    assert.deepStrictEqual(keys(decide(SetCustomData, { values: { k3: 7 } }, "visitor", full)), [])
    assert.deepStrictEqual(keys(decide(SetCustomData, { values: { more: 1, k3: null } }, "visitor", full)), [])
    const room = Visitor.apply(full, stored({ _tag: "CustomDataSet", values: { k3: null }, trust: "page" }, 2))
    assert.deepStrictEqual(keys(decide(SetCustomData, { values: { more: 1 } }, "visitor", room)), [])
    const kept = Visitor.apply(agreed, stored({ _tag: "CustomDataSet", values: { tier: 1 }, trust: "agent" }))
    const tried = Visitor.apply(kept, stored({ _tag: "CustomDataSet", values: { tier: null }, trust: "page" }, 2))
    assert.deepStrictEqual(tried.custom, { tier: "agent" })
  })

  it("[X3] whatever values a page gives, they are taken whole as a fact that survives the wire, or refused", () => {
    // JSON has one zero.
    const number = fc.double().map((n) => n + 0)
    const value = fc.oneof(fc.string({ maxLength: 1100 }), number, fc.boolean(), fc.constant(null), fc.object())
    const key = fc.oneof(
      fc.constantFrom("__proto__", "constructor", "prototype", "toString"),
      fc.string(),
      fc.constant("a"),
    )
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 60, noNullPrototype: true }), (values) => {
        const decision = decide(SetCustomData, { values })
        if (decision._tag === "Rejected") return
        const [fact] = decision.events
        assert.deepStrictEqual(JSON.parse(JSON.stringify(fact)).values, JSON.parse(JSON.stringify(values)))
        const event = stored(fact as Fact)
        assert.deepStrictEqual(ChatEvents.decode(JSON.parse(JSON.stringify(event))), Result.succeed(event))
      }),
      { numRuns: 1000, interruptAfterTimeLimit: 5000 },
    )
    assert.isUndefined(({} as Record<string, unknown>)["polluted"])
  })

  it("[X4] what is said of a visitor never reaches the visitor's page", () => {
    const facts: ReadonlyArray<Fact> = [
      { _tag: "CustomDataSet", values: { margin: 12 }, trust: "agent" },
      { _tag: "VisitorIdentified", externalId: "c-1", trust: "authenticated" },
      { _tag: "VisitLocated", visitId: "v" as never, country: "FR", source: "address" },
    ]
    for (const fact of facts) assert.isUndefined(Audience.project(stored(fact), "visitor"))
  })
})
