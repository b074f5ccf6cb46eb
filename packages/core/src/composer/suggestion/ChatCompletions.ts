/**
 * Writes answers with any service that speaks OpenAI's chat completions (`POST /v1/chat/completions`, streamed): OpenAI
 * itself, Mistral, or vLLM, llama.cpp and Ollama on a machine of one's own. The stream is read by `eventsource-parser`.
 *
 * For a server: the key is `Redacted`, is sent to the one address that it is for, and is in no error. Redirections are not
 * followed.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { EventSourceParserStream } from "eventsource-parser/stream"
import type { AnswerWriter, Failure, Piece } from "../AnswerWriter.js"
import { failed, longest } from "../AnswerWriter.js"
import type { Prompt } from "../Prompt.js"

/** Which service, and how. */
export interface Options {
  /** Up to and with its version, such as `https://api.openai.com/v1`. */
  readonly url: string
  readonly model: string
  readonly key?: Redacted.Redacted
  /** The longest silence, before the first words or between two, milliseconds; 20,000 unless given. */
  readonly patience?: number
  /** The most tokens of an answer; 400 unless given. */
  readonly maxTokens?: number
  /** The platform's own unless given. */
  readonly fetch?: typeof fetch
  /** Timers; the device's own unless given. */
  readonly schedule?: (after: number, run: () => void) => () => void
}

/** A writer on this service. */
export const make = (options: Options): AnswerWriter => ({
  name: options.model,
  write: (prompt, signal) => write(options, prompt, signal),
})

async function* write(options: Options, prompt: Prompt, signal: AbortSignal): AsyncGenerator<Piece, void> {
  const { patience = 20_000, schedule = later } = options
  // One end for all: the reader's own will, a silence, and a consumer that leaves.
  const ended = new AbortController()
  const onAbort = (): void => ended.abort()
  signal.addEventListener("abort", onAbort)
  let timedOut = false
  let cancel = (): void => {}
  const wait = (): void => {
    cancel()
    cancel = schedule(patience, () => {
      timedOut = true
      ended.abort()
    })
  }
  try {
    if (signal.aborted) return
    wait()
    const response = await ask(options, prompt, ended.signal)
    if (!response.ok || response.body === null) {
      await response.body?.cancel()
      return yield failed(byStatus(response.status))
    }
    if (!/^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "")) {
      await response.body.cancel()
      return yield failed("WriterUnusable")
    }
    let length = 0
    let finish: string | undefined
    // A letter cut in two by the network is put together again by the decoder.
    const events = response.body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
      .pipeThrough(new EventSourceParserStream({ maxBufferSize: longestEvent }))
    for await (const { data } of each(events)) {
      // The silence of the service counts, not the time that the reader takes.
      cancel()
      if (data === "[DONE]") return yield ending(length, finish)
      const chunk = decode(data)
      if (chunk === undefined || "error" in chunk) return yield failed("WriterUnusable")
      const [choice] = chunk.choices
      const text = choice?.delta?.content ?? ""
      finish = choice?.finish_reason ?? finish
      length += text.length
      if (length > longest) return yield failed("WriterTooLong")
      if (text !== "") yield { _tag: "Words", text }
      wait()
    }
    // Some services close instead of saying that they are done; one that has not said why it stopped was cut.
    yield finish === undefined ? failed("WriterCutShort") : ending(length, finish)
  } catch {
    if (timedOut) yield failed("WriterTimedOut")
    else if (!signal.aborted) yield failed("WriterUnreachable")
  } finally {
    cancel()
    signal.removeEventListener("abort", onAbort)
    ended.abort()
  }
}

/** The most characters that one event of the stream may take. */
const longestEvent = 256 * 1024

function ask(
  { url, model, key, maxTokens = 400, fetch = globalThis.fetch }: Options,
  prompt: Prompt,
  signal: AbortSignal,
) {
  return fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    redirect: "error",
    signal,
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(key !== undefined && { authorization: `Bearer ${Redacted.value(key)}` }),
    },
    body: JSON.stringify({ model, messages: prompt, stream: true, max_tokens: maxTokens, temperature: 0.3 }),
  })
}

function byStatus(status: number): Failure {
  if (status === 401 || status === 403) return "WriterKeyRefused"
  if (status === 429 || status === 503) return "WriterBusy"
  return status >= 500 ? "WriterUnreachable" : "WriterUnusable"
}

function ending(length: number, finish: string | undefined): Piece {
  if (finish === "content_filter") return failed("WriterDeclined")
  if (finish === "length") return failed("WriterCutShort")
  return length === 0 ? failed("WriterUnusable") : { _tag: "Written" }
}

const Chunk = Schema.Union([
  Schema.Struct({
    choices: Schema.Array(
      Schema.Struct({
        delta: Schema.optionalKey(Schema.Struct({ content: Schema.optionalKey(Schema.NullOr(Schema.String)) })),
        finish_reason: Schema.optionalKey(Schema.NullOr(Schema.String)),
      }),
    ),
  }),
  Schema.Struct({ error: Schema.Unknown }),
])
const decodeChunk = Schema.decodeUnknownOption(Schema.fromJsonString(Chunk))
const decode = (data: string): typeof Chunk.Type | undefined => Option.getOrUndefined(decodeChunk(data))

/** A stream's values; leaving the loop cancels it. Not every browser can loop over a stream itself. */
async function* each<A>(stream: ReadableStream<A>): AsyncGenerator<A, void> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

const later = (after: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, after)
  return () => clearTimeout(timer)
}
