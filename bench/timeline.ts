// The thread's costs beside those of the plain ways to keep it, in one run: node bench/timeline.ts (after a build).
import * as SendLink from "@pupitre/actions/SendLink"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { decode } from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilterBar from "@pupitre/filters/FilterBar"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"
import type { Row, Steps } from "./Results.ts"
import { timed, write } from "./Results.ts"

const history = Scenario.make("Bonjour").agent("Oui").visitor("Et").page("/p/aube", "Aube").action("stock", "Stock")
const kinds = history.events.slice(1)
const event = (seq: number): ChatEvent => ({ ...kinds[seq % kinds.length]!, id: `command-${seq}/0`, seq }) as ChatEvent

const events = Array.from({ length: 101_200 }, (_, i) => event(i + 1))
const one = (seq: number, head = seq) => ({ from: seq, to: seq, events: [events[seq - 1]!], head })
const span = (from: number, to: number, head = to) => ({ from, to, events: events.slice(from - 1, to), head })
const held = (size: number): Timeline.Timeline => Timeline.ingest(Timeline.empty, span(1, size)).timeline

const rows: Array<Row> = []
const scale = { µs: 1000, ms: 1 } as const
const add = (
  id: string,
  unit: keyof typeof scale,
  target: number,
  ours: Steps,
  peer?: Steps & { readonly name: string },
): void => {
  const { mean, p50, p99 } = timed(ours)
  const by = scale[unit]
  rows.push({
    id,
    unit,
    ours: mean * by,
    p50: p50 * by,
    p99: p99 * by,
    target,
    looked: ours.count,
    ...(peer !== undefined && { peer: peer.name, peerValue: timed(peer).mean * by }),
  })
}

for (const [name, size] of [
  ["1k", 1_000],
  ["10k", 10_000],
  ["50k", 50_000],
  ["100k", 100_000],
] as const) {
  add(
    `timeline.append.${name}`,
    "µs",
    1,
    {
      count: 1_000,
      prepare: () => {
        let timeline = held(size)
        return (i) => (timeline = Timeline.ingest(timeline, one(size + 1 + i)).timeline)
      },
    },
    {
      name: "array copied per event",
      count: 100,
      prepare: () => {
        let list: ReadonlyArray<ChatEvent> = events.slice(0, size)
        return (i) => (list = [...list, events[size + i]!])
      },
    },
  )
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
const shuffled = holes
  .map((hole, i) => ({ hole, at: (i * 7919) % 1000 }))
  .toSorted((a, b) => a.at - b.at)
  .map(({ hole }) => hole)
add(
  "timeline.insert.100k",
  "µs",
  3,
  {
    count: holes.length,
    prepare: () => {
      let timeline = holed
      return (i) => (timeline = Timeline.ingest(timeline, one(shuffled[i]!, 100_000)).timeline)
    },
  },
  {
    name: "array copied per event",
    count: 50,
    prepare: () => {
      let list: ReadonlyArray<ChatEvent> = events.slice(0, 100_000).filter(({ seq }) => seq % 100 !== 50)
      return (i) => (list = list.toSpliced(shuffled[i]!, 0, events[shuffled[i]! - 1]!))
    },
  },
)

const late = Timeline.ingest(Timeline.empty, span(1_001, 101_000)).timeline
const page = span(1, 1_000, 101_000)
add(
  "timeline.prepend.100k",
  "ms",
  1,
  { count: 20, prepare: () => () => Timeline.ingest(late, page) },
  {
    name: "array copied once",
    count: 5,
    prepare: () => {
      const list = events.slice(1_000, 101_000)
      return () => [...page.events, ...list].length
    },
  },
)

const twenty = held(20_000)
const facts = [{ _tag: "MessagePosted" as const, text: "x" }]
const commandId = "command-20001" as Command.Context["commandId"]
add("timeline.reconcile.20k", "µs", 5, {
  count: 1_000,
  prepare: () => () =>
    Timeline.ingest(Timeline.submit(twenty, { commandId, facts, by: Scenario.ines, at: 0 }).timeline, one(20_001)),
})

const big = held(100_000)
add(
  "filters.switch.100k",
  "ms",
  0.1,
  {
    count: 160,
    prepare: () => (i) => FilteredTimeline.slice(FilteredTimeline.make(big, (i * 5) % 16), 0, 50),
  },
  {
    name: "array filtered",
    count: 5,
    prepare: () => {
      const all = Timeline.slice(big)
      return () => all.filter((entry) => Kind.shows(Kind.bit.agent, Kind.classify(entry))).length
    },
  },
)

const bar = FilterBar.fromTimeline(FilterBar.make(), big)
add("filters.event.100k", "µs", 3, {
  count: 1_000,
  prepare: () => {
    let timeline = big
    let counted = bar
    return (i) => {
      const change = Timeline.ingest(timeline, one(100_001 + i))
      timeline = change.timeline
      counted = FilterBar.follow(counted, change.diff)
      return FilteredTimeline.make(timeline, Kind.bit.visitor).size + counted.total
    }
  },
})

const state = history.conversation()
const context = {
  tenant: Scenario.tenant,
  by: Scenario.ines,
  role: "agent",
  at: 0,
  commandId,
  visitorOnline: true,
} as const
const { command } = SendLink.make({ hosts: ["lumen.example"] })
const input = { url: "https://www.lumen.example/p/aube", label: "Aube" }
add("actions.decide", "µs", 5, { count: 5_000, prepare: () => () => Command.decide(command, state, input, context) })

const raw = JSON.parse(JSON.stringify(events.slice(0, 1_000))) as ReadonlyArray<unknown>
add("codec.decode", "µs", 20, { count: raw.length, prepare: () => (i) => decode(raw[i]) })

write("timeline", rows)
