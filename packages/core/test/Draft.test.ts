/** Drafts: bound to their conversation, kept through everything, seen by nobody, sent once or not at all. */
import { assert, describe, it } from "@effect/vitest"
import { AddNote } from "@pupitre/core/command/AddNote"
import { crossedMessage } from "@pupitre/core/composer/crossedMessage"
import type { Draft } from "@pupitre/core/composer/Draft"
import type { Drafts, Options } from "@pupitre/core/composer/Drafts"
import { make } from "@pupitre/core/composer/Drafts"
import * as DraftLock from "@pupitre/core/composer/DraftLock"
import * as DraftStep from "@pupitre/core/composer/DraftStep"
import type { DraftKind } from "@pupitre/core/composer/DraftStore"
import * as DraftStore from "@pupitre/core/composer/DraftStore"
import { otherWindow } from "@pupitre/core/composer/otherWindow"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import { open } from "@pupitre/core/ConversationWindow"
import * as Focus from "@pupitre/core/desk/Focus"
import type * as Entry from "@pupitre/core/Entry"
import type { ChannelStatus } from "@pupitre/core/EventChannel"
import type { Fact } from "@pupitre/core/Fact"
import type { AgentId, ConversationId } from "@pupitre/core/Id"
import type * as Participant from "@pupitre/core/Participant"
import * as Readable from "@pupitre/core/Readable"
import * as Reason from "@pupitre/core/Reason"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as Transcript from "@pupitre/core/Transcript"
import * as fc from "fast-check"
import * as Law from "../../../scripts/project/Law.ts"

const names = ["one", "two", "three"] as const
type Name = (typeof names)[number]
const idOf = (name: Name): ConversationId => `conversation-${name}` as ConversationId
const nameOf = (id: ConversationId): Name => names.find((name) => idOf(name) === id)!

/** A desk with three conversations of one agent, on a clock and a channel held by hand. */
const desk = (options: Omit<Options, "now" | "schedule"> = {}) => {
  const status = Readable.store<ChannelStatus>({ _tag: "Online" })
  const made = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const held = { ...made, channel: { ...made.channel, status } }
  let clock = 1_000_000
  let timers: ReadonlyArray<{ readonly at: number; readonly run: () => void }> = []
  const now = (): number => clock
  const schedule = (after: number, run: () => void): (() => void) => {
    const timer = { at: clock + after, run }
    timers = [...timers, timer]
    return () => {
      timers = timers.filter((one) => one !== timer)
    }
  }
  const history = Scenario.make("Bonjour").events
  let drafts = make({ ...options, now, schedule })
  /** What each conversation has been told, for a connection that tells it again. */
  const told = new Map<Name, ReadonlyArray<ChatEvent>>()
  const windows = new Map<Name, ConversationWindow>()
  const tellAgain = (name: Name): void => {
    const events = told.get(name) ?? []
    const range = { from: 1, to: events.length, events, head: events.length }
    held.push(windows.get(name)!.stream, { _tag: "Range", range })
  }
  const show = (name: Name): ConversationWindow => {
    const found = windows.get(name)
    if (found !== undefined) return found
    const window = open(held.channel, {
      tenant: Scenario.tenant,
      conversationId: idOf(name),
      now,
      schedule,
    })
    windows.set(name, window)
    const events = history.map((event) =>
      event._tag === "ConversationStarted" ? { ...event, conversationId: window.id } : event,
    )
    told.set(name, told.get(name) ?? events)
    tellAgain(name)
    return window
  }
  const tell = (name: Name, by: Participant.Participant, fact: Fact): void => {
    const window = show(name)
    const seq = told.get(name)!.length + 1
    const event = { id: `${name}-${seq}/0`, seq, at: clock, by, ...fact } as unknown as ChatEvent
    told.set(name, [...told.get(name)!, event])
    if (status.get()._tag === "Online") {
      held.push(window.stream, { _tag: "Range", range: { from: seq, to: seq, events: [event], head: seq } })
    }
  }
  return {
    held,
    show,
    /** A fact of a conversation. */
    tell,
    offline: (): void => status.set({ _tag: "Offline", retryAt: clock + 1_000 }),
    /** Back again, every window is told what it may have heard already. */
    online: (): void => {
      status.set({ _tag: "Online" })
      for (const name of windows.keys()) tellAgain(name)
    },
    leave: (name: Name): void => {
      windows.get(name)?.close()
      windows.delete(name)
    },
    draft: (name: Name, kind?: DraftKind): Draft => drafts.of(show(name), kind),
    /** Another page takes this one's place: only what the store kept is there. */
    reload: (): void => {
      for (const name of names) windows.get(name)?.close()
      windows.clear()
      // What was due in the page that goes is not done any more.
      timers = []
      drafts.close()
      drafts = make({ ...options, now, schedule })
    },
    drafts: (): Drafts => drafts,
    /** The visitor of a conversation writes. */
    visitor: (name: Name, text: string): void => tell(name, Scenario.camille, { _tag: "MessagePosted", text }),
    wait: (milliseconds: number): void => {
      const end = clock + milliseconds
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > end) break
        timers = timers.filter((one) => one !== next)
        clock = next.at
        next.run()
      }
      clock = end
    },
    sent: (): ReadonlyArray<{ readonly to: string; readonly text: string }> =>
      held.submitted.map(({ stream, call }) => ({
        to: stream.split("/").at(-1)!,
        text: (call.input as { readonly text: string }).text,
      })),
  }
}

