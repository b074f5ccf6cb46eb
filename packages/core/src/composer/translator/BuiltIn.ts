/**
 * Translates with the model that some browsers bring along (the Translator API): on the device, without a key, and the text
 * leaves it for nobody.
 *
 * Chrome and Edge have it on computers; elsewhere there is none, and a desk asks its server instead. The model of a pair
 * is fetched by the browser the first time, which it allows only after a gesture. Where there is the interface alone, as in
 * a Chromium that comes without models, it is as if there were none.
 *
 * @since 0.1.0
 */
import type { LanguageTag } from "../../fact/Bounds.js"
import { byParts } from "../../internal/translation/byParts.js"
import type { Http } from "../../internal/translation/http.js"
import { later } from "../../internal/translation/http.js"
import * as KeptWhole from "../KeptWhole.js"
import type { NotTranslated, Translator } from "../Translator.js"
import { failed } from "../Translator.js"

/** A pair of languages, as the browser is asked for it. */
export interface Pair {
  readonly sourceLanguage: string
  readonly targetLanguage: string
}

/** What the browser hears of a model on its way: how much of it is here, 0 to 1. */
export interface Monitor {
  readonly addEventListener: (type: "downloadprogress", listener: (event: { readonly loaded: number }) => void) => void
}

/** A model at work. */
export interface BrowserTranslator {
  readonly translate: (text: string) => Promise<string>
}

/** The `Translator` of a browser, as far as it is used here. */
export interface BrowserTranslators {
  readonly availability: (pair: Pair) => Promise<"unavailable" | "downloadable" | "downloading" | "available">
  readonly create: (options: Pair & { readonly monitor?: (monitor: Monitor) => void }) => Promise<BrowserTranslator>
}

/** How it is used. */
export interface Options {
  /** Where the browser has it: `globalThis` unless given. */
  readonly scope?: object
  /** Hears how much of a model is here, 0 to 1, while it is fetched. */
  readonly onDownload?: (pair: Pair, loaded: number) => void
  /** The languages to ask the browser for: it tells of pairs, not of all that it knows. */
  readonly languages?: ReadonlyArray<LanguageTag>
  /** How long it may say nothing, milliseconds: 2,000 about what it has, 30,000 for a model or a text unless given. */
  readonly timeout?: { readonly availability: number; readonly work: number }
  /** Timers; the machine's own by default. */
  readonly schedule?: Http["schedule"]
  /** How readers see it named; `Browser` unless given. */
  readonly name?: string
}

/** The browser's own `Translator`; nothing where it has none. */
export const find = (scope: object = globalThis): BrowserTranslators | undefined => {
  const found = (scope as { readonly Translator?: unknown }).Translator as BrowserTranslators | undefined
  return typeof found?.create === "function" && typeof found.availability === "function" ? found : undefined
}

/** A translator that asks the browser; nothing where it has none. It must be told the language of a text. */
export const make = (options: Options = {}): Translator | undefined => {
  const { scope = globalThis, onDownload, languages = common, name = "Browser", schedule = later } = options
  const { availability, work } = options.timeout ?? { availability: 2_000, work: 30_000 }
  const browser = find(scope)
  if (browser === undefined) return undefined
  // A browser may have the interface and nothing behind it: then no answer comes, and no error either.
  const inTime = <A>(promise: Promise<A>, within: number): Promise<A> =>
    new Promise((resolve, reject) => {
      const cancel = schedule(within, () => reject(new DOMException("no answer", "NetworkError")))
      promise.then(resolve, reject).finally(cancel)
    })
  const has = async (pair: Pair): Promise<boolean> =>
    (await inTime(browser.availability(pair), availability)) !== "unavailable"
  const models = new Map<string, Promise<BrowserTranslator>>()
  const model = (pair: Pair): Promise<BrowserTranslator> => {
    const key = `${pair.sourceLanguage} ${pair.targetLanguage}`
    let held = models.get(key)
    if (held === undefined) {
      const made = browser.create({
        ...pair,
        ...(onDownload !== undefined && {
          monitor: (monitor) => monitor.addEventListener("downloadprogress", ({ loaded }) => onDownload(pair, loaded)),
        }),
      })
      models.set(key, (held = made))
      // One that could not be had is asked for anew.
      made.catch(() => models.delete(key))
    }
    return held
  }
  return {
    translate: async ({ text, from, to, glossary }) => {
      const unsupported = failed("TranslationPairUnsupported", { from: from ?? "?", to })
      if (from === undefined) return unsupported
      const pair: Pair = { sourceLanguage: from, targetLanguage: to }
      try {
        if (!(await has(pair))) return unsupported
        const at = await inTime(model(pair), work)
        const whole = await inTime(at.translate(text), work)
        if (KeptWhole.lost(text, whole, glossary).length === 0) {
          return { _tag: "Translated", text: whole, provider: name }
        }
        const joined = await byParts<never>(KeptWhole.pieces(text, glossary), (parts) =>
          inTime(Promise.all(parts.map((part) => at.translate(part))), work),
        )
        return joined === undefined
          ? failed("TranslationUnusable")
          : { _tag: "Translated", text: joined, provider: name }
      } catch (cause) {
        return because(cause, unsupported)
      }
    },
    languages: async () => {
      // Every model is for English on one side; two others go through it.
      const others = languages.filter((language) => language !== english)
      const known = await Promise.all(
        others.map((sourceLanguage) => has({ sourceLanguage, targetLanguage: english }).catch(() => false)),
      )
      const found = others.filter((_, index) => known[index])
      if (found.length === 0) return failed("TranslationOff")
      const all = [english, ...found].toSorted()
      return { _tag: "Languages", from: all, to: all }
    },
  }
}

const english = "en"

/** The languages that the browsers' models were first made for, and English. */
const common: ReadonlyArray<LanguageTag> =
  "ar bg bn cs da de el en es fi fr he hi hr hu id it ja ko lt nl no pl pt ro ru sk sl sv th tr uk vi zh".split(" ")

function because(cause: unknown, unsupported: NotTranslated): NotTranslated {
  const name = typeof cause === "object" && cause !== null && "name" in cause ? cause.name : undefined
  switch (name) {
    case "NotSupportedError":
      return unsupported
    case "NotAllowedError":
      return failed("TranslationNotAllowed")
    case "QuotaExceededError":
      return failed("TranslationTooLong")
    case "NetworkError":
      return failed("TranslationUnreachable")
    default:
      return failed("TranslationUnusable")
  }
}
