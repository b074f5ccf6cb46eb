import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import * as Readable from "@pupitre/core/Readable"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as Comparison from "../Comparison.ts"
import type { Played } from "../Play.ts"
import type { Turn } from "../Replayed.ts"

const whole = Scenario.make("Bonjour").agent("Bonjour Camille").action("stock.checked", "Stock").visitor("Merci")
/** A replay loads no pages. */
const events = whole.events.filter(({ _tag }) => _tag !== "PageVisited")
const turns: ReadonlyArray<Turn> = [
  { kind: "message", by: "visitor", text: "Bonjour" },
  { kind: "message", by: "agent", text: "Bonjour Camille" },
  { kind: "action", name: "stock.checked", label: "Stock", details: {} },
  { kind: "message", by: "visitor", text: "Merci" },
]

const head = whole.events.length

/** A conversation as if played, its screen showing these events of the stream. */
const played = (expected: ReadonlyArray<Turn>, shown: ReadonlyArray<ChatEvent> = events): Played => {
  const { timeline } = Timeline.ingest(Timeline.empty, { from: 1, to: head, events: shown, head })
  const window = { timeline: Readable.constant(timeline) } as ConversationWindow
  return { replayed: { id: "one", turns: expected }, conversationId: window.id, seq: head, window }
}
const places = async (one: Played): Promise<ReadonlyArray<readonly [number, unknown]>> =>
  (await Comparison.windows([one])).differences.map(({ turn, shown }) => [turn, shown])

describe("comparison", () => {
  it("a screen that shows every turn as it was differs in nothing, and says how much was compared", async () => {
    assert.deepStrictEqual(await Comparison.windows([played(turns), played(turns)]), {
      conversations: 2,
      turns: 8,
      differences: [],
    })
  })

  it("another text, another author, a turn too few, a turn too many and a strange row are differences", async () => {
    assert.deepStrictEqual(await places(played(turns.with(1, { kind: "message", by: "agent", text: "Bonsoir" }))), [
      [2, turns[1]],
    ])
    assert.deepStrictEqual(await places(played(turns.with(3, { kind: "message", by: "agent", text: "Merci" }))), [
      [4, turns[3]],
    ])
    assert.deepStrictEqual(await places(played(turns, events.slice(0, -1))), [[4, "nothing"]])
    assert.deepStrictEqual(await places(played(turns.slice(0, 3))), [[4, turns[3]]])
    assert.deepStrictEqual(await places(played(turns, whole.events)), [
      [1, "PageVisited"],
      [2, turns[0]],
      [3, turns[1]],
      [4, turns[2]],
      [5, turns[3]],
    ])
  })

  it("a screen on which something is still missing is waited for, and then given up by name", async () => {
    const { timeline } = Timeline.ingest(Timeline.empty, { from: 2, to: 3, events: [], head: 3 })
    const window = { timeline: Readable.constant(timeline) } as ConversationWindow
    const one = { ...played(turns), window }
    const failure = await Comparison.windows([one], 1).catch((error: unknown) => error)
    assert.strictEqual(String(failure), "PlayError: one: its thread does not come")
  })
})
