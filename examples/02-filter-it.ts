/**
 * Filter a thread: the four filters of the desk, their counts, and what they hide.
 *
 *     node examples/02-filter-it.ts
 */
import * as assert from "node:assert/strict"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilterBar from "@pupitre/filters/FilterBar"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"

// A history made the way real ones are: every step is a command that was accepted.
const history = Scenario.make("La lampe Aube est en stock ?")
  .agent("Oui, il en reste trois.")
  .page("/p/aube", "Lampe Aube")
  .visitor("Et en bleu ?")
  .action("stock.checked", "Stock vérifié : 3 en bleu")
  .alert("VisitorLeft")
const first = history.events.slice()
let { timeline } = Timeline.ingest(Timeline.empty, { from: 1, to: first.length, events: first, head: first.length })

// The bar above the thread: a count per kind, and what is chosen.
let bar = FilterBar.fromTimeline(FilterBar.make(), timeline)
assert.deepEqual(FilterBar.counts(bar), { visitor: 2, agent: 1, actions: 1, navigation: 2 })

// Each filter shows its kind only. What is of no kind, the beginning, an assignment, an alert, passes every filter.
bar = FilterBar.toggle(bar, "visitor")
const shown = (): ReadonlyArray<string> =>
  FilteredTimeline.slice(FilteredTimeline.make(timeline, bar.selection)).flatMap((entry) =>
    entry._tag === "MessagePosted" ? [entry.text] : [entry._tag],
  )
assert.deepEqual(shown(), [
  "ConversationStarted",
  "La lampe Aube est en stock ?",
  "AgentAssigned",
  "Et en bleu ?",
  "AlertRaised",
])
assert.equal(FilterBar.hidden(bar), 4)

// The agent writes while the filter is on. The thread tells what changed, the bar follows in constant time, and what
// came in without showing is counted, so that nothing is hidden silently.
history.agent("Oui, trois aussi.")
const last = history.events.length
const change = Timeline.ingest(timeline, { from: last, to: last, events: history.events.slice(-1), head: last })
timeline = change.timeline
bar = FilterBar.follow(bar, change.diff)
assert.equal(bar.newHidden, 1)
assert.equal(FilterBar.counts(bar).agent, 2)

// Filters exclude each other unless a desk lets them combine.
assert.deepEqual(Kind.kindsOf(FilterBar.toggle(bar, "agent").selection), ["agent"])
const both = FilterBar.toggle(FilterBar.combine(bar, true), "agent")
assert.deepEqual(Kind.kindsOf(both.selection), ["visitor", "agent"])
assert.equal(FilteredTimeline.make(timeline, both.selection).size, 7)

// Nothing chosen is everything shown.
assert.equal(FilteredTimeline.make(timeline, FilterBar.clear(bar).selection).size, Timeline.size(timeline))
console.log(shown().join("\n"))
