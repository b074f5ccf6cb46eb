import { assert, describe, it } from "@effect/vitest"
import * as Audience from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import * as Command from "@pupitre/core/Command"
import { AttachTranslation } from "@pupitre/core/command/AttachTranslation"
import { AnnounceClosing } from "@pupitre/core/command/IdleClosing"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as KeptWhole from "@pupitre/core/composer/KeptWhole"
import type { Subject } from "@pupitre/core/composer/Translation"
import * as Translation from "@pupitre/core/composer/Translation"
import type { Answer, Translator } from "@pupitre/core/composer/Translator"
import * as Translators from "@pupitre/core/composer/Translator"
import type { Seq } from "@pupitre/core/Id"
import { problem } from "@pupitre/core/Message"
import * as Redaction from "@pupitre/core/Redaction"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as Timeline from "@pupitre/core/Timeline"
import * as Transcript from "@pupitre/core/Transcript"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { rangesOf } from "./histories.js"
import { Redact } from "./mutations.js"

const idle = { deadline: 2_000_000_000_000, cause: "idle" } as const

const translation = (text: string, language = "fr") => ({ language, text, provider: "Test" })

/** Conversations in which both sides write, replies go out with their translation, and what was said is translated later. */
const translated: fc.Arbitrary<{ readonly events: ReadonlyArray<ChatEvent>; readonly said: ReadonlyArray<string> }> = fc
  .array(
    fc.tuple(
      fc.constantFrom("visitor", "reply", "both", "attach", "announce", "redact"),
      fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).map((text) => `o${text.toWellFormed()}`),
      fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).map((text) => `t${text.toWellFormed()}`),
      fc.nat(60),
    ),
    { maxLength: 40 },
  )
  .map((steps) => {
    const scenario = Scenario.make("Bonjour")
    const said = ["Bonjour"]
    for (const [kind, text, other, pick] of steps) {
      const target = ((pick % scenario.events.length) + 1) as Seq
      const gone = scenario.conversation().redactions[target] !== undefined
      if (kind === "announce") {
        const announced = scenario.conversation().closingSoon !== undefined
        if (!announced) scenario.command(AnnounceClosing, idle, { _tag: "System" })
      } else if (kind === "redact") {
        const event = scenario.events[target - 1]!
        if (!gone && Redaction.canRedact(event)) scenario.command(Redact, { target })
      } else if (kind === "attach") {
        if (!gone) scenario.command(AttachTranslation, { target, ...translation(other, "en") })
      } else {
        if (kind === "visitor") scenario.visitor(text)
        else scenario.command(PostMessage, { text, ...(kind === "both" && { translation: translation(other) }) })
        said.push(text)
      }
    }
    return { events: scenario.events, said }
  })

const originals = (events: ReadonlyArray<ChatEvent>): ReadonlyArray<string> =>
  events.flatMap((event) => (event._tag === "MessagePosted" ? [event.text] : []))

