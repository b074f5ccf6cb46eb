/**
 * Eight simulated hours of a busy desk, and what its heap is after the first and after the last: node --expose-gc bench/memory.ts.
 *
 * Four windows on a channel held by hand, on a clock of its own. 125 conversations an hour are opened in turn in one of them,
 * each with its filters, its draft and its signals, grow to between 200 and 3,000 events, and give way to the next. Every hour
 * is the same, so that what is on screen when the heap is measured is the same too. The last line is the outcome as JSON.
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Draft } from "@pupitre/core/composer/Draft"
import * as Drafts from "@pupitre/core/composer/Drafts"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { ConversationId } from "@pupitre/core/Id"
import type { Signal } from "@pupitre/core/Signal"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as FilteredThread from "@pupitre/filters/FilteredThread"
import * as FilteredTimeline from "@pupitre/filters/FilteredTimeline"
import * as Kind from "@pupitre/filters/Kind"
import { write } from "./Results.ts"

const hours = 8
const perHour = 125
const { camille, ines, tenant } = Scenario

/** How many events the n-th conversation of an hour comes to: one in 25 outgrows the memory of its window. */
const lengthOf = (n: number): number => (n % 25 === 24 ? 3_000 : 200 + ((n * 37) % 25) * 16)

// ── the clock of the desk ───────────────────────────────────────────────────────────────────────────────────────────────

let now = 1_760_000_000_000
const timers = new Map<object, { readonly at: number; readonly run: () => void }>()
const schedule = (after: number, run: () => void): (() => void) => {
  const timer = {}
  timers.set(timer, { at: now + after, run })
  return () => void timers.delete(timer)
}
const pass = (milliseconds: number): void => {
  now += milliseconds
  for (const [timer, { at, run }] of timers) {
    if (at > now) continue
    timers.delete(timer)
    run()
  }
}

// ── what arrives ────────────────────────────────────────────────────────────────────────────────────────────────────────

const factOf = (seq: number, id: string): object => {
  switch (seq % 8) {
    case 1:
      return seq === 1
        ? { _tag: "ConversationStarted", conversationId: id, visitor: camille, mode: "chat", language: "fr" }
        : { _tag: "MessagePosted", text: `Et pour la lampe ${seq} ?` }
    case 2:
      return seq === 2
        ? { _tag: "AgentAssigned", agentId: ines.id, name: ines.name }
        : { _tag: "MessagePosted", text: `La lampe ${seq} éclaire sans éblouir.` }
    case 5:
      return {
        _tag: "PageVisited",
        pageId: `page-${seq}`,
        visitId: "visit",
        url: `https://lumen.example/p/${seq}`,
        title: `Lampe ${seq}`,
      }
    case 6:
      return { _tag: "ActionRecorded", name: "stock.checked", label: `Stock vérifié ${seq}` }
    case 7:
      return seq % 40 === 7
        ? { _tag: "TagAdded", tag: `sujet-${seq % 5}` }
        : { _tag: "MessagePosted", text: `Note ${seq}` }
    case 0:
      return { _tag: "AlertRaised", alert: { kind: seq % 16 === 0 ? "VisitorLeft" : "VisitorReturned" } }
    default:
      return { _tag: "MessagePosted", text: `Message ${seq} de ${id}` }
  }
}
const eventOf = (seq: number, id: string): ChatEvent =>
  ({ id: `${id}-${seq}/0`, seq, at: now, by: { ...(seq % 2 === 0 ? ines : camille) }, ...factOf(seq, id) }) as ChatEvent

const held = HeldChannel.make({ tenant, participant: ines, role: "agent" })

// ── the desk ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Slot {
  readonly window: ConversationWindow.ConversationWindow
  readonly thread: FilteredThread.FilteredThread
  readonly draft: Draft
}

const slots: Array<Slot | undefined> = [undefined, undefined, undefined, undefined]
/** What was made for a conversation, and must go with its window. */
const made: Array<{ readonly what: string; readonly ref: WeakRef<object> }> = []
const looked = { events: 0, conversations: 0, steps: 0, most: 0, fetched: 0, unsent: 0 }

const leave = (slot: Slot | undefined): void => {
  slot?.thread.close()
  slot?.window.close()
}

