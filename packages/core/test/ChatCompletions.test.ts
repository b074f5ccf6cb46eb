import type { Piece } from "@pupitre/core/composer/AnswerWriter"
import { failures, longest } from "@pupitre/core/composer/AnswerWriter"
import type { Words } from "@pupitre/core/Catalogue"
import type { Options } from "@pupitre/core/composer/suggestion/ChatCompletions"
import * as ChatCompletions from "@pupitre/core/composer/suggestion/ChatCompletions"
import * as Redacted from "effect/Redacted"
import * as fc from "fast-check"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import type { ChatService } from "./chatService.js"
import { start } from "./chatService.js"

let service: ChatService
beforeAll(async () => {
  service = await start()
})
afterAll(async () => service.close())

const prompt = [
  { role: "system", content: "You write for an agent." },
  { role: "user", content: "La lampe est-elle réparable ?" },
] as const

const writer = (more: Partial<Options> = {}) =>
  ChatCompletions.make({ url: service.url, model: "small", key: Redacted.make(service.key), ...more })

const written = async (
  more: Partial<Options> = {},
  signal = new AbortController().signal,
): Promise<ReadonlyArray<Piece>> => collected(writer(more).write(prompt, signal))

const collected = async (pieces: AsyncIterable<Piece>): Promise<ReadonlyArray<Piece>> => {
  const all: Array<Piece> = []
  for await (const piece of pieces) all.push(piece)
  return all
}

const text = (pieces: ReadonlyArray<Piece>): string =>
  pieces.map((piece) => (piece._tag === "Words" ? piece.text : "")).join("")

const ending = (pieces: ReadonlyArray<Piece>): string => {
  const last = pieces.at(-1)
  return last?._tag === "NotWritten" ? last.reason.key : (last?._tag ?? "nothing")
}

