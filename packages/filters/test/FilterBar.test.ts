import { assert, describe, it } from "@effect/vitest"
import * as Entry from "@pupitre/core/Entry"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId, TenantId } from "@pupitre/core/Id"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Timeline from "@pupitre/core/Timeline"
import * as Filter from "@pupitre/filters/Filter"
import * as FilterBar from "@pupitre/filters/FilterBar"
import * as FilteredThread from "@pupitre/filters/FilteredThread"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"
import * as Search from "@pupitre/filters/Search"
import * as fc from "fast-check"
import { classification, events, filter, step, timelineOf } from "./threads.js"

const say = (text: string): Fact => ({ _tag: "MessagePosted", text })

/** A thread with the agent's bar over it, by hand. */
const bench = (texts: number) => {
  const scenario = Scenario.make("a")
  for (let i = 0; i < texts; i++) scenario.agent(`c${i}`)
  const { events: all } = scenario
  const state = { timeline: timelineOf(all.slice(0, 4)), bar: FilterBar.make() }
  state.bar = FilterBar.fromTimeline(state.bar, state.timeline)
  const step = (change: Timeline.Change): void => {
    state.bar = FilterBar.follow(state.bar, change.diff)
    state.timeline = change.timeline
  }
  const idOf = (seq: number): CommandId => all[seq - 1]!.id.split("/")[0] as CommandId
  return {
    get bar() {
      return state.bar
    },
    set: (bar: FilterBar.FilterBar) => void (state.bar = bar),
    get hidden() {
      return [state.bar.newHidden, state.bar.ownHidden]
    },
    submit: (seq: number) =>
      step(Timeline.submit(state.timeline, { commandId: idOf(seq), facts: [say("c")], by: Scenario.ines, at: 0 })),
    settle: (seq: number, stored: boolean) =>
      step(
        Timeline.settle(
          state.timeline,
          idOf(seq),
          stored ? { _tag: "Stored", from: seq, to: seq } : { _tag: "NotSent", reason: "Closed" },
        ),
      ),
    dismiss: (seq: number) => step(Timeline.dismiss(state.timeline, idOf(seq))),
    arrive: (from: number, to = from) =>
      step(Timeline.ingest(state.timeline, { from, to, events: all.slice(from - 1, to), head: to })),
  }
}