describe("Translation", () => {
  it("[TL1] the original of what was translated is always there: in the log, in the thread of either side, in the copy to keep", () => {
    let attached = 0
    fc.assert(
      fc.property(translated, fc.array(fc.nat(60), { maxLength: 6 }), ({ events, said }, cuts) => {
        // What was stored reads back as it was written, whatever was attached to it since.
        const read = events.map((event) => {
          const back = ChatEvents.decode(JSON.parse(JSON.stringify(ChatEvents.encode(event))))
          assert.isTrue(Result.isSuccess(back))
          return Result.isSuccess(back) ? back.success : event
        })
        assert.deepStrictEqual(originals(read), [...said])
        const redactions = Object.fromEntries(
          events.flatMap((event) => (event._tag === "MessageRedacted" ? [[event.target, {}]] : [])),
        )
        const standing = originals(Redaction.applyAll(events, redactions))
        for (const audience of ["agents", "visitor"] as const) {
          const ranges = rangesOf(events, cuts).map((range) => ({
            ...range,
            events: Audience.projectAll(range.events, audience, redactions),
          }))
          const timeline = ranges.reduce((held, range) => Timeline.ingest(held, range).timeline, Timeline.empty)
          const rows = Timeline.slice(timeline).filter((entry) => entry._tag === "MessagePosted")
          assert.deepStrictEqual(
            rows.map(({ text }) => text),
            standing,
          )
          for (const row of rows) {
            const shown = Translation.forVisitor(row.translations)
            if (shown === undefined) continue
            attached++
            // What the visitor reads came with this very message.
            assert.strictEqual(events[row.seq]?._tag, "TranslationAttached")
            assert.deepStrictEqual(shown, events[row.seq] as never)
          }
        }
        const copy = Transcript.lines(events).filter(({ kind }) => kind === "message")
        assert.deepStrictEqual(
          copy.map(({ text }) => text),
          standing,
        )
      }),
      { numRuns: 500 },
    )
    assert.isAbove(attached, 100)
  })

  it("[TL2] a reply and its translation are stored by one wish, aimed at that very message, and shown as one row", () => {
    const scenario = Scenario.make("Bonjour, la lampe est-elle en stock ?")
    // Cancelling the announcement comes first: the message is not the next number.
    scenario.command(AnnounceClosing, idle, { _tag: "System" })
    const before = scenario.events.length
    scenario.command(PostMessage, { text: "Yes, it is.", translation: translation("Oui, elle l'est.") })
    const [cancelled, posted, attached] = scenario.events.slice(before)
    assert.deepStrictEqual([cancelled?._tag, posted?._tag], ["ClosingCancelled", "MessagePosted"])
    assert.isTrue(
      attached?._tag === "TranslationAttached" && attached.target === posted?.seq && attached.to === "visitor",
    )

    const facts = scenario.events.slice(before).map(({ id: _i, seq: _s, at: _a, by: _b, ...fact }) => fact)
    const wish = { commandId: "wish-0001" as never, facts: facts as never, by: Scenario.ines, at: 1 }
    const pending = Timeline.slice(Timeline.submit(Timeline.empty, wish).timeline)
    assert.deepStrictEqual(
      pending.map((row) => (row._tag === "Pending" ? [row.key, row.fact._tag, row.translations?.[0]?.text] : [])),
      [
        ["wish-0001/0", "ClosingCancelled", undefined],
        ["wish-0001/1", "MessagePosted", "Oui, elle l'est."],
      ],
    )
    const alone = { ...wish, facts: [facts[2]] as never }
    assert.strictEqual(Timeline.size(Timeline.submit(Timeline.empty, alone).timeline), 0)
  })

  it("[TL2] a visitor translates nothing, and neither of the two texts may be one that cannot be published", () => {
    const { conversation } = Scenario.make("Bonjour")
    const decide = (input: Command.Input<typeof PostMessage>, by: typeof Scenario.ines | typeof Scenario.camille) => {
      const decision = Command.decide(PostMessage, conversation(), input, {
        tenant: Scenario.tenant,
        by,
        role: by._tag === "Agent" ? "agent" : "visitor",
        at: 1,
        commandId: "a-command-id" as never,
        visitorOnline: true,
      })
      return decision._tag === "Rejected" ? decision.rejection.reasons.map(({ key }) => key).join(" ") : "+"
    }
    assert.strictEqual(decide({ text: "a", translation: translation("b") }, Scenario.camille), "NotPermitted")
    assert.strictEqual(decide({ text: "a", translation: translation("b") }, Scenario.ines), "+")
    for (const text of ["", "  \n", "\ud800", "a".repeat(10_001)]) {
      assert.include(PostMessage.inputReasons, decide({ text: "a", translation: translation(text) }, Scenario.ines))
    }
  })

  it("[TL3] what goes out as a translation was made of that text, that revision and that language", () => {
    type Step = readonly ["write" | "ask" | "answer" | "fail" | "pick", number]
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom("write" as const, "ask" as const, "answer" as const, "fail" as const, "pick" as const),
        fc.nat(9),
      ),
      { maxLength: 40 },
    )
    let out = 0
    fc.assert(
      fc.property(steps, (all: ReadonlyArray<Step>) => {
        let subject: Subject = { text: "", rev: 0, to: "fr" }
        let reply = Translation.none
        const asked: Array<Subject> = []
        for (const [step, n] of all) {
          // Few texts, so that the same one is written again under another revision.
          if (step === "write") subject = { ...subject, text: `text ${n % 3}`, rev: subject.rev + 1 }
          if (step === "pick") subject = { ...subject, to: n % 2 === 0 ? "fr" : "de" }
          if (step === "write" || step === "pick") reply = Translation.still(reply, subject)
          if (step === "ask") {
            reply = Translation.begin(subject)
            asked.push(subject)
          }
          const of = asked[n % Math.max(1, asked.length)]
          if ((step === "answer" || step === "fail") && of !== undefined) {
            const answer: Answer =
              step === "answer"
                ? { _tag: "Translated", text: JSON.stringify(of), provider: "Test" }
                : Translators.failed("TranslationUnreachable")
            const before = reply
            reply = Translation.settle(reply, of, answer)
            const asks = before._tag === "Pending" && JSON.stringify(before.of) === JSON.stringify(of)
            if (!asks) assert.strictEqual(reply, before)
          }
          const attached = Translation.ready(reply, subject)?.[0]?.translation
          if (attached === undefined) continue
          out++
          assert.deepStrictEqual(JSON.parse(attached.text), subject)
          assert.strictEqual(attached.language, subject.to)
        }
      }),
      { numRuns: 1000 },
    )
    assert.isAbove(out, 100)
  })

  it("[TL13] of several translations the newest shows, of each reader and language", () => {
    const scenario = Scenario.make("Hello")
    const target = 3 as Seq
    for (const [text, language] of [
      ["Bonjour", "fr"],
      ["Hallo", "de"],
      ["Salut", "fr"],
    ] as const) {
      scenario.command(AttachTranslation, { target, ...translation(text, language) })
    }
    const { timeline } = Timeline.ingest(Timeline.empty, {
      from: 1,
      to: scenario.events.length,
      events: scenario.events,
      head: scenario.events.length,
    })
    const row = Timeline.slice(timeline).find((entry) => entry._tag === "MessagePosted")
    assert.deepStrictEqual(
      Translation.layers(row?._tag === "MessagePosted" ? (row.translations ?? []) : []).map(({ text }) => text),
      ["Hallo", "Salut"],
    )
  })

  it("[TL14] what is attached later is for the desk alone, and nothing is attached to what was taken out or is not there", () => {
    const scenario = Scenario.make("Hello")
    scenario.command(AttachTranslation, { target: 3 as Seq, ...translation("Bonjour") })
    assert.isEmpty(Audience.projectAll(scenario.events, "visitor").filter(({ _tag }) => _tag === "TranslationAttached"))
    assert.throws(
      () => scenario.command(AttachTranslation, { target: 99 as Seq, ...translation("Bonjour") }),
      "NothingThere",
    )
    scenario.command(Redact, { target: 3 as Seq })
    assert.throws(
      () => scenario.command(AttachTranslation, { target: 3 as Seq, ...translation("Bonjour") }),
      "NothingThere",
    )
    assert.throws(() => scenario.command(AttachTranslation, { target: 2 as Seq, ...translation(" ") }), "Blank")
  })
})

