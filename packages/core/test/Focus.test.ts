/** One, two or four windows, and the one that has the focus. */
import { assert, describe, it } from "@effect/vitest"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { byUrgency } from "@pupitre/core/desk/DeskList"
import * as Focus from "@pupitre/core/desk/Focus"
import type { AgentId, ConversationId } from "@pupitre/core/Id"
import { takesSlot } from "@pupitre/core/Lifecycle"
import * as fc from "fast-check"

const me = "ines" as AgentId
const ids = ["a", "b", "c", "d", "e", "f"] as ReadonlyArray<string> as ReadonlyArray<ConversationId>

const line = (id: ConversationId, over: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id,
  visitor: { _tag: "Visitor", id: "camille" as never },
  status: "active",
  mode: "chat",
  owner: { agentId: me, name: "Inès" },
  startedAt: 0,
  unanswered: 0,
  visitorGone: false,
  seq: 1,
  ...over,
})

const someLine = (id: ConversationId): fc.Arbitrary<ConversationSummary> =>
  fc
    .record({
      status: fc.constantFrom("queued", "active", "snoozed", "transferring", "closed"),
      owner: fc.constantFrom({ agentId: me, name: "Inès" }, { agentId: "marc" as AgentId, name: "Marc" }),
      waitingSince: fc.option(fc.nat(9), { nil: undefined }),
      startedAt: fc.nat(9),
    })
    .map(({ waitingSince, ...rest }) => line(id, { ...rest, ...(waitingSince !== undefined && { waitingSince }) }))

const list = fc.tuple(...ids.map(someLine)).map((lines) => lines as ReadonlyArray<ConversationSummary>)
const id = fc.constantFrom(...ids)
const step = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant("open" as const), id }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant("close" as const), id }), weight: 1 },
  {
    arbitrary: fc.record({ do: fc.constant("resize" as const), split: fc.constantFrom<Focus.Split>(1, 2, 4) }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant("follow" as const), list }), weight: 4 },
)

describe("Focus", () => {
  it("[D2] windows are within the split and each once; the focus is one of them, and somewhere while there is one", () => {
    let elected = 0
    fc.assert(
      fc.property(
        fc.constantFrom<Focus.Split>(1, 2, 4),
        list,
        fc.array(step, { maxLength: 30, size: "max" }),
        (split, first, steps) => {
          let [now, lines] = [Focus.make(split), first]
          for (const one of steps) {
            const before = now
            if (one.do === "open") {
              now = Focus.open(now, one.id)
              assert.strictEqual(now.focused, one.id)
            } else if (one.do === "close") now = Focus.close(now, one.id)
            else if (one.do === "resize") {
              now = Focus.resize(now, one.split)
              assert.strictEqual(now.focused, before.focused)
            } else {
              now = Focus.follow(now, lines, one.list, me)
              const mine = one.list.filter(({ status, owner }) => takesSlot(status) && owner?.agentId === me)
              if (now.focused !== before.focused) {
                // Only because it left, and then to the most urgent of those that go on.
                assert.isFalse(mine.some((other) => other.id === before.focused))
                const going = mine.filter(({ status }) => status === "active")
                if (going.length > 0) {
                  elected++
                  assert.strictEqual(now.focused, going.toSorted(byUrgency)[0]!.id)
                }
              }
              lines = one.list
            }
            assert.isAtMost(now.windows.length, now.split)
            assert.strictEqual(new Set(now.windows).size, now.windows.length)
            assert.strictEqual(now.windows.length > 0, now.focused !== undefined)
            if (now.focused !== undefined) assert.include(now.windows, now.focused)
          }
        },
      ),
      { numRuns: 1_000 },
    )
    assert.isAbove(elected, 50)
  })

  it("[D3] the focused window leaves when its conversation is closed, set aside or given away, and another is elected", () => {
    const waits = line(ids[1]!, { waitingSince: 5 })
    const before = [line(ids[0]!), waits, line(ids[2]!)]
    for (const gone of [
      line(ids[0]!, { status: "closed" }),
      line(ids[0]!, { status: "snoozed" }),
      line(ids[0]!, { owner: { agentId: "marc" as AgentId, name: "Marc" } }),
    ]) {
      const two = Focus.open(Focus.open(Focus.make(2), ids[2]!), ids[0]!)
      const after = Focus.follow(two, before, [gone, waits, before[2]!], me)
      assert.deepEqual(after, { split: 2, windows: [ids[2]!, ids[1]!], focused: ids[1]! })
    }
  })

  it("[D3] one that is only read stays, and so does the focus when another window leaves", () => {
    const before = [line(ids[0]!), line(ids[1]!, { owner: { agentId: "marc" as AgentId, name: "Marc" } })]
    const two = Focus.open(Focus.open(Focus.make(2), ids[0]!), ids[1]!)
    const after = Focus.follow(
      two,
      before,
      [line(ids[0]!, { status: "closed" }), { ...before[1]!, status: "closed" }],
      me,
    )
    assert.deepEqual(after, { split: 2, windows: [ids[1]!], focused: ids[1]! })
  })
})
