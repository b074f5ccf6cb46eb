import { assert, describe, it } from "@effect/vitest"
import { AttachTranslation } from "@pupitre/core/command/AttachTranslation"
import type { Choice, Options, Translating } from "@pupitre/core/composer/Translating"
import * as Translate from "@pupitre/core/composer/Translating"
import type { Answer, Request } from "@pupitre/core/composer/Translator"
import { failed } from "@pupitre/core/composer/Translator"
import type { ConversationWindow } from "@pupitre/core/ConversationWindow"
import * as Window from "@pupitre/core/ConversationWindow"
import type { ConversationId, Seq } from "@pupitre/core/Id"
import { problem } from "@pupitre/core/Message"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { Redact } from "./mutations.js"

const conversationId = "conversation-1" as ConversationId

/** A desk's window on a scenario, with a translator that answers when it is told to. */
const desk = (scenario: Scenario.Scenario, given: Partial<Options> = {}) => {
  const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  // Each look at the clock is a frame later, so that what is paced shows.
  let clock = 0
  const window = Window.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId,
    now: () => (clock += 20),
    schedule: () => () => {},
  })
  const asked: Array<Request & { readonly answer: (answer: Answer) => Promise<void> }> = []
  const choices = new Map<ConversationId, Choice>()
  const options: Options = {
    translator: {
      translate: (request) => {
        const { promise, resolve } = Promise.withResolvers<Answer>()
        asked.push({
          ...request,
          answer: async (answer) => {
            resolve(answer)
            await settled()
          },
        })
        return promise
      },
      languages: () => Promise.resolve({ _tag: "Languages", from: ["fr", "en"], to: ["fr", "en"] }),
    },
    detect: async (text) => (text.startsWith("EN") ? "en" : text.startsWith("FR") ? "fr" : undefined),
    agent: () => "en",
    choices: { get: (id) => choices.get(id), set: (id, choice) => void choices.set(id, choice) },
    ...given,
  }
  let told = 0
  const tell = async (): Promise<void> => {
    const { events } = scenario
    held.push(window.stream, {
      _tag: "Range",
      range: { from: told + 1, to: events.length, events: events.slice(told), head: events.length },
    })
    told = events.length
    await settled()
  }
  return { held, window, asked, choices, options, tell, scenario, open: () => Translate.make(window, options) }
}