describe("KeptWhole", () => {
  const kept = fc.constantFrom(
    "https://lumen.example/p/aube?a=1&b=2#c",
    "aide@lumen.example",
    "{prénom}",
    "{{visitor.name}}",
    "CMD-2048",
    "Aube",
    "A.B (C)",
  )
  const words = fc.string({ minLength: 1, maxLength: 10, unit: fc.constantFrom(..."abcé ,;!\n") })
  const text = fc.array(fc.oneof(kept, words), { maxLength: 12 }).map((parts) => parts.join(" "))
  const glossary = ["Aube", "A.B (C)"]

  it("[TL8] the pieces of a text are the text, in turn to translate and to keep", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary", maxLength: 60 })), (whole) => {
        const pieces = KeptWhole.pieces(whole, glossary)
        assert.strictEqual(pieces.map((piece) => piece.text).join(""), whole)
        assert.isTrue(pieces.every((piece, i) => piece.text !== "" && piece.kept !== pieces[i - 1]?.kept))
      }),
      { numRuns: 500 },
    )
  })

  it("[TL8] a translation in which everything kept stands has lost nothing, and what is taken away is named", () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, pick) => {
        const pieces = KeptWhole.pieces(whole, glossary)
        const all = pieces.filter((piece) => piece.kept).map((piece) => piece.text)
        assert.isEmpty(KeptWhole.lost(whole, pieces.map((piece) => (piece.kept ? piece.text : "…")).join(""), glossary))
        if (all.length === 0) return
        const gone = all[pick % all.length]!
        const without = all.toSpliced(pick % all.length, 1)
        assert.deepStrictEqual(KeptWhole.lost(whole, without.join(" … "), glossary), [gone])
      }),
      { numRuns: 500 },
    )
  })

  it("[TL8] links, addresses, placeholders, references and words of the glossary stay; the sentence around them does not", () => {
    const of = (whole: string) =>
      KeptWhole.pieces(whole, glossary)
        .filter((piece) => piece.kept)
        .map((piece) => piece.text)
    assert.deepStrictEqual(of("Voyez https://lumen.example/aube, ou écrivez à aide@lumen.example."), [
      "https://lumen.example/aube",
      "aide@lumen.example",
    ])
    assert.deepStrictEqual(of("Bonjour {prénom}, votre commande CMD-2048 part demain."), ["{prénom}", "CMD-2048"])
    assert.deepStrictEqual(of("L'Aubette n'est pas Aube."), ["Aube"])
    assert.deepStrictEqual(of("BONJOUR, 2048 personnes"), [])
  })

  it("[TL8] a text made to be slow is not: 30,000 signs in well under a second", () => {
    for (const sign of ["a", "-", "A", "1", "{", "@", "https://", "A1-"]) {
      const began = performance.now()
      KeptWhole.pieces(sign.repeat(30_000 / sign.length), glossary)
      assert.isBelow(performance.now() - began, 1_000, sign)
    }
  })
})