const talk = async (hour: number, n: number): Promise<void> => {
  const id = `conversation-${hour}-${n}`
  const at = n % slots.length
  leave(slots[at])
  const window = ConversationWindow.open(held.channel, {
    tenant,
    conversationId: id as ConversationId,
    now: () => now,
    schedule,
  })
  const thread = FilteredThread.follow(window, { combinable: true })
  const draft = Drafts.unkept().of(window)
  slots[at] = { window, thread, draft }
  for (const [what, value] of Object.entries({ window, thread, draft, text: draft.text })) {
    made.push({ what, ref: new WeakRef(value) })
  }
  looked.conversations++
  const { stream } = window
  let counter = 0
  const signal = (one: Signal): void => {
    held.push(stream, { _tag: "Signal", sent: { by: camille, at: now, counter: ++counter, signal: one } })
  }
  signal({ _tag: "Presence", online: true })
  const length = lengthOf(n)
  let seq = 0
  while (seq < length) {
    // What was said before it was opened comes in pages, the rest one by one.
    const some = seq < length / 2 ? Math.min(100, length - seq) : 1
    const events = Array.from({ length: some }, (_, i) => eventOf(seq + 1 + i, id))
    held.push(stream, { _tag: "Range", range: { from: seq + 1, to: seq + some, events, head: seq + some } })
    seq += some
    looked.events += some
    looked.steps++
    looked.most = Math.max(looked.most, Timeline.size(window.timeline.get()))
    pass(50)
    if (seq % 7 === 0) signal({ _tag: "Preview", text: `Et la ${seq}`, more: 0 })
    if (seq % 40 === 0) {
      thread.toggle(Kind.all[(seq / 40) % Kind.all.length]!)
      FilteredTimeline.slice(thread.view.get(), 0, 50)
    }
    if (seq % 90 === 0) {
      for (const text of ["J", "Je", "Je regarde"]) draft.write(text)
      if (await draft.publish()) {
        const { commandId, settle } = held.submitted.at(-1)!
        const said = { id: `${commandId}/0`, seq: ++seq, at: now, by: ines, _tag: "MessagePosted", text: "Je regarde" }
        held.push(stream, { _tag: "Range", range: { from: seq, to: seq, events: [said as never], head: seq } })
        settle({ _tag: "Stored", from: seq, to: seq })
        await Promise.resolve()
      }
      draft.write("")
    }
  }
  // Whoever scrolls back has what fell out of memory fetched again.
  const gap = Timeline.slice(window.timeline.get()).find((entry) => entry._tag === "Gap")
  if (gap !== undefined) {
    const filled = window.fill(gap.from)
    const asked = held.fetched.at(-1)
    if (asked !== undefined) {
      const { from, to } = asked
      const events = Array.from({ length: to - from + 1 }, (_, i) => eventOf(from + i, id))
      asked.answer({ from, to, events, head: seq, later: [] })
      looked.fetched += events.length
    }
    await filled
  }
  // One reply in 25 is left unsent, and stays for whoever comes back.
  if (n % 25 === 3) {
    draft.write("À suivre")
    looked.unsent++
  }
  // What the channel recorded is the test's, not the desk's.
  for (const all of [held.submitted, held.signals, held.marks, held.fetched]) all.length = 0
}

const used = async (): Promise<number> => {
  const figures: Array<number> = []
  for (let i = 0; i < 7; i++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc?.()
    figures.push(process.memoryUsage().heapUsed)
  }
  return figures.toSorted((a, b) => a - b)[figures.length >> 1]!
}

const heaps: Array<number> = []
for (let hour = 0; hour < hours; hour++) {
  const end = now + 3_600_000
  for (let n = 0; n < perHour; n++) await talk(hour, n)
  if (now < end) pass(end - now)
  heaps.push(await used())
}

const alive = Object.fromEntries(
  ["window", "thread", "draft", "text"].map((what) => [
    what,
    made.filter((one) => one.what === what && one.ref.deref() !== undefined).length,
  ]),
)
// Whoever leaves while something is shown as typed leaves no timer behind.
for (const slot of slots) {
  const sent = { by: camille, at: now, counter: 1e9, signal: { _tag: "Preview" as const, text: "Et", more: 0 } }
  if (slot !== undefined) held.push(slot.window.stream, { _tag: "Signal", sent })
}
const running = timers.size
for (const slot of slots) leave(slot)
const growth = (heaps.at(-1)! / heaps[0]! - 1) * 100
write("memory", [{ id: "memory.desk.8h", unit: "% of heap", ours: growth, target: 10, looked: looked.events }])
console.log(`heap after each hour, MB: ${heaps.map((bytes) => (bytes / 1e6).toFixed(2)).join(", ")}`)
console.log(
  JSON.stringify({
    ...looked,
    hours,
    first: heaps[0],
    last: heaps.at(-1),
    growth,
    alive,
    running,
    timers: timers.size,
  }),
)
