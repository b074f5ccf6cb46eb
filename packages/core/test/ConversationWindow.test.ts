import { assert, describe, it } from "@effect/vitest"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { Delivery, EventChannel, Outcome } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import * as Readable from "@pupitre/core/Readable"
import * as Reason from "@pupitre/core/Reason"
import type { Signal } from "@pupitre/core/Signal"
import * as Signals from "@pupitre/core/Signals"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"

/** A channel held by hand: what is sent is recorded, what arrives is pushed. */
const setup = (self: "visitor" | "agent") => {
  const scenario = Scenario.make("Bonjour")
  const signals: Array<Signal> = []
  const submitted: Array<string> = []
  const settle: Array<(outcome: Outcome) => void> = []
  let push: (delivery: Delivery) => void = () => {}
  const participant = self === "agent" ? Scenario.ines : Scenario.camille
  const channel: EventChannel = {
    status: Readable.constant({ _tag: "Online" }),
    self: Readable.constant({ tenant: Scenario.tenant, participant, role: self }),
    open: (_, listener) => {
      push = listener
      return () => {}
    },
    submit: (_, call) => {
      submitted.push(call.name)
      const { promise, resolve } = Promise.withResolvers<Outcome>()
      settle.push(resolve)
      return { commandId: `wish-000${submitted.length}` as CommandId, outcome: promise }
    },
    unsettled: () => [],
    signal: (_, signal) => void signals.push(signal),
    query: () => Promise.resolve(null),
    desk: () => () => {},
    close: () => Promise.resolve(),
  }
  let clock = 0
  let timers: Array<{ readonly at: number; readonly run: () => void }> = []
  const window = ConversationWindow.open(channel, {
    tenant: Scenario.tenant,
    conversationId: scenario.conversation().id!,
    now: () => clock,
    schedule: (after, run) => {
      const timer = { at: clock + after, run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
  })
  const wait = (ms: number): void => {
    const end = clock + ms
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > end) break
      timers = timers.filter((one) => one !== next)
      clock = next.at
      next.run()
    }
    clock = end
  }
  const deliver = (from: number): void => {
    const { events } = scenario
    push({ _tag: "Range", range: { from, to: events.length, events: events.slice(from - 1), head: events.length } })
  }
  return { scenario, window, signals, submitted, settle, wait, deliver, push: (delivery: Delivery) => push(delivery) }
}

describe("ConversationWindow", () => {
  it("[W1] a wish shows at once as pending and gives way to its event", async () => {
    const { scenario, window, settle, deliver } = setup("agent")
    deliver(1)
    window.submit(PostMessage, { text: "Je regarde" })
    assert.strictEqual(Timeline.at(window.timeline.get(), 4)?._tag, "Pending")
    settle[0]!({ _tag: "Stored", from: 5, to: 5 })
    await Promise.resolve()
    scenario.agent("Je regarde")
    deliver(5)
    assert.deepStrictEqual(Timeline.slice(window.timeline.get()), [...scenario.events])
  })

  it("[W2] what the same rules refuse here is not sent, and says why", async () => {
    const { window, submitted, deliver } = setup("agent")
    deliver(1)
    const outcome = await window.submit(PostMessage, { text: "  " }).outcome
    assert.deepStrictEqual(outcome, { _tag: "Refused", rejection: { reasons: [Reason.make("Blank")] } })
    assert.deepStrictEqual(submitted, [])
  })

  it("[W3] a refused wish stays in the thread and can be made again", async () => {
    const { window, settle, submitted, deliver } = setup("agent")
    deliver(1)
    const { commandId, outcome } = window.submit(PostMessage, { text: "x" })
    settle[0]!({ _tag: "NotSent", reason: "OutboxFull" })
    await outcome
    assert.strictEqual(Timeline.at(window.timeline.get(), 4)?._tag, "Failed")
    window.retry(commandId)
    assert.strictEqual(submitted.length, 2)
    assert.strictEqual(Timeline.at(window.timeline.get(), 4)?._tag, "Pending")
    assert.strictEqual(Timeline.size(window.timeline.get()), 5)
  })

  it("[W4] a visitor's page sends a masked preview at once, then at most every 700 ms, and clears it", () => {
    const { window, signals, wait, deliver } = setup("visitor")
    deliver(1)
    for (const draft of ["m", "ma", "ma carte 4970 1012 3456"]) {
      window.typing(draft)
      wait(100)
    }
    assert.strictEqual(signals.length, 1)
    wait(700)
    assert.strictEqual(signals.length, 2)
    assert.deepStrictEqual(signals[1], { _tag: "Preview", text: "ma carte •••• •••• ••••", more: 0 })
    wait(8_000)
    assert.strictEqual(signals.length, 3)
    window.typing("")
    assert.deepStrictEqual(signals[3], { _tag: "Preview", text: "", more: 0 })
    wait(60_000)
    assert.strictEqual(signals.length, 4)
  })

  it("[W4] without the visitor's agreement no text leaves the page, only that there is some", () => {
    const { window, signals, wait } = setup("visitor")
    for (const draft of ["m", "ma", ""]) {
      window.typing(draft)
      wait(1_000)
    }
    assert.deepStrictEqual(signals, [
      { _tag: "Typing", active: true },
      { _tag: "Typing", active: true },
      { _tag: "Typing", active: false },
    ])
  })

  it("[W5] a desk sends only that its agent types, never the text", () => {
    const { window, signals, wait } = setup("agent")
    for (const draft of ["s", "se", "secret"]) {
      window.typing(draft)
      wait(1_000)
    }
    window.typing("")
    assert.deepStrictEqual(signals, [
      { _tag: "Typing", active: true },
      { _tag: "Typing", active: false },
    ])
  })

  it("[W6] a preview goes when its message arrives, and when nobody refreshes it", () => {
    const { scenario, window, push, wait, deliver } = setup("agent")
    deliver(1)
    const shown = () => Signals.find(window.signals.get(), "Preview", "Visitor")?.signal.text ?? ""
    const type = (counter: number, text: string): void =>
      push({
        _tag: "Signal",
        sent: { by: Scenario.camille, counter, at: 0, signal: { _tag: "Preview", text, more: 0 } },
      })
    type(2, "bonj")
    assert.strictEqual(shown(), "bonj")
    type(1, "b")
    assert.strictEqual(shown(), "bonj")
    scenario.visitor("bonjour")
    deliver(5)
    assert.strictEqual(shown(), "")
    type(3, "et aussi")
    wait(24_999)
    assert.strictEqual(shown(), "et aussi")
    wait(1)
    assert.strictEqual(shown(), "")
  })
})
