import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import type { Page, Range } from "@pupitre/core/EventChannel"
import type { Seq } from "@pupitre/core/Id"
import { isMutation } from "@pupitre/core/Redaction"
import { summarise } from "@pupitre/core/Splice"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as fc from "fast-check"
import { changingHistory, rangesOf } from "./histories.js"
import { Redact, shown, Translate } from "./mutations.js"

const whole = (events: ReadonlyArray<ChatEvent>): Range => ({
  from: 1,
  to: events.length,
  events,
  head: events.length,
})

const rangeOf = (events: ReadonlyArray<ChatEvent>, from: number, to: number, head = events.length): Range => ({
  from,
  to,
  events: events.slice(from - 1, to),
  head,
})

/** A part of the past as a server gives it: with what was said later about what is in it. */
const pageOf = (events: ReadonlyArray<ChatEvent>, from: number, to: number): Page => ({
  ...rangeOf(events, from, to),
  later: events.slice(to).filter((event) => isMutation(event) && event.target >= from && event.target <= to),
})

const ingestAll = (ranges: ReadonlyArray<Range | Page>, from = Timeline.empty): Timeline.Timeline =>
  ranges.reduce((timeline, range) => Timeline.ingest(timeline, range).timeline, from)

/** A piece of a history: a start, a length, and whether it comes as a page. */
const pieces = fc.array(fc.tuple(fc.nat(60), fc.nat(15), fc.boolean()), { maxLength: 12 })
const cut = (
  events: ReadonlyArray<ChatEvent>,
  [start, length, page]: readonly [number, number, boolean],
): Range | Page => {
  const from = 1 + (start % events.length)
  const to = Math.min(events.length, from + length)
  return page ? pageOf(events, from, to) : rangeOf(events, from, to)
}

