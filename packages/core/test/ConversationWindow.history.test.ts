import { assert, describe, it } from "@effect/vitest"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversation from "@pupitre/core/Conversation"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { Gap } from "@pupitre/core/Entry"
import { EventChannelError } from "@pupitre/core/EventChannel"
import * as Readable from "@pupitre/core/Readable"
import { isMutation } from "@pupitre/core/Redaction"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"

/** A conversation of this many events, the last ones said by turns. */
const long = (length: number): ReadonlyArray<ChatEvent> => {
  const scenario = Scenario.make("Bonjour")
  for (let n = scenario.events.length; n < length; n++) {
    if (n % 2 === 0) scenario.visitor(`v${n}`)
    else scenario.agent(`a${n}`)
  }
  return scenario.events
}

const shape = (timeline: Timeline.Timeline): string =>
  Timeline.slice(timeline)
    .map((entry) =>
      entry._tag === "Gap" ? `${entry.state} ${entry.from}-${entry.to}` : "seq" in entry ? entry.seq : entry._tag,
    )
    .join(" ")

const setup = (
  events: ReadonlyArray<ChatEvent>,
  options: { readonly tail?: number; readonly memory?: number } = {},
) => {
  const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const { id } = Conversation.fold(events)
  const window = ConversationWindow.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId: id!,
    now: () => 0,
    schedule: () => () => {},
    ...options,
  })
  const deliver = (from: number, to = events.length): void =>
    held.push(window.stream, {
      _tag: "Range",
      range: { from, to, events: events.slice(from - 1, to), head: events.length },
    })
  const openAt = (from: number): void =>
    held.push(window.stream, { _tag: "Opened", from, state: Conversation.fold(events) })
  const answer = async (): Promise<void> => {
    const { from, to, answer: give } = held.fetched.at(-1)!
    const start = Math.max(from, to - 9)
    give({
      from: start,
      to,
      events: events.slice(start - 1, to),
      head: events.length,
      later: events.slice(to).filter((event) => isMutation(event) && event.target >= start && event.target <= to),
    })
    await Promise.resolve()
    await Promise.resolve()
  }
  return { held, window, deliver, openAt, answer }
}

