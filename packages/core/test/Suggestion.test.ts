import type { ChatEvent } from "@pupitre/core/ChatEvent"
import { AddNote } from "@pupitre/core/command/AddNote"
import { AddTag } from "@pupitre/core/command/Tags"
import * as Prompt from "@pupitre/core/composer/Prompt"
import * as Question from "@pupitre/core/composer/Question"
import type { Suggestion } from "@pupitre/core/composer/Suggestion"
import { verdict } from "@pupitre/core/composer/Suggestion"
import * as Strip from "@pupitre/core/composer/SuggestionStrip"
import { schemas } from "@pupitre/core/Fact"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { changingHistory } from "./histories.js"
import { Redact } from "./mutations.js"

const suggestion = (answers: number, n = 1): Suggestion => ({
  id: `search-${n}`,
  text: `Réponse ${n} au message ${answers}`,
  answers,
  provider: "search",
  sources: [{ kind: "article", id: `a${n}`, title: "Article" }],
})

/** What can happen to a strip, in any order: also what comes late, twice, or for a message that nobody knows. */
type Step =
  | { readonly what: "waits" | "found" | "unsearched"; readonly message: number | undefined; readonly n: number }
  | { readonly what: "begin" | "words" | "written" | "stopped"; readonly run: number }
  | { readonly what: "insert"; readonly id: string }
  | { readonly what: "asking" | "dismiss" | "recall" }
  | { readonly what: "publish"; readonly text: string }

const message = fc.integer({ min: 1, max: 6 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constantFrom("waits" as const, "found" as const, "unsearched" as const),
    message: fc.option(message, { nil: undefined, freq: 4 }),
    n: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    what: fc.constantFrom("begin" as const, "words" as const, "written" as const, "stopped" as const),
    run: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    what: fc.constant("insert" as const),
    id: fc.constantFrom("search-1", "search-2", "written-1", "written-2"),
  }),
  fc.record({ what: fc.constantFrom("asking" as const, "dismiss" as const, "recall" as const) }),
  fc.record({ what: fc.constant("publish" as const), text: fc.constantFrom("Réponse 1 au message 2", "Autre chose") }),
)

const apply = (self: Strip.Strip, step: Step): Strip.Strip => {
  switch (step.what) {
    case "waits":
      return Strip.waits(self, step.message)
    case "found": {
      const suggestions = Array.from({ length: step.n }, (_, i) => suggestion(step.message ?? 1, i + 1))
      return Strip.found(self, step.message ?? 1, { suggestions })
    }
    case "unsearched":
      return Strip.unsearched(self, step.message ?? 1)
    case "begin":
      return Strip.begin(self, step.run, "small")
    case "words":
      return Strip.write(self, step.run, { words: "mot " })
    case "written":
      return Strip.write(self, step.run, { state: "written" })
    case "stopped":
      return Strip.write(self, step.run, { state: "stopped" })
    case "insert":
      return Strip.insert(self, step.id)
    case "asking":
      return Strip.asking(self)
    case "dismiss":
      return Strip.dismiss(self)
    case "recall":
      return Strip.recall(self)
    case "publish":
      return Strip.published(self, step.text).strip
  }
}