/** Everything that was promised has been kept. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

const translated = (text: string): Answer => ({ _tag: "Translated", text, provider: "Test" })
const french = { visitor: "fr", agent: "en" }
const stateAt = (translating: Translating, seq: number) => translating.rows.get().get(seq)?._tag
const attachments = ({ held }: ReturnType<typeof desk>) =>
  held.submitted.filter(({ call }) => call.name === AttachTranslation.name).map(({ call }) => call.input)

describe("Translating", () => {
  it("[TL6] what the visitor says is translated once as it comes, and stored for the desk", async () => {
    const at = desk(Scenario.make("FR un"))
    const translating = at.open()
    await at.tell()
    assert.isEmpty(at.asked)
    translating.choose(french)
    await settled()
    assert.deepInclude(at.asked[0]!, { text: "FR un", from: "fr", to: "en" })
    assert.strictEqual(stateAt(translating, 3), "Pending")
    await at.asked[0]!.answer(translated("one"))
    assert.deepStrictEqual(attachments(at), [{ target: 3, language: "en", text: "one", provider: "Test" }])
    assert.deepStrictEqual(translating.rows.get().get(3), {
      _tag: "Done",
      language: "en",
      text: "one",
      provider: "Test",
    })
    at.scenario.command(AttachTranslation, { target: 3 as Seq, language: "en", text: "one", provider: "Test" })
    at.scenario.visitor("EN two").agent("FR three").visitor("four")
    await at.tell()
    // Not the agent's own, not what is in the agent's language; what cannot be told is in the language that was picked.
    assert.deepStrictEqual(
      at.asked.slice(1).map(({ text, from }) => [text, from]),
      [["four", "fr"]],
    )
    assert.strictEqual(stateAt(translating, 6), "Same")
    // Whoever opens it later finds it stored.
    const later = desk(at.scenario)
    later.choices.set(conversationId, french)
    later.open()
    await later.tell()
    assert.deepStrictEqual(
      later.asked.map(({ text }) => text),
      ["four"],
    )
  })

  it("[TL6] the newest comes first, two at a time, the last twenty rows by themselves and the others when asked", async () => {
    const scenario = Scenario.make("FR first")
    for (let i = 1; i <= 30; i++) scenario.visitor(`FR ${i}`)
    const at = desk(scenario)
    const translating = at.open()
    await at.tell()
    translating.choose(french)
    await settled()
    assert.deepStrictEqual(
      at.asked.map(({ text }) => text),
      ["FR 30", "FR 29"],
    )
    for (let i = 0; i < at.asked.length; i++) {
      await at.asked[i]!.answer(translated(`t${i}`))
      assert.isAtMost(at.asked.length - i, 3)
    }
    assert.strictEqual(at.asked.length, 20)
    translating.translate(3)
    await settled()
    assert.strictEqual(at.asked[20]?.text, "FR first")
  })

  it("[TL6] what failed says why and waits for the agent", async () => {
    const at = desk(Scenario.make("FR un"))
    const translating = at.open()
    await at.tell()
    translating.choose(french)
    await settled()
    await at.asked[0]!.answer(failed("TranslationQuota"))
    assert.deepStrictEqual(translating.rows.get().get(3), { _tag: "Failed", reason: { key: "TranslationQuota" } })
    at.scenario.agent("x")
    await at.tell()
    assert.strictEqual(at.asked.length, 1)
    translating.translate(3)
    translating.translate(3)
    await settled()
    assert.strictEqual(at.asked.length, 2)
    await at.asked[1]!.answer(translated("one"))
    assert.strictEqual(stateAt(translating, 3), "Done")
  })

  it("[TL6] who may not attach anything reads the translation and stores none", async () => {
    const scenario = Scenario.make("FR un")
    const at = desk(scenario)
    const other = HeldChannel.make({
      tenant: Scenario.tenant,
      participant: { ...Scenario.ines, id: "marc" as never, name: "Marc" },
      role: "agent",
    })
    const window = Window.open(other.channel, {
      tenant: Scenario.tenant,
      conversationId,
      now: () => 1,
      schedule: () => () => {},
    })
    const translating = Translate.make(window, at.options)
    other.push(window.stream, { _tag: "Range", range: { from: 1, to: 4, events: scenario.events, head: 4 } })
    translating.choose(french)
    await settled()
    await at.asked[0]!.answer(translated("one"))
    assert.strictEqual(stateAt(translating, 3), "Done")
    assert.isEmpty(other.submitted)
  })

  it("[TL7] an answer that comes after its message was taken out, or the stream began anew, is dropped", async () => {
    const at = desk(Scenario.make("FR un"))
    const translating = at.open()
    await at.tell()
    translating.choose(french)
    await settled()
    at.scenario.command(Redact, { target: 3 as Seq })
    await at.tell()
    await at.asked[0]!.answer(translated("one"))
    assert.isEmpty(attachments(at))
    assert.notStrictEqual(stateAt(translating, 3), "Done")

    const again = desk(Scenario.make("FR deux"))
    const anew = again.open()
    await again.tell()
    anew.choose(french)
    await settled()
    again.held.push(again.window.stream, { _tag: "Reset" })
    const { events } = Scenario.make("FR trois")
    again.held.push(again.window.stream, {
      _tag: "Range",
      range: { from: 1, to: 3, events: events.slice(0, 3), head: 3 },
    })
    await settled()
    await again.asked[0]!.answer(translated("two"))
    assert.isEmpty(attachments(again))
    assert.deepStrictEqual(
      again.asked.map(({ text }) => text),
      ["FR deux", "FR trois"],
    )
  })

  it("[TL16] the language is proposed by what the visitor wrote, and picked, overridden and remembered by the agent", async () => {
    const at = desk(Scenario.make("FR un").visitor("ok"))
    const translating = at.open()
    await at.tell()
    assert.strictEqual(translating.proposal.get(), "fr")
    assert.isEmpty(at.asked)
    translating.choose({ visitor: "de", agent: "en" })
    await settled()
    assert.isUndefined(translating.proposal.get())
    // "ok" is in no language that can be told.
    assert.deepStrictEqual(
      at.asked.map(({ text, from }) => [text, from]),
      [
        ["ok", "de"],
        ["FR un", "fr"],
      ],
    )
    assert.deepStrictEqual(at.choices.get(conversationId), { visitor: "de", agent: "en" })
    // An answer for the language of before is nothing now.
    translating.choose({ visitor: "fr", agent: "de" })
    await settled()
    await at.asked[0]!.answer(translated("ok"))
    assert.notStrictEqual(stateAt(translating, 4), "Done")
    assert.isEmpty(attachments(at))

    translating.choose("off")
    at.scenario.visitor("FR deux")
    await at.tell()
    assert.isUndefined(translating.languages.get())
    assert.isUndefined(translating.proposal.get())
    assert.strictEqual(at.choices.get(conversationId), "off")
    const english = desk(Scenario.make("EN one"))
    const none = english.open()
    await english.tell()
    assert.isUndefined(none.proposal.get())
  })

  it("[TL16] where nothing translates nothing is proposed, and no detector is loaded", async () => {
    for (const languages of [
      () => Promise.resolve(failed("TranslationOff")),
      () => Promise.reject(new Error("gone")),
    ]) {
      let loaded = 0
      const at = desk(Scenario.make("FR un"), {
        detect: async () => {
          loaded++
          return "fr"
        },
      })
      const translator = { ...at.options.translator, languages }
      const translating = Translate.make(at.window, { ...at.options, translator })
      await at.tell()
      assert.isUndefined(translating.proposal.get())
      assert.strictEqual(loaded, 0)
    }
  })

  it("[TL16] without a detector, or with one that cannot be loaded, what was picked is what there is", async () => {
    for (const detect of [undefined, () => Promise.reject(new Error("not loaded"))]) {
      const at = desk(Scenario.make("FR un"))
      const { detect: _, ...rest } = at.options
      const translating = Translate.make(at.window, { ...rest, ...(detect !== undefined && { detect }) })
      await at.tell()
      assert.isUndefined(translating.proposal.get())
      translating.choose(french)
      await settled()
      assert.deepInclude(at.asked[0]!, { text: "FR un", from: "fr" })
    }
  })

  it("[TL5] what is typed reaches no translator by itself: the visitor's preview not at all, a draft when it is asked for", async () => {
    const canary = "canary"
    type Move = "type" | "write" | "say" | "prepare" | "off" | "on"
    const moves = fc.array(fc.constantFrom<Move>("type", "write", "say", "prepare", "off", "on"), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const at = desk(Scenario.make("FR un"))
        const translating = at.open()
        await at.tell()
        let prepared = 0
        for (const [n, move] of all.entries()) {
          if (move === "type") preview(at, `${canary} typed ${n}`)
          if (move === "write") translating.written(n)
          if (move === "say") {
            at.scenario.visitor(`FR ${n}`)
            await at.tell()
          }
          if (move === "on") translating.choose(french)
          if (move === "off") translating.choose("off")
          if (move === "prepare") {
            if (translating.languages.get() !== undefined) prepared++
            void translating.prepare(`asked ${n}`, n)
          }
          await settled()
          for (const { answer } of at.asked) await answer(translated("t"))
        }
        assert.notInclude(JSON.stringify(at.asked), canary)
        assert.strictEqual(at.asked.filter(({ text }) => text.startsWith("asked")).length, prepared)
      }),
      { numRuns: 100 },
    )
  })

  it("[TL17] a draft goes to what translates drafts alone, once for each time it is asked for; the rest never does", async () => {
    type Move = "say" | "preview" | "prepare" | "again" | "off" | "on"
    const move = fc.constantFrom<Move>("say", "preview", "prepare", "prepare", "again", "off", "on", "on")
    let drafted = 0
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 20, size: "max" }), async (all) => {
        const drafts: Array<Request> = []
        const at = desk(Scenario.make("FR un"), {
          livePreview: true,
          drafts: {
            translate: async (request) => {
              drafts.push(request)
              return translated("t")
            },
            languages: () => Promise.resolve(failed("TranslationOff")),
          },
        })
        const translating = at.open()
        await at.tell()
        const prepared: Array<string> = []
        for (const [n, one] of all.entries()) {
          if (one === "say") {
            at.scenario.visitor(`FR ${n}`)
            await at.tell()
          } else if (one === "preview") preview(at, `FR preview ${n}`)
          else if (one === "on") translating.choose(french)
          else if (one === "off") translating.choose("off")
          else if (translating.languages.get() !== undefined) {
            // What is asked for twice at once is one question.
            const text = `draft ${n}`
            prepared.push(text)
            void translating.prepare(text, n)
            if (one === "again") void translating.prepare(text, n)
          } else assert.strictEqual((await translating.prepare(`nothing ${n}`, n))._tag, "None")
          await settled()
          for (const { answer } of at.asked) await answer(translated("t"))
        }
        drafted += drafts.length
        assert.deepStrictEqual(
          drafts.map(({ text }) => text),
          prepared,
        )
        assert.isEmpty(at.asked.filter(({ text }) => text.startsWith("draft")))
        assert.notInclude(JSON.stringify([at.held.submitted, at.held.signals]), "draft")
      }),
      { numRuns: 100 },
    )
    assert.isAbove(drafted, 100)
  })

  it("[TL5] where the policy says so the preview is translated: one question at a time, the last text in the end", async () => {
    const at = desk(Scenario.make("EN"), { livePreview: true })
    const translating = at.open()
    await at.tell()
    preview(at, "a")
    await settled()
    assert.isEmpty(at.asked)
    translating.choose(french)
    await settled()
    const typed = at.asked.filter(({ text }) => text === "a")
    assert.strictEqual(typed.length, 1)
    preview(at, "ab")
    preview(at, "abc")
    await typed[0]!.answer(translated("A"))
    assert.strictEqual(translating.preview.get(), "A")
    assert.strictEqual(at.asked.at(-1)?.text, "abc")
    assert.deepStrictEqual(
      at.asked.map(({ text }) => text),
      ["a", "abc"],
    )
    await at.asked.at(-1)!.answer(translated("ABC"))
    assert.strictEqual(translating.preview.get(), "ABC")
    preview(at, "")
    assert.isUndefined(translating.preview.get())
  })

  it("[TL3] the reply's translation is asked once, gone with the next letter, and a late one is not shown", async () => {
    const at = desk(Scenario.make("EN"))
    const translating = at.open()
    await at.tell()
    assert.strictEqual((await translating.prepare("Yes.", 1))._tag, "None")
    translating.choose(french)
    const first = translating.prepare("Yes.", 1)
    const again = translating.prepare("Yes.", 1)
    await settled()
    const mine = () => at.asked.filter(({ text }) => text.startsWith("Yes"))
    assert.deepStrictEqual(
      mine().map(({ text, from, to }) => [text, from, to]),
      [["Yes.", "en", "fr"]],
    )
    translating.written(2)
    assert.strictEqual(translating.reply.get()._tag, "None")
    await mine()[0]!.answer(translated("Oui."))
    assert.strictEqual(translating.reply.get()._tag, "None")
    assert.strictEqual((await first)._tag, "None")
    assert.strictEqual((await again)._tag, "None")
    const second = translating.prepare("Yes!", 2)
    await settled()
    await mine()[1]!.answer(translated("Oui !"))
    const done = await second
    assert.isTrue(done._tag === "Done" && done.parts[0]?.translation.text === "Oui !")
    assert.deepStrictEqual(await translating.prepare("Yes!", 2), done)
    assert.strictEqual(mine().length, 2)
    translating.choose({ visitor: "de", agent: "en" })
    assert.strictEqual(translating.reply.get()._tag, "None")
  })
})

let counter = 0
const preview = (
  { held, window }: { readonly held: HeldChannel.HeldChannel; readonly window: ConversationWindow },
  text: string,
): void => {
  assert.isTrue(text === "" || problem(text) === undefined)
  held.push(window.stream, {
    _tag: "Signal",
    sent: { by: Scenario.camille, counter: ++counter, at: 1, signal: { _tag: "Preview", text, more: 0 } } as never,
  })
}
