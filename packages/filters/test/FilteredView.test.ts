import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry } from "@pupitre/core/Entry"
import { key } from "@pupitre/core/Entry"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as Filter from "@pupitre/filters/Filter"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as FilteredView from "@pupitre/filters/FilteredView"
import * as Search from "@pupitre/filters/Search"
import * as fc from "fast-check"
import { applied, classification, events, filter, step, timelineOf } from "./threads.js"

const many = (size: number): ReadonlyArray<ChatEvent> =>
  Array.from({ length: size }, (_, i) => {
    const seq = i + 1
    const at = 1_000 + i
    return {
      id: `command-${seq}/0`,
      seq,
      at,
      by: Scenario.ines,
      _tag: "MessagePosted",
      text: `n${seq % 7} x`,
    } as ChatEvent
  })

const timers = () => {
  const due: Array<() => void> = []
  return {
    schedule: (run: () => void) => {
      due.push(run)
      return () => void due.splice(due.indexOf(run), 1)
    },
    due,
    run: () => due.shift()?.(),
  }
}

describe("FilteredView", () => {
  it("[F16] whatever happens to a thread, one change in gives one change out: the view is what filtering it all shows, and older views stay", () => {
    fc.assert(
      fc.property(events, filter, classification, fc.array(step, { maxLength: 14 }), (all, chosen, classed, steps) => {
        const passes = Filter.toPredicate(chosen, classed)
        let timeline = Timeline.empty
        let view = FilteredView.make(timeline, chosen, classed)
        let rows: ReadonlyArray<Entry> = []
        const past: Array<readonly [FilteredView.FilteredView, ReadonlyArray<Entry>]> = []
        for (const next of steps) {
          const change = next(timeline, all)
          const followed = FilteredView.follow(view, change)
          assert.isAtMost(followed.diff.length, change.diff.length)
          for (const splice of followed.diff) assert.isAbove(splice.removed.length + splice.added.length, 0)
          rows = applied(rows, followed.diff)
          view = followed.view
          timeline = change.timeline
          assert.deepStrictEqual(rows, Timeline.slice(timeline).filter(passes))
          assert.strictEqual(view.size, rows.length)
          assert.deepStrictEqual(FilteredView.slice(view), rows)
          past.push([view, rows])
        }
        for (const [older, was] of past) {
          assert.deepStrictEqual(FilteredView.slice(older), was)
          assert.deepStrictEqual(FilteredTimeline.slice(older, 1, 3), was.slice(1, 3))
          assert.deepStrictEqual(FilteredView.at(older, 1), was[1])
          assert.strictEqual(FilteredTimeline.at(older, was.length), undefined)
        }
        for (const { seq } of all) {
          const row = Timeline.at(timeline, Timeline.indexOf(timeline, seq))
          assert.strictEqual(
            FilteredView.indexOf(view, seq),
            row === undefined ? -1 : rows.findIndex((one) => key(one) === key(row)),
          )
        }
      }),
      { numRuns: 1000 },
    )
  })

  it("[F16] a long thread is followed in its middle and at its ends, over many chunks", () => {
    const all = many(3_000)
    const chosen = Filter.text("n3")
    const range = (from: number, to: number) => ({ from, to, events: all.slice(from - 1, to), head: 3_000 })
    let timeline = Timeline.empty
    let view = FilteredView.make(timeline, chosen)
    let rows: ReadonlyArray<Entry> = []
    const cuts = [1_200, 1_210, 2_990, 1, 600, 1_900, 1_400, 2_500, 3_000]
    for (const cut of cuts) {
      for (const change of [
        (t: Timeline.Timeline) => Timeline.ingest(t, range(cut, Math.min(3_000, cut + 5))),
        (t: Timeline.Timeline) => Timeline.ingest(t, range(Math.max(1, cut - 700), cut)),
      ]) {
        const next = change(timeline)
        const followed = FilteredView.follow(view, next)
        ;[timeline, view, rows] = [next.timeline, followed.view, applied(rows, followed.diff)]
        const expected = Timeline.slice(timeline).filter(Filter.toPredicate(chosen))
        assert.deepStrictEqual(rows, expected)
        assert.deepStrictEqual(FilteredView.slice(view), expected)
        for (const at of [0, 7, expected.length - 1]) assert.strictEqual(FilteredView.at(view, at), expected[at])
      }
    }
    assert.isAbove(rows.length, 300)
    const back = FilteredView.follow(view, Timeline.reset(timeline))
    assert.strictEqual(back.view.size, 0)
    assert.strictEqual(back.diff[0]?.removed.length, rows.length)
  })

  it("[F16] a view that two changes lead on from is itself, and each of them, afterwards", () => {
    const all = many(20)
    const other = { ...all[10]!, text: "nothing" } as ChatEvent
    const range = (event: ChatEvent) => ({ from: 11, to: 11, events: [event], head: 11 })
    const timeline = timelineOf(all.slice(0, 10))
    const view = FilteredView.make(timeline, Filter.text("x"))
    const one = FilteredView.follow(view, Timeline.ingest(timeline, range(all[10]!))).view
    const two = FilteredView.follow(view, Timeline.ingest(timeline, range(other))).view
    assert.deepStrictEqual(
      [view, one, two].map((one) => FilteredView.slice(one)),
      [all.slice(0, 10), all.slice(0, 11), all.slice(0, 10)],
    )
  })

  it("[F16] a filter is asked about what a change adds, and of nothing else", () => {
    const all = many(2_000)
    const timeline = timelineOf(all.slice(0, 1_999))
    let view = FilteredView.make(timeline, Filter.text("n1"))
    let asked = 0
    const last = all[1_999]!
    const counted = {
      ...last,
      get text() {
        asked++
        return "n1"
      },
    }
    const watched: Timeline.Timeline = Timeline.ingest(timeline, {
      from: 2_000,
      to: 2_000,
      events: [counted],
      head: 2_000,
    }).timeline
    view = FilteredView.follow(view, {
      timeline: watched,
      diff: [{ index: 1_999, removed: [], added: [counted] }],
    }).view
    assert.strictEqual(asked, 1)
    assert.strictEqual(FilteredView.at(view, view.size - 1), counted)
  })

  it("[F16] a change that others were missed before is noticed, and told whole", () => {
    const all = many(40)
    const range = (from: number, to: number) => ({ from, to, events: all.slice(from - 1, to), head: to })
    const one = Timeline.ingest(Timeline.empty, range(1, 10))
    const two = Timeline.ingest(one.timeline, range(11, 20))
    const three = Timeline.ingest(two.timeline, range(21, 30))
    const view = FilteredView.make(one.timeline, Filter.text("n2"))
    const followed = FilteredView.follow(view, three)
    const expected = all.slice(0, 30).filter(Filter.toPredicate(Filter.text("n2")))
    assert.deepStrictEqual(FilteredView.slice(followed.view), expected)
    assert.deepStrictEqual(applied(FilteredView.slice(view), followed.diff), expected)
    const shorter = FilteredView.follow(followed.view, {
      timeline: one.timeline,
      diff: [{ index: 29, removed: [all[29]!, all[29]!], added: [] }],
    })
    assert.deepStrictEqual(FilteredView.slice(shorter.view), FilteredView.slice(view))
  })

  it("[F17] looking in steps while the thread changes ends at what looking at once shows, and each step says what it found", () => {
    fc.assert(
      fc.property(
        events,
        filter,
        fc.array(step, { maxLength: 10 }),
        fc.array(fc.oneof(step, fc.integer({ min: 1, max: 5 })), { maxLength: 14 }),
        (all, chosen, before, steps) => {
          const passes = Filter.toPredicate(chosen)
          let timeline = timelineOf(all)
          for (const next of before) timeline = next(timeline, all).timeline
          let view = FilteredView.begin(timeline, chosen)
          assert.strictEqual(view.left, Timeline.size(timeline))
          let rows: ReadonlyArray<Entry> = []
          for (const next of [...steps, 1_000]) {
            if (typeof next === "number") {
              const left = view.left
              const taken = FilteredView.step(view, next)
              assert.strictEqual(taken.view.left, Math.max(0, left - next))
              ;[view, rows] = [taken.view, applied(rows, taken.diff)]
            } else {
              const change = next(timeline, all)
              timeline = change.timeline
              const followed = FilteredView.follow(view, change)
              ;[view, rows] = [followed.view, applied(rows, followed.diff)]
            }
            assert.deepStrictEqual(FilteredView.slice(view), rows)
            assert.deepStrictEqual(rows, Timeline.slice(timeline, view.left).filter(passes))
          }
          assert.strictEqual(view.left, 0)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[F17] what comes where nobody has looked yet is looked at with the rest, not before", () => {
    const all = many(30)
    const range = (from: number, to: number) => ({ from, to, events: all.slice(from - 1, to), head: 30 })
    const { timeline } = Timeline.ingest(Timeline.empty, range(11, 30))
    const begun = FilteredView.step(FilteredView.begin(timeline, Filter.text("x")), 5).view
    const followed = FilteredView.follow(begun, Timeline.ingest(timeline, range(3, 10)))
    assert.deepStrictEqual(followed.diff, [])
    assert.deepStrictEqual([followed.view.left, followed.view.size], [24, 5])
    assert.strictEqual(FilteredView.step(followed.view, 24).view.size, 29)
  })

  it("[F17] a search goes on when it is told to, newest first, follows what happens, and ends when it is done or cancelled", () => {
    const all = many(100)
    const { schedule, due, run } = timers()
    const range = (from: number, to: number) => ({ from, to, events: all.slice(from - 1, to), head: to })
    const { timeline } = Timeline.ingest(Timeline.empty, range(1, 90))
    const seen: Array<readonly [left: number, size: number]> = []
    const search = Search.start(timeline, Filter.text("x"), {
      schedule,
      rows: 40,
      changed: ({ left, size }) => void seen.push([left, size]),
    })
    assert.deepStrictEqual([search.view().left, search.view().size, seen.length, due.length], [50, 40, 0, 1])
    run()
    search.follow(Timeline.ingest(timeline, range(91, 100)))
    run()
    assert.deepStrictEqual(seen, [
      [10, 80],
      [10, 90],
      [0, 100],
    ])
    assert.strictEqual(due.length, 0)

    const dropped = Search.start(timeline, Filter.text("x"), { schedule, rows: 1, changed: () => assert.fail() })
    assert.strictEqual(due.length, 1)
    const late = due[0]!
    dropped.cancel()
    assert.strictEqual(due.length, 0)
    late()
    dropped.follow(Timeline.ingest(timeline, range(91, 100)))
    assert.strictEqual(dropped.view().left, 89)

    assert.strictEqual(Search.start(timeline, Filter.text("x")).view().left, 0)
  })
})
