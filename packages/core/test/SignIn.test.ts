import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import type { Vouched } from "@pupitre/core/command/SignIn"
import { maxAssertion, signIn } from "@pupitre/core/command/SignIn"
import type { CommandId } from "@pupitre/core/Id"
import type { Role } from "@pupitre/core/Participant"
import { camille, ines, tenant } from "@pupitre/core/testing/Scenario"
import * as Visitor from "@pupitre/core/Visitor"

const at = 1_760_000_000_000
const signed: Record<string, Vouched> = {
  plain: { externalId: "c-1" },
  named: { externalId: "c-1", name: "Camille Roussel", values: { tier: "gold", old: null } },
  long: { externalId: "x".repeat(51) },
  bad: { externalId: "c-1", values: { "not a key": 1 } },
}
const command = signIn({
  verify: (assertion, { by, at: now }) =>
    by._tag === "Visitor" && by.id === camille.id && now < at + 1000 ? signed[assertion] : undefined,
  maySet: (key, trust) => key !== "tier" || trust === "authenticated",
})
const decide = (
  assertion: unknown,
  more: Partial<Command.Context> = {},
  consent: Visitor.Visitor["consent"] = ["store"],
) =>
  Command.decideCall(
    command,
    { ...Visitor.empty, consent },
    { assertion },
    { tenant, by: camille, role: "visitor", at, commandId: "command-1" as CommandId, visitorOnline: true, ...more },
  )
const keys = (decision: ReturnType<typeof decide>): ReadonlyArray<string> =>
  decision._tag === "Accepted" ? [] : decision.rejection.reasons.map(({ key }) => key)

describe("signing in", () => {
  it("[X5] what was signed for this visitor is said as the site's server says it", () => {
    assert.deepStrictEqual(decide("plain"), {
      _tag: "Accepted",
      events: [{ _tag: "VisitorIdentified", externalId: "c-1", trust: "authenticated" }],
    })
    assert.deepStrictEqual(decide("named"), {
      _tag: "Accepted",
      events: [
        { _tag: "VisitorIdentified", externalId: "c-1", name: "Camille Roussel", trust: "authenticated" },
        { _tag: "CustomDataSet", values: { tier: "gold", old: null }, trust: "authenticated" },
      ],
    })
  })

  it("[X5] what nobody signed, or not for this visitor or not any more, says nothing", () => {
    for (const other of ["", "forged", "x".repeat(maxAssertion)])
      assert.deepStrictEqual(keys(decide(other)), ["AssertionRefused"])
    assert.deepStrictEqual(keys(decide("plain", { by: { _tag: "Visitor", id: "other" as never } })), [
      "AssertionRefused",
    ])
    assert.deepStrictEqual(keys(decide("plain", { at: at + 1000 })), ["AssertionRefused"])
    assert.deepStrictEqual(keys(decide("x".repeat(maxAssertion + 1))), ["InvalidInput"])
    for (const role of ["agent", "manager", "system"] as ReadonlyArray<Role>) {
      assert.deepStrictEqual(keys(decide("plain", { by: ines, role })), ["NotPermitted"])
    }
    assert.deepStrictEqual(keys(decide("plain", {}, [])), ["ConsentMissing"])
  })

  it("[X7] who is kept away stays so when they sign in as another visitor, and nobody else is", () => {
    const kept = { visitorId: "before" as never, reason: "spam", until: at + 9 } as const
    const asked: Array<string> = []
    const own = signIn({
      verify: (assertion) => signed[assertion],
      keptAway: (externalId) => (asked.push(externalId), externalId === "c-1" ? [kept] : []),
    })
    const context = { tenant, by: camille, role: "visitor", at, commandId: "command-1" as CommandId } as const
    const tell = (assertion: string, state: Partial<Visitor.Visitor> = {}) =>
      Command.decideCall(
        own,
        { ...Visitor.empty, consent: ["store"], ...state },
        { assertion },
        { ...context, visitorOnline: true },
      )
    const blocked = { _tag: "VisitorBlocked", visitorId: camille.id, reason: "spam", until: at + 9, follows: "before" }
    const decision = tell("plain", { previousConversationId: "last" as never })
    assert.deepStrictEqual(decision, {
      _tag: "Accepted",
      events: [{ _tag: "VisitorIdentified", externalId: "c-1", trust: "authenticated" }, blocked],
      also: [
        { stream: `${tenant}/conversation/last`, events: [blocked] },
        { stream: `${tenant}/workspace/blocks`, events: [blocked] },
      ],
    } as never)
    assert.deepStrictEqual(asked, ["c-1"])
    const events = decision._tag === "Accepted" ? decision.events : []
    const after = Visitor.fold(
      events.map((fact, i) => ({ ...fact, id: `s/${i}`, seq: i + 1, at, by: camille }) as never),
      { ...Visitor.empty, consent: ["store"] },
    )
    assert.deepStrictEqual(keys(tell("plain", after)), ["Unreachable"])
    assert.deepStrictEqual(keys(tell("long")), ["ExternalIdInvalid"])
    signed["other"] = { externalId: "c-2" }
    assert.notInclude(JSON.stringify(tell("other")), "VisitorBlocked")
    assert.deepStrictEqual(keys(tell("forged")), ["AssertionRefused"])
    assert.deepStrictEqual(asked, ["c-1", "c-2"])
  })

  it("[X5] what may not be said is refused whole", () => {
    assert.deepStrictEqual(keys(decide("long")), ["ExternalIdInvalid"])
    assert.deepStrictEqual(keys(decide("bad")), ["CustomKeyInvalid"])
  })
})
