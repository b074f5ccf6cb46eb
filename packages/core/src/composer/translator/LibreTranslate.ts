/**
 * Translates with a LibreTranslate server, one's own or hosted, or anything that speaks its protocol.
 *
 * For servers: the key must not reach a browser. What must stay as it is is marked in the markup that the protocol
 * understands; where the answer has lost some of it all the same, the parts between are translated instead.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { byParts } from "../../internal/translation/byParts.js"
import type { Http } from "../../internal/translation/http.js"
import * as HttpService from "../../internal/translation/http.js"
import * as KeptWhole from "../KeptWhole.js"
import type { NotTranslated, Request, Translator } from "../Translator.js"
import { failed } from "../Translator.js"

/** Where the server is, and how it is asked. */
export interface Options extends Http {
  /** Its address, such as `http://127.0.0.1:5000`. */
  readonly url: string
  /** Absent for a server that asks for none. */
  readonly key?: Redacted.Redacted<string>
  /** How readers see it named; `LibreTranslate` unless given. */
  readonly name?: string
}

/** A translator that asks a LibreTranslate server. */
export const make = (options: Options): Translator => {
  const { url, key, name = "LibreTranslate" } = options
  const say = async <A>(
    request: Request,
    q: string | ReadonlyArray<string>,
    format: "text" | "html",
    answer: Schema.Codec<A, unknown>,
  ): Promise<A | NotTranslated> => {
    const reply = await HttpService.ask(
      options,
      HttpService.under(url, "/translate"),
      // The words of its errors are in the reader's language, and are all that tells them apart.
      HttpService.json(
        {
          q,
          source: request.from ?? "auto",
          target: request.to,
          format,
          ...(key !== undefined && { api_key: Redacted.value(key) }),
        },
        { "accept-language": "en" },
      ),
    )
    if (reply?.status !== 200) return refusal(reply, request)
    const read = Schema.decodeUnknownOption(answer)(reply.body)
    return Option.isSome(read) ? read.value : failed("TranslationUnusable")
  }
  return {
    translate: async (request) => {
      const { text, glossary } = request
      const pieces = KeptWhole.pieces(text, glossary)
      const marked = pieces.some(({ kept }) => kept)
      const answer = await say(request, marked ? mark(pieces) : text, marked ? "html" : "text", One)
      if ("_tag" in answer) return answer
      const from = answer.detectedLanguage?.language
      const translated = (said: string) =>
        ({ _tag: "Translated", text: said, provider: name, ...(from !== undefined && { from }) }) as const
      const whole = unmark(answer.translatedText)
      if (!marked || KeptWhole.lost(text, whole, glossary).length === 0) return translated(whole)
      const joined = await byParts(pieces, async (parts) => {
        const several = await say(request, parts, "text", Several)
        return "_tag" in several ? several : several.translatedText
      })
      if (joined === undefined) return failed("TranslationUnusable")
      return typeof joined === "string" ? translated(joined) : joined
    },
    languages: async () => {
      const reply = await HttpService.ask(options, HttpService.under(url, "/languages"), {
        headers: { accept: "application/json", "accept-language": "en" },
      })
      if (reply?.status !== 200) return refusal(reply)
      const read = Schema.decodeUnknownOption(Known)(reply.body)
      if (Option.isNone(read)) return failed("TranslationUnusable")
      const from = read.value.map(({ code }) => code)
      return { _tag: "Languages", from, to: [...new Set(read.value.flatMap(({ targets }) => targets ?? from))] }
    },
  }
}

const Found = Schema.optionalKey(Schema.Struct({ language: Schema.String }))
const One = Schema.Struct({ translatedText: Schema.String, detectedLanguage: Found })
const Several = Schema.Struct({ translatedText: Schema.Array(Schema.String) })
const Known = Schema.Array(
  Schema.Struct({ code: Schema.String, targets: Schema.optionalKey(Schema.Array(Schema.String)) }),
)

function refusal(reply: HttpService.Reply | undefined, request?: Pick<Request, "from" | "to">): NotTranslated {
  const { error } = { error: "", ...(reply?.body as { readonly error?: unknown } | undefined) }
  const words = typeof error === "string" ? error.toLowerCase() : ""
  switch (reply?.status) {
    case 400:
      if (words.includes("api key")) return failed("TranslationKeyRefused")
      if (words.includes("text limit")) return failed("TranslationTooLong")
      if (words.includes("not supported") || words.includes("not available as a target")) {
        return failed("TranslationPairUnsupported", { from: request?.from ?? "?", to: request?.to ?? "?" })
      }
      return failed("TranslationUnusable")
    case 401:
    case 403:
      return failed("TranslationKeyRefused")
    case 413:
      return failed("TranslationTooLong")
    case 429:
      return failed("TranslationBusy")
    default:
      return failed(reply === undefined || reply.status >= 500 ? "TranslationUnreachable" : "TranslationUnusable")
  }
}

// An element that its engine leaves alone, for every version of it.
const mark = (pieces: ReadonlyArray<KeptWhole.Piece>): string =>
  pieces.map(({ text, kept }) => (kept ? `<code translate="no">${escape(text)}</code>` : escape(text))).join("")

const unmark = (text: string): string => text.replace(/<code translate="no">([^]*?)<\/code>/gu, "$1")

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
