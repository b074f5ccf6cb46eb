/**
 * A chat completions service on loopback that speaks the protocol of the real ones, for tests: it checks the request as
 * theirs do and streams its answer as server-sent events, in whatever pieces of bytes it is told to.
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** One request that came in. */
export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage["headers"]
  readonly body: { readonly model: string; readonly stream: boolean; readonly messages: ReadonlyArray<Message> }
}

/** One message of a prompt. */
export interface Message {
  readonly role: string
  readonly content: string
}

/** How the service answers the next request. */
export interface Answering {
  /** The words, in the pieces in which the model makes them. */
  readonly words?: ReadonlyArray<string>
  /** Why the model stops; `stop` unless given, and `null` for a service that never says. */
  readonly finish?: string | null
  /** Whether it says `[DONE]`; it does unless told otherwise. */
  readonly done?: boolean
  /** The bytes of the stream are cut after every so many; whole events unless given. */
  readonly cut?: number
  /** After this many pieces it says no more, until it is released. */
  readonly pauseAfter?: number
  /** A refusal instead. */
  readonly status?: number
  /** Bytes instead of what the protocol says. */
  readonly raw?: string
  readonly type?: string
  readonly location?: string
}

/** A service that runs. */
export interface ChatService {
  /** Up to and with its version. */
  readonly url: string
  readonly key: string
  /** Everything that was asked, oldest first. */
  readonly asked: ReadonlyArray<Asked>
  readonly answer: (next: Answering) => void
  /** Says the rest of what was paused. */
  readonly release: () => void
  /** Resolves when a client that was being answered has left before the end. */
  readonly left: Promise<void>
  /** Resolves when a request has come. */
  readonly came: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts a service; it answers every request as told last. */
export const start = async (first: Answering = {}): Promise<ChatService> => {
  const key = "sk-loopback-0123456789"
  const asked: Array<Asked> = []
  let answering = first
  let release = (): void => {}
  let waiting: Array<() => void> = []
  const left = Promise.withResolvers<void>()
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Array<Buffer> = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked["body"]
    asked.push({ path: request.url ?? "", headers: request.headers, body })
    for (const one of waiting) one()
    waiting = []
    const { words = [], finish = "stop", done = true, cut, pauseAfter, status, raw, type, location } = answering
    const refuse = (code: number, message: string): void => {
      response.writeHead(code, { "content-type": "application/json", ...(location !== undefined && { location }) })
      response.end(JSON.stringify({ error: { message, type: "invalid_request_error", param: null, code: null } }))
    }
    if (status !== undefined) return refuse(status, `refused: ${request.headers.authorization ?? ""}`)
    if (request.method !== "POST" || request.url !== "/v1/chat/completions") return refuse(404, "no such endpoint")
    if (request.headers.authorization !== `Bearer ${key}`) return refuse(401, "Incorrect API key provided")
    if (!body.stream || body.model === "" || body.messages.length === 0) return refuse(400, "bad request")
    response.writeHead(200, { "content-type": type ?? "text/event-stream; charset=utf-8", "cache-control": "no-cache" })
    response.once("close", () => {
      if (!response.writableFinished) left.resolve()
    })
    const send = async (text: string): Promise<void> => {
      const bytes = Buffer.from(text, "utf8")
      const size = cut ?? bytes.length
      for (let at = 0; at < bytes.length; at += size) {
        response.write(bytes.subarray(at, at + size))
        // One packet each, so that the other side gets them apart.
        if (cut !== undefined) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    if (raw !== undefined) {
      await send(raw)
      return void response.end()
    }
    const event = async (choice: object): Promise<void> =>
      send(`data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", choices: [choice] })}\n\n`)
    await send(": thinking\n\n")
    await event({ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null })
    for (const [index, content] of words.entries()) {
      if (index === pauseAfter) await new Promise<void>((resolve) => (release = resolve))
      if (response.destroyed) return
      await event({ index: 0, delta: { content }, finish_reason: null })
    }
    if (finish !== null) await event({ index: 0, delta: {}, finish_reason: finish })
    if (done) await send("data: [DONE]\n\n")
    response.end()
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key,
    asked,
    answer: (next) => {
      answering = next
    },
    release: () => release(),
    left: left.promise,
    came: async () => new Promise((resolve) => waiting.push(resolve)),
    close: async () =>
      new Promise((resolve) => {
        release()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
