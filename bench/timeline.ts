// The thread's costs beside those of the plain ways to keep it, in one run: node bench/timeline.ts (after a build).
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Decode from "@pupitre/core/ChatEvent"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilterBar from "@pupitre/filters/FilterBar"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"
import type { Row } from "./Results.ts"
import { measure, write } from "./Results.ts"

const history = Scenario.make("Bonjour").agent("Oui").visitor("Et").page("/p/aube", "Aube").action("stock", "Stock")
const kinds = history.events.slice(1)
const event = (seq: number): ChatEvent => ({ ...kinds[seq % kinds.length]!, id: `command-${seq}/0`, seq }) as ChatEvent

const events = Array.from({ length: 101_200 }, (_, i) => event(i + 1))
const one = (seq: number, head = seq) => ({ from: seq, to: seq, events: [events[seq - 1]!], head })
const span = (from: number, to: number, head = to) => ({ from, to, events: events.slice(from - 1, to), head })

const held = (size: number): Timeline.Timeline => Timeline.ingest(Timeline.empty, span(1, size)).timeline

const appendTo = (from: number, count: number) => () => {
  let timeline = held(from)
  const start = performance.now()
  for (let seq = from + 1; seq <= from + count; seq++) timeline = Timeline.ingest(timeline, one(seq)).timeline
  return (performance.now() - start) / count
}

// What most libraries do: a new array for every event.
const copyTo = (from: number, count: number) => () => {
  let list: ReadonlyArray<ChatEvent> = events.slice(0, from)
  const start = performance.now()
  for (let seq = from + 1; seq <= from + count; seq++) list = [...list, events[seq - 1]!]
  return (performance.now() - start) / count
}

const rows: Array<Row> = []
const perEvent = (id: string, ours: () => number, peer: () => number, target: number, looked: number): Row => ({
  id,
  unit: "µs",
  ours: measure(ours) * 1000,
  peer: "array copied per event",
  peerValue: measure(peer, 3) * 1000,
  target,
  looked,
})

for (const [name, size] of [
  ["1k", 1_000],
  ["10k", 10_000],
  ["50k", 50_000],
  ["100k", 100_000],
] as const) {
  rows.push(perEvent(`timeline.append.${name}`, appendTo(size, 1_000), copyTo(size, 200), 1, 1_000))
}

// 100,000 held but for 1,000 holes, which then arrive in no order.
const holes = Array.from({ length: 1_000 }, (_, i) => 50 + i * 100)
const holed = (() => {
  let timeline = Timeline.empty
  let from = 1
  for (const hole of holes) {
    timeline = Timeline.ingest(timeline, span(from, hole - 1, 100_000)).timeline
    from = hole + 1
  }
  return Timeline.ingest(timeline, span(from, 100_000)).timeline
})()
const shuffled = holes.map((hole, i) => ({ hole, at: (i * 7919) % 1000 })).toSorted((a, b) => a.at - b.at)
rows.push(
  perEvent(
    "timeline.insert.100k",
    () => {
      let timeline = holed
      const start = performance.now()
      for (const { hole } of shuffled) timeline = Timeline.ingest(timeline, one(hole, 100_000)).timeline
      return (performance.now() - start) / holes.length
    },
    () => {
      let list: ReadonlyArray<ChatEvent> = events.slice(0, 100_000).filter(({ seq }) => seq % 100 !== 50)
      const start = performance.now()
      for (const { hole } of shuffled.slice(0, 50)) list = list.toSpliced(hole, 0, events[hole - 1]!)
      return (performance.now() - start) / 50
    },
    3,
    holes.length,
  ),
)

const late = Timeline.ingest(Timeline.empty, span(1_001, 101_000)).timeline
rows.push({
  id: "timeline.prepend.100k",
  unit: "ms",
  ours: measure(() => {
    const start = performance.now()
    Timeline.ingest(late, span(1, 1_000, 101_000))
    return performance.now() - start
  }),
  peer: "array copied once",
  peerValue: measure(() => {
    const list = events.slice(1_000, 101_000)
    const start = performance.now()
    void [...events.slice(0, 1_000), ...list].length
    return performance.now() - start
  }),
  target: 1,
  looked: 1_000,
})

const twenty = held(20_000)
rows.push({
  id: "timeline.reconcile.20k",
  unit: "µs",
  ours:
    measure(() => {
      const facts = [{ _tag: "MessagePosted" as const, text: "x" }]
      const start = performance.now()
      for (let i = 0; i < 1_000; i++) {
        const commandId = "command-20001" as Command.Context["commandId"]
        const sent = Timeline.submit(twenty, { commandId, facts, by: Scenario.ines, at: 0 }).timeline
        Timeline.ingest(sent, one(20_001))
      }
      return (performance.now() - start) / 1_000
    }) * 1000,
  target: 5,
  looked: 1_000,
})

const big = held(100_000)
FilteredTimeline.make(big, Kind.bit.visitor)
let chosen = 0
rows.push({
  id: "filters.switch.100k",
  unit: "ms",
  ours: measure(() => {
    const start = performance.now()
    for (let i = 0; i < 16; i++) FilteredTimeline.slice(FilteredTimeline.make(big, (chosen = (chosen + 5) % 16)), 0, 50)
    return (performance.now() - start) / 16
  }),
  peer: "array filtered",
  peerValue: measure(() => {
    const all = Timeline.slice(big)
    const start = performance.now()
    void all.filter((entry) => Kind.shows(Kind.bit.agent, Kind.classify(entry))).length
    return performance.now() - start
  }),
  target: 0.1,
  looked: 100_000,
})

const bar = FilterBar.fromTimeline(FilterBar.make(), big)
rows.push({
  id: "filters.event.100k",
  unit: "µs",
  ours:
    measure(() => {
      let timeline = big
      let counted = bar
      const start = performance.now()
      for (let seq = 100_001; seq <= 101_000; seq++) {
        const change = Timeline.ingest(timeline, one(seq))
        timeline = change.timeline
        counted = FilterBar.follow(counted, change.diff)
        void FilteredTimeline.make(timeline, Kind.bit.visitor).size
      }
      return (performance.now() - start) / 1_000
    }) * 1000,
  target: 3,
  looked: 1_000,
})

const state = history.conversation()
const context = {
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: 0,
  commandId: "x",
  visitorOnline: true,
}
rows.push({
  id: "actions.decide",
  unit: "µs",
  ours:
    measure(() => {
      const start = performance.now()
      for (let i = 0; i < 10_000; i++) Command.decide(PostMessage, state, { text: "Bonjour" }, context as never)
      return (performance.now() - start) / 10_000
    }) * 1000,
  target: 5,
  looked: 10_000,
})

const raw = JSON.parse(JSON.stringify(events.slice(0, 1_000))) as ReadonlyArray<unknown>
rows.push({
  id: "codec.decode",
  unit: "µs",
  ours:
    measure(() => {
      const start = performance.now()
      for (const one of raw) Decode.decode(one)
      return (performance.now() - start) / raw.length
    }) * 1000,
  target: 20,
  looked: raw.length,
})

write("timeline", rows)