describe("SuggestionStrip", () => {
  it("[SG1] whatever comes in whatever order, only what answers the message that waits can be inserted", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        let strip = Strip.empty
        for (const step of steps) {
          const before = strip
          strip = apply(strip, step)
          if (step.what === "insert" && strip !== before) assert.strictEqual(strip.inserted?.answers, before.answers)
          for (const one of Strip.shown(strip)) {
            assert.isAbove(one.answers, strip.dismissed)
            const can = Strip.insertable(strip, one.id)
            if (can !== undefined) assert.strictEqual(can.answers, strip.answers)
          }
          if (strip.answers !== undefined) assert.isAbove(strip.answers, strip.answered)
          assert.isAtMost(strip.found.length, 3)
        }
      }),
    )
  })

  it("[SG1] a newer message of the visitor makes what was proposed expire, at once and for good", () => {
    const shown = Strip.found(Strip.waits(Strip.empty, 4), 4, { suggestions: [suggestion(4)] })
    assert.strictEqual(Strip.insertable(shown, "search-1")?.answers, 4)
    const later = Strip.waits(shown, 6)
    assert.isTrue(Strip.expired(later, Strip.shown(later)[0]!))
    assert.isUndefined(Strip.insertable(later, "search-1"))
    assert.strictEqual(Strip.insert(later, "search-1"), later)
    // What was still on its way for the earlier message comes to nothing.
    assert.strictEqual(Strip.found(later, 4, { suggestions: [suggestion(4, 2)] }), later)
    const renewed = Strip.found(later, 6, { suggestions: [suggestion(6)] })
    assert.deepStrictEqual(Strip.shown(renewed), [suggestion(6)])
  })

  it("[SG1] an answer that is being written for an earlier message keeps its words and cannot be inserted", () => {
    const begun = Strip.write(Strip.begin(Strip.waits(Strip.empty, 4), 1, "small"), 1, { words: "Oui, " })
    const over = Strip.write(Strip.waits(begun, 6), 1, { state: "stopped" })
    assert.strictEqual(over.writing?.suggestion.text, "Oui, ")
    assert.isUndefined(Strip.insertable(over, "written-1"))
    assert.isUndefined(Strip.insertable(begun, "written-1"), "nor while it is being written")
    const stopped = Strip.write(begun, 1, { state: "stopped" })
    assert.strictEqual(Strip.insertable(stopped, "written-1")?.text, "Oui, ")
    assert.strictEqual(Strip.write(stopped, 1, { words: "trop tard" }), stopped)
  })

  it("[SG5] publishing judges what was proposed once, and without a word of it", () => {
    const proposed = Strip.found(Strip.waits(Strip.empty, 4), 4, { suggestions: [suggestion(4, 1), suggestion(4, 2)] })
    const { strip, judgement } = Strip.published(Strip.insert(proposed, "search-2"), suggestion(4, 2).text)
    assert.deepStrictEqual(judgement, {
      answers: 4,
      verdict: "accepted",
      shown: 2,
      provider: "search",
      sources: [{ kind: "article", id: "a2" }],
    })
    assert.isUndefined(Strip.published(strip, "encore").judgement)
    assert.deepStrictEqual(Strip.shown(strip), [])
    // The server's word that the message was answered may be long in coming: until then nothing waits again.
    assert.isUndefined(Strip.waits(strip, 4).answers)
    assert.strictEqual(Strip.waits(strip, 7).answers, 7)
    assert.strictEqual(Strip.published(proposed, "Un instant").judgement?.verdict, "ignored")
    assert.strictEqual(Strip.published(Strip.dismiss(proposed), "Un instant").judgement?.verdict, "ignored")
    assert.isUndefined(Strip.published(Strip.waits(Strip.empty, 4), "Un instant").judgement)
  })

  it("[SG5] a verdict tells what was taken over from what was changed and from what was left alone", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé]{2,8}$/), { minLength: 3, maxLength: 12 }),
        fc.nat(),
        (words, seed) => {
          const text = words.join(" ")
          assert.strictEqual(verdict(text, `  ${text}\n`), "accepted")
          const at = seed % words.length
          assert.strictEqual(verdict(text, `${words.toSpliced(at, 0, "ajouté").join(" ")}.`), "edited")
          assert.strictEqual(verdict(text, words.map((word) => `${word}0`).join(" ")), "ignored")
        },
      ),
    )
  })
})

const canary = "CANARI-4471"

