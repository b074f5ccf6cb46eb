import { assert, it } from "@effect/vitest"
import type { VisitorId } from "@pupitre/core/Id"
import * as Tokens from "@pupitre/transport/server/Tokens"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { request as httpRequest } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { WebSocket } from "ws"
import * as Console from "../server/Console.ts"
import { tenant } from "../server/People.ts"
import * as SigningKey from "../server/SigningKey.ts"

/** A folder that is gone when the test is over. */
const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "pupitre-console-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
)

const setup = Effect.gen(function* () {
  const data = yield* folder
  const page = join(data, "page")
  mkdirSync(join(page, "assets"), { recursive: true })
  writeFileSync(join(page, "index.html"), "<!doctype html><title>page</title>")
  writeFileSync(join(page, "assets", "a-1.js"), "export {}")
  writeFileSync(join(data, "secret.json"), "{}")
  const options: Console.Options = {
    data: join(data, "kept"),
    page,
    demo: fileURLToPath(new URL("../demo", import.meta.url)),
    port: 0,
  }
  const running = yield* Console.open(options)
  return { ...running, options }
})

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly path: string
}

interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | Array<string> | undefined>>
  readonly body: string
}

/** A request as given: `fetch` would tidy the path and refuse to set an origin. */
const ask = (url: string, { method = "GET", headers = {}, body, path }: Asked): Effect.Effect<Answered> =>
  Effect.callback((resume) => {
    const { hostname, port } = new URL(url)
    const sent = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = ""
      response.setEncoding("utf8")
      response.on("data", (chunk: string) => (text += chunk))
      response.on("end", () =>
        resume(Effect.succeed({ status: response.statusCode ?? 0, headers: response.headers, body: text })),
      )
    })
    sent.on("error", (cause) => resume(Effect.die(cause)))
    sent.end(body)
  })

