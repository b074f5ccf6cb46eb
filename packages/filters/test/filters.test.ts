import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Entry } from "@pupitre/core/Entry"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as FilteredThread from "@pupitre/filters/FilteredThread"
import * as FilterBar from "@pupitre/filters/FilterBar"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"
import * as fc from "fast-check"
import { history } from "../../core/test/histories.js"

const timelineOf = (events: ReadonlyArray<ChatEvent>): Timeline.Timeline =>
  Timeline.ingest(Timeline.empty, { from: 1, to: events.length, events, head: events.length }).timeline

const selection = fc.integer({ min: 0, max: 15 })
const filter = (events: ReadonlyArray<Entry>, chosen: Kind.KindSet): ReadonlyArray<Entry> =>
  events.filter((event) => Kind.shows(chosen, Kind.classify(event)))

const view = (timeline: Timeline.Timeline, chosen: Kind.KindSet): ReadonlyArray<Entry> =>
  FilteredTimeline.slice(FilteredTimeline.make(timeline, chosen))

describe("filters", () => {
  it("[F1] each filter shows exactly its kind, and alerts, in the order of the thread", () => {
    const { events } = Scenario.make("Bonjour")
      .agent("Bonjour")
      .page("/p/aube", "Aube")
      .action("stock", "Stock")
      .alert("VisitorLeft")
      .mode("call")
    const tags = (kind: Kind.Kind): ReadonlyArray<string> =>
      view(timelineOf(events), Kind.bit[kind])
        .filter((entry) => Kind.classify(entry) !== Kind.none)
        .map((entry) => entry._tag)
    assert.deepStrictEqual(tags("visitor"), ["MessagePosted"])
    assert.deepStrictEqual(tags("agent"), ["MessagePosted"])
    assert.deepStrictEqual(tags("actions"), ["ActionRecorded", "ModeChanged"])
    assert.deepStrictEqual(tags("navigation"), ["PageVisited", "PageVisited"])
    assert.isTrue(view(timelineOf(events), Kind.bit.visitor).some((entry) => entry._tag === "AlertRaised"))
  })

  it("[F2] a view is an order-preserving part of the thread: the incremental view equals filtering it all", () => {
    fc.assert(
      fc.property(history, selection, fc.nat(50), fc.nat(10), (events, chosen, from, length) => {
        const timeline = timelineOf(events)
        const made = FilteredTimeline.make(timeline, chosen)
        const expected = filter(events, chosen)
        assert.deepStrictEqual(FilteredTimeline.slice(made), expected)
        assert.strictEqual(made.size, expected.length)
        assert.deepStrictEqual(FilteredTimeline.slice(made, from, from + length), expected.slice(from, from + length))
        assert.strictEqual(FilteredTimeline.at(made, from), expected[from])
      }),
      { numRuns: 1000 },
    )
  })

  it("[F3] growing a thread step by step gives the views and counts of the whole, and leaves older views as they were", () => {
    fc.assert(
      fc.property(
        history,
        selection,
        fc.array(fc.tuple(fc.nat(60), fc.nat(9)), { maxLength: 10 }),
        (events, chosen, pieces) => {
          let timeline = Timeline.empty
          let bar = FilterBar.select(FilterBar.make(), chosen)
          const past: Array<readonly [FilteredTimeline.FilteredTimeline, ReadonlyArray<Entry>]> = []
          for (const [start, length] of [...pieces, [0, 60] as const]) {
            const from = 1 + (start % events.length)
            const to = Math.min(events.length, from + length)
            const change = Timeline.ingest(timeline, {
              from,
              to,
              events: events.slice(from - 1, to),
              head: events.length,
            })
            timeline = change.timeline
            bar = FilterBar.follow(bar, change.diff)
            const made = FilteredTimeline.make(timeline, chosen)
            past.push([made, filter(Timeline.slice(timeline), chosen)])
            assert.strictEqual(bar.total, Timeline.size(timeline))
            assert.strictEqual(
              bar.tally.reduce((sum, n) => sum + n, 0),
              bar.total,
            )
            assert.strictEqual(FilterBar.hidden(bar), Timeline.size(timeline) - made.size)
          }
          for (const [made, was] of past) {
            assert.deepStrictEqual(FilteredTimeline.slice(made), was)
            assert.strictEqual(FilteredTimeline.make(made.timeline, chosen).size, was.length)
          }
          for (const kind of Kind.all) {
            const count = events.filter((event) => (Kind.classify(event) & Kind.bit[kind]) !== 0).length
            assert.strictEqual(FilterBar.counts(bar)[kind], count)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[F3] a view of an older value shows what it had, though its rows have been added to since", () => {
    fc.assert(
      fc.property(history, selection, fc.nat(60), (events, chosen, cut) => {
        const at = 1 + (cut % events.length)
        const older = timelineOf(events.slice(0, at))
        const { timeline } = Timeline.ingest(older, {
          from: at + 1,
          to: events.length,
          events: events.slice(at),
          head: events.length,
        })
        assert.strictEqual(FilteredTimeline.make(timeline, chosen).size, filter(events, chosen).length)
        assert.strictEqual(FilteredTimeline.make(older, chosen).size, filter(events.slice(0, at), chosen).length)
        assert.deepStrictEqual(view(older, chosen), filter(events.slice(0, at), chosen))
      }),
      { numRuns: 1000 },
    )
  })

  it("[F4] filtering is a homomorphism, idempotent, and commutes", () => {
    fc.assert(
      fc.property(history, selection, selection, fc.nat(50), (events, f, g, cut) => {
        assert.deepStrictEqual(filter(events, f), [...filter(events.slice(0, cut), f), ...filter(events.slice(cut), f)])
        assert.deepStrictEqual(filter(filter(events, f), f), filter(events, f))
        assert.deepStrictEqual(filter(filter(events, f), g), filter(filter(events, g), f))
      }),
      { numRuns: 1000 },
    )
  })

  it("[F5] sets of kinds combine as sets do: a larger choice shows what each of its parts shows, and no more", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }), (events, f, g) => {
        const either = new Set([...filter(events, f), ...filter(events, g)])
        assert.deepStrictEqual(
          filter(events, f | g),
          events.filter((event) => either.has(event)),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it("[F6] gaps show under every filter", () => {
    const { events } = Scenario.make("a").agent("b")
    const timeline = Timeline.ingest(Timeline.empty, { from: 3, to: 4, events: events.slice(2, 4), head: 5 }).timeline
    for (let chosen = 0; chosen < 16; chosen++) {
      assert.strictEqual(view(timeline, chosen).filter((entry) => entry._tag === "Gap").length, 2)
    }
  })

  it("[F7] one kind at a time unless combined; a second click shows everything again", () => {
    const one = FilterBar.toggle(FilterBar.toggle(FilterBar.make(), "visitor"), "agent")
    assert.deepStrictEqual(Kind.kindsOf(one.selection), ["agent"])
    assert.strictEqual(FilterBar.toggle(one, "agent").selection, Kind.none)
    const both = FilterBar.toggle(FilterBar.toggle(FilterBar.make({ combinable: true }), "visitor"), "agent")
    assert.deepStrictEqual(Kind.kindsOf(both.selection), ["visitor", "agent"])
    assert.strictEqual(FilterBar.combine(both, false).selection, Kind.none)
    assert.strictEqual(FilterBar.combine(one, false).selection, Kind.bit.agent)
  })

  it("[F8] what arrives hidden is counted, history and a pending row's confirmation are not", () => {
    const scenario = Scenario.make("a").visitor("b").agent("c")
    const { events } = scenario
    let bar = FilterBar.make()
    const step = (change: Timeline.Change): Timeline.Timeline => {
      bar = FilterBar.follow(bar, change.diff)
      return change.timeline
    }
    let timeline = step(Timeline.ingest(Timeline.empty, { from: 4, to: 5, events: events.slice(3, 5), head: 5 }))
    bar = FilterBar.toggle(bar, "visitor")
    timeline = step(Timeline.ingest(timeline, { from: 1, to: 3, events: events.slice(0, 3), head: 5 }))
    assert.strictEqual(bar.newHidden, 0)
    const commandId = events[5]!.id.split("/")[0] as never
    timeline = step(
      Timeline.submit(timeline, { commandId, facts: [{ _tag: "MessagePosted", text: "c" }], by: Scenario.ines, at: 0 }),
    )
    assert.strictEqual(bar.newHidden, 1)
    step(Timeline.ingest(timeline, { from: 6, to: 6, events: events.slice(5), head: 6 }))
    assert.strictEqual(bar.newHidden, 1)
    assert.strictEqual(FilterBar.hidden(bar), 2)
  })

  it("[F9] a thread that is followed shows and counts what a new view of it would", () => {
    const scenario = Scenario.make("a").agent("b").page("/p", "P").visitor("c")
    const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
    const window = ConversationWindow.open(held.channel, {
      tenant: Scenario.tenant,
      conversationId: scenario.conversation().id!,
    })
    const push = (from: number, to: number): void =>
      held.push(scenario.stream, {
        _tag: "Range",
        range: { from, to, events: scenario.events.slice(from - 1, to), head: to },
      })
    push(1, 4)
    const thread = FilteredThread.follow(window, { selection: Kind.bit.visitor })
    const same = (): void => {
      const fresh = FilteredTimeline.make(window.timeline.get(), thread.bar.get().selection)
      assert.deepStrictEqual(FilteredTimeline.slice(thread.view.get()), FilteredTimeline.slice(fresh))
      const bar = FilterBar.fromTimeline(FilterBar.make(), window.timeline.get())
      assert.deepStrictEqual(FilterBar.counts(thread.bar.get()), FilterBar.counts(bar))
    }
    same()
    push(5, 6)
    same()
    assert.strictEqual(thread.bar.get().newHidden, 2)
    thread.toggle("navigation")
    same()
    thread.combine(true)
    thread.toggle("agent")
    push(7, 7)
    same()
    assert.strictEqual(thread.bar.get().newHidden, 1)
    const before = thread.view.get()
    thread.close()
    push(8, 8)
    assert.strictEqual(thread.view.get(), before)
  })
})
