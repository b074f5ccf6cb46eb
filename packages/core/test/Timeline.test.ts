import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { Range } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import type { Splice } from "@pupitre/core/Splice"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as fc from "fast-check"
import { history, rangesOf } from "./histories.js"

const range = (events: ReadonlyArray<ChatEvent>, from: number, to: number, head = to): Range => ({
  from,
  to,
  events: events.filter((event) => event.seq >= from && event.seq <= to),
  head,
})

const shape = (timeline: Timeline.Timeline): ReadonlyArray<string> =>
  Timeline.slice(timeline).map((entry) =>
    entry._tag === "Gap"
      ? `gap ${entry.from}-${entry.to}`
      : "seq" in entry
        ? String(entry.seq)
        : `${entry._tag} ${entry.key}`,
  )

const replay = (rows: Array<Entry>, diff: ReadonlyArray<Splice>): void => {
  for (const { index, removed, added } of diff) {
    assert.deepStrictEqual(rows.slice(index, index + removed.length), [...removed])
    rows.splice(index, removed.length, ...added)
  }
}

const pending = (id: string, text: string): Parameters<typeof Timeline.submit>[1] => ({
  commandId: id as CommandId,
  facts: [{ _tag: "MessagePosted", text }],
  by: Scenario.ines,
  at: 0,
})

