/**
 * Translation services on loopback that speak the protocols of the real ones, for tests: requests are checked as theirs
 * are, refusals have their status and words. What they translate is a few sentences, and any other text by its marks.
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** One question that came in. */
export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage["headers"]
  readonly body: unknown
}

/** A service that is running. */
export interface Service {
  readonly url: string
  /** Everything that was asked, oldest first. */
  readonly asked: Array<Asked>
  /** What it answers next instead, one after the other: a status with its body and headers, or silence. */
  readonly next: Array<"silence" | Answer>
  /** Whether it is there at all: while it is not, connections are cut. */
  down: boolean
  /** Called when a question has come that will not be answered. */
  onSilence: () => void
  readonly close: () => Promise<void>
}

/** An answer. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Sentences by language: each is the translation of the one at its place in another. */
const sentences: Readonly<Record<string, ReadonlyArray<string>>> = {
  fr: [
    "Bonjour, la lampe Aube est-elle en stock ?",
    "Oui, elle est en stock et part demain.",
    "Merci beaucoup !",
    "Bonjour, est-ce que vous livrez aussi le samedi ?",
    "Oui, le samedi matin, pour six euros.",
    "Parfait, je la prends alors !",
    "Elle arrive jeudi.",
    "Voyez",
    "pour la taille.",
  ],
  en: [
    "Hello, is the Aube lamp in stock?",
    "Yes, it is in stock and ships tomorrow.",
    "Thank you very much!",
    "Hello, do you also deliver on Saturdays?",
    "Yes, on Saturday mornings, for six euros.",
    "Perfect, I will take it then!",
    "It arrives on Thursday.",
    "See",
    "for the size.",
  ],
}

/** A text in another language, as these services would have it. Space at its ends stays. */
export const rendered = (text: string, from: string, to: string): string => {
  const [, before = "", words = "", after = ""] = /^(\s*)([^]*?)(\s*)$/u.exec(text) ?? []
  if (words === "") return text
  const at = sentences[from]?.indexOf(words) ?? -1
  return `${before}${sentences[to]?.[at] ?? `${to}(${words})`}${after}`
}

const guess = (text: string): string => (sentences["en"]!.includes(text.trim()) ? "en" : "fr")

/** As LibreTranslate 1.6 answers. `mangles`: its engine breaks what is marked as not to be translated. */
export const libreTranslate = (
  options: { readonly key?: string; readonly limit?: number; readonly mangles?: boolean } = {},
): Promise<Service> => {
  const { key, limit = 5_000, mangles = false } = options
  const codes = ["en", "fr", "de"]
  const bad = (error: string, status = 400): Answer => ({ status, body: { error } })
  const html = (q: string, from: string, to: string): string =>
    // What the server gives is unescaped once more, as the real one does it.
    unescape(
      q
        .split(/(<code translate="no">[^]*?<\/code>)/u)
        .map((part) => {
          if (!part.startsWith("<code")) return rendered(part, from, to)
          return mangles ? part.replace(/>[^]*</u, ">…<") : part
        })
        .join(""),
    )
  return serve((path, { method = "GET" }, body) => {
    if (path === "/languages" && method === "GET") {
      return { status: 200, body: codes.map((code) => ({ code, name: code.toUpperCase(), targets: codes })) }
    }
    if (path !== "/translate" || method !== "POST") return { status: 404, body: { error: "Not found" } }
    const { q, source, target, format = "text", api_key } = body as Record<string, unknown>
    if (key !== undefined && api_key === undefined) return bad("Visit http://localhost to get an API key")
    if (key !== undefined && api_key !== key) return bad("Invalid API key", 403)
    for (const [name, value] of Object.entries({ q, source, target })) {
      if (value === undefined || value === "") return bad(`Invalid request: missing ${name} parameter`)
    }
    const texts = (Array.isArray(q) ? q : [q]).map(String)
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    if (length > limit) return bad(`Invalid request: request (${length}) exceeds text limit (${limit})`)
    const from = source === "auto" ? guess(texts.join(" ")) : String(source)
    for (const code of [from, String(target)]) if (!codes.includes(code)) return bad(`${code} is not supported`)
    if (from === "de" && target === "fr") {
      return bad("French (fr) is not available as a target language from German (de)")
    }
    if (format !== "text" && format !== "html") return bad(`${String(format)} format is not supported`)
    const done = texts.map((text) =>
      format === "html" ? html(text, from, String(target)) : unescape(rendered(text, from, String(target))),
    )
    return {
      status: 200,
      body: {
        translatedText: Array.isArray(q) ? done : done[0],
        ...(source === "auto" && { detectedLanguage: { confidence: 90, language: from } }),
      },
    }
  })
}

