import { assert, it } from "@effect/vitest"
import type { Request, Translator } from "@pupitre/core/composer/Translator"
import { failed, none } from "@pupitre/core/composer/Translator"
import * as Effect from "effect/Effect"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { vi } from "vitest"
import * as Console from "../server/Console.ts"
import * as DraftTranslations from "../server/DraftTranslations.ts"
import { draftsOverHttp, draftTranslator } from "../src/desk/composer/DraftTranslation.ts"

const demo = join(import.meta.dirname, "../demo")
const canary = "canari-traduit-4471"
const request: Request = { text: canary, from: "fr", to: "en" }

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "pupitre-drafts-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
)

/** Every byte under a folder, as text of one letter a byte. */
const everything = (at: string): string =>
  readdirSync(at, { recursive: true, encoding: "utf8" })
    .map((name) => join(at, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"))
    .join("\n")

it.live(
  "[TL17] the server gives a draft to the provider once per question, and keeps, logs and repeats nothing of it",
  () =>
    Effect.gen(function* () {
      const asked: Array<Request> = []
      let answers: () => Promise<Awaited<ReturnType<Translator["translate"]>>> = async () => ({
        _tag: "Translated",
        text: "the answer",
        provider: "Test",
      })
      const translator: Translator = {
        translate: (one) => {
          asked.push(one)
          return answers()
        },
        languages: async () => failed("TranslationOff"),
      }
      const said: Array<unknown> = []
      for (const name of ["log", "info", "warn", "error", "debug"] as const) {
        const spy = vi.spyOn(console, name).mockImplementation((...words) => void said.push(words))
        yield* Effect.addFinalizer(() => Effect.sync(() => spy.mockRestore()))
      }
      const data = yield* folder
      mkdirSync(join(data, "page"))
      writeFileSync(join(data, "page", "index.html"), "<!doctype html>")
      const kept = join(data, "kept")
      const { url } = yield* Console.open({ data: kept, page: join(data, "page"), demo, port: 0, translator })
      const heard: Array<string> = []
      const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
        Effect.promise(async () => {
          const sent = { origin: url, "content-type": "application/json", ...headers }
          const response = await fetch(url + path, { method: "POST", headers: sent, body })
          const text = await response.text()
          heard.push(text, JSON.stringify([...response.headers]))
          return { status: response.status, kept: response.headers.get("cache-control"), text }
        })
      const tokenOf = (text: string): string => (JSON.parse(text) as { readonly token: string }).token
      const agent = tokenOf((yield* post("/api/agent-token", JSON.stringify({ agent: "ines" }))).text)
      const visitor = tokenOf((yield* post("/api/visitor-token", JSON.stringify({ consent: true }))).text)
      const body = JSON.stringify(request)
      const bearer = { authorization: `Bearer ${agent}` }
      const { path } = DraftTranslations

      // Refused by who asks and by what is asked, none of it with the text.
      for (const [status, given, headers] of [
        [401, body, {}],
        [401, body, { authorization: `Bearer ${canary}` }],
        [403, body, { authorization: `Bearer ${visitor}` }],
        [403, body, { ...bearer, origin: "https://evil.example" }],
        [400, `{"text":"${canary}"`, bearer],
        [400, JSON.stringify({ text: canary }), bearer],
        [400, JSON.stringify({ ...request, text: canary.repeat(3_000) }), bearer],
        [400, body, { ...bearer, "content-type": "text/plain" }],
      ] as const) {
        assert.strictEqual((yield* post(path, given, headers)).status, status)
      }
      assert.strictEqual((yield* Effect.promise(() => fetch(url + path, { headers: { origin: url } }))).status, 405)
      assert.isEmpty(asked)

      const first = yield* post(path, body, bearer)
      assert.deepInclude(first, { status: 200, kept: "no-store" })
      assert.deepStrictEqual(JSON.parse(first.text), { _tag: "Translated", text: "the answer", provider: "Test" })
      // Asked again it is translated again: it was not kept.
      yield* post(path, body, bearer)
      assert.strictEqual(asked.length, 2)
      assert.include(asked[0]?.glossary ?? [], "Maison Lumen")
      answers = () => Promise.reject(new Error(`cannot translate ${canary}`))
      const broken = yield* post(path, body, bearer)
      assert.include(broken.text, "TranslationUnusable")

      // No more at once for one person than a field leaves behind.
      const given = Promise.withResolvers<Awaited<ReturnType<Translator["translate"]>>>()
      answers = () => given.promise
      const statuses = yield* Effect.all(
        Array.from({ length: 6 }, (_, index) =>
          Effect.tap(post(path, body, bearer), () => {
            // Those who are refused are answered first: then the others are.
            if (index === 5 || heard.filter((text) => text.includes("TooMany")).length === 2) {
              given.resolve(failed("TranslationBusy"))
            }
            return Effect.void
          }),
        ),
        { concurrency: "unbounded" },
      )
      assert.deepStrictEqual(
        statuses.map(({ status }) => status).toSorted((a, b) => a - b),
        [200, 200, 200, 200, 429, 429],
      )

      assert.isAbove(heard.join().length, 1_000)
      assert.notInclude(heard.join("\n"), canary)
      assert.notInclude(JSON.stringify(said), canary)
      const disk = everything(kept)
      assert.include(disk, "conversationId")
      assert.notInclude(disk, canary)
    }),
)

it("[TL17] kept on the device, a draft is asked of nothing else; by the service, of the device only where there is none", async () => {
  const asked = { service: 0, device: 0 }
  const device: Translator = {
    ...none,
    translate: async () => {
      asked.device++
      return { _tag: "Translated", text: "d", provider: "Device" }
    },
  }
  const service = (answer: ReturnType<typeof failed>) => ({
    translate: async () => {
      asked.service++
      return answer
    },
  })
  await draftTranslator("device", service(failed("TranslationBusy")), device).translate(request)
  assert.deepStrictEqual(asked, { service: 0, device: 1 })
  await draftTranslator("device", service(failed("TranslationBusy")), none).translate(request)
  assert.deepStrictEqual(asked, { service: 0, device: 1 })
  const busy = await draftTranslator("service", service(failed("TranslationBusy")), device).translate(request)
  assert.deepStrictEqual(busy, failed("TranslationBusy"))
  assert.deepStrictEqual(asked, { service: 1, device: 1 })
  await draftTranslator("service", service(failed("TranslationOff")), device).translate(request)
  assert.deepStrictEqual(asked, { service: 2, device: 2 })
})

it("[TL17] a draft is in the body of one request, which nothing on the way keeps; what is no answer says why", async () => {
  const answered = async (response: Response | Error) => {
    const sent: Array<RequestInit & { readonly url: unknown }> = []
    const translator = draftsOverHttp(
      async () => "a-token",
      async (url, init) => {
        sent.push({ ...init, url })
        if (response instanceof Error) throw response
        return response
      },
    )
    const answer = await translator.translate(request)
    assert.strictEqual(sent.length, 1)
    assert.deepInclude(sent[0], { url: DraftTranslations.path, method: "POST", cache: "no-store" })
    assert.strictEqual(sent[0]?.body, JSON.stringify(request))
    assert.notInclude(JSON.stringify([sent[0]?.headers, sent[0]?.url]), canary)
    return answer._tag === "Translated" ? answer.text : answer.reason.key
  }
  const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
  assert.strictEqual(await answered(json({ _tag: "Translated", text: "yes", provider: "Test" })), "yes")
  assert.strictEqual(await answered(json(failed("TranslationQuota"))), "TranslationQuota")
  assert.strictEqual(await answered(json({ text: "yes" })), "TranslationUnusable")
  assert.strictEqual(await answered(json({ error: "TooMany" }, 429)), "TranslationBusy")
  assert.strictEqual(await answered(json({ error: "BadRequest" }, 400)), "TranslationTooLong")
  assert.strictEqual(await answered(json({ error: "NotSignedIn" }, 401)), "TranslationUnreachable")
  assert.strictEqual(await answered(new Response("<html>")), "TranslationUnreachable")
  assert.strictEqual(await answered(new TypeError("offline")), "TranslationUnreachable")
})
