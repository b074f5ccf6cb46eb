/**
 * Translates with DeepL, or anything that speaks its protocol.
 *
 * For servers: the key must not reach a browser. What must stay as it is is put in an XML element that the protocol is told
 * to leave alone.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type { LanguageTag } from "../../fact/Bounds.js"
import type { Http } from "../../internal/translation/http.js"
import * as HttpService from "../../internal/translation/http.js"
import * as KeptWhole from "../KeptWhole.js"
import type { NotTranslated, Request, Translator } from "../Translator.js"
import { failed } from "../Translator.js"

/** Where the service is, and how it is asked. */
export interface Options extends Http {
  readonly key: Redacted.Redacted<string>
  /** `https://api-free.deepl.com` unless given; `https://api.deepl.com` for who pays. */
  readonly url?: string
  /** A glossary kept there, by its id, for pairs that have one. It needs to know the language of the text. */
  readonly glossaryId?: (from: LanguageTag, to: LanguageTag) => string | undefined
  /** How readers see it named; `DeepL` unless given. */
  readonly name?: string
}

/** A translator that asks DeepL. */
export const make = (options: Options): Translator => {
  const { key, url = "https://api-free.deepl.com", name = "DeepL", glossaryId } = options
  const headers = { authorization: `DeepL-Auth-Key ${Redacted.value(key)}` }
  const known = async (type: "source" | "target"): Promise<ReadonlyArray<LanguageTag> | NotTranslated> => {
    const reply = await HttpService.ask(options, HttpService.under(url, `/v2/languages?type=${type}`), { headers })
    if (reply?.status !== 200) return refusal(reply)
    const read = Schema.decodeUnknownOption(Known)(reply.body)
    return Option.isSome(read) ? read.value.map(({ language }) => tagOf(language)) : failed("TranslationUnusable")
  }
  return {
    translate: async (request) => {
      const { text, from, to, glossary } = request
      const pieces = KeptWhole.pieces(text, glossary)
      const marked = pieces.some(({ kept }) => kept)
      const kept = from === undefined ? undefined : glossaryId?.(from, to)
      const reply = await HttpService.ask(
        options,
        HttpService.under(url, "/v2/translate"),
        HttpService.json(
          {
            text: [marked ? mark(pieces) : text],
            target_lang: targetOf(to),
            ...(from !== undefined && { source_lang: sourceOf(from) }),
            ...(kept !== undefined && { glossary_id: kept }),
            preserve_formatting: true,
            // Sentences end at new lines too, which markup would have it overlook.
            split_sentences: "1",
            ...(marked && { tag_handling: "xml", ignore_tags: [tag] }),
          },
          headers,
        ),
      )
      if (reply?.status !== 200) return refusal(reply, request)
      const read = Schema.decodeUnknownOption(Answer)(reply.body)
      const [answer] = Option.isSome(read) ? read.value.translations : []
      if (answer === undefined) return failed("TranslationUnusable")
      const found = answer.detected_source_language
      return {
        _tag: "Translated",
        text: marked ? unmark(answer.text) : answer.text,
        provider: name,
        ...(from === undefined && found !== undefined && { from: tagOf(found) }),
      }
    },
    languages: async () => {
      const [from, to] = await Promise.all([known("source"), known("target")])
      if ("_tag" in from) return from
      return "_tag" in to ? to : { _tag: "Languages", from, to }
    },
  }
}

const Answer = Schema.Struct({
  translations: Schema.Array(
    Schema.Struct({ text: Schema.String, detected_source_language: Schema.optionalKey(Schema.String) }),
  ),
})
const Known = Schema.Array(Schema.Struct({ language: Schema.String }))

function refusal(reply: HttpService.Reply | undefined, request?: Pick<Request, "from" | "to">): NotTranslated {
  const { message } = { message: "", ...(reply?.body as { readonly message?: unknown } | undefined) }
  switch (reply?.status) {
    case 400:
      if (typeof message === "string" && /(?:target|source)_lang/.test(message)) {
        return failed("TranslationPairUnsupported", { from: request?.from ?? "?", to: request?.to ?? "?" })
      }
      return failed("TranslationUnusable")
    case 401:
    case 403:
      return failed("TranslationKeyRefused")
    case 413:
    case 414:
      return failed("TranslationTooLong")
    case 429:
      return failed("TranslationBusy")
    case 456:
      return failed("TranslationQuota")
    default:
      return failed(reply === undefined || reply.status >= 500 ? "TranslationUnreachable" : "TranslationUnusable")
  }
}

/** A language to translate into, as the service has it: English and Portuguese are wanted with their country. */
const targetOf = (language: LanguageTag): string => targets[language.toLowerCase()] ?? language.toUpperCase()
const targets: Readonly<Record<string, string>> = { en: "EN-GB", pt: "PT-PT" }

/** A language to translate from: without a country. */
const sourceOf = (language: LanguageTag): string => language.split("-", 1)[0]!.toUpperCase()

/** `EN-GB` is `en-GB`. */
const tagOf = (language: string): LanguageTag =>
  language
    .split("-")
    .map((part, index) => (index === 0 ? part.toLowerCase() : part.length === 2 ? part.toUpperCase() : capital(part)))
    .join("-")

const capital = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()

const tag = "keep"

const mark = (pieces: ReadonlyArray<KeptWhole.Piece>): string =>
  pieces.map(({ text, kept }) => (kept ? `<${tag}>${escape(text)}</${tag}>` : escape(text))).join("")

const unmark = (text: string): string =>
  text
    .replace(/<\/?keep>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