/** Lets everything that is under way without a clock come to its end. */
const settled = (): Promise<void> => ticks(20)

const ticks = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve()
}

const upper: DraftStep.DraftStep = { name: "upper", run: (out) => ({ ...out, text: out.text.toUpperCase() }) }
const sign: DraftStep.DraftStep = { name: "sign", run: (out) => ({ ...out, text: `${out.text} Inès` }) }
const later = () => {
  const answers: Array<(result: DraftStep.Outgoing | DraftStep.Stopped) => void> = []
  const signals: Array<AbortSignal> = []
  const step: DraftStep.DraftStep = {
    name: "later",
    run: (_, { signal }) => {
      signals.push(signal)
      return new Promise((resolve) => answers.push(resolve))
    },
  }
  return { step, answers, signals }
}

describe("Draft", { timeout: Law.patience }, () => {
  it("[DR3] in 10,000 sequences of switching, typing and sending, what is sent goes where it was typed, once, though steps wait and messages are held", async () => {
    const acts = [
      "type",
      "type",
      "type",
      "enter",
      "enter",
      "enter",
      "answer",
      "confirm",
      "recall",
      "clear",
      "stale",
      "long",
    ]
    const moves = [
      ...names.flatMap((name) => ["focus", "gone"].map((act) => [act, name] as const)),
      ...acts.map((act) => [act] as const),
    ]
    const lines = names.map((name): ConversationSummary => ({
      id: idOf(name),
      visitor: Scenario.camille,
      status: "active",
      mode: "chat",
      owner: { agentId: Scenario.ines.id, name: "Inès" },
      startedAt: 0,
      unanswered: 0,
      visitorGone: false,
      seq: 1,
    }))
    const count = { sequences: 0, moves: 0, switches: 0, sent: 0, asked: 0, late: 0, held: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...moves), { minLength: 6, maxLength: 14, size: "max" }),
        fc.constantFrom<Focus.Split>(1, 2, 4),
        fc.boolean(),
        async (sequence, split, holds) => {
          count.sequences++
          count.moves += sequence.length
          // Every other publishing waits for an answer, which may come when the hand is elsewhere.
          const answers: Array<{ readonly id: ConversationId; readonly give: () => void }> = []
          let asked = 0
          const waits: DraftStep.DraftStep = {
            name: "waits",
            run: (out, { conversationId: id }) =>
              ++asked % 2 === 1 ? out : new Promise((resolve) => answers.push({ id, give: () => resolve(out) })),
          }
          const { draft, leave, sent, wait } = desk({ steps: [otherWindow(), waits], hold: () => (holds ? 5_000 : 0) })
          let screen = Focus.open(Focus.make(split), idOf("one"))
          let n = 0
          /** A draft kept in a hand that has moved on, as a handler does that was made for another window. */
          let kept: Draft | undefined
          const look = (next: Focus.Focus): void => {
            if (next.focused !== screen.focused) {
              kept = draft(nameOf(screen.focused!))
              count.switches++
            }
            for (const id of screen.windows) if (!next.windows.includes(id)) leave(nameOf(id))
            screen = next
          }
          for (const [act, other = "one"] of sequence) {
            wait(400)
            const name = nameOf(screen.focused!)
            const own = draft(name)
            if (act === "focus") look(Focus.open(screen, idOf(other)))
            else if (act === "gone") {
              // The focus goes to another without the agent's doing.
              const rest = lines.filter(({ id }) => id !== idOf(other))
              look(Focus.follow(screen, lines, rest, Scenario.ines.id))
            } else if (act === "type") own.write(`${own.text.get()} [${name} ${++n}]`)
            else if (act === "enter") {
              void own.publish()
              if (own.publishing.get()._tag === "Stopped") count.asked++
              if (own.held.get() !== undefined) count.held++
            } else if (act === "answer") {
              const answer = answers.shift()
              if (answer !== undefined && answer.id !== screen.focused) count.late++
              answer?.give()
              await ticks(4)
            } else if (act === "confirm") void own.confirm()
            else if (act === "recall") own.recall()
            else if (act === "clear") own.write("")
            else if (act === "stale") void kept?.publish()
            else wait(6_000)
          }
          for (const { give } of answers) give()
          await ticks(4)
          wait(60_000)
          const marks = new Set<string>()
          for (const { to, text } of sent()) {
            for (const [mark, name] of text.matchAll(/\[(\w+) \d+\]/g)) {
              assert.strictEqual(to, idOf(name as Name))
              assert.isFalse(marks.has(mark), "sent twice")
              marks.add(mark)
            }
          }
          count.sent += sent().length
        },
      ),
      Law.whole(10_000),
    )
    assert.strictEqual(count.sequences, 10_000)
    assert.isAtLeast(count.moves, 60_000)
    for (const [what, times] of Object.entries(count)) assert.isAbove(times, 100, what)
  })

  it("[DR4] a draft survives leaving, a reload, a failed send, a lost connection, a cancelled closing and another tab, in any order", async () => {
    const kinds = [
      ...["type", "leave", "reload", "refuse", "send", "tab", "apart", "apart", "take", "take", "drop", "visitor"],
      ...["offline", "online", "closing", "cancel"],
    ]
    const event = fc.constantFrom(...kinds)
    const times: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 25, size: "max" }), async (events) => {
        const shared = DraftStore.memory()
        // While the tabs are apart neither hears of the other.
        let apart: Array<() => void> | undefined
        const tab = (): DraftStore.DraftStore => {
          const page = shared.page()
          const watch = (listener: Parameters<typeof page.watch>[0]): (() => void) =>
            page.watch((key, writing) => {
              const hear = (): void => listener(key, writing)
              if (apart === undefined) hear()
              else apart.push(hear)
            })
          return { ...page, watch }
        }
        const here = desk({ store: tab(), writer: "here" })
        const there = desk({ store: tab(), writer: "there" })
        let written = ""
        /** What the tabs wrote apart, beside what shows. */
        let beside: ReadonlyArray<string> = []
        let online = true
        let closing = false
        // With its dot no number begins another: what a text begins with is in it, and is not offered beside it.
        let n = 0
        const unsent = here.held.submitted
        /** Once there is a connection what was sent is stored. */
        let waiting: Array<(typeof unsent)[number]> = []
        for (const one of events) {
          // What was kept has come before a hand can type.
          const own = here.draft("one")
          const other = there.draft("one")
          await settled()
          if (one === "type") own.write((written = `${written} ${++n}.`))
          else if (one === "tab") other.write((written = `${written} tab ${++n}.`))
          else if (one === "apart") {
            apart = []
            const first = `${written} here ${++n}.`
            own.write(first)
            other.write((written = `${written} there ${++n}.`))
            await settled()
            const late = apart
            apart = undefined
            for (const hear of late) hear()
            beside = [first, ...beside]
          } else if (one === "take" && beside[0] !== undefined) {
            const [taken, ...rest] = beside
            own.take(taken)
            beside = written.trim() === "" ? rest : [written, ...rest]
            written = taken
          } else if (one === "drop") {
            own.drop(beside[0] ?? "what is not there")
            beside = beside.slice(1)
          } else if (one === "leave") here.leave("one")
          else if (one === "reload") here.reload()
          else if (one === "visitor") here.visitor("one", "Et ?")
          else if (one === "offline") {
            online = false
            here.offline()
          } else if (one === "online") {
            online = true
            here.online()
            for (const wish of waiting) wish.settle({ _tag: "Stored", from: 1, to: 1 })
            waiting = []
          } else if (one === "closing" && !closing) {
            closing = true
            here.tell("one", { _tag: "System" }, { _tag: "ClosingAnnounced", deadline: 9e15, cause: "idle" })
          } else if (one === "cancel" && closing) {
            closing = false
            here.tell("one", Scenario.ines, { _tag: "ClosingCancelled", cause: "agent" })
          } else if ((one === "refuse" || one === "send") && written !== "") {
            const before = unsent.length
            assert.isTrue(await own.publish())
            const wish = unsent[before]!
            if (one === "refuse") {
              // Whoever has left does not see the row that says so: the text is back in the draft.
              here.leave("one")
              wish.settle({ _tag: "NotSent", reason: "OutboxFull" })
            } else {
              written = ""
              if (online) wish.settle({ _tag: "Stored", from: 1, to: 1 })
              else waiting.push(wish)
            }
          } else continue
          times[one] = (times[one] ?? 0) + 1
          await settled()
        }
        for (const page of [here, there, here]) {
          page.draft("one")
          await settled()
          assert.strictEqual(page.draft("one").text.get(), written)
          assert.deepStrictEqual(page.draft("one").others.get().toSorted(), beside.toSorted())
          page.reload()
        }
      }),
      { numRuns: 300 },
    )
    for (const what of kinds) assert.isAbove(times[what] ?? 0, 10, what)
  })

  it("[DR4] what two tabs write at once is both there, and what was kept does not take the field from a hand", async () => {
    const shared = DraftStore.memory()
    const here = desk({ store: shared.page(), writer: "here" })
    for (const text of ["Ce", "Ce qui", "Ce qui était gardé"]) here.draft("one").write(text)
    await settled()
    const there = desk({ store: shared.page(), writer: "there" })
    const draft = there.draft("one")
    draft.write("Je tape")
    await settled()
    assert.strictEqual(draft.text.get(), "Je tape")
    assert.deepStrictEqual(draft.others.get(), ["Ce qui était gardé"])
    draft.take("Ce qui était gardé")
    assert.strictEqual(draft.text.get(), "Ce qui était gardé")
    assert.deepStrictEqual(draft.others.get(), ["Je tape"])
    draft.drop("Je tape")
    await settled()
    assert.deepStrictEqual(draft.others.get(), [])
    assert.strictEqual(here.draft("one").text.get(), "Ce qui était gardé")
    assert.deepStrictEqual(here.draft("one").others.get(), [])
  })

  it("[DR4] of a transfer that is accepted while one types nothing is sent, and the draft is there when the conversation comes back", async () => {
    const marc: Participant.Agent = { _tag: "Agent", id: "marc" as AgentId, name: "Marc" }
    const { draft, tell, leave, reload, sent, wait } = desk({ hold: () => 5_000, store: DraftStore.memory() })
    const transfer = (from: Participant.Agent, to: Participant.Agent): void => {
      tell("one", from, { _tag: "TransferStarted", mode: "offer", to })
      tell("one", to, { _tag: "TransferEnded", outcome: "accepted" })
      tell("one", to, { _tag: "AgentAssigned", agentId: to.id, name: to.name })
    }
    // One message waits to be sent, the next is being typed.
    draft("one").write("Je regarde.")
    assert.isTrue(await draft("one").publish())
    draft("one").write("Votre lampe part de")
    transfer(Scenario.ines, marc)
    draft("one").write("Votre lampe part demain.")
    assert.isFalse(await draft("one").publish(), "it is somebody else's conversation")
    leave("one")
    wait(60_000)
    await settled()
    assert.deepStrictEqual(sent(), [])
    // It stays hers, in the same page and in the next one, and is nobody else's.
    for (const next of [() => {}, () => leave("one"), reload]) {
      next()
      draft("one")
      await settled()
      assert.strictEqual(draft("one").text.get(), "Votre lampe part demain.")
      assert.deepStrictEqual(draft("one").others.get(), ["Je regarde."])
      assert.strictEqual(draft("two").text.get(), "")
    }
    transfer(marc, Scenario.ines)
    await settled()
    assert.strictEqual(draft("one").text.get(), "Votre lampe part demain.")
    assert.deepStrictEqual(sent(), [])
    assert.isTrue(await draft("one").publish())
    wait(5_000)
    assert.deepStrictEqual(sent(), [{ to: idOf("one"), text: "Votre lampe part demain." }])
  })

  it("[DR5] nothing of a draft is in anything but its own store before it is published, whatever is done with it", async () => {
    const canary = "canari-7f3a"
    const act = fc.constantFrom("type", "note", "leave", "stop", "visitor", "reload", "take", "wait", "fill")
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        const store = DraftStore.memory()
        const refuse: DraftStep.DraftStep = { name: "never", run: () => DraftStep.stop([Reason.make("TooEarly")]) }
        const { held, draft, leave, visitor, reload, wait, show } = desk({ store, steps: [refuse] })
        for (const one of acts) {
          const own = draft("one")
          if (one === "type") own.write(`${own.text.get()} ${canary}`)
          else if (one === "note") draft("one", "note").write(canary)
          else if (one === "stop") assert.isFalse(await own.publish())
          else if (one === "leave") leave("one")
          else if (one === "visitor") visitor("one", "Allô ?")
          else if (one === "reload") reload()
          else if (one === "take") own.take(own.others.get()[0] ?? "")
          else if (one === "wait") wait(30_000)
          else void show("one").fill(1)
          await settled()
        }
        const { submitted, signals, marks, mirrored, fetched, availabilities } = held
        const outside = JSON.stringify([submitted, signals, marks, mirrored, fetched, availabilities])
        assert.notInclude(outside, canary)
        const thread = show("one").timeline.get()
        assert.notInclude(JSON.stringify(Timeline.slice(thread)), canary)
        const stored = Timeline.slice(thread).filter((entry): entry is Entry.Stored => "seq" in entry)
        assert.notInclude(Transcript.json(stored) + Transcript.csv(stored, { locale: "fr" }), canary)
        const wrote = acts.some((one) => one === "type" || one === "note")
        assert.strictEqual(JSON.stringify(store.kept()).includes(canary), wrote, "it is kept, and there alone")
      }),
      { numRuns: 300 },
    )
  })

  it("[DR5] a note tells nobody that someone writes", async () => {
    const { held, draft, sent } = desk()
    const note = draft("one", "note")
    for (const text of ["L", "La", "La cliente"]) note.write(text)
    assert.deepStrictEqual(held.signals, [])
    draft("one").write("Bonjour")
    assert.deepStrictEqual(held.signals, [{ _tag: "Typing", active: true }])
    assert.isTrue(await note.publish())
    assert.strictEqual(held.submitted.at(-1)!.call.name, "addNote")
    assert.strictEqual(note.text.get(), "")
    assert.strictEqual(draft("one").text.get(), "Bonjour")
    assert.strictEqual(sent().length, 1)
  })

  it("[DR6] what was published is not kept any more, and a person who leaves leaves nothing", async () => {
    const store = DraftStore.memory()
    const { held, draft, drafts } = desk({ store })
    draft("one").write("Bonjour Camille")
    draft("two").write("À suivre")
    await settled()
    assert.isTrue(await draft("one").publish())
    await settled()
    assert.notInclude(JSON.stringify(store.kept()), "Bonjour Camille")
    assert.include(JSON.stringify(store.kept()), "À suivre")
    await drafts().forget(held.channel)
    await settled()
    assert.deepStrictEqual(store.kept(), [])
    assert.strictEqual(draft("two").text.get(), "")
  })

  it("[DR7] steps run in their order, each on what the one before made, and the first that stops is the last", async () => {
    const { draft, sent } = desk({ steps: [upper, sign] })
    draft("one").write("oui")
    assert.isTrue(await draft("one").publish())
    assert.deepStrictEqual(sent(), [{ to: "conversation-one", text: "OUI Inès" }])
    const never: DraftStep.DraftStep = {
      name: "never",
      run: () => {
        throw new Error("must not run")
      },
    }
    const no: DraftStep.DraftStep = { name: "no", run: () => DraftStep.stop([Reason.make("TooEarly")]) }
    const other = desk({ steps: [upper, no, never] })
    other.draft("one").write("oui")
    assert.isFalse(await other.draft("one").publish())
    const { publishing, text } = other.draft("one")
    assert.deepInclude(publishing.get(), { _tag: "Stopped", step: "no", reasons: [{ key: "TooEarly" }] })
    assert.strictEqual(text.get(), "oui")
    assert.deepStrictEqual(other.sent(), [])
    const broken = desk({ steps: [never] })
    broken.draft("one").write("oui")
    assert.isFalse(await broken.draft("one").publish())
    assert.deepInclude(broken.draft("one").publishing.get(), { _tag: "Stopped", reasons: [{ key: "Failed" }] })
  })

  it("[DR7] what is published is the text as it was looked at: a change calls it off, a second Enter sends nothing more", async () => {
    const { step, answers, signals } = later()
    const { draft, sent } = desk({ steps: [step] })
    const own = draft("one")
    own.write("Bonjour")
    const first = own.publish()
    assert.deepStrictEqual(own.publishing.get(), { _tag: "Running", step: "later" })
    assert.strictEqual(own.publish(), first)
    own.write("Bonjour !")
    assert.isTrue(signals[0]!.aborted)
    answers[0]!({ text: "Hello" })
    assert.isFalse(await first)
    assert.deepStrictEqual(sent(), [])
    assert.strictEqual(own.text.get(), "Bonjour !")
    const second = own.publish()
    answers[1]!({ text: "Hello!" })
    assert.isTrue(await second)
    assert.deepStrictEqual(
      sent().map(({ text }) => text),
      ["Hello!"],
    )
    own.write("Encore")
    const third = own.publish()
    own.cancel()
    answers[2]!({ text: "Again" })
    assert.isFalse(await third)
    assert.strictEqual(own.text.get(), "Encore")
    assert.deepStrictEqual(own.publishing.get(), { _tag: "Resting" })
  })

  it("[DR8] a held message is sent once or comes back, never both and never neither", async () => {
    const act = fc.constantFrom("publish", "recall", "wait", "release", "type", "leave", "long")
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 30 }), async (acts) => {
        const { draft, sent, wait, leave } = desk({ hold: () => 5_000, store: DraftStore.memory() })
        let n = 0
        const written = new Set<string>()
        for (const one of acts) {
          const own = draft("one")
          if (one === "type") {
            own.write(`${own.text.get()}#${++n}#`)
            written.add(`#${n}#`)
          } else if (one === "publish") await own.publish()
          else if (one === "recall") own.recall()
          else if (one === "release") own.release()
          else if (one === "wait") wait(2_000)
          else if (one === "long") wait(5_000)
          else leave("one")
          await settled()
        }
        const own = draft("one")
        const here = [own.text.get(), ...own.others.get(), own.held.get()?.text ?? ""].join(" ")
        const gone = sent()
          .map(({ text }) => text)
          .join(" ")
        for (const mark of written) {
          const times = (gone.match(new RegExp(mark, "g")) ?? []).length
          assert.isAtMost(times, 1, `${mark} was sent twice`)
          assert.strictEqual(times === 1, !here.includes(mark), `${mark}: sent ${times} times; here: ${here}`)
        }
      }),
      { numRuns: 500 },
    )
  })

  it("[DR8] a held message comes back after a reload, and is not sent by the page that has gone", async () => {
    const { draft, sent, reload, wait } = desk({ hold: () => 5_000, store: DraftStore.memory() })
    draft("one").write("Trop vite")
    assert.isTrue(await draft("one").publish())
    assert.strictEqual(draft("one").text.get(), "")
    assert.strictEqual(draft("one").held.get()?.text, "Trop vite")
    assert.deepStrictEqual(draft("one").others.get(), [])
    await settled()
    reload()
    draft("one")
    await settled()
    assert.deepStrictEqual(draft("one").others.get(), ["Trop vite"])
    draft("one").drop("Trop vite")
    wait(10_000)
    assert.deepStrictEqual(sent(), [])
  })

  it("[DR8] publishing again sends what was held first; what another tab has taken is not sent from here", async () => {
    const shared = DraftStore.memory()
    const here = desk({ store: shared.page(), writer: "here", hold: () => 5_000 })
    const there = desk({ store: shared.page(), writer: "there" })
    const own = here.draft("one")
    own.write("Un")
    await own.publish()
    own.write("Deux")
    await own.publish()
    assert.deepStrictEqual(
      here.sent().map(({ text }) => text),
      ["Un"],
    )
    here.wait(4_999)
    assert.strictEqual(own.held.get()?.text, "Deux")
    there.draft("one")
    await settled()
    there.draft("one").take("Deux")
    await settled()
    here.wait(1)
    assert.isUndefined(own.held.get())
    assert.strictEqual(here.sent().length, 1)
    assert.strictEqual(there.draft("one").text.get(), "Deux")
    own.recall()
    assert.strictEqual(own.text.get(), "Deux")
  })

  it("[DR8] what is written after it may begin as the held message does, here and in another tab; files alone wait for nothing", async () => {
    const shared = DraftStore.memory()
    const here = desk({ store: shared.page(), writer: "here", hold: () => 5_000 })
    const there = desk({ store: shared.page(), writer: "there" })
    const own = here.draft("one")
    own.write("Oui")
    await own.publish()
    for (const text of ["Oui", "Oui,", "Oui, demain"]) own.write(text)
    await settled()
    there.draft("one")
    await settled()
    there.draft("one").write("Oui, demain matin")
    await settled()
    here.wait(5_000)
    assert.deepStrictEqual(
      here.sent().map(({ text }) => text),
      ["Oui"],
    )
    assert.strictEqual(own.text.get(), "Oui, demain matin")
    const file: DraftStep.DraftStep = {
      name: "file",
      run: (out) => ({ ...out, before: [{ command: AddNote, input: { text: "a file" } }] }),
    }
    const filing = desk({ steps: [file], hold: () => 5_000 })
    filing.draft("one").write("x")
    filing.draft("one").write("")
    assert.isTrue(await filing.draft("one").publish())
    assert.isUndefined(filing.draft("one").held.get())
    assert.strictEqual(filing.sent()[0]?.text, "a file")
  })

  it("[DR9] typed in one movement with an unfinished text elsewhere, it asks first, once", async () => {
    const { draft, sent, wait } = desk({ steps: [otherWindow()] })
    draft("one").write("Votre lampe part")
    wait(300)
    draft("two").write(" demain.")
    assert.isFalse(await draft("two").publish())
    assert.deepInclude(draft("two").publishing.get(), { step: "otherWindow", confirmable: true })
    assert.deepStrictEqual(sent(), [])
    assert.isTrue(await draft("two").confirm())
    assert.deepStrictEqual(sent(), [{ to: "conversation-two", text: " demain." }])
    // A pause, a finished text, and a long one of its own ask nothing.
    wait(10_000)
    draft("one").write("")
    draft("two").write("Oui")
    assert.isTrue(await draft("two").publish())
    draft("one").write("Votre lampe part")
    wait(1_600)
    draft("two").write("Oui")
    assert.isTrue(await draft("two").publish())
    draft("one").write("Votre lampe part ")
    wait(200)
    draft("two").write("O")
    wait(5_000)
    draft("two").write("Oui, en stock")
    assert.isTrue(await draft("two").publish())
    // Enter alone, as the focus moves.
    draft("two").write("Je regarde")
    wait(5_000)
    draft("one").write("Votre lampe part d")
    wait(100)
    assert.isFalse(await draft("two").publish())
  })

  it("[DR10] a message that crosses the reply is shown, and asked about only while it cannot have been read", async () => {
    const { draft, visitor, sent, wait } = desk({ steps: [crossedMessage()] })
    const own = draft("one")
    own.write("Oui")
    assert.isUndefined(own.crossed.get())
    visitor("one", "Ah non, en fait la grande")
    assert.strictEqual(own.crossed.get()?.seq, 5)
    assert.isFalse(await own.publish())
    assert.deepInclude(own.publishing.get(), { step: "crossedMessage", confirmable: true })
    wait(2_500)
    own.write("Oui, la grande aussi")
    assert.strictEqual(own.crossed.get()?.seq, 5, "it crosses what was begun before it")
    assert.isTrue(await own.publish())
    assert.isUndefined(own.crossed.get())
    own.write("Voilà")
    assert.isUndefined(own.crossed.get())
    assert.strictEqual(sent().length, 1)
  })

  it("[DR11] what the agent confirms is that text alone", async () => {
    const ask: DraftStep.DraftStep = {
      name: "ask",
      run: (out, { confirmed }) => (confirmed ? out : DraftStep.stop([Reason.make("TooEarly")], { confirmable: true })),
    }
    const { draft, sent } = desk({ steps: [ask] })
    const own = draft("one")
    assert.isFalse(await own.confirm(), "nothing was asked")
    own.write("Bonjour")
    await own.publish()
    own.write("Bonjour à tous")
    assert.isFalse(await own.confirm(), "what was asked is another text")
    assert.isFalse(await own.publish())
    assert.isTrue(await own.confirm())
    own.write("Bonjour à tous")
    assert.isFalse(await own.publish())
    assert.strictEqual(sent().length, 1)
  })

  it("[DR14] of two tabs at most one publishes a text, and none is lost, however claims, answers, holds and what they hear of each other fall", async () => {
    const deeds = [
      "type",
      "type",
      "publish",
      "publish",
      "publish",
      "answer",
      "answer",
      "claim",
      "claim",
      "claim",
      "take",
      "recall",
      "wait",
      "long",
    ]
    const act = fc.tuple(
      fc.constantFrom("here", "there"),
      fc.constantFrom(...deeds, "hear", "hear"),
      // How far what is under way gets before the next one.
      fc.constantFrom(0, 0, 1, 3, 8, 30),
    )
    const count = { sent: 0, late: 0, off: 0, back: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 10, maxLength: 60, size: "max" }),
        fc.boolean(),
        async (acts, holds) => {
          const kept = DraftStore.memory()
          const lock = DraftLock.memory()
          const tab = (writer: string) => {
            // What the other tab has kept is heard of when it suits.
            const unheard: Array<() => void> = []
            const page = kept.page()
            const store: DraftStore.DraftStore = {
              ...page,
              load: async (key) => {
                await ticks(3)
                return page.load(key)
              },
              save: async (key, writing) => {
                await ticks(20)
                return page.save(key, writing)
              },
              watch: (listener) => page.watch((...told) => void unheard.push(() => listener(...told))),
            }
            const answers: Array<() => void> = []
            let asked = 0
            const waits: DraftStep.DraftStep = {
              name: "waits",
              run: (out) => (++asked % 3 === 0 ? out : new Promise((resolve) => answers.push(() => resolve(out)))),
            }
            const made = desk({ store, lock: lock.page(), steps: [waits], writer, hold: () => (holds ? 5_000 : 0) })
            return { ...made, unheard, answers }
          }
          const tabs = { here: tab("here"), there: tab("there") }
          for (const { draft } of Object.values(tabs)) draft("one")
          await settled()
          const written: Array<string> = []
          for (const [who, deed, far] of acts) {
            const { draft, wait, unheard, answers } = tabs[who]
            const own = draft("one")
            if (deed === "type" && own.text.get() === "") {
              const mark = `#${written.length}#`
              written.push(mark)
              own.write(mark)
            } else if (deed === "publish") {
              const before = own.text.get()
              void own.publish().then((published) => {
                if (!published && before !== "") count.off++
              })
            } else if (deed === "claim") {
              const other = tabs[who === "here" ? "there" : "here"].draft("one")
              const waited = other.held.get() !== undefined
              own.claim()
              await ticks(4)
              if (waited && other.held.get() === undefined) count.back++
            } else if (deed === "answer") {
              if (own.elsewhere.get() && answers.length > 0) count.late++
              answers.shift()?.()
            } else if (deed === "take") {
              own.take(own.others.get()[0] ?? "")
            } else if (deed === "recall") own.recall()
            else if (deed === "wait") wait(2_000)
            else if (deed === "long") wait(6_000)
            else if (deed === "hear") unheard.shift()?.()
            await ticks(far)
          }
          const { here, there } = tabs
          for (const { answers } of [here, there]) for (const answer of answers) answer()
          await ticks(60)
          for (const { wait } of [here, there]) wait(60_000)
          await ticks(60)
          for (const { unheard } of [here, there]) for (const hear of unheard) hear()
          const gone = [...here.sent(), ...there.sent()].map(({ text }) => text)
          count.sent += gone.length
          for (const { draft } of [here, there]) {
            const own = draft("one")
            const stands = [own.text.get(), ...own.others.get()]
            for (const mark of written) {
              const times = gone.filter((text) => text === mark).length
              assert.isAtMost(times, 1, `${mark} was sent twice`)
              assert.strictEqual(
                stands.includes(mark),
                times === 0,
                `${mark}: sent ${times} times; here: ${stands.join()}`,
              )
            }
          }
        },
      ),
      { numRuns: 1_500 },
    )
    for (const [what, times] of Object.entries(count)) assert.isAbove(times, 50, what)
  })

  it("[DR14] the tab that is entered last publishes: what the other waits for or holds is called off there, and its text stays", async () => {
    const { step, answers, signals } = later()
    const [kept, lock] = [DraftStore.memory(), DraftLock.memory()]
    const tab = (writer: string, rest: Omit<Options, "store" | "lock" | "writer">) =>
      desk({ store: kept.page(), lock: lock.page(), writer, ...rest })
    const here = tab("here", { steps: [step] })
    const there = tab("there", { hold: () => 5_000 })
    const [own, other] = [here.draft("one"), there.draft("one")]
    own.write("Bonjour")
    await settled()
    assert.isFalse(own.elsewhere.get())
    assert.isTrue(other.elsewhere.get())
    const published = own.publish()
    assert.deepStrictEqual(own.publishing.get(), { _tag: "Running", step: "later" })
    other.claim()
    await settled()
    assert.isTrue(signals[0]!.aborted)
    assert.isTrue(own.elsewhere.get())
    assert.isFalse(other.elsewhere.get())
    assert.deepStrictEqual(own.publishing.get(), { _tag: "Resting" })
    answers[0]!({ text: "Hello" })
    assert.isFalse(await published)
    assert.deepStrictEqual([own.text.get(), other.text.get()], ["Bonjour", "Bonjour"])
    assert.isTrue(await other.publish())
    await settled()
    assert.strictEqual(other.held.get()?.text, "Bonjour")
    own.write("Et")
    await settled()
    assert.isUndefined(other.held.get())
    there.wait(60_000)
    assert.deepStrictEqual(own.others.get(), ["Bonjour"])
    assert.deepStrictEqual(other.others.get(), ["Bonjour"])
    assert.deepStrictEqual([...here.sent(), ...there.sent()], [])
  })

  it("[DR12] what is refused after its window has gone comes back to the draft; in a window it is a row that can be taken back", async () => {
    const { held, draft, leave, show } = desk()
    draft("one").write("Bonjour")
    await draft("one").publish()
    leave("one")
    held.submitted[0]!.settle({ _tag: "Refused", rejection: { reasons: [Reason.make("ConversationClosed")] } })
    await settled()
    assert.strictEqual(draft("one").text.get(), "Bonjour")
    await draft("one").publish()
    draft("one").write("La suite")
    held.submitted[1]!.settle({ _tag: "NotSent", reason: "OutboxFull" })
    await settled()
    assert.strictEqual(draft("one").text.get(), "La suite")
    const row = Timeline.slice(show("one").timeline.get()).at(-1)
    assert.strictEqual(row?._tag, "Failed")
    draft("one").reclaim(held.submitted[1]!.commandId)
    assert.strictEqual(draft("one").text.get(), "La suite")
    assert.deepStrictEqual(draft("one").others.get(), ["Bonjour"])
    assert.notStrictEqual(Timeline.slice(show("one").timeline.get()).at(-1)?._tag, "Failed")
  })
})
