// What the general filters cost over a thread of 100,000: node --expose-gc bench/filters.ts (after a build).
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"

import * as Filter from "@pupitre/filters/Filter"
import * as FilteredView from "@pupitre/filters/FilteredView"
import { rowsPerStep } from "@pupitre/filters/Search"
import type { Row } from "./Results.ts"
import { measure, timed, write } from "./Results.ts"

// Messages as long as those of a support desk, in French, with their accents; two in three rows are messages.
const texts = [
  "Bonjour, ma commande n'est toujours pas arrivée et le suivi n'a pas bougé depuis mardi.",
  "Je regarde ça tout de suite, un instant s'il vous plaît.",
  "D'après le transporteur, le colis est bloqué à l'entrepôt de Lyon : il repart demain matin.",
  "Merci beaucoup ! Est-ce que l'abat-jour en verre soufflé peut être échangé contre le modèle bleuté ?",
  "Oui, sous trente jours, avec l'emballage d'origine. Je vous envoie l'étiquette de retour par e-mail.",
  "ok",
  "Et pour la garantie, faut-il garder la facture ?",
]
const { events: kinds } = Scenario.make("Bonjour").agent("Oui").visitor("Et").page("/p/aube", "Lampe Aube")
const size = 100_000
const event = (seq: number): ChatEvent => {
  const { _tag, ...kind } = kinds[2 + (seq % (kinds.length - 2))]!
  const said = _tag === "MessagePosted" ? { text: `${texts[seq % texts.length]!} (${seq})` } : {}
  return { ...kind, ...said, _tag, id: `command-${seq}/0`, seq } as ChatEvent
}
const fresh = (): ReadonlyArray<ChatEvent> => Array.from({ length: size + 2_000 }, (_, i) => event(i + 1))
const held = (events: ReadonlyArray<ChatEvent>): Timeline.Timeline =>
  Timeline.ingest(Timeline.empty, { from: 1, to: size, events: events.slice(0, size), head: size }).timeline

const events = fresh()
const timeline = held(events)
const queries = ["entrepôt", "verre souffle", "99_999", "retour etiquette", "lampe", "bonjour commande mardi"]
const rows: Array<Row> = []

const steps = (from: Timeline.Timeline, filter: Filter.Filter): { readonly all: number; readonly longest: number } => {
  let view = FilteredView.begin(from, filter)
  let all = 0
  let longest = 0
  while (view.left > 0) {
    const start = performance.now()
    view = FilteredView.step(view, rowsPerStep).view
    const took = performance.now() - start
    all += took
    longest = Math.max(longest, took)
  }
  return { all, longest }
}

// In steps, over texts that were looked through before.
FilteredView.make(timeline, Filter.text("x"))
const warm = queries.map((query) => measure(() => steps(timeline, Filter.text(query)).all))
const slow = queries.map((query) => measure(() => steps(timeline, Filter.text(query)).longest))
const list = Timeline.slice(timeline)
const plain = queries.map((query) =>
  measure(() => {
    const start = performance.now()
    const wanted = query.toLowerCase()
    list.filter((entry) => entry._tag === "MessagePosted" && entry.text.toLowerCase().includes(wanted))
    return performance.now() - start
  }),
)
const worst = (all: ReadonlyArray<number>): number => Math.max(...all)
rows.push({
  id: "filters.text.100k",
  unit: "ms",
  ours: worst(warm),
  target: 30,
  peer: "lower case and includes, accents matter",
  peerValue: worst(plain),
  looked: size * queries.length,
})
rows.push({ id: "filters.text.step", unit: "ms", ours: worst(slow), target: 8, looked: rowsPerStep })

// Nothing folded yet: every text is folded on the way.
const cold = Array.from({ length: 5 }, () => {
  const other = held(fresh())
  globalThis.gc?.()
  return steps(other, Filter.text("verre souffle"))
}).toSorted((a, b) => a.all - b.all)[2]!
rows.push({ id: "filters.text.cold.100k", unit: "ms", ours: cold.all, target: 300, looked: size })
rows.push({ id: "filters.text.cold.step", unit: "ms", ours: cold.longest, target: 16, looked: rowsPerStep })

// One event more, followed by a view of text and author.
const filter = Filter.and(Filter.text("entrepôt"), Filter.author("agent"))
const view = FilteredView.make(timeline, filter)
const one = {
  count: 1_000,
  prepare: () => {
    let now = timeline
    let shown = view
    return (i: number) => {
      const seq = size + 1 + i
      const change = Timeline.ingest(now, { from: seq, to: seq, events: [events[seq - 1]!], head: seq })
      now = change.timeline
      shown = FilteredView.follow(shown, change).view
      return shown.size
    }
  },
}
const again = {
  count: 3,
  prepare: () => () => list.filter(Filter.toPredicate(filter)).length,
}
const { mean, p50, p99 } = timed(one)
rows.push({
  id: "filters.view.event.100k",
  unit: "µs",
  ours: mean * 1000,
  p50: p50 * 1000,
  p99: p99 * 1000,
  target: 5,
  peer: "filtered again",
  peerValue: timed(again).mean * 1000,
  looked: one.count,
})

write("filters", rows)