describe("Translator", () => {
  const saying = (answer: () => Promise<Answer>): Translator => ({
    translate: answer,
    languages: () => Promise.resolve(Translators.failed("TranslationOff")),
  })

  it("[TL9] no answer of a translator is trusted: what comes back can be published, or says why not", async () => {
    const answers = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }).map((text) => async (): Promise<Answer> => ({
        _tag: "Translated",
        text,
        provider: "Test",
      })),
      fc.constant(() => Promise.reject(new Error("key 1234"))),
      fc.constant((): Promise<Answer> => {
        throw new Error("key 1234")
      }),
      fc.constant(async (): Promise<Answer> => ({ _tag: "Translated", text: "a".repeat(40_000), provider: "Test" })),
    )
    let usable = 0
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const given = await Translators.ask(saying(answer), { text: "Bonjour", to: "en" })
        if (given._tag === "Translated") {
          usable++
          assert.isUndefined(problem(given.text))
        } else assert.property(Translators.failures, given.reason.key)
        assert.notInclude(JSON.stringify(given), "1234")
      }),
      { numRuns: 300 },
    )
    assert.isAbove(usable, 10)
  })

  it("[TL9] every reason has its words in French and English", () => {
    for (const words of Object.values(Translators.failures)) {
      for (const locale of ["fr", "en"] as const) assert.match(words[locale], /\p{Lu}.*[.…]$/u)
    }
  })

  it("[TL11] what is asked again while nobody has answered, or shortly after, is asked of the translator once", async () => {
    let asked = 0
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = Translators.remembering(
      saying(async () => {
        const n = ++asked
        await promise
        return n === 1
          ? { _tag: "Translated", text: `answer ${n}`, provider: "Test" }
          : Translators.failed("TranslationBusy")
      }),
      1,
    )
    const request = { text: "Bonjour", from: "fr", to: "en" }
    const first = slow.translate(request)
    const again = slow.translate({ ...request })
    resolve()
    assert.deepStrictEqual(await first, await again)
    assert.deepStrictEqual(await slow.translate(request), await first)
    assert.strictEqual(asked, 1)
    // Another language is another question; what failed is forgotten, and memory is bounded.
    assert.strictEqual((await slow.translate({ ...request, to: "de" }))._tag, "NotTranslated")
    await slow.translate({ ...request, to: "de" })
    assert.strictEqual(asked, 3)
    await slow.translate(request)
    assert.strictEqual(asked, 4)
  })

  it("[TL11] the languages are asked for once; what failed is asked for anew, and that nothing is set up stays so", async () => {
    const answers = [
      Translators.failed("TranslationUnreachable"),
      { _tag: "Languages", from: ["fr"], to: ["en"] },
      Translators.failed("TranslationOff"),
    ] as const
    let asked: number
    const of = (from: number) => {
      asked = from
      return Translators.remembering({ ...Translators.none, languages: async () => answers[asked++] ?? answers[0] })
    }
    const known = of(0)
    assert.deepStrictEqual(await Promise.all([known.languages(), known.languages()]), [answers[0], answers[0]])
    assert.deepStrictEqual([await known.languages(), await known.languages()], [answers[1], answers[1]])
    const off = of(2)
    assert.deepStrictEqual([await off.languages(), await off.languages()], [answers[2], answers[2]])
    const either = Translators.either(Translators.none, {
      ...known,
      translate: async () => Translators.failed("TranslationQuota"),
    })
    assert.deepStrictEqual(await either.languages(), answers[1])
    assert.deepStrictEqual(await either.translate({ text: "a", to: "en" }), Translators.failed("TranslationQuota"))
  })
})