describe("ConversationWindow", () => {
  it("[W9] opened at its end it knows its state at once, and what is before shows as a gap", () => {
    const events = long(40)
    const { window, deliver, openAt } = setup(events)
    openAt(35)
    assert.deepStrictEqual(window.conversation.get(), Conversation.fold(events))
    assert.strictEqual(shape(window.timeline.get()), "known 1-34")
    deliver(35)
    assert.strictEqual(shape(window.timeline.get()), "known 1-34 35 36 37 38 39 40")
    assert.deepStrictEqual(window.conversation.get(), Conversation.fold(events))
  })

  it("[W10] a gap is filled from its end, page by page, and shows that it is being filled", async () => {
    const events = long(40)
    const { window, held, deliver, openAt, answer } = setup(events)
    openAt(36)
    deliver(36)
    const filling = window.fill(1)
    assert.strictEqual(shape(window.timeline.get()), "filling 1-35 36 37 38 39 40")
    assert.deepStrictEqual([held.fetched[0]!.from, held.fetched[0]!.to], [1, 35])
    void window.fill(1)
    assert.strictEqual(held.fetched.length, 1)
    await answer()
    await filling
    assert.isTrue(shape(window.timeline.get()).startsWith("known 1-25 26 27"))
    for (let left = 3; left > 0; left--) {
      const done = window.fill(1)
      if (held.fetched.length < 5 - left) break
      await answer()
      await done
    }
    assert.strictEqual(Timeline.missing(window.timeline.get()), 0)
    assert.deepStrictEqual(Timeline.slice(window.timeline.get()), [...events])
  })

  it("[W10] what could not be fetched stays as a gap that says so, and can be tried again", async () => {
    const events = long(20)
    const { window, held, deliver, openAt, answer } = setup(events)
    openAt(16)
    deliver(16)
    const filling = window.fill(1)
    held.fetched[0]!.refuse(new EventChannelError({ _tag: "Unreachable" }))
    await filling
    assert.isTrue(shape(window.timeline.get()).startsWith("failed 1-15 16"))
    const again = window.fill(1)
    await answer()
    await again
    assert.isTrue(shape(window.timeline.get()).startsWith("known 1-5 6"))
  })

  it("[W11] one can jump into the middle of what is missing, and both sides of it stay gaps", async () => {
    const events = long(700)
    const { window, held, deliver, openAt } = setup(events)
    openAt(695)
    deliver(695)
    const jump = window.fill(1, 300)
    const { from, to, answer } = held.fetched[0]!
    assert.isTrue(from < 300 && to > 300)
    answer({ from, to, events: events.slice(from - 1, to), head: 700, later: [] })
    await jump
    assert.isTrue(Timeline.indexOf(window.timeline.get(), 300) > 0)
    const gaps = Timeline.slice(window.timeline.get()).flatMap((entry) =>
      entry._tag === "Gap" ? [`${entry.state} ${entry.from}-${entry.to}`] : [],
    )
    assert.deepStrictEqual(gaps, [`known 1-${from - 1}`, `known ${to + 1}-694`])
  })

  it("[W12] memory is bounded: what is out of sight becomes a gap and comes back by the same path", async () => {
    const events = long(400)
    const { window, deliver, answer } = setup(events, { memory: 40 })
    for (let n = 1; n <= 400; n++) {
      deliver(n, n)
      assert.isAtMost(Timeline.runs(window.timeline.get()).count, 52)
    }
    assert.strictEqual(Timeline.slice(window.timeline.get()).at(-1), events.at(-1))
    const { from, to } = Timeline.at(window.timeline.get(), 0) as Gap
    assert.strictEqual(from, 1)
    const filling = window.fill(1)
    await answer()
    await filling
    const there = Timeline.at(window.timeline.get(), Timeline.indexOf(window.timeline.get(), to))
    assert.strictEqual(there, events[to - 1])
    assert.strictEqual(Timeline.slice(window.timeline.get()).at(-1), events.at(-1))
  })

  it("[W12] where one looked is forgotten when the stream begins anew: its numbers mean something else", () => {
    const events = long(400)
    const { window, held, deliver } = setup(events, { memory: 40 })
    window.look({ from: 3, to: 6 })
    deliver(1)
    const fourth = (): unknown => Timeline.at(window.timeline.get(), Timeline.indexOf(window.timeline.get(), 4))
    assert.strictEqual(fourth(), events[3])
    held.push(window.stream, { _tag: "Reset" })
    deliver(1)
    assert.strictEqual((fourth() as Gap)._tag, "Gap")
  })

  it("[W14] the whole thread can be had, without it staying in memory", async () => {
    const events = long(400)
    const { window, held, deliver } = setup(events, { memory: 40 })
    deliver(1)
    const before = Timeline.slice(window.timeline.get())
    const whole = window.whole()
    for (let n = 0; n < held.fetched.length; n++) {
      const { from, to, answer } = held.fetched[n]!
      const start = Math.max(from, to - 99)
      answer({ from: start, to, events: events.slice(start - 1, to), head: 400, later: [] })
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    }
    assert.deepStrictEqual(Timeline.slice(await whole), [...events])
    assert.deepStrictEqual(Timeline.slice(window.timeline.get()), before)
    assert.isAbove(held.fetched.length, 2)
  })

  it("[W14] a page that brings nothing is an error, not a wait without end", async () => {
    const { window, held, openAt } = setup(long(20))
    openAt(16)
    const whole = window.whole()
    held.fetched[0]!.answer({ from: 15, to: 14, events: [], head: 20, later: [] })
    const error = await whole.then(
      () => undefined,
      (cause: unknown) => cause,
    )
    assert.instanceOf(error, EventChannelError)
  })

  it("[W13] what arrives is marked as delivered, and as read only when someone says so", () => {
    const events = long(10)
    const { window, held, deliver } = setup(events)
    deliver(1)
    assert.deepStrictEqual(
      held.marks.map(({ mark }) => mark),
      [{ delivered: 10, read: 0 }],
    )
    window.read(8)
    assert.deepStrictEqual(held.marks.at(-1)?.mark, { delivered: 8, read: 8 })
    held.push(window.stream, { _tag: "Marks", marks: { "Visitor/camille": { delivered: 9, read: 3 } } })
    assert.deepStrictEqual(window.marks.get(), { "Visitor/camille": { delivered: 9, read: 3 } })
  })
})

describe("Readable", () => {
  it("[B3] a paced value changes at most once per frame, with what it tells, and ends on the last", () => {
    let clock = 0
    let timers: Array<{ readonly at: number; readonly run: () => void }> = []
    const source = Readable.store(0)
    const paced = Readable.paced(source, {
      now: () => clock,
      schedule: (after, run) => {
        const timer = { at: clock + after, run }
        timers.push(timer)
        return () => void (timers = timers.filter((one) => one !== timer))
      },
    })
    let told = 0
    let shown = paced.get()
    const leave = paced.subscribe(() => {
      told++
      assert.notStrictEqual(paced.get(), shown)
      shown = paced.get()
    })
    for (let n = 1; n <= 2_000; n++) {
      clock += 0.5
      source.set(n)
      assert.strictEqual(paced.get(), shown)
      for (const timer of timers.filter(({ at }) => at <= clock)) {
        timers = timers.filter((one) => one !== timer)
        timer.run()
      }
    }
    const frames = Math.ceil(clock / Readable.frame)
    assert.isAtMost(told, frames + 1)
    assert.isAbove(told, frames / 2)
    for (const { run } of timers) run()
    assert.strictEqual(paced.get(), 2_000)
    leave()
    source.set(1)
    assert.strictEqual(paced.get(), 1)
    assert.isAtMost(timers.length, 1)
  })
})
