import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Corpus from "../Corpus.ts"

const abcd = (original: unknown): string => JSON.stringify([{ convo_id: 7, scenario: {}, original }])
const sgd = (turns: unknown): string => JSON.stringify([{ dialogue_id: "1_00000", services: [], turns }])
const demo = (turns: unknown): string => JSON.stringify({ name: "essai", visitor: { id: "v" }, turns })

const turnsOf = (text: string): unknown => {
  const outcome = Result.getOrThrow(Corpus.readText("file.json", text))
  return "conversations" in outcome ? outcome.conversations[0]?.turns : outcome.reason
}
const failureOf = (text: string): Corpus.BrokenConversation => {
  const outcome = Corpus.readText("file.json", text)
  if (Result.isSuccess(outcome)) throw new Error("it was read")
  return outcome.failure
}

describe("corpus", () => {
  it("an ABCD conversation is its original turns, actions included", () => {
    assert.deepStrictEqual(
      turnsOf(
        abcd([
          ["customer", "Hello"],
          ["action", "The account was opened."],
          ["agent", "Good morning"],
        ]),
      ),
      [
        { kind: "message", by: "visitor", text: "Hello" },
        {
          kind: "action",
          name: "abcd.action",
          label: "The account was opened.",
          details: { text: "The account was opened." },
        },
        { kind: "message", by: "agent", text: "Good morning" },
      ],
    )
  })

  it("a dialogue's service calls come before the words they led to, with their results", () => {
    const service_call = { method: "FindLamp", parameters: { room: "kitchen" } }
    assert.deepStrictEqual(
      turnsOf(
        sgd([
          { speaker: "USER", utterance: "A lamp, please", frames: [{ service: "Lamps_1", slots: [], state: {} }] },
          {
            speaker: "SYSTEM",
            utterance: "There is one",
            frames: [{ service: "Lamps_1", slots: [], service_call, service_results: [{ name: "Aube" }] }],
          },
        ]),
      ),
      [
        { kind: "message", by: "visitor", text: "A lamp, please" },
        {
          kind: "action",
          name: "sgd.FindLamp",
          label: "Lamps_1: FindLamp",
          details: { service: "Lamps_1", parameters: { room: "kitchen" }, results: [{ name: "Aube" }] },
        },
        { kind: "message", by: "agent", text: "There is one" },
      ],
    )
  })

  it("a demo's messages are said, its other wishes of agents done, its page views left out", () => {
    assert.deepStrictEqual(
      turnsOf(
        demo([
          { by: "visitor", command: "visitPage", input: { title: "Lampes" } },
          { by: "visitor", command: "startConversation", input: { mode: "chat", message: "Bonjour" } },
          { by: "ines", command: "takeConversation", input: {} },
          { by: "ines", command: "postMessage", input: { text: "Bonjour Camille" } },
          { by: "ines", command: "sendLink", input: { url: "https://lumen.example/", label: "Aube" } },
          { by: "ines", command: "recordAction", input: { name: "stock.checked", label: "Stock" } },
        ]),
      ),
      [
        { kind: "message", by: "visitor", text: "Bonjour" },
        { kind: "message", by: "agent", text: "Bonjour Camille" },
        {
          kind: "action",
          name: "demo.sendLink",
          label: "sendLink: Aube",
          details: { url: "https://lumen.example/", label: "Aube" },
        },
        { kind: "action", name: "stock.checked", label: "Stock", details: {} },
      ],
    )
  })

  it("a broken conversation is an error that names file, conversation and place", () => {
    assert.include(failureOf(abcd([["manager", "Hello"]])).message, "file.json, conversation 7")
    assert.include(failureOf(abcd([["agent", "  "]])).message, "original")
    assert.include(failureOf(sgd([{ speaker: "USER", frames: [] }])).message, "file.json, conversation 1_00000")
    assert.include(failureOf(demo([])).message, "file.json, conversation essai")
    assert.include(
      failureOf(JSON.stringify([{ original: [["agent", "Hello"]] }])).message,
      "file.json, conversation number 1",
    )
  })

  it("a file of no known form is left aside, and its shape, never its content, said", () => {
    const reason = (text: string): unknown => turnsOf(text)
    assert.strictEqual(reason("{"), "not JSON")
    assert.strictEqual(reason("[]"), "no known form: an empty list")
    assert.strictEqual(
      reason('{"a":"secret","b":1,"c":1,"d":1,"e":1}'),
      "no known form: an object with the keys a, b, c, d, and 1 more",
    )
    assert.strictEqual(reason('[{"x":1},2]'), "no known form: a list of 2, the first an object with the keys x")
  })

  it.effect("a folder is read whole: files in order, the others with their reason", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(tmpdir(), "replay-"))
      writeFileSync(join(folder, "b.json"), sgd([{ speaker: "USER", utterance: "Hello", frames: [] }]))
      writeFileSync(join(folder, "a.json"), abcd([["customer", "Hello"]]))
      writeFileSync(join(folder, "README.md"), "words")
      writeFileSync(join(folder, "kb.json"), "{}")
      mkdirSync(join(folder, "more.json"))
      const corpus = yield* Corpus.read(folder)
      rmSync(folder, { recursive: true })
      assert.deepStrictEqual(
        Corpus.conversations(corpus).map(({ id }) => id),
        ["a.json#7", "b.json#1_00000"],
      )
      assert.deepStrictEqual(
        corpus.skipped.map(({ file }) => file),
        ["README.md", "kb.json", "more.json"],
      )
    }),
  )

  it.effect("a folder that is not there is an error that names it", () =>
    Effect.gen(function* () {
      const failure = yield* Effect.flip(Corpus.read("/nowhere/at/all"))
      assert.strictEqual(failure.message, "cannot read /nowhere/at/all")
    }),
  )
})
