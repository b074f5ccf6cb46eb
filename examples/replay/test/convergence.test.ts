import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { RecordAction } from "@pupitre/core/command/RecordAction"
import type { Page, Range } from "@pupitre/core/EventChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { join } from "node:path"
import * as Corpus from "../Corpus.ts"
import type { Replayed } from "../Replayed.ts"

const demo = join(import.meta.dirname, "..", "..", "console", "demo")
const named = process.env["PUPITRE_REPLAY"]

/** The facts of a conversation, decided one turn after the other. */
const eventsOf = ({ turns }: Replayed): ReadonlyArray<ChatEvent> => {
  const scenario = Scenario.make("Bonjour")
  for (const turn of turns) {
    if (turn.kind === "action") {
      const { name, label, details } = turn
      scenario.command(RecordAction, { name, label, details })
    } else if (turn.by === "visitor") scenario.visitor(turn.text)
    else scenario.agent(turn.text)
  }
  return scenario.events
}

describe("real conversations", () => {
  it("any permutation, duplication and paging of each gives the thread of the ordered log", async () => {
    const folders = [demo, ...(named === undefined ? [] : [named])]
    let compared = 0
    let conversations = 0
    for (const folder of folders) {
      for (const replayed of Corpus.conversations(await Effect.runPromise(Corpus.read(folder)))) {
        const events = eventsOf(replayed)
        const head = events.length
        const inOrder = Timeline.slice(Timeline.ingest(Timeline.empty, { from: 1, to: head, events, head }).timeline)
        assert.deepStrictEqual(inOrder, [...events])
        const piece = fc.tuple(fc.nat(head - 1), fc.integer({ min: 1, max: 30 }), fc.boolean())
        fc.assert(
          fc.property(fc.array(piece, { maxLength: 30 }), fc.infiniteStream(fc.nat(10_000)), (pieces, picks) => {
            const parts: Array<Range | Page> = pieces.map(([start, length, page]) => {
              const from = start + 1
              const to = Math.min(head, start + length)
              const range = { from, to, events: events.slice(start, to), head }
              return page ? { ...range, later: [] } : range
            })
            // Whatever came before, all of it comes once more, cut in pieces and in any order.
            for (let from = 1; from <= head; from += 7) {
              const to = Math.min(head, from + 6)
              parts.push({ from, to, events: events.slice(from - 1, to), head })
            }
            let timeline = Timeline.empty
            while (parts.length > 0) {
              const [part] = parts.splice(picks.next().value % parts.length, 1)
              timeline = Timeline.ingest(timeline, part!).timeline
            }
            assert.deepStrictEqual(Timeline.slice(timeline), inOrder)
            compared += inOrder.length
          }),
          { numRuns: 20 },
        )
        conversations++
      }
    }
    console.log(`converge: ${conversations} conversations, ${compared} entries compared`)
    assert.isAbove(conversations, 4)
    assert.isAbove(compared, 1_000)
  }, 30_000)
})
