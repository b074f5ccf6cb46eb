import { assert, describe, it } from "@effect/vitest"
import * as NavigationGrant from "@pupitre/actions/NavigationGrant"
import * as NavigationGuard from "@pupitre/actions/NavigationGuard"
import * as Navigation from "@pupitre/core/Navigation"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"
import { active, asked, later, running } from "./desk.js"
import { tries, World } from "./world.js"

const levelOf = (state: ReturnType<typeof active>) => NavigationGrant.of(state)?.level

describe("a grant", { timeout: Law.patience }, () => {
  it("[K42] a step is made under the visitor's yes alone, in the type too: to be driven for any, to be seen for pointing out", () => {
    assert.strictEqual(levelOf(running()), "observe")
    assert.strictEqual(levelOf(running("control")), "control")
    assert.strictEqual(levelOf(asked("control")), "observe")
    const none = [
      active(),
      asked(),
      later(running("control"), { _tag: "NavigationPaused" } as never),
      later(running("control"), { _tag: "ConsentWithdrawn", scopes: ["observe"] }),
      { ...running("control"), status: "snoozed" as const },
    ]
    for (const state of none) assert.isUndefined(levelOf(state), state.navigation.state)
    const step = { _tag: "Highlight", target: "t1n7" } as const
    const grant = NavigationGrant.of(running())
    assert.deepStrictEqual(grant === undefined ? undefined : NavigationGrant.step(grant, step), step as never)
  })

  it("[K42] in every history a grant stands exactly when the guard lets its step through", () => {
    const levels = new Set<string | undefined>()
    const look = (state: ReturnType<typeof active>): void => {
      const level = levelOf(state)
      levels.add(level)
      const allows = (made: Parameters<typeof NavigationGuard.allows>[1]) =>
        NavigationGuard.allows(state, made)._tag === "Enabled"
      assert.strictEqual(allows({ _tag: "Highlight", target: "t1n7" }), level !== undefined)
      assert.strictEqual(allows({ _tag: "Scroll", x: 0, y: 0 }), level === "control")
      if (level !== undefined) assert.isTrue(Navigation.observes(state.navigation))
    }
    for (const state of [running(), running("control")]) look(state)
    fc.assert(
      fc.property(tries, (all) => {
        const world = new World()
        for (const one of all) {
          world.try(one)
          look(world.conversation)
        }
      }),
      Law.whole(1_000),
    )
    assert.deepStrictEqual(levels, new Set(["control", "observe", undefined]))
  })
})
