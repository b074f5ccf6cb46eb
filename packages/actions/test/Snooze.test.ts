import { assert, describe, it } from "@effect/vitest"
import * as Snooze from "@pupitre/actions/Snooze"
import { active, facts, later, now, said, tell } from "./desk.js"

describe("snooze", () => {
  it("[K24] three hours, a day, until a date or until a reply, back to the same agent unless unticked", () => {
    const hour = 3_600_000
    const inputs = Snooze.presets.map((preset) => Snooze.inputOf(preset, now, undefined, now + 5))
    assert.deepStrictEqual(inputs, [
      { until: now + 3 * hour, keepAssigned: true },
      { until: now + 24 * hour, keepAssigned: true },
      { until: now + 5, keepAssigned: true },
      { keepAssigned: true },
    ])
    assert.deepStrictEqual(Snooze.inputOf(Snooze.presets[3]!, now, false), { keepAssigned: false })
    for (const input of inputs) {
      const decision = tell(Snooze.snooze.command, active(), input)
      assert.strictEqual(said(decision), "+ConversationSnoozed")
      assert.strictEqual(said(tell(Snooze.wake.command, later(active(), ...facts(decision)), {})), "+ConversationWoken")
    }
  })
})