describe("ChatCompletions", () => {
  it("[SG9] whatever pieces of bytes the network makes of the stream, the words are those of the model", async () => {
    const anyWords = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(anyWords, fc.integer({ min: 1, max: 9 }), async (words, cut) => {
        service.answer({ words, cut })
        const pieces = await written()
        assert.strictEqual(text(pieces), words.join(""))
        assert.strictEqual(ending(pieces), "Written")
        assert.strictEqual(pieces.filter(({ _tag }) => _tag !== "Words").length, 1)
      }),
      { numRuns: 30 },
    )
  })

  it("[SG9] a letter of several bytes that comes in two packets is one letter", async () => {
    service.answer({ words: ["Réparée à l’atelier ", "👩🏽‍🔧 été"], cut: 1 })
    assert.strictEqual(text(await written()), "Réparée à l’atelier 👩🏽‍🔧 été")
  })

  it("[SG9] asks as the protocol has it: its path, its key, its model, streamed", async () => {
    service.answer({ words: ["Oui."] })
    await written({ url: `${service.url}/` })
    const { path, headers, body } = service.asked.at(-1)!
    assert.strictEqual(path, "/v1/chat/completions")
    assert.strictEqual(headers.authorization, `Bearer ${service.key}`)
    assert.deepStrictEqual([body.model, body.stream], ["small", true])
    assert.deepStrictEqual(body.messages, prompt)
  })

  it("[SG10] what goes wrong ends the answer with its reason, once, and keeps the words before it", async () => {
    const cases: ReadonlyArray<readonly [keyof typeof failures | "Written", Parameters<ChatService["answer"]>[0]]> = [
      ["WriterKeyRefused", { status: 401 }],
      ["WriterKeyRefused", { status: 403 }],
      ["WriterBusy", { status: 429 }],
      ["WriterUnreachable", { status: 500 }],
      ["WriterUnusable", { status: 404 }],
      ["WriterUnusable", { words: ["a"], type: "application/json" }],
      ["WriterUnusable", { raw: 'data: {"choices": 3}\n\n' }],
      ["WriterUnusable", { raw: "data: not json\n\n" }],
      ["WriterUnusable", { raw: 'data: {"error":{"message":"overloaded"}}\n\n' }],
      ["WriterUnusable", { words: [] }],
      ["WriterCutShort", { words: ["Oui, "], finish: "length" }],
      ["WriterCutShort", { words: ["Oui, "], finish: null, done: false }],
      ["WriterDeclined", { words: ["Oui, "], finish: "content_filter" }],
      ["WriterTooLong", { words: ["x".repeat(longest), "x"] }],
      ["WriterUnreachable", { raw: `data: ${"x".repeat(300_000)}` }],
      // A service that closes after it has said why it stops has said everything.
      ["Written", { words: ["Oui."], done: false }],
    ]
    for (const [expected, answering] of cases) {
      service.answer(answering)
      const pieces = await written()
      assert.strictEqual(ending(pieces), expected, JSON.stringify(answering).slice(0, 80))
      assert.strictEqual(pieces.filter(({ _tag }) => _tag !== "Words").length, 1)
      if (answering.words?.[0] === "Oui, ") assert.strictEqual(text(pieces), "Oui, ")
    }
    assert.strictEqual(ending(await written({ url: "http://127.0.0.1:1/v1" })), "WriterUnreachable")
  })

  it("[SG10] a silence ends it, counted from the last words", async () => {
    service.answer({ words: ["Un ", "deux ", "trois"], pauseAfter: 2 })
    let fire = (): void => {}
    let armed = 0
    const timed = writer({
      patience: 5_000,
      schedule: (after, run) => {
        assert.strictEqual(after, 5_000)
        armed++
        fire = run
        return () => {
          fire = () => {}
        }
      },
    }).write(prompt, new AbortController().signal)
    const pieces: Array<Piece> = []
    for await (const piece of timed) {
      pieces.push(piece)
      // The next thing to happen is that nothing does.
      if (text(pieces) === "Un deux ") setTimeout(() => fire())
    }
    assert.strictEqual(ending(pieces), "WriterTimedOut")
    assert.strictEqual(text(pieces), "Un deux ")
    assert.isAbove(armed, 2)
    service.release()
  })

  it("[SG11] who does not want it any more hears nothing more, and the service is hung up on", async () => {
    const own = await start({ words: ["Un ", "deux ", "trois"], pauseAfter: 1 })
    try {
      const stop = new AbortController()
      const pieces: Array<Piece> = []
      const options = { url: own.url, model: "small", key: Redacted.make(own.key) }
      for await (const piece of ChatCompletions.make(options).write(prompt, stop.signal)) {
        pieces.push(piece)
        stop.abort()
      }
      assert.deepStrictEqual(pieces, [{ _tag: "Words", text: "Un " }])
      await own.left
      const before = own.asked.length
      assert.deepStrictEqual(await collected(ChatCompletions.make(options).write(prompt, stop.signal)), [])
      assert.strictEqual(own.asked.length, before)
    } finally {
      await own.close()
    }
  })

  it("[SG11] leaving the loop hangs up as well", async () => {
    const own = await start({ words: ["Un ", "deux ", "trois"], pauseAfter: 1 })
    try {
      const options = { url: own.url, model: "small", key: Redacted.make(own.key) }
      for await (const _ of ChatCompletions.make(options).write(prompt, new AbortController().signal)) break
      await own.left
    } finally {
      await own.close()
    }
  })

  it("[SG12] the key goes to its own address and is in nothing that is said", async () => {
    service.answer({ status: 401 })
    const refused = await written()
    assert.notInclude(JSON.stringify(refused), service.key)
    assert.notInclude(JSON.stringify(writer()), service.key)
    // A service that sends elsewhere is not followed there.
    const elsewhere = await start({ words: ["Donnez-moi la clé"] })
    try {
      service.answer({ status: 307, location: `${elsewhere.url}/chat/completions` })
      assert.strictEqual(ending(await written()), "WriterUnreachable")
      assert.strictEqual(elsewhere.asked.length, 0)
    } finally {
      await elsewhere.close()
    }
  })

  it("[SG10] every failure has its words in both languages", () => {
    for (const { fr, en } of Object.values<Words>(failures)) assert.isTrue(fr !== "" && en !== "" && fr !== en)
  })
})
