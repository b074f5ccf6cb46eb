import { assert, describe, it } from "@effect/vitest"
import type { Fact, NavigationLevel } from "@pupitre/core/Fact"
import * as Navigation from "@pupitre/core/Navigation"
import * as fc from "fast-check"

const levels: ReadonlyArray<NavigationLevel> = ["observe", "control"]
const step: fc.Arbitrary<Fact> = fc.constantFrom<Fact>(
  ...levels.flatMap((level): Array<Fact> => [
    { _tag: "NavigationRequested", level, expiresAt: 1 },
    { _tag: "NavigationGranted", level },
    { _tag: "NavigationRefused", level, cause: "refused" },
    { _tag: "NavigationStarted", level },
    { _tag: "ConsentWithdrawn", scopes: [level] },
  ]),
  { _tag: "NavigationPaused" },
  { _tag: "NavigationEnded", cause: "visitor" },
  { _tag: "TransferEnded", outcome: "accepted" },
  { _tag: "TransferEnded", outcome: "declined" },
  { _tag: "MessagePosted", text: "Bonjour" },
)

describe("Navigation", () => {
  it("[Z1] nothing is seen or driven without the visitor's own yes to that level, not taken back and not over", () => {
    let driven = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (facts) => {
        let state: Navigation.Navigation = Navigation.idle
        const granted = new Set<NavigationLevel>()
        for (const fact of facts) {
          const before = state
          state = Navigation.apply(state, fact)
          if (fact._tag === "NavigationGranted" && before.state === "requested" && before.level === fact.level)
            granted.add(fact.level)
          if (fact._tag === "ConsentWithdrawn") {
            if (fact.scopes.includes("observe")) granted.clear()
            else granted.delete("control")
          }
          if (fact._tag === "NavigationEnded" || (fact._tag === "TransferEnded" && fact.outcome === "accepted"))
            granted.clear()
          if (Navigation.controls(state)) {
            driven++
            assert.isTrue(granted.has("control"))
          }
          if (Navigation.observes(state)) assert.isAbove(granted.size, 0)
          if (state.state === "paused") assert.isFalse(Navigation.observes(state) || Navigation.controls(state))
        }
      }),
      { numRuns: 5000 },
    )
    assert.isAbove(driven, 20)
  })

  it("[Z2] that the agreement was taken back is known until they are asked anew or somebody else has the conversation", () => {
    const after = (...facts: ReadonlyArray<Fact>) => facts.reduce(Navigation.apply, Navigation.idle)
    const running = (level: NavigationLevel): ReadonlyArray<Fact> => [
      { _tag: "NavigationRequested", level, expiresAt: 1 },
      { _tag: "NavigationGranted", level },
      { _tag: "NavigationStarted", level },
    ]
    const revoked: Navigation.Navigation = { state: "idle", revoked: true }
    const ended: Fact = { _tag: "NavigationEnded", cause: "revoked" }
    const withdrawn: Fact = { _tag: "ConsentWithdrawn", scopes: ["observe"] }
    assert.deepStrictEqual(after(...running("observe"), ended, withdrawn), revoked)
    assert.deepStrictEqual(after(...running("observe"), withdrawn), revoked)
    assert.deepStrictEqual(after(withdrawn), revoked)
    assert.deepStrictEqual(after({ _tag: "ConsentWithdrawn", scopes: ["preview", "store"] }), Navigation.idle)
    // Of the two what was not taken back goes on.
    const asked: Fact = { _tag: "NavigationRequested", level: "control", expiresAt: 1 }
    const control: Fact = { _tag: "ConsentWithdrawn", scopes: ["control"] }
    assert.deepStrictEqual(after(...running("observe"), asked, control), { state: "running", level: "observe" })
    const again: Fact = { _tag: "NavigationRequested", level: "observe", expiresAt: 1 }
    assert.deepStrictEqual(after(withdrawn, again), { state: "requested", level: "observe", expiresAt: 1 })
    const refused: Fact = { _tag: "NavigationRefused", level: "observe", cause: "refused" }
    const given: Fact = { _tag: "AgentAssigned", agentId: "marc" as never, name: "Marc" }
    for (const fact of [refused, given]) assert.deepStrictEqual(after(withdrawn, again, fact), Navigation.idle)
    assert.deepStrictEqual(after(withdrawn, given), Navigation.idle)
    for (const cause of ["visitor", "agent", "visitorLeft", "transfer"] as const)
      assert.deepStrictEqual(after(...running("control"), { _tag: "NavigationEnded", cause }), Navigation.idle)
  })
})
