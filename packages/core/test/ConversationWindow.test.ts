import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Drafts from "@pupitre/core/composer/Drafts"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { Entry } from "@pupitre/core/Entry"
import type { Delivery } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import * as Reason from "@pupitre/core/Reason"
import type { Signal } from "@pupitre/core/Signal"
import * as Signals from "@pupitre/core/Signals"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"

const setup = (role: "visitor" | "agent") => {
  const scenario = Scenario.make("Bonjour")
  const participant = role === "agent" ? Scenario.ines : Scenario.camille
  const held = HeldChannel.make({ tenant: Scenario.tenant, participant, role })
  let clock = 0
  let timers: Array<{ readonly at: number; readonly run: () => void }> = []
  const window = ConversationWindow.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId: scenario.conversation().id!,
    commands: Command.catalogue(builtin),
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
  const push = (delivery: Delivery): void => held.push(scenario.stream, delivery)
  const deliver = (from: number): void => {
    const { events } = scenario
    push({ _tag: "Range", range: { from, to: events.length, events: events.slice(from - 1), head: events.length } })
  }
  return { scenario, window, held, signals: held.signals, wait, deliver, push }
}

describe("ConversationWindow", () => {
  it("[W1] a wish shows at once as pending and gives way to its event", async () => {
    const { scenario, window, held, deliver } = setup("agent")
    deliver(1)
    window.submit(PostMessage, { text: "Je regarde" })
    assert.strictEqual(Timeline.at(window.timeline.get(), 4)?._tag, "Pending")
    held.submitted[0]!.settle({ _tag: "Stored", from: 5, to: 5 })
    await Promise.resolve()
    scenario.agent("Je regarde")
    deliver(5)
    assert.deepStrictEqual(Timeline.slice(window.timeline.get()), [...scenario.events])
  })

  it("[W2] what the same rules refuse here is not sent, and says why", async () => {
    const { window, held, deliver } = setup("agent")
    deliver(1)
    const outcome = await window.submit(PostMessage, { text: "  " }).outcome
    assert.deepStrictEqual(outcome, { _tag: "Refused", rejection: { reasons: [Reason.make("Blank")] } })
    assert.deepStrictEqual(held.submitted, [])
  })

  it("[W3] a refused wish stays in the thread and can be made again", async () => {
    const { window, held, deliver } = setup("agent")
    deliver(1)
    const { commandId, outcome } = window.submit(PostMessage, { text: "x" })
    held.submitted[0]!.settle({ _tag: "NotSent", reason: "OutboxFull" })
    await outcome
    assert.strictEqual(Timeline.at(window.timeline.get(), 4)?._tag, "Failed")
    window.retry(commandId)
    assert.strictEqual(held.submitted.length, 2)
    assert.strictEqual(Timeline.at(window.timeline.get(), 4)?._tag, "Pending")
    assert.strictEqual(Timeline.size(window.timeline.get()), 5)
  })

  it("[W3] trying again what cannot be any more keeps the row, with what now speaks against it", async () => {
    const { scenario, window, held, deliver } = setup("agent")
    deliver(1)
    const { commandId, outcome } = window.submit(PostMessage, { text: "x" })
    held.submitted[0]!.settle({ _tag: "NotSent", reason: "OutboxFull" })
    await outcome
    scenario.command(
      {
        ...PostMessage,
        facts: () => ({
          _tag: "Accepted",
          events: [{ _tag: "AgentAssigned", agentId: "marc" as never, name: "Marc" }],
        }),
      },
      { text: "" },
    )
    deliver(5)
    await window.retry(commandId)?.outcome
    const row = Timeline.slice(window.timeline.get()).at(-1)
    assert.isTrue(row?._tag === "Failed" && row.commandId === commandId && row.reasons[0].key === "NotOwner")
    assert.strictEqual(held.submitted.length, 1)
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

  it("[W6] a preview goes when the visitor takes the agreement back, and does not live on other signals", () => {
    const { scenario, window, push, wait, deliver } = setup("agent")
    deliver(1)
    const shown = () => Signals.find(window.signals.get(), "Preview", "Visitor")?.signal.text ?? ""
    const send = (counter: number, signal: Signal): void =>
      push({ _tag: "Signal", sent: { by: Scenario.camille, counter, at: 0, signal } })
    send(1, { _tag: "Preview", text: "secret", more: 0 })
    for (let counter = 2; counter < 6; counter++) {
      assert.strictEqual(shown(), "secret")
      wait(8_000)
      send(counter, { _tag: "Typing", active: true })
    }
    assert.strictEqual(shown(), "")
    send(9, { _tag: "Preview", text: "again", more: 0 })
    const seq = scenario.events.length + 1
    const withdrawn = { ...scenario.events[0]!, _tag: "ConsentWithdrawn", id: "withdraw-1/0", seq, scopes: ["preview"] }
    push({ _tag: "Range", range: { from: seq, to: seq, events: [withdrawn as never], head: seq } })
    assert.strictEqual(shown(), "")
  })

  it("[W7] a wish kept over a reload shows again as pending", () => {
    const { window, held, deliver } = setup("visitor")
    const commandId = "kept-over-reload" as CommandId
    held.unsettled.push({ commandId, call: { name: "postMessage", input: { text: "allô ?" } }, at: 5 })
    deliver(1)
    const row = Timeline.at(window.timeline.get(), 4)
    assert.isTrue(row?._tag === "Pending" && row.commandId === commandId && row.at === 5)
    deliver(1)
    assert.strictEqual(Timeline.size(window.timeline.get()), 5)
  })

  it("[W8] a draft stays with its conversation when its window is closed and opened again", async () => {
    const { window, held, deliver } = setup("agent")
    deliver(1)
    Drafts.unkept().of(window).write("à suivre")
    window.close()
    assert.strictEqual(held.listeners(window.stream), 0)
    const again = ConversationWindow.open(held.channel, { tenant: Scenario.tenant, conversationId: window.id })
    assert.strictEqual(Drafts.unkept().of(again).text.get(), "à suivre")
    assert.isFalse(await Drafts.unkept().of(again).publish(), "nothing is known of the conversation yet")
    assert.strictEqual(Drafts.unkept().of(again).text.get(), "à suivre")
  })

  it("[W7] a wish kept over a reload and refused meanwhile shows as failed, before and after the history has come", () => {
    const scenario = Scenario.make("Bonjour")
    const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.camille, role: "visitor" })
    const commandId = "kept-over-reload" as CommandId
    held.unsettled.push({ commandId, call: { name: "postMessage", input: { text: "allô ?" } }, at: 5 })
    const window = ConversationWindow.open(held.channel, {
      tenant: Scenario.tenant,
      conversationId: scenario.conversation().id!,
      commands: Command.catalogue(builtin),
    })
    const last = (): Entry | undefined => Timeline.slice(window.timeline.get()).at(-1)
    assert.strictEqual(last()?._tag, "Pending")
    const rejection = { reasons: [Reason.make("ConversationClosed")] as const }
    held.push(scenario.stream, { _tag: "Settled", commandId, outcome: { _tag: "Refused", rejection } })
    assert.strictEqual(last()?._tag, "Failed")
    const { events } = scenario
    held.push(scenario.stream, { _tag: "Range", range: { from: 1, to: 4, events, head: 4 } })
    assert.strictEqual(last()?._tag, "Failed")
    window.close()
  })
})