describe("Timeline", () => {
  it("[L1] any permutation, duplication and cut of a log gives one timeline", () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.nat(60), { maxLength: 12 }),
        fc.array(fc.nat(60), { maxLength: 12 }),
        fc.infiniteStream(fc.nat(1000)),
        (events, cuts, otherCuts, picks) => {
          const inOrder = Timeline.ingest(Timeline.empty, range(events, 1, events.length)).timeline
          const parts = [...rangesOf(events, cuts), ...rangesOf(events, otherCuts)]
          let timeline = Timeline.empty
          while (parts.length > 0) {
            const [part] = parts.splice(picks.next().value % parts.length, 1)
            timeline = Timeline.ingest(timeline, part!).timeline
          }
          assert.deepStrictEqual(Timeline.slice(timeline), Timeline.slice(inOrder))
          assert.strictEqual(Timeline.missing(timeline), 0)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[L2] every number up to the head is held or inside exactly one gap, in order, whatever has arrived", () => {
    fc.assert(
      fc.property(history, fc.array(fc.tuple(fc.nat(60), fc.nat(15)), { maxLength: 12 }), (events, pieces) => {
        let timeline = Timeline.empty
        const held = new Set<number>()
        for (const [start, length] of pieces) {
          const from = 1 + (start % events.length)
          const to = Math.min(events.length, from + length)
          timeline = Timeline.ingest(timeline, range(events, from, to, events.length)).timeline
          for (let seq = from; seq <= to; seq++) held.add(seq)
          let next = 1
          for (const entry of Timeline.iterate(timeline)) {
            if (entry._tag === "Gap") {
              assert.strictEqual(entry.from, next)
              for (; next <= entry.to; next++) assert.isFalse(held.has(next))
            } else if ("seq" in entry) {
              assert.strictEqual(entry.seq, next)
              assert.isTrue(held.has(next++))
            }
          }
          assert.strictEqual(next, events.length + 1)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it("[L3] the splices of an operation lead from one timeline to the next, and older values stay what they were", () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.tuple(fc.nat(60), fc.nat(15), fc.constantFrom("range", "submit", "settle", "gap")), {
          maxLength: 20,
        }),
        (events, steps) => {
          let timeline = Timeline.empty
          const rows: Array<Entry> = []
          const past: Array<readonly [Timeline.Timeline, ReadonlyArray<Entry>]> = []
          for (const [a, b, what] of steps) {
            past.push([timeline, Timeline.slice(timeline)])
            const from = 1 + (a % events.length)
            const change =
              what === "range"
                ? Timeline.ingest(timeline, range(events, from, Math.min(events.length, from + b), events.length))
                : what === "submit"
                  ? Timeline.submit(timeline, pending(events[from - 1]!.id.split("/")[0]!, "x"))
                  : what === "settle"
                    ? Timeline.settle(timeline, events[from - 1]!.id.split("/")[0] as CommandId, {
                        _tag: "Stored",
                        from,
                        to: from,
                      })
                    : Timeline.gap(timeline, from, "filling")
            replay(rows, change.diff)
            timeline = change.timeline
            assert.deepStrictEqual(rows, Timeline.slice(timeline))
            rows.forEach((row, i) => assert.strictEqual(Timeline.at(timeline, i), row))
          }
          for (const [older, was] of past) assert.deepStrictEqual(Timeline.slice(older), was)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[L4] two histories may grow from one value without seeing each other", () => {
    const { events } = Scenario.make("a").agent("b").visitor("c")
    const base = Timeline.ingest(Timeline.empty, range(events, 1, 4)).timeline
    const one = Timeline.ingest(base, range(events, 5, 6)).timeline
    const two = Timeline.ingest(base, { from: 5, to: 5, events: [], head: 5 }).timeline
    assert.deepStrictEqual(shape(one), ["1", "2", "3", "4", "5", "6"])
    assert.deepStrictEqual(shape(two), ["1", "2", "3", "4"])
    assert.deepStrictEqual(shape(Timeline.ingest(two, range(events, 6, 6)).timeline), ["1", "2", "3", "4", "6"])
  })

  it("[L5] missing history shows as gaps: between pages, before them, and up to the head", () => {
    const { events } = Scenario.make("a").agent("b").visitor("c").agent("d").visitor("e")
    let timeline = Timeline.ingest(Timeline.empty, range(events, 3, 4, 8)).timeline
    assert.deepStrictEqual(shape(timeline), ["gap 1-2", "3", "4", "gap 5-8"])
    timeline = Timeline.ingest(timeline, range(events, 6, 6, 8)).timeline
    assert.deepStrictEqual(shape(timeline), ["gap 1-2", "3", "4", "gap 5-5", "6", "gap 7-8"])
    assert.strictEqual(Timeline.indexOf(timeline, 6), 4)
    assert.strictEqual(Timeline.indexOf(timeline, 8), 5)
    timeline = Timeline.ingest(timeline, range(events, 1, 8, 8)).timeline
    assert.deepStrictEqual(shape(timeline), ["1", "2", "3", "4", "5", "6", "7", "8"])
  })

  it("[L6] a row keeps its key from pending to confirmed, whether the answer or the echo comes first", () => {
    const { events } = Scenario.make("a").agent("b")
    const echo = range(events, 5, 5)
    const commandId = events[4]!.id.split("/")[0] as CommandId
    const before = Timeline.ingest(Timeline.empty, range(events, 1, 4)).timeline
    const sent = Timeline.submit(before, pending(commandId, "b")).timeline
    assert.strictEqual(key(Timeline.at(sent, 4)!), events[4]!.id)
    const stored = { _tag: "Stored", from: 5, to: 5 } as const
    const answerFirst = Timeline.ingest(Timeline.settle(sent, commandId, stored).timeline, echo).timeline
    const echoFirst = Timeline.settle(Timeline.ingest(sent, echo).timeline, commandId, stored).timeline
    const echoOnly = Timeline.ingest(sent, echo).timeline
    for (const end of [answerFirst, echoFirst, echoOnly]) assert.deepStrictEqual(Timeline.slice(end), [...events])
  })

  it("[L7] an accepted wish whose facts this reader may not see leaves the lane with its range", () => {
    const { events } = Scenario.make("a")
    const before = Timeline.ingest(Timeline.empty, range(events, 1, 4)).timeline
    const sent = Timeline.submit(before, pending("hidden-command", "x")).timeline
    const settled = Timeline.settle(sent, "hidden-command" as CommandId, { _tag: "Stored", from: 5, to: 5 }).timeline
    assert.strictEqual(Timeline.size(settled), 5)
    assert.strictEqual(Timeline.size(Timeline.ingest(settled, { from: 5, to: 5, events: [], head: 5 }).timeline), 4)
  })

  it("[L8] a refused wish stays as a failed row with its reasons until it is dismissed", () => {
    const sent = Timeline.submit(Timeline.empty, pending("refused-command", "x")).timeline
    const id = "refused-command" as CommandId
    const failed = Timeline.settle(sent, id, {
      _tag: "Refused",
      rejection: { reasons: [{ key: "ConversationClosed" }] },
    }).timeline
    const row = Timeline.at(failed, 0)
    assert.isTrue(row?._tag === "Failed" && row.reasons[0].key === "ConversationClosed")
    assert.strictEqual(Timeline.size(Timeline.dismiss(failed, id).timeline), 0)
  })

  it("[L9] what a timeline holds survives as ranges", () => {
    fc.assert(
      fc.property(history, fc.array(fc.tuple(fc.nat(60), fc.nat(9)), { maxLength: 6 }), (events, pieces) => {
        let timeline = Timeline.empty
        for (const [start, length] of pieces) {
          const from = 1 + (start % events.length)
          timeline = Timeline.ingest(
            timeline,
            range(events, from, Math.min(events.length, from + length), events.length),
          ).timeline
        }
        const again = Timeline.ranges(timeline).reduce((t, r) => Timeline.ingest(t, r).timeline, Timeline.empty)
        assert.deepStrictEqual(Timeline.slice(again), Timeline.slice(timeline))
      }),
    )
  })

  it("[L10] a range with foreign, repeated or disordered events is put right, not trusted", () => {
    const { events } = Scenario.make("a").agent("b")
    const jumbled = { from: 2, to: 4, events: [events[3]!, events[1]!, events[0]!, events[2]!, events[2]!], head: 5 }
    assert.deepStrictEqual(shape(Timeline.ingest(Timeline.empty, jumbled).timeline), [
      "gap 1-1",
      "2",
      "3",
      "4",
      "gap 5-5",
    ])
  })

  it("[L11] a reset forgets what was confirmed and keeps what was written", () => {
    const { events } = Scenario.make("a")
    const sent = Timeline.submit(
      Timeline.ingest(Timeline.empty, range(events, 1, 4)).timeline,
      pending("my-command", "x"),
    )
    assert.deepStrictEqual(shape(Timeline.reset(sent.timeline).timeline), ["Pending my-command/0"])
  })

  it("[L12] an append of 100,000 events costs per event at most 1.5 times one of 10,000, in rows copied", () => {
    // Counted, not timed: a run is the unit that is copied, so the number of distinct runs ever made is the work done.
    const work = (count: number): number => {
      let timeline = Timeline.empty
      const seen = new Set<unknown>()
      const [event] = Scenario.make("a").events
      for (let seq = 1; seq <= count; seq++) {
        timeline = Timeline.ingest(timeline, {
          from: seq,
          to: seq,
          events: [{ ...event!, seq } as ChatEvent],
          head: seq,
        }).timeline
        for (const run of Timeline.runs(timeline).runs.slice(-2)) seen.add(run)
      }
      return (seen.size * 512) / count
    }
    assert.isAtMost(work(100_000), 1.5 * work(10_000))
    assert.isAtMost(work(100_000), 4)
  })

  it("[L20] a number's row is found wherever it stands, however much is missing or says nothing to this reader", () => {
    const stretch = fc.tuple(fc.constantFrom("full", "sparse", "silent", "missing"), fc.integer({ min: 1, max: 400 }))
    const [event] = Scenario.make("a").events
    let chunks = 0
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), fc.infiniteStream(fc.nat(1000)), (stretches, picks) => {
        const parts: Array<Range> = []
        let head = 0
        for (const [what, length] of stretches) {
          const from = head + 1
          head += length
          if (what === "missing") continue
          const events: Array<ChatEvent> = []
          for (let seq = from; what !== "silent" && seq <= head; seq += what === "full" ? 1 : 3)
            events.push({ ...event!, id: `command-${seq}/0`, seq } as ChatEvent)
          parts.push({ from, to: head, events, head })
        }
        let timeline = Timeline.ingest(Timeline.empty, { from: 1, to: 0, events: [], head }).timeline
        while (parts.length > 0) {
          const [part] = parts.splice(picks.next().value % parts.length, 1)
          timeline = Timeline.ingest(timeline, part!).timeline
        }
        const found = new Map<number, number>()
        Timeline.slice(timeline).forEach((row, index) => {
          if (row._tag === "Gap") for (let seq = row.from; seq <= row.to; seq++) found.set(seq, index)
          else if ("seq" in row) found.set(row.seq, index)
        })
        for (let seq = 0; seq <= head + 1; seq++)
          if (Timeline.indexOf(timeline, seq) !== (found.get(seq) ?? -1)) assert.fail(`${seq} of ${head}`)
        chunks = Math.max(chunks, Timeline.runs(timeline).runs.length)
      }),
      { numRuns: 200 },
    )
    assert.isAtLeast(chunks, 3)
  })
})
