import { assert, describe, it } from "@effect/vitest"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Drafts from "@pupitre/core/composer/Drafts"
import type { DraftStep } from "@pupitre/core/composer/DraftStep"
import * as Splitting from "@pupitre/core/composer/Splitting"
import * as Translations from "@pupitre/core/composer/Translations"
import type { Answer, Request } from "@pupitre/core/composer/Translator"
import { failed } from "@pupitre/core/composer/Translator"
import * as Window from "@pupitre/core/ConversationWindow"
import type { ConversationId } from "@pupitre/core/Id"
import * as HeldChannel from "@pupitre/core/testing/HeldChannel"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as TextLimit from "@pupitre/core/TextLimit"
import * as fc from "fast-check"
import { joined } from "./text.js"

/** A desk with one window, whose translator answers when it is told to, in the order of `pending`. */
const desk = (more: ReadonlyArray<DraftStep> = [], limits: () => ReadonlyArray<TextLimit.TextLimit> = () => []) => {
  const held = HeldChannel.make({ tenant: Scenario.tenant, participant: Scenario.ines, role: "agent" })
  const window = Window.open(held.channel, {
    tenant: Scenario.tenant,
    conversationId: "conversation-1" as ConversationId,
    now: () => 1,
    schedule: () => () => {},
  })
  const { events } = Scenario.make("Bonjour")
  held.push(window.stream, { _tag: "Range", range: { from: 1, to: events.length, events, head: events.length } })
  const pending: Array<{ readonly request: Request; readonly answer: (answer: Answer) => void }> = []
  let made = 0
  const translations = Translations.make({
    translator: (channel) => {
      made++
      assert.strictEqual(channel, held.channel)
      return {
        translate: (request) => {
          const { promise, resolve } = Promise.withResolvers<Answer>()
          if (request.text === "Bonjour") return Promise.resolve(failed("TranslationOff"))
          pending.push({ request, answer: resolve })
          return promise
        },
        languages: () => Promise.resolve(failed("TranslationOff")),
      }
    },
    agent: () => "en",
    limits,
  })
  const translating = translations.of(window)
  assert.strictEqual(translations.of(window), translating)
  const draft = Drafts.make({ steps: [translations.step, ...more] }).of(window)
  const posted = () =>
    held.submitted
      .filter(({ call }) => call.name === PostMessage.name)
      .map(({ call }) => call.input as unknown as Posted)
  return { held, window, translations, translating, draft, pending, posted, made: () => made }
}

interface Posted {
  readonly text: string
  readonly translation?: { readonly text: string; readonly language: string }
}

const settled = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve()
}

const narrow = (max: number): ReadonlyArray<TextLimit.TextLimit> => [{ unit: "graphemes", max }]

const french = { visitor: "fr", agent: "en" }