describe("Timeline", () => {
  it("[L13] taking ranges in is a join: idempotent, commutative and associative, over ranges and pages", () => {
    fc.assert(
      fc.property(changingHistory, pieces, pieces, (events, some, others) => {
        const a = some.map((piece) => cut(events, piece))
        const b = others.map((piece) => cut(events, piece))
        const rows = (timeline: Timeline.Timeline) => [Timeline.slice(timeline), Timeline.ranges(timeline)]
        const ab = rows(ingestAll([...a, ...b]))
        assert.deepStrictEqual(rows(ingestAll([...b, ...a])), ab)
        assert.deepStrictEqual(rows(ingestAll([...a, ...b, ...a])), ab)
        assert.deepStrictEqual(rows(ingestAll(Timeline.ranges(ingestAll(b)), ingestAll(a))), ab)
      }),
      { numRuns: 1000 },
    )
  })

  it("[L14] what was redacted is a tombstone and what was translated shows so, whatever came first", () => {
    let redacted = 0
    fc.assert(
      fc.property(
        changingHistory,
        fc.array(fc.nat(60), { maxLength: 12 }),
        fc.infiniteStream(fc.nat(1000)),
        (events, cuts, picks) => {
          const parts = rangesOf(events, cuts)
          let timeline = Timeline.empty
          while (parts.length > 0) {
            const [part] = parts.splice(picks.next().value % parts.length, 1)
            timeline = Timeline.ingest(timeline, part!).timeline
          }
          assert.deepStrictEqual(Timeline.slice(timeline), shown(events) as never)
          assert.strictEqual(Timeline.missing(timeline), 0)
          redacted += Timeline.slice(timeline).filter((entry) => entry._tag === "Tombstone").length
        },
      ),
      { numRuns: 1000 },
    )
    assert.isAbove(redacted, 100)
  })

  it("[L15] text that was taken out is in no row and no step once its redaction or its page has come", () => {
    let looked = 0
    fc.assert(
      fc.property(changingHistory, pieces, (events, some) => {
        const secrets = new Set<number>(
          events.flatMap((event) => (event._tag === "MessageRedacted" ? [event.target as number] : [])),
        )
        let timeline = Timeline.empty
        const heard = new Set<number>()
        for (const piece of some) {
          const part = cut(events, piece)
          for (const event of [...part.events, ...("later" in part ? part.later : [])]) {
            if (event._tag === "MessageRedacted") heard.add(event.target)
          }
          const { timeline: next, diff } = Timeline.ingest(timeline, part)
          timeline = next
          for (const row of [...Timeline.slice(timeline), ...diff.flatMap(({ added }) => added)]) {
            if (!("seq" in row) || !heard.has(row.seq) || !secrets.has(row.seq)) continue
            looked++
            assert.strictEqual(row._tag, "Tombstone")
          }
        }
      }),
      { numRuns: 1000 },
    )
    assert.isAbove(looked, 100)
  })

  it("[L16] what waits for its row is bounded: translations are given up first, the oldest first", () => {
    const target = (n: number): Seq => n as Seq
    const mutation = (seq: number, redaction: boolean): ChatEvent => ({
      id: `mutation-${seq}/0` as never,
      seq: seq as Seq,
      at: 0,
      by: Scenario.ines,
      ...(redaction
        ? { _tag: "MessageRedacted", target: target(seq - 5_000) }
        : {
            _tag: "TranslationAttached",
            target: target(seq - 5_000),
            language: "en",
            text: "t",
            provider: "p",
            to: "agents",
          }),
    })
    const later = Array.from({ length: 3 * Timeline.maxParked }, (_, i) => mutation(5_001 + i, i % 3 === 0))
    const waiting = Timeline.ingest(Timeline.empty, { from: 1, to: 0, events: [], head: 9_000, later }).timeline
    const kept = Timeline.ranges(waiting).flatMap((page) => page.later)
    assert.strictEqual(kept.length, Timeline.maxParked)
    assert.isTrue(kept.every((event) => event._tag === "MessageRedacted"))
    assert.strictEqual(kept.at(-1)?.seq, later.findLast((event) => event._tag === "MessageRedacted")?.seq)
  })

  it("[L17] the memory window keeps its bound, the end, what is looked at, every gap and everything unsent", () => {
    let dropped = 0
    fc.assert(
      fc.property(
        changingHistory,
        pieces,
        fc.integer({ min: 4, max: 20 }),
        fc.option(fc.tuple(fc.nat(60), fc.nat(3)), { nil: undefined }),
        (events, some, limit, look) => {
          const full = ingestAll([
            ...some.map((piece) => cut(events, piece)),
            rangeOf(events, events.length, events.length),
          ])
          const sent = Timeline.submit(full, {
            commandId: "wish-0001" as never,
            facts: [{ _tag: "MessagePosted", text: "pas encore envoyé" }],
            by: Scenario.ines,
            at: 0,
          }).timeline
          const from = 1 + ((look?.[0] ?? 0) % events.length)
          const around = look === undefined ? undefined : { from, to: Math.min(events.length, from + (look?.[1] ?? 0)) }
          const { timeline, diff } = Timeline.trim(sent, { limit, tail: 2, ...(around !== undefined && { around }) })
          const rows = [...Timeline.slice(sent)]
          for (const { index, removed, added } of diff) {
            assert.deepStrictEqual(rows.slice(index, index + removed.length), [...removed])
            rows.splice(index, removed.length, ...added)
          }
          assert.deepStrictEqual(rows, Timeline.slice(timeline))
          const events_ = (of: ReadonlyArray<Entry>) => of.filter((row) => "seq" in row)
          const before = events_(Timeline.slice(sent))
          const after = events_(Timeline.slice(timeline))
          assert.isAtMost(after.length, limit)
          dropped += before.length - after.length
          // Nothing is invented, every number is still held or missing, and the end and the unsent are there.
          assert.isTrue(after.every((row) => before.includes(row)))
          assert.strictEqual(Timeline.head(timeline), Timeline.head(sent))
          if (Timeline.missing(sent) + before.length === events.length) {
            assert.strictEqual(Timeline.missing(timeline) + after.length, events.length)
          }
          assert.strictEqual(after.at(-1), before.at(-1))
          assert.strictEqual(Timeline.slice(timeline).at(-1)?._tag, "Pending")
          if (around !== undefined) {
            const shownThere = before.filter((row) => "seq" in row && row.seq >= around.from && row.seq <= around.to)
            const room = limit - 2
            if (shownThere.length <= 1 && room > 4) assert.isTrue(shownThere.every((row) => after.includes(row)))
          }
        },
      ),
      { numRuns: 1000 },
    )
    assert.isAbove(dropped, 100)
  })

  it("[L18] what the memory window dropped comes back by its pages, as it was", () => {
    fc.assert(
      fc.property(
        changingHistory,
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (events, limit, step) => {
          let { timeline } = Timeline.trim(ingestAll([whole(events)]), { limit, tail: 2 })
          for (let left = 60; left > 0; left--) {
            const gap = Timeline.slice(timeline).find((entry) => entry._tag === "Gap")
            if (gap?._tag !== "Gap") break
            timeline = Timeline.ingest(timeline, pageOf(events, Math.max(gap.from, gap.to - step + 1), gap.to)).timeline
          }
          assert.deepStrictEqual(Timeline.slice(timeline), shown(events) as never)
        },
      ),
      { numRuns: 500 },
    )
  })

  it("[L19] a change in keys: added, updated, moved and removed, each row once, and no other row changed", () => {
    fc.assert(
      fc.property(changingHistory, pieces, (events, some) => {
        let timeline = Timeline.submit(Timeline.empty, {
          commandId: events.at(-1)!.id.split("/")[0] as never,
          facts: [{ _tag: "MessagePosted", text: "x" }],
          by: Scenario.ines,
          at: 0,
        }).timeline
        for (const piece of some) {
          const before = new Map(Timeline.slice(timeline).map((row) => [key(row), row]))
          const { timeline: next, diff } = Timeline.ingest(timeline, cut(events, piece))
          timeline = next
          const after = new Map(Timeline.slice(timeline).map((row) => [key(row), row]))
          const { added, updated, moved, removed } = summarise(diff)
          assert.sameMembers(
            [...added],
            [...after.keys()].filter((k) => !before.has(k)),
          )
          assert.sameMembers(
            [...removed],
            [...before.keys()].filter((k) => !after.has(k)),
          )
          const touched = new Set([...updated, ...moved])
          assert.strictEqual(touched.size, updated.length + moved.length)
          for (const [k, row] of after) {
            if (!touched.has(k) && before.has(k)) assert.strictEqual(before.get(k), row)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it("[L19] a redaction and a translation each change one row", () => {
    const scenario = Scenario.make("Ma carte est la 4970").agent("Merci")
    const { timeline } = Timeline.ingest(Timeline.empty, whole(scenario.events))
    scenario.command(Translate, { target: 5 as Seq, text: "Thank you" })
    const translated = Timeline.ingest(timeline, rangeOf(scenario.events, 6, 6))
    assert.deepStrictEqual(summarise(translated.diff), {
      added: [],
      updated: [scenario.events[4]!.id],
      moved: [],
      removed: [],
    })
    scenario.command(Redact, { target: 3 as Seq })
    const redacted = Timeline.ingest(translated.timeline, rangeOf(scenario.events, 7, 7))
    assert.deepStrictEqual(summarise(redacted.diff).updated, [scenario.events[2]!.id])
    assert.notInclude(JSON.stringify(Timeline.slice(redacted.timeline)), "4970")
    assert.strictEqual(Timeline.size(redacted.timeline), 5)
  })
})
