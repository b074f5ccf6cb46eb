import { assert, describe, it } from "@effect/vitest"
import * as Command from "@pupitre/core/Command"
import { PostMessage, postMessage } from "@pupitre/core/command/PostMessage"
import * as DraftStep from "@pupitre/core/composer/DraftStep"
import * as Splitting from "@pupitre/core/composer/Splitting"
import type { CommandId } from "@pupitre/core/Id"
import * as Message from "@pupitre/core/Message"
import * as Reason from "@pupitre/core/Reason"
import * as Scenario from "@pupitre/core/testing/Scenario"
import * as TextLimit from "@pupitre/core/TextLimit"
import * as fc from "fast-check"
import { joined } from "./text.js"

const units = ["graphemes", "codePoints", "units", "bytes", "sms"] as const

describe("TextLimit", () => {
  it("[TX2] a text is as long as its channel counts it", () => {
    const family = "👨‍👩‍👧"
    assert.deepStrictEqual(
      units.map((unit) => TextLimit.measure(`é${family}€`, unit)),
      [3, 7, 10, 23, 1],
    )
    fc.assert(
      fc.property(fc.oneof(joined(), fc.string({ unit: "binary", maxLength: 60 })), (text) => {
        const well = text.toWellFormed()
        assert.strictEqual(TextLimit.measure(well, "bytes"), new TextEncoder().encode(well).length)
        assert.strictEqual(TextLimit.measure(text, "codePoints"), [...text].length)
        assert.strictEqual(TextLimit.measure(text, "graphemes"), [...new Intl.Segmenter().segment(text)].length)
      }),
    )
  })

  // Lengths as 3GPP 23.038 and 23.040 give them: 160 septets alone and 153 in a row, 70 and 67 units of UTF-16.
  const messages = [
    ["", 0],
    ["a", 1],
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["a".repeat(306), 2],
    ["a".repeat(307), 3],
    ["€".repeat(80), 1],
    ["€".repeat(81), 2],
    // Seventy-six pairs fill 152 of 153: the seam cuts none of them.
    ["€".repeat(152), 2],
    ["€".repeat(153), 3],
    ["Àvec ç".repeat(11) + "abcd", 1],
    ["ç".repeat(70), 1],
    ["ç".repeat(71), 2],
    ["ç".repeat(134), 2],
    ["ç".repeat(135), 3],
    // Thirty-three pairs fill 66 of 67.
    ["😀".repeat(35), 1],
    ["😀".repeat(66), 2],
    ["😀".repeat(67), 3],
    ["é".repeat(160), 1],
  ] as const
  it(`[TX2] ${messages.length} texts are sent as so many short messages`, () => {
    for (const [text, count] of messages)
      assert.strictEqual(TextLimit.measure(text, "sms"), count, `${text.length} × ${text.slice(0, 4)}`)
  })

  const limit = fc.record({ unit: fc.constantFrom(...units), max: fc.integer({ min: 1, max: 30 }) })

  it("[TX2] a text goes past a limit exactly when it measures more, and the first one past is told", () => {
    fc.assert(
      fc.property(joined(), fc.array(limit, { maxLength: 4 }), (text, limits) => {
        assert.strictEqual(
          TextLimit.exceeded(text, limits),
          limits.find(({ unit, max }) => TextLimit.measure(text, unit) > max),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it("[TX3] a message past its channel's limit is refused with it, on both sides alike, and within it is kept as written", () => {
    const state = Scenario.make("Bonjour").conversation()
    fc.assert(
      fc.property(joined(), limit, fc.constantFrom(Scenario.camille, Scenario.ines), (text, max, by) => {
        const command = postMessage({
          limits: (conversation, author) => (conversation.mode === "chat" && author._tag === "Agent" ? [max] : []),
        })
        const decision = Command.decideCall(
          command,
          state,
          { text },
          {
            tenant: Scenario.tenant,
            by,
            role: by._tag === "Agent" ? "agent" : "visitor",
            at: 0,
            commandId: "one" as CommandId,
            visitorOnline: true,
          },
        )
        const past = by._tag === "Agent" && TextLimit.measure(text, max.unit) > max.max
        const wrong = Message.refusal(text, past ? [max] : [])
        assert.deepStrictEqual(
          decision,
          wrong === undefined
            ? { _tag: "Accepted", events: [{ _tag: "MessagePosted", text }] }
            : { _tag: "Rejected", rejection: { reasons: [wrong] } },
        )
        if (wrong !== undefined) assert.include(command.inputReasons, wrong.key)
        if (past && wrong !== undefined && wrong.key !== "Blank" && wrong.key !== "NotWellFormed") {
          assert.deepStrictEqual(wrong, TextLimit.refusal(max))
          for (const locale of ["fr", "en"] as const) assert.include(Reason.text(locale, wrong), String(max.max))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe("Splitting", () => {
  const edges = (text: string): ReadonlySet<number> => {
    const found = new Set<number>([text.length])
    for (const { index } of new Intl.Segmenter().segment(text)) found.add(index)
    return found
  }

  it("[TX4] the parts of a text give it back, each within the limits, none blank, and no character is cut", () => {
    let split = 0
    const limits = fc.array(
      fc.oneof(
        fc.record({ unit: fc.constantFrom(...units.slice(0, 4)), max: fc.integer({ min: 1, max: 40 }) }),
        fc.record({ unit: fc.constant("sms" as const), max: fc.integer({ min: 1, max: 2 }) }),
      ),
      { minLength: 1, maxLength: 2 },
    )
    fc.assert(
      fc.property(joined(120), limits, (text, all) => {
        const parts = Splitting.split(text, all)
        if (parts === undefined) {
          // Then there is a reason for it: a character with the blanks beside it is past a limit.
          const runs = ["", ...(text.match(/\s+/gu) ?? [])]
          const stuck = [...new Intl.Segmenter().segment(text)].some(({ segment }) =>
            runs.some((run) => TextLimit.exceeded(run + segment, all) !== undefined),
          )
          assert.isTrue(stuck, JSON.stringify(text))
          return
        }
        assert.strictEqual(parts.join(""), text)
        const places = edges(text)
        let at = 0
        for (const part of parts) {
          assert.isUndefined(TextLimit.exceeded(part, all))
          if (parts.length > 1) assert.match(part, /\S/u)
          at += part.length
          assert.isTrue(places.has(at), `cut at ${at} of ${JSON.stringify(text)}`)
        }
        if (parts.length > 1) split++
      }),
      { numRuns: 1500 },
    )
    assert.isAbove(split, 20)
  })

  it("[TX5] a part ends with a paragraph rather than a line, a line rather than a sentence, a sentence rather than a word", () => {
    const at = (max: number): ReadonlyArray<TextLimit.TextLimit> => [{ unit: "graphemes", max }]
    assert.deepStrictEqual(Splitting.split("Un deux trois quatre.", at(12)), ["Un deux ", "trois ", "quatre."])
    assert.deepStrictEqual(Splitting.split("Un. Deux trois. Quatre", at(18)), ["Un. Deux trois. ", "Quatre"])
    assert.deepStrictEqual(Splitting.split("Un deux. Trois\nquatre cinq. Six", at(24)), [
      "Un deux. Trois\n",
      "quatre cinq. Six",
    ])
    assert.deepStrictEqual(Splitting.split("Un deux trois\n\nQuatre\ncinq six sept", at(26)), [
      "Un deux trois\n\n",
      "Quatre\ncinq six sept",
    ])
    // A pause that would leave a part less than half full is passed over.
    assert.deepStrictEqual(Splitting.split(`Oh. ${"a".repeat(30)}`, at(20)), [`Oh. ${"a".repeat(16)}`, "a".repeat(14)])
    assert.deepStrictEqual(Splitting.split("a".repeat(10) + "\n\n", at(10)), ["a".repeat(9), "a\n\n"])
    assert.isUndefined(Splitting.split("a👨‍👩‍👧", [{ unit: "units", max: 4 }]))
  })

  it("[TX11] a text that is too long goes out as its parts, in order, and only once the agent has said so", () => {
    let split = 0
    fc.assert(
      fc.property(joined(60), fc.integer({ min: 8, max: 40 }), fc.boolean(), (text, max, confirmed) => {
        const limits = [{ unit: "graphemes", max }] as const
        const { run } = Splitting.step({
          limits: ({ mode }, { _tag }) => (mode === "chat" && _tag === "Agent" ? limits : []),
        })
        const conversation = Scenario.make("Bonjour").conversation()
        const self = { participant: Scenario.ines }
        const earlier = { command: PostMessage, input: { text: "avant" } }
        const outgoing = { text, language: "fr", before: [earlier] }
        const out = run(outgoing, { conversation, self, confirmed } as never) as DraftStep.Outgoing | DraftStep.Stopped
        if (TextLimit.exceeded(text, limits) === undefined) return assert.strictEqual(out, outgoing)
        const parts = Splitting.split(text, limits)
        if (DraftStep.isStopped(out)) {
          assert.isFalse(confirmed && parts !== undefined)
          assert.deepStrictEqual(out.reasons[0], TextLimit.refusal(limits[0]))
          assert.strictEqual(out.confirmable === true, parts !== undefined)
          return
        }
        split++
        assert.isTrue(confirmed)
        assert.strictEqual(out.language, "fr")
        const [first, ...before] = out.before ?? []
        assert.strictEqual(first, earlier)
        assert.deepStrictEqual([...before.map(({ input }) => (input as { text: string }).text), out.text], parts)
        for (const { command } of before) assert.strictEqual(command, PostMessage)
      }),
      { numRuns: 500 },
    )
    assert.isAbove(split, 20)
  })

  it("[TX11] a translated text is measured as it goes out, and is not split", () => {
    const limits = [{ unit: "graphemes", max: 5 }] as const
    const { run } = Splitting.step({ limits: () => limits })
    const context = { conversation: Scenario.make("Bonjour").conversation(), self: { participant: Scenario.ines } }
    const out = (text: string, translated: string): unknown =>
      run({ text, translation: { language: "en", text: translated, provider: "x" } }, {
        ...context,
        confirmed: true,
      } as never)
    assert.deepStrictEqual(out("Bonjour à vous", "Hello"), {
      text: "Bonjour à vous",
      translation: { language: "en", text: "Hello", provider: "x" },
    })
    assert.deepStrictEqual(out("Oui", "Hello to you"), DraftStep.stop([TextLimit.refusal(limits[0])]))
  })
})
