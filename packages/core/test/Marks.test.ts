import { assert, describe, it } from "@effect/vitest"
import * as Delivery from "@pupitre/core/Delivery"
import * as Entry from "@pupitre/core/Entry"
import * as Marks from "@pupitre/core/Marks"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as fc from "fast-check"

const mark = fc.record({ delivered: fc.nat(50), read: fc.nat(50) })
const told = fc.array(fc.tuple(fc.constantFrom("Visitor/v", "Agent/a", "Agent/b"), mark), { maxLength: 20 })
const all = (list: ReadonlyArray<readonly [string, Marks.Mark]>, head?: number): Marks.Marks =>
  list.reduce((marks, [key, one]) => Marks.merge(marks, key, one, head), Marks.empty)

describe("Marks", () => {
  it("[Y1] marks join: whatever comes twice, late or in another order, the furthest stands, and what was read was delivered", () => {
    fc.assert(
      fc.property(told, fc.infiniteStream(fc.nat(1000)), (list, picks) => {
        const pool = [...list, ...list]
        const shuffled = []
        while (pool.length > 0) shuffled.push(...pool.splice(picks.next().value % pool.length, 1))
        assert.deepStrictEqual(all(shuffled), all(list))
        for (const { delivered, read } of Object.values(all(list))) assert.isAtMost(read, delivered)
      }),
      { numRuns: 1000 },
    )
  })

  it("[Y2] no mark goes back, exceeds the end of the stream, or changes anything when it says nothing new", () => {
    fc.assert(
      fc.property(told, fc.nat(40), (list, head) => {
        let marks = Marks.empty
        for (const [key, one] of list) {
          const next = Marks.merge(marks, key, one, head)
          const before = marks[key] ?? { delivered: 0, read: 0 }
          const after = next[key] ?? before
          assert.isTrue(after.delivered >= before.delivered && after.read >= before.read && after.delivered <= head)
          if (JSON.stringify(after) === JSON.stringify(before)) assert.strictEqual(next, marks)
          marks = next
        }
      }),
      { numRuns: 1000 },
    )
  })

  it("[Y3] the status of a row only climbs, whatever comes late, with failure apart", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({ what: fc.constant("mark" as const), key: fc.constantFrom("Visitor/camille", "Agent/x"), mark }),
            fc.record({ what: fc.constantFrom("ack" as const, "echo" as const, "refuse" as const) }),
          ),
          { maxLength: 12 },
        ),
        (steps) => {
          const scenario = Scenario.make("Bonjour").agent("Bonjour")
          const event = scenario.events[4]!
          const commandId = event.id.split("/")[0] as never
          const before = { from: 1, to: 4, events: scenario.events.slice(0, 4), head: 4 }
          let timeline = Timeline.submit(Timeline.ingest(Timeline.empty, before).timeline, {
            commandId,
            facts: [{ _tag: "MessagePosted", text: "Bonjour" }],
            by: Scenario.ines,
            at: 0,
          }).timeline
          let marks = Marks.empty
          let status: Delivery.Delivery = "sending"
          let stored = false
          for (const step of steps) {
            // A server gives a wish one outcome.
            if (step.what === "refuse" && stored) continue
            if (step.what === "refuse") stored = true
            if ((step.what === "ack" || step.what === "echo") && status === "failed") continue
            if (step.what === "ack" || step.what === "echo") stored = true
            if (step.what === "mark") marks = Marks.merge(marks, step.key, step.mark, 5)
            if (step.what === "ack")
              timeline = Timeline.settle(timeline, commandId, { _tag: "Stored", from: 5, to: 5 }).timeline
            if (step.what === "refuse") {
              timeline = Timeline.settle(timeline, commandId, { _tag: "NotSent", reason: "Closed" }).timeline
            }
            if (step.what === "echo") {
              timeline = Timeline.ingest(timeline, { from: 5, to: 5, events: [event], head: 5 }).timeline
            }
            const row = Timeline.slice(timeline).find((entry) => Entry.key(entry) === event.id)!
            const next: Delivery.Delivery = Delivery.of(row, Marks.ofOthers(marks, "agents"))!
            assert.isTrue(Delivery.climbs(status, next), `${status} to ${next}`)
            status = next
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[Y4] each side looks at the other's marks alone", () => {
    const marks = all([
      ["Visitor/v", { delivered: 3, read: 2 }],
      ["Agent/a", { delivered: 9, read: 9 }],
    ])
    assert.deepStrictEqual(Marks.ofOthers(marks, "agents"), { delivered: 3, read: 2 })
    assert.deepStrictEqual(Marks.ofOthers(marks, "visitor"), { delivered: 9, read: 9 })
  })
})
