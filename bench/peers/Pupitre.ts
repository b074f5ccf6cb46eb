/** Ours: `core/Timeline`, seen through `filters`. */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { CommandId } from "@pupitre/core/Id"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilterBar from "@pupitre/filters/FilterBar"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Scenario from "@pupitre/core/testing/Scenario"
import type { Make } from "./Peer.ts"
import { kept, wire } from "./Peer.ts"

export const make: Make = (spare) => {
  const event = kept((seq) => JSON.parse(JSON.stringify(wire(seq))) as ChatEvent)
  const range = (numbers: ReadonlyArray<number>, head: number) => ({
    from: numbers[0]!,
    to: numbers.at(-1)!,
    events: numbers.map(event),
    head,
  })
  return Promise.resolve({
    name: "@pupitre/core",
    open: (held) => {
      const head = held.at(-1) ?? 0
      let timeline = Timeline.empty
      for (let i = 0; i < held.length;) {
        let j = i + 1
        while (j < held.length && held[j] === held[j - 1]! + 1) j++
        timeline = Timeline.ingest(timeline, range(held.slice(i, j), head)).timeline
        i = j
      }
      const bar = FilterBar.fromTimeline(FilterBar.make(), timeline)
      for (let seq = head + 1; seq <= Math.min(spare, head + 2000); seq++) event(seq)
      const read = () => Timeline.at(timeline, Timeline.size(timeline) - 1)
      return {
        add: (seq) => {
          const ready = event(seq)
          const at = Math.max(head, seq)
          timeline = Timeline.ingest(timeline, { from: seq, to: seq, events: [ready], head: at }).timeline
          return read()
        },
        own: (seq) => {
          const facts = [{ _tag: "MessagePosted" as const, text: "Je regarde" }]
          const commandId = `command-${seq}` as CommandId
          timeline = Timeline.submit(timeline, { commandId, facts, by: Scenario.ines, at: 0 }).timeline
          read()
          timeline = Timeline.ingest(timeline, { from: seq, to: seq, events: [event(seq)], head: seq }).timeline
          return read()
        },
        page: (from, to) => {
          const events: Array<ChatEvent> = []
          for (let seq = from; seq <= to; seq++) events.push(event(seq))
          timeline = Timeline.ingest(timeline, { from, to, events, head }).timeline
          return read()
        },
        filter: (i) => {
          const view = FilteredTimeline.make(timeline, 1 << (i % 4))
          return [FilterBar.counts(bar), view.size, FilteredTimeline.slice(view, 0, 50)]
        },
        shown: () =>
          Timeline.slice(timeline).flatMap((entry) =>
            entry._tag === "Gap" ? [] : [entry._tag === "Pending" || entry._tag === "Failed" ? -1 : entry.seq],
          ),
      }
    },
  })
}