/** As the DeepL API answers, version 2. `used`: the quota is used up. */
export const deepl = (options: { readonly key: string; readonly used?: boolean }): Promise<Service> => {
  const sources = ["EN", "FR", "DE"]
  const targets = ["EN-GB", "EN-US", "FR", "DE"]
  return serve((path, { method = "GET", headers }, body) => {
    if (headers.authorization !== `DeepL-Auth-Key ${options.key}`) return { status: 403 }
    const list = /^\/v2\/languages\?type=(source|target)$/.exec(path)
    if (list !== null && method === "GET") {
      const all = list[1] === "source" ? sources : targets
      return { status: 200, body: all.map((language) => ({ language, name: language, supports_formality: false })) }
    }
    if (path !== "/v2/translate" || method !== "POST") return { status: 404 }
    if (options.used === true) return { status: 456, body: { message: "Quota Exceeded" } }
    const { text, source_lang, target_lang, tag_handling, ignore_tags } = body as Record<string, unknown>
    const no = (message: string): Answer => ({ status: 400, body: { message } })
    if (!Array.isArray(text)) return no("Parameter 'text' not specified.")
    if (!targets.includes(String(target_lang))) return no("Value for 'target_lang' not supported.")
    if (source_lang !== undefined && !(typeof source_lang === "string" && sources.includes(source_lang))) {
      return no("Value for 'source_lang' not supported.")
    }
    const to = String(target_lang).slice(0, 2).toLowerCase()
    const translations = text.map(String).map((one) => {
      const from = typeof source_lang === "string" ? source_lang.toLowerCase() : guess(one)
      const ignored = tag_handling === "xml" && Array.isArray(ignore_tags) ? ignore_tags.map(String) : []
      const parts =
        ignored.length === 0 ? [one] : one.split(new RegExp(`(<(?:${ignored.join("|")})>[^]*?</[^>]+>)`, "u"))
      return {
        detected_source_language: from.toUpperCase(),
        text: parts.map((part, i) => (i % 2 === 1 ? part : rendered(part, from, to))).join(""),
      }
    })
    return { status: 200, body: { translations } }
  })
}

async function serve(answer: (path: string, request: IncomingMessage, body: unknown) => Answer): Promise<Service> {
  const asked: Array<Asked> = []
  const next: Array<"silence" | Answer> = []
  const reply = (response: ServerResponse, { status, body, headers = {} }: Answer): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers })
    response.end(body === undefined ? "" : JSON.stringify(body))
  }
  const server = createServer((request, response) => {
    if (service.down) return void request.socket.destroy()
    let text = ""
    request.setEncoding("utf8")
    request.on("data", (chunk: string) => (text += chunk))
    request.on("end", () => {
      const path = request.url ?? "/"
      const body: unknown = text === "" ? {} : JSON.parse(text)
      asked.push({ path, headers: request.headers, body })
      const instead = next.shift()
      if (instead === "silence") service.onSilence()
      else reply(response, instead ?? answer(path, request, body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const service: Service = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    next,
    down: false,
    onSilence: () => {},
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return service
}

const unescape = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