const post = (url: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(url, {
    path,
    method: "POST",
    headers: { origin: url, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  })

it.live("every screen of the page is the page, under headers that keep it to itself", () =>
  Effect.gen(function* () {
    const { url } = yield* setup
    for (const path of [
      "/",
      "/shop",
      "/shop/p/aube",
      "/desk",
      "/desk/c/1",
      "/manager",
      "/manager/library/offers",
      "/gallery",
    ]) {
      const answer = yield* ask(url, { path })
      assert.strictEqual(answer.status, 200, path)
      assert.include(answer.body, "<title>page</title>")
      assert.include(answer.headers["content-security-policy"], "frame-ancestors 'self'")
      assert.notInclude(String(answer.headers["content-security-policy"]).split("style-src")[0], "unsafe")
      assert.strictEqual(answer.headers["x-content-type-options"], "nosniff")
      assert.isDefined(answer.headers["referrer-policy"])
    }
  }).pipe(Effect.scoped),
)

it.live("nothing outside the page's folder is served, however it is asked for", () =>
  Effect.gen(function* () {
    const { url } = yield* setup
    assert.strictEqual((yield* ask(url, { path: "/assets/a-1.js" })).status, 200)
    const outside = ["/../secret.json", "/%2e%2e/secret.json", "/assets/..%2f..%2fsecret.json", "/..%5csecret.json"]
    for (const path of [...outside, "/assets/%00.js", "/%E0%A4%A", "/assets", "/nowhere"]) {
      const { status } = yield* ask(url, { path })
      assert.oneOf(status, [400, 404], path)
    }
    assert.strictEqual((yield* ask(url, { path: "/", method: "POST" })).status, 405)
  }).pipe(Effect.scoped),
)

it.live(
  "a visitor gets an identity only by agreeing, keeps it by a cookie that scripts cannot read, and can drop it",
  () =>
    Effect.gen(function* () {
      const { url } = yield* setup
      const without = yield* post(url, "/api/visitor-token", {})
      assert.strictEqual(without.status, 400)
      assert.isUndefined(without.headers["set-cookie"])
      const first = yield* post(url, "/api/visitor-token", { consent: true })
      const [cookie = ""] = first.headers["set-cookie"] ?? []
      for (const part of ["HttpOnly", "SameSite=Lax", "Path=/api"]) assert.include(cookie, part)
      const held = cookie.split(";")[0] ?? ""
      const again = yield* post(url, "/api/visitor-token", { consent: true }, { cookie: held })
      assert.strictEqual(JSON.parse(again.body).id, JSON.parse(first.body).id)
      const forged = yield* post(
        url,
        "/api/visitor-token",
        { consent: true },
        { cookie: "lumen_visitor=demo-camille.AAAA" },
      )
      assert.notStrictEqual(JSON.parse(forged.body).id, "demo-camille")
      const gone = yield* ask(url, { path: "/api/visitor-token", method: "DELETE", headers: { origin: url } })
      assert.include(gone.headers["set-cookie"]?.[0], "Max-Age=0")
    }).pipe(Effect.scoped),
)

it.live("tokens are given to our own pages only, and an agent's on this machine only", () =>
  Effect.gen(function* () {
    const { url } = yield* setup
    const { port } = new URL(url)
    assert.strictEqual((yield* post(url, "/api/agent-token", { agent: "ines" })).status, 200)
    const refused: ReadonlyArray<Readonly<Record<string, string>>> = [
      { origin: "https://evil.example" },
      { origin: `${url}.evil.example` },
      { origin: "null" },
      { host: `desk.example:${port}` },
    ]
    for (const headers of refused) {
      assert.strictEqual(
        (yield* post(url, "/api/agent-token", { agent: "ines" }, headers)).status,
        403,
        JSON.stringify(headers),
      )
    }
    const silent = yield* ask(url, { path: "/api/agent-token", method: "POST", body: "{}" })
    assert.strictEqual(silent.status, 403)
    assert.strictEqual((yield* post(url, "/api/agent-token", { agent: "nobody" })).status, 400)
    assert.strictEqual((yield* post(url, "/api/agent-token", { agent: "x".repeat(5_000) })).status, 400)
    assert.strictEqual((yield* ask(url, { path: "/api/agent-token", headers: { origin: url } })).status, 405)
  }).pipe(Effect.scoped),
)

it.live("who is kept away gets no token, signs in as nobody and brings no file; who was let in again does", () =>
  Effect.gen(function* () {
    const { url, options } = yield* setup
    const key = SigningKey.open(options.data)
    // From before: what a browser holds that was here once, and a token that has not ended yet.
    const tokens = yield* Tokens.make({ key, issuer: "maison-lumen", audience: "pupitre-console" })
    const as = Effect.fnUntraced(function* (name: string) {
      const id = name as VisitorId
      const cookie = `lumen_visitor=${SigningKey.seal(key, id, "visitor")}`
      const token = yield* tokens.issue({ tenant, participant: { _tag: "Visitor", id }, role: "visitor" })
      const bytes = Buffer.from("a.png").toString("base64")
      const [conversation, type] = [`${name}-1`, "image/png"].map((text) => Buffer.from(text).toString("base64"))
      const tus = {
        "tus-resumable": "1.0.0",
        "upload-length": "9",
        "upload-metadata": `name ${bytes},type ${type},conversation ${conversation}`,
      }
      const upload = (bearer: string) =>
        ask(url, {
          path: "/uploads",
          method: "POST",
          headers: { origin: url, authorization: `Bearer ${bearer}`, ...tus },
        })
      return {
        token: yield* post(url, "/api/visitor-token", { consent: true }, { cookie }),
        signIn: yield* post(url, "/api/sign-in", { customer: "nobody" }, { cookie }),
        upload: yield* upload(token),
        unknown: yield* upload("no-token"),
      }
    })
    const away = yield* as("demo-max")
    assert.strictEqual(away.token.status, 401)
    assert.isUndefined(away.token.headers["set-cookie"])
    assert.deepStrictEqual(JSON.parse(away.signIn.body), { error: "VisitorUnknown" })
    // Told no more than whoever is not known.
    assert.deepStrictEqual([away.upload.status, away.upload.body], [away.unknown.status, away.unknown.body])
    assert.strictEqual(away.upload.status, 401)
    assert.notMatch(away.token.body + away.upload.body, /block|kept|spam/i)
    const back = yield* as("demo-zoe")
    assert.strictEqual(JSON.parse(back.token.body).id, "demo-zoe")
    assert.deepStrictEqual(JSON.parse(back.signIn.body), { error: "CustomerUnknown" })
    // Not of that conversation, for all that.
    assert.deepInclude(JSON.parse(back.upload.body), { _tag: "Failed" })
  }).pipe(Effect.scoped),
)

it.live("who is blocked while they are there is gone within a second, and gets in by no way that the server has", () =>
  Effect.gen(function* () {
    const { url } = yield* setup
    const granted = yield* post(url, "/api/visitor-token", { consent: true })
    const cookie = String(granted.headers["set-cookie"]).split(";")[0]!
    const { token, id } = JSON.parse(granted.body)
    const desk = JSON.parse((yield* post(url, "/api/agent-token", { agent: "manager" })).body).token
    const dial = (bearer: string) =>
      Effect.promise(async () => {
        const socket = new WebSocket(`${url.replace("http", "ws")}/live`, { headers: { origin: url } })
        const frames: Array<{ readonly _tag: string }> = []
        socket.on("message", (data: Buffer) => frames.push(JSON.parse(data.toString())))
        const closed = once(socket, "close").then(() => performance.now())
        await once(socket, "open")
        const send = (frame: object): void => socket.send(JSON.stringify(frame))
        const until = async (tag: string) => {
          while (!frames.some(({ _tag }) => _tag === tag)) await once(socket, "message")
          return frames.find(({ _tag }) => _tag === tag)!
        }
        send({ _tag: "Hello", protocol: 1, token: bearer })
        const submit = async (stream: string, name: string, input: object) => {
          const { epoch } = (await until("Welcome")) as unknown as { readonly epoch: string }
          const commandId = randomUUID()
          send({ _tag: "Submit", stream, epoch, producer: randomUUID(), n: 1, commandId, call: { name, input } })
          await until("Ack")
        }
        return { closed, frames, submit }
      })
    const own = `${tenant}/visitor/${id}`
    const page = yield* dial(token)
    yield* Effect.promise(() => page.submit(own, "giveConsent", { scopes: ["store"] }))
    const manager = yield* dial(desk)
    yield* Effect.promise(() => manager.submit(own, "blockVisitor", { reason: "spam" }))
    const at = performance.now()
    assert.isBelow((yield* Effect.promise(() => page.closed)) - at, 1_000)
    const away = { _tag: "Bye", reason: "Unauthenticated", reconnect: false }
    assert.deepStrictEqual(page.frames.at(-1), away)
    const back = yield* dial(token)
    yield* Effect.promise(() => back.closed)
    assert.deepStrictEqual(back.frames, [away])
    const again = yield* post(url, "/api/visitor-token", { consent: true }, { cookie })
    const signedIn = yield* post(url, "/api/sign-in", { customer: "nobody" }, { cookie })
    const upload = (bearer: string) =>
      ask(url, { path: "/uploads", method: "POST", headers: { origin: url, authorization: `Bearer ${bearer}` } })
    const [theirs, unknown] = [yield* upload(token), yield* upload("no-token")]
    assert.deepStrictEqual([again.status, signedIn.status, theirs.status], [401, 401, 401])
    assert.deepStrictEqual(JSON.parse(again.body), { error: "Unauthenticated" })
    assert.strictEqual(theirs.body, unknown.body)
  }).pipe(Effect.scoped),
)

it.live("a socket from another origin is not let in", () =>
  Effect.gen(function* () {
    const { url } = yield* setup
    const dial = (headers: Readonly<Record<string, string>>): Effect.Effect<string> =>
      Effect.callback((resume) => {
        const socket = new WebSocket(`${url.replace("http", "ws")}/live`, { headers })
        socket.on("open", () => {
          socket.terminate()
          resume(Effect.succeed("open"))
        })
        socket.on("error", (error) => resume(Effect.succeed(error.message)))
      })
    assert.strictEqual(yield* dial({ origin: url }), "open")
    assert.include(yield* dial({ origin: "https://evil.example" }), "403")
    assert.include(yield* dial({}), "403")
  }).pipe(Effect.scoped),
)

it.live("the demo is written once, into an empty log, and survives a restart", () =>
  Effect.gen(function* () {
    const data = yield* folder
    const options: Console.Options = {
      data: join(data, "kept"),
      page: data,
      demo: fileURLToPath(new URL("../demo", import.meta.url)),
      port: 0,
    }
    const first = yield* Effect.scoped(Console.open(options))
    const second = yield* Effect.scoped(Console.open(options))
    assert.isAbove(first.planted, 100)
    assert.strictEqual(second.planted, 0)
    const key = join(options.data, "signing.key")
    assert.isTrue(existsSync(key))
    if (process.platform !== "win32") assert.strictEqual(statSync(key).mode & 0o077, 0)
    assert.lengthOf(Buffer.from(readFileSync(key, "utf8"), "base64url"), 32)
  }).pipe(Effect.scoped),
)

it.live("a port that is taken is said to be", () =>
  Effect.gen(function* () {
    const { url, options } = yield* setup
    const other = yield* folder
    const error = yield* Effect.flip(
      Effect.scoped(Console.open({ ...options, data: other, port: Number(new URL(url).port) })),
    )
    assert.deepInclude(error, { _tag: "StartError", reason: "PortInUse" })
  }).pipe(Effect.scoped),
)