describe("Question", () => {
  it("[SG3] holds what was published and looked up, and nothing of notes, tags, pages, alerts or what was taken out", () => {
    fc.assert(
      fc.property(changingHistory, (events) => {
        const told = Question.turns(events)
        const gone = new Set(
          events.flatMap((event) => (event._tag === "MessageRedacted" ? [event.target as number] : [])),
        )
        const expected = events.filter(
          (event) => (event._tag === "MessagePosted" || event._tag === "ActionRecorded") && !gone.has(event.seq),
        )
        assert.deepStrictEqual(
          told.map(({ seq }) => seq),
          expected.map(({ seq }) => seq),
        )
        const last = expected.findLast((event) => event._tag === "MessagePosted" && event.by._tag === "Visitor")
        assert.strictEqual(Question.of(events)?.answers, last?.seq)
      }),
    )
  })

  it("[SG3] a canary in everything else shows in no question, no moment and no prompt", () => {
    const scenario = Scenario.make("Bonjour")
      .page(`/p/${canary}`, canary)
      .command(AddNote, { text: canary })
      .command(AddTag, { tag: canary })
      .visitor(canary)
    const target = scenario.events.at(-1)!.seq
    const { events } = scenario.command(Redact, { target }).agent("Bonjour Camille").visitor("Livrez-vous ?")
    const question = Question.of(events)!
    const prompt = Prompt.make({ team: "Maison Lumen", question, passages: [], locale: "fr" })
    assert.notInclude(JSON.stringify([question, Question.moments(events), prompt]), canary)
    assert.strictEqual(prompt.at(-1)?.content, "Livrez-vous ?")
  })

  it("[SG3] of a fact of any kind nothing but its message or its record is in it", () => {
    const known = Object.keys(schemas).filter((tag) => tag !== "MessagePosted" && tag !== "ActionRecorded")
    assert.isAbove(known.length, 40)
    for (const _tag of known) {
      const event = {
        id: "any-fact/0",
        seq: 1,
        at: 0,
        by: Scenario.camille,
        _tag,
        text: canary,
        label: canary,
        message: canary,
      }
      assert.deepStrictEqual(Question.turns([event as unknown as ChatEvent]), [], _tag)
    }
  })
})

describe("Prompt", () => {
  it("[SG8] no card, IBAN or password leaves in it, whoever wrote it and wherever it is", () => {
    const card = fc.constantFrom(
      "4111 1111 1111 1111",
      "4111111111111111",
      "FR76 3000 6000 0112 3456 7890 189",
      "mot de passe : soleil42",
    )
    const where = fc.constantFrom(
      "visitor" as const,
      "agent" as const,
      "record" as const,
      "passage" as const,
      "known" as const,
    )
    fc.assert(
      fc.property(card, where, (secret, place) => {
        const text = `Voici : ${secret}`
        const prompt = Prompt.make({
          team: "Maison Lumen",
          question: { answers: 2, turns: place === "passage" || place === "known" ? [] : [{ by: place, text }] },
          passages: place === "passage" ? [{ text, sources: [] }] : [],
          known: place === "known" ? [{ label: "x", value: text }] : [],
          records: true,
          locale: "fr",
        })
        const whole = JSON.stringify(prompt)
        for (const part of secret.split(" : ").slice(-1)) assert.notInclude(whole, part)
        assert.include(whole, "•")
      }),
    )
  })

  it("[SG8] what was looked up goes in only if the team says so, a long text only in part, old turns not at all", () => {
    const question: Question.Question = {
      answers: 90,
      turns: [
        ...Array.from({ length: 80 }, (_, i) => ({ by: "visitor" as const, text: `message ${i}.` })),
        { by: "record", text: canary },
        { by: "visitor", text: "é".repeat(5_000) },
      ],
    }
    const prompt = Prompt.make({ team: "Maison Lumen", question, passages: [], locale: "fr" })
    assert.notInclude(JSON.stringify(prompt), canary)
    assert.strictEqual(prompt.length, 1 + Prompt.maxTurns)
    assert.strictEqual(prompt.at(-1)?.content.length, Prompt.maxText)
    assert.include(
      JSON.stringify(Prompt.make({ team: "x", question, passages: [], records: true, locale: "fr" })),
      canary,
    )
  })
})