describe("FilterBar", () => {
  it("[F8] a row that becomes another one is not new again: what was sent before the choice never is", () => {
    const here = bench(3)
    here.submit(5)
    here.set(FilterBar.toggle(here.bar, "visitor"))
    here.settle(5, true)
    assert.deepStrictEqual(here.hidden, [0, 0])
    here.arrive(5)
    assert.deepStrictEqual(here.hidden, [0, 0])
    here.arrive(6)
    assert.deepStrictEqual(here.hidden, [1, 0])
    here.set(FilterBar.seen(here.bar))
    here.arrive(7)
    assert.deepStrictEqual(here.hidden, [1, 0])
    assert.strictEqual(here.bar.selection, Kind.bit.visitor)
  })

  it("[F8] a row from before the choice that goes takes nothing from what is new", () => {
    const here = bench(3)
    here.submit(6)
    here.set(FilterBar.toggle(here.bar, "visitor"))
    here.arrive(5)
    here.settle(6, false)
    here.dismiss(6)
    assert.deepStrictEqual(here.hidden, [1, 0])
  })

  it("[F22] one's own message that a filter hides is counted from the wish on, through its echo, until it is known", () => {
    const here = bench(3)
    here.set(FilterBar.toggle(here.bar, "visitor"))
    here.submit(5)
    assert.deepStrictEqual(here.hidden, [1, 1])
    here.settle(5, true)
    assert.deepStrictEqual(here.hidden, [1, 1])
    here.arrive(5)
    assert.deepStrictEqual(here.hidden, [1, 1])
    // Another device's is new, and not this one's own.
    here.arrive(6)
    assert.deepStrictEqual(here.hidden, [2, 1])
    here.submit(7)
    here.settle(7, false)
    assert.deepStrictEqual(here.hidden, [3, 2])
    here.dismiss(7)
    assert.deepStrictEqual(here.hidden, [2, 1])
    here.set(FilterBar.seen(here.bar))
    assert.deepStrictEqual(here.hidden, [0, 0])
    here.set(FilterBar.toggle(here.bar, "agent"))
    here.submit(7)
    assert.deepStrictEqual(here.hidden, [0, 0])
  })

  it("[F22] what is new or own and hidden is what a count of all rows says, whatever happens", () => {
    const keys = (timeline: Timeline.Timeline): ReadonlyArray<string> =>
      Timeline.slice(timeline)
        .filter((row) => row._tag === "Pending" || row._tag === "Failed")
        .map(Entry.key)
    fc.assert(
      fc.property(
        events,
        fc.integer({ min: 1, max: 15 }),
        fc.option(filter),
        fc.array(step, { maxLength: 6 }),
        fc.array(step, { maxLength: 12 }),
        (all, selection, beside, first, then) => {
          const passes = beside === null ? undefined : Filter.toPredicate(beside)
          let timeline = Timeline.empty
          let bar = FilterBar.make()
          for (const next of first) {
            const change = next(timeline, all)
            bar = FilterBar.follow(bar, change.diff)
            timeline = change.timeline
          }
          bar = FilterBar.select(bar, selection)
          const before = keys(timeline)
          const since = Math.max(
            0,
            ...Timeline.slice(timeline).map((row) => (row._tag === "Gap" ? row.to : "seq" in row ? row.seq : 0)),
          )
          const own = new Set<string>()
          // A thread that is begun anew has told its last number all the same.
          let head = since
          for (const event of all) if (event.seq <= bar.since.seq) head = Math.max(head, event.seq)
          for (const next of then) {
            const change = next(timeline, all)
            bar = FilterBar.follow(bar, change.diff, passes)
            timeline = change.timeline
            for (const key of keys(timeline)) if (!before.includes(key)) own.add(key)
            const hidden = Timeline.slice(timeline).filter(
              (row) => !Kind.shows(selection, Kind.classify(row)) || passes?.(row) === false,
            )
            const fresh = hidden.filter(
              (row) => !before.includes(Entry.key(row)) && ("seq" in row ? row.seq > head : row._tag !== "Gap"),
            )
            assert.strictEqual(bar.newHidden, fresh.length)
            assert.strictEqual(bar.ownHidden, fresh.filter((row) => own.has(Entry.key(row))).length)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("[F21] a bar and a view of a desk that classifies otherwise count and show accordingly, beside one that does not", () => {
    fc.assert(
      fc.property(events, classification, fc.integer({ min: 0, max: 15 }), (all, classed, selection) => {
        const timeline = timelineOf(all)
        for (const one of [classed, Kind.standard]) {
          const bar = FilterBar.fromTimeline(
            FilterBar.select(FilterBar.make({ classification: one }), selection),
            timeline,
          )
          const view = FilteredTimeline.make(timeline, selection, one)
          const expected = all.filter((row) => Kind.shows(selection, Kind.classify(row, one)))
          assert.deepStrictEqual(FilteredTimeline.slice(view), expected)
          assert.strictEqual(FilterBar.hidden(bar), all.length - expected.length)
          for (const kind of Kind.all) {
            const count = all.filter((row) => (Kind.classify(row, one) & Kind.bit[kind]) !== 0).length
            assert.strictEqual(FilterBar.counts(bar)[kind], count)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  const opened = (count: number) => {
    const scenario = Scenario.make("La lampe Aube ?")
      .agent("Elle est là")
      .page("/p", "Lampe")
      .visitor("Et la lampe Brume ?")
      .agent("Lampe épuisée")
    const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
    const window = ConversationWindow.open(held.channel, {
      tenant: "demo" as TenantId,
      conversationId: scenario.conversation().id!,
    })
    const push = (from: number, to: number): void =>
      held.push(scenario.stream, {
        _tag: "Range",
        range: { from, to, events: scenario.events.slice(from - 1, to), head: to },
      })
    push(1, count)
    return { scenario, held, window, push }
  }

  it("[F23] a thread narrowed by a filter beside its kinds shows what both let pass, and counts all the rest as hidden", () => {
    const { window, push } = opened(5)
    const thread = FilteredThread.follow(window, { beside: Search.by(Filter.text("lampe")) })
    const same = (): void => {
      const beside = thread.beside.get()?.filter
      const { selection } = thread.bar.get()
      const expected = Timeline.slice(window.timeline.get()).filter(
        (row) => Kind.shows(selection, Kind.classify(row)) && (beside === undefined || Filter.matches(beside, row)),
      )
      assert.deepStrictEqual(FilteredTimeline.slice(thread.view.get()), expected)
      assert.strictEqual(FilterBar.hidden(thread.bar.get()), Timeline.size(window.timeline.get()) - expected.length)
    }
    same()
    push(6, 7)
    same()
    thread.toggle("visitor")
    same()
    push(8, 8)
    same()
    assert.strictEqual(thread.bar.get().newHidden, 1)
    thread.seen()
    assert.strictEqual(thread.bar.get().newHidden, 0)
    assert.strictEqual(thread.bar.get().selection, Kind.bit.visitor)
    thread.narrow(Search.by(Filter.author("agent")))
    same()
    thread.narrow(undefined)
    same()
    assert.strictEqual(thread.bar.get().shown, undefined)
    // The same question again costs nothing.
    const before = thread.view.get()
    thread.select(Kind.bit.visitor)
    assert.strictEqual(thread.view.get(), before)
  })

  it("[F23] what one writes under a filter is told to be hidden, by its kind or by its words", () => {
    const { window } = opened(8)
    const thread = FilteredThread.follow(window, { beside: Search.by(Filter.text("lampe")) })
    window.submit(PostMessage, { text: "Une lampe" })
    assert.strictEqual(thread.bar.get().ownHidden, 0)
    window.submit(PostMessage, { text: "Rien d'autre" })
    assert.strictEqual(thread.bar.get().ownHidden, 1)
    thread.narrow(undefined)
    assert.strictEqual(thread.bar.get().ownHidden, 0)
    thread.toggle("navigation")
    window.submit(PostMessage, { text: "Une lampe encore" })
    assert.strictEqual(thread.bar.get().ownHidden, 1)
    thread.seen()
    assert.strictEqual(thread.bar.get().ownHidden, 0)
  })

  it("[F23] while a search goes on nobody is told that what was not looked at is hidden, and a new one takes its place", () => {
    const { window, push } = opened(7)
    const due: Array<() => void> = []
    const schedule = (run: () => void) => {
      due.push(run)
      return () => void due.splice(due.indexOf(run), 1)
    }
    const thread = FilteredThread.follow(window, { schedule, rows: 3, beside: Search.by(Filter.text("lampe")) })
    assert.strictEqual(thread.view.get().left, 4)
    const now = () => [thread.view.get().size, FilterBar.hidden(thread.bar.get())]
    assert.deepStrictEqual(now(), [2, 1])
    push(8, 8)
    assert.deepStrictEqual(now(), [3, 1])
    thread.narrow(Search.by(Filter.text("aube")))
    assert.strictEqual(due.length, 1)
    while (due.length > 0) due.shift()!()
    assert.strictEqual(thread.view.get().left, 0)
    assert.deepStrictEqual(now(), [1, 7])
    thread.narrow(Search.by(Filter.text("brume")))
    thread.close()
    assert.strictEqual(due.length, 0)
  })
})
