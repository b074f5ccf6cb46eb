/**
 * An answer as the server has it written, piece by piece: `POST /api/answer`, read as server-sent events.
 *
 * @since 0.1.0
 */
import { ToldSchema } from "@pupitre/core/composer/SuggestionQuery"
import type { Asked, Told } from "@pupitre/core/composer/Suggestions"
import { read } from "@pupitre/core/Query"
import { EventSourceParserStream } from "eventsource-parser/stream"

/** What the server tells of an answer while it is written; ends with the stream, rejects when there is none. */
export async function* written(token: string, asked: Asked, signal: AbortSignal): AsyncGenerator<Told, void> {
  const response = await fetch("/api/answer", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(asked),
    signal,
  })
  if (!response.ok || response.body === null) throw new Error(`no answer: ${response.status}`)
  const reader = response.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const told = read({ output: ToldSchema }, JSON.parse(value.data) as unknown)
      if (told !== undefined) yield told
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