describe("Translations", () => {
  it("[TL4] publishing shows the translation first, and publishing again sends both in one wish", async () => {
    const { draft, translating, pending, posted, made } = desk()
    translating.choose(french)
    draft.write("It ships tomorrow.")
    const publishes = draft.publish()
    assert.deepStrictEqual(draft.publishing.get(), { _tag: "Running", step: Translations.stepName })
    pending[0]!.answer({ _tag: "Translated", text: "Elle part demain.", provider: "Test" })
    assert.isFalse(await publishes)
    assert.isEmpty(posted())
    const shown = translating.reply.get()
    assert.isTrue(shown._tag === "Done" && shown.parts[0]?.translation.text === "Elle part demain.")
    assert.isTrue(await draft.publish())
    assert.deepStrictEqual(posted(), [
      {
        text: "It ships tomorrow.",
        translation: { language: "fr", text: "Elle part demain.", provider: "Test" },
      },
    ] as never)
    assert.strictEqual(made(), 1)
  })

  it("[TL4] without a translation the agent is told why and asked; the original goes out alone only on their word", async () => {
    const { draft, translating, pending, posted } = desk()
    translating.choose(french)
    draft.write("It ships tomorrow.")
    const publishes = draft.publish()
    pending[0]!.answer(failed("TranslationQuota"))
    assert.isFalse(await publishes)
    assert.deepStrictEqual(draft.publishing.get(), {
      _tag: "Stopped",
      step: Translations.stepName,
      reasons: [{ key: "TranslationQuota" }],
      confirmable: true,
    })
    // Trying again asks again, and the word that was given for this text is not given for another.
    const again = draft.publish()
    await settled()
    pending[1]!.answer(failed("TranslationUnreachable"))
    assert.isFalse(await again)
    draft.write("It ships today.")
    assert.isFalse(await draft.confirm())
    await settled()
    assert.isEmpty(posted())
    const third = draft.publish()
    pending.at(-1)!.answer(failed("TranslationUnreachable"))
    assert.isFalse(await third)
    assert.isTrue(await draft.confirm())
    assert.deepStrictEqual(posted(), [{ text: "It ships today." }])
  })

  it("[TL4] no text is cut after it was translated: it stops where either of the two is too long", async () => {
    // A step after it whose channel takes less than the translation was made for.
    const { draft, translating, pending, posted } = desk([Splitting.step({ limits: () => narrow(8) })])
    translating.choose(french)
    for (const [n, [said, translated, out]] of [
      ["It ships tomorrow.", "Demain !", true],
      ["Tomorrow", "Elle part demain.", false],
    ].entries()) {
      draft.write(said as string)
      const publishes = draft.publish()
      pending[n]!.answer({ _tag: "Translated", text: translated as string, provider: "Test" })
      await publishes
      assert.strictEqual(await draft.publish(), out)
    }
    assert.deepStrictEqual(draft.publishing.get(), {
      _tag: "Stopped",
      step: Splitting.stepName,
      reasons: [{ key: "TooLong", params: { max: 8 } }],
    })
    assert.strictEqual(posted().length, 1)
  })

  it("[TL4] what has no text needs no translation: files go out alone", () => {
    const { translations, translating, pending, window } = desk()
    translating.choose(french)
    const before = [{ command: PostMessage, input: {} }]
    const files = { text: " ", before }
    assert.strictEqual(
      translations.step.run(files, { conversationId: window.id, rev: 1, confirmed: false } as never),
      files,
    )
    assert.isEmpty(pending)
  })

  it("[TL4] with nothing picked, replies go out as they are and nobody is asked anything", async () => {
    const { draft, translating, pending, posted } = desk()
    draft.write("It ships tomorrow.")
    assert.isTrue(await draft.publish())
    translating.choose("off")
    draft.write("It ships today.")
    assert.isTrue(await draft.publish())
    assert.isEmpty(pending)
    assert.deepStrictEqual(
      posted().map(({ text, translation }) => [text, translation]),
      [
        ["It ships tomorrow.", undefined],
        ["It ships today.", undefined],
      ],
    )
  })

  it("[TL3] whatever is written, picked, asked and answered in between, what goes out is the translation of what goes out", async () => {
    type Move = "write" | "publish" | "confirm" | "answer" | "fail" | "late" | "pick" | "off"
    const weights: Readonly<Record<Move, number>> = {
      write: 3,
      publish: 8,
      answer: 8,
      fail: 3,
      confirm: 4,
      late: 1,
      pick: 1,
      off: 1,
    }
    const move = fc.oneof(
      ...Object.entries(weights).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Move) })),
    )
    const moves = fc.array(fc.tuple(move, fc.nat(5)), { maxLength: 40 })
    let both = 0
    let alone = 0
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const { draft, translating, pending, posted } = desk()
        const late: typeof pending = []
        const begun = [["pick", 0] as const, ["write", 0] as const]
        for (const [move, n] of [...begun, ...all]) {
          const before = posted().length
          const picked = translating.languages.get()
          const seen = translating.reply.get()
          const stopped = draft.publishing.get()
          const allowed = stopped._tag === "Stopped" && stopped.confirmable === true
          if (move === "write") draft.write(`text ${n}`)
          if (move === "publish") void draft.publish()
          if (move === "confirm") void draft.confirm()
          if (move === "pick") translating.choose({ visitor: n % 2 === 0 ? "fr" : "de", agent: "en" })
          if (move === "off") translating.choose("off")
          if (move === "late" && pending.length > 0) late.push(pending.shift()!)
          const next = n % 3 === 0 ? (late.shift() ?? pending.shift()) : pending.shift()
          if (move === "answer" && next !== undefined) {
            const { text, to } = next.request
            next.answer({ _tag: "Translated", text: JSON.stringify({ text, to }), provider: "Test" })
          } else if (move === "fail" && next !== undefined) next.answer(failed("TranslationBusy"))
          else if (next !== undefined) pending.unshift(next)
          await settled()
          for (const { text, translation } of posted().slice(before)) {
            if (picked === undefined) {
              assert.isUndefined(translation)
              continue
            }
            if (translation === undefined) {
              // Only on the agent's word, after they were told.
              alone++
              assert.strictEqual(move, "confirm")
              assert.isTrue(allowed)
              continue
            }
            both++
            assert.deepStrictEqual(JSON.parse(translation.text), { text, to: picked.visitor })
            assert.strictEqual(translation.language, picked.visitor)
            // The agent had it before them when they published.
            assert.isTrue(seen._tag === "Done" && seen.parts[0]?.translation.text === translation.text)
          }
        }
      }),
      { numRuns: 1000 },
    )
    assert.isAbove(both, 50)
    assert.isAbove(alone, 5)
  })

  it("[TL18] what is too long goes as parts that give it back, each with a translation of its own that fits and was shown", async () => {
    const limit = fc.oneof(
      fc.record({
        unit: fc.constantFrom("graphemes" as const, "units" as const),
        max: fc.integer({ min: 8, max: 60 }),
      }),
      fc.record({ unit: fc.constant("sms" as const), max: fc.integer({ min: 1, max: 2 }) }),
    )
    // A translator says so many words more before, and each sign so many times.
    const stub = fc.record({
      more: fc.nat(3),
      times: fc.integer({ min: 1, max: 4 }),
      takes: fc.integer({ min: 20, max: 400 }),
    })
    const text = joined(60).filter((one) => /\S/u.test(one) && one.isWellFormed())
    let inParts = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(text, limit, stub, async (written, max, { more, times, takes }) => {
        const { draft, translating, pending, posted } = desk([Splitting.step({ limits: () => [max] })], () => [max])
        const said = (part: string): string => "·".repeat(more) + part.trim().repeat(times)
        translating.choose(french)
        draft.write(written)
        const publishes = draft.publish()
        const asked: Array<string> = []
        for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
          asked.push(next.request.text)
          next.answer(
            next.request.text.length > takes
              ? failed("TranslationTooLong")
              : { _tag: "Translated", text: said(next.request.text), provider: "Test" },
          )
          await settled()
          // What splits is fetched when it is needed.
          while (pending.length === 0 && translating.reply.get()._tag === "Pending") await new Promise(setImmediate)
        }
        assert.isFalse(await publishes)
        assert.isEmpty(posted())
        // Each question is another than the one before, and no more are asked than there are characters, twice.
        assert.isAtMost(asked.length, 2 * [...written].length)
        const shown = translating.reply.get()
        if (shown._tag === "Failed") {
          // There is a reason: something that was asked for could not be any shorter, or there would be too many.
          refused++
          const last = asked.at(-1)!
          assert.isTrue(TextLimit.exceeded(said(last), [max]) !== undefined || last.length > takes)
          return
        }
        assert.isTrue(await draft.publish())
        const out = posted()
        assert.strictEqual(out.map((one) => one.text).join(""), written)
        for (const one of out) {
          assert.match(one.text, /\S/u)
          assert.strictEqual(one.translation?.text, said(one.text))
          assert.isUndefined(TextLimit.exceeded(said(one.text), [max]))
        }
        if (out.length > 1) inParts++
        if (shown._tag !== "Done") return assert.fail(shown._tag)
        assert.deepStrictEqual(
          shown.parts.map((part) => [part.text, part.translation.text]),
          out.map((one) => [one.text, one.translation?.text]),
        )
      }),
      { numRuns: 600 },
    )
    assert.isAbove(inParts, 20)
    assert.isAbove(refused, 5)
  })
})
