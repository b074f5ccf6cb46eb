/**
 * The port to whatever translates: a service on the network, a model in the browser, people.
 *
 * It answers and never rejects: what cannot be translated says why, as a reason that the agent reads. Adapters are beside
 * this module in `translator/`; a team writes its own in a few lines.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "../Catalogue.js"
import type { LanguageTag } from "../fact/Bounds.js"
import { problem } from "../Message.js"
import type { Reason } from "../Reason.js"
import * as KeptWhole from "./KeptWhole.js"

/** A text to translate. */
export interface Request {
  readonly text: string
  /** The language it is in; without one the translator finds out. */
  readonly from?: LanguageTag
  readonly to: LanguageTag
  /** Words that stay as they are, such as names of products. Links, addresses and placeholders stay anyway. */
  readonly glossary?: ReadonlyArray<string>
}

/** A text in another language. */
export interface Translated {
  readonly _tag: "Translated"
  readonly text: string
  /** What translated it, for its reader to know. */
  readonly provider: string
  /** The language that the translator took it for, when it was asked to find out. */
  readonly from?: LanguageTag
  /** What should have stayed as it is and did not: links, addresses, placeholders, words of the glossary. */
  readonly lost?: ReadonlyArray<string>
}

/** Why there is no translation: a reason of {@link failures}. */
export interface NotTranslated {
  readonly _tag: "NotTranslated"
  readonly reason: Reason
}

/** What a translator answers. */
export type Answer = Translated | NotTranslated

/** The languages that a translator knows. */
export interface Languages {
  readonly _tag: "Languages"
  readonly from: ReadonlyArray<LanguageTag>
  readonly to: ReadonlyArray<LanguageTag>
}

/** Whatever translates. */
export interface Translator {
  readonly translate: (request: Request) => Promise<Answer>
  readonly languages: () => Promise<Languages | NotTranslated>
}

/** Why there is no translation, in words. */
export const failures = {
  TranslationBusy: {
    fr: "Le service de traduction est très sollicité. Réessayez dans un instant.",
    en: "The translation service is very busy. Try again in a moment.",
  },
  TranslationKeyRefused: {
    fr: "Le service de traduction refuse la clé de votre équipe.",
    en: "The translation service refuses your team's key.",
  },
  TranslationNotAllowed: {
    fr: "Le navigateur attend un geste de votre part avant de traduire : réessayez.",
    en: "The browser waits for you before it translates: try again.",
  },
  TranslationOff: {
    fr: "Aucun service de traduction n'est configuré.",
    en: "No translation service is set up.",
  },
  TranslationPairUnsupported: {
    fr: "Le service ne traduit pas vers cette langue ({from} → {to}).",
    en: "The service does not translate into this language ({from} → {to}).",
  },
  TranslationQuota: {
    fr: "Le quota de traduction de votre équipe est épuisé.",
    en: "Your team's translation quota is used up.",
  },
  TranslationToCheck: {
    fr: "Relisez la traduction, puis publiez.",
    en: "Check the translation, then publish.",
  },
  TranslationTooLong: {
    fr: "Le texte est trop long pour le service de traduction.",
    en: "The text is too long for the translation service.",
  },
  TranslationUnreachable: {
    fr: "Le service de traduction ne répond pas.",
    en: "The translation service does not answer.",
  },
  TranslationUnusable: {
    fr: "Le service de traduction a donné une réponse inutilisable.",
    en: "The translation service gave an answer that cannot be used.",
  },
} as const satisfies Catalogue

/** Keys of {@link failures}. */
export type Failure = keyof typeof failures

/** No translation, and why. */
export const failed = (key: Failure, params?: Reason["params"]): NotTranslated => ({
  _tag: "NotTranslated",
  reason: params === undefined ? { key } : { key, params },
})

/**
 * Asks a translator that nobody has to trust: one that throws is unusable, so is a text that could not be published, and
 * what should have stayed whole and did not is named.
 *
 * @example
 * ```ts
 * import * as Translator from "@pupitre/core/composer/Translator"
 *
 * const careless: Translator.Translator = {
 *   translate: async () => ({ _tag: "Translated", text: "Look here.", provider: "Careless" }),
 *   languages: async () => ({ _tag: "Languages", from: ["fr"], to: ["en"] }),
 * }
 * const answer = await Translator.ask(careless, { text: "Voyez https://lumen.example/aube.", to: "en" })
 * answer._tag === "Translated" && answer.lost // => ["https://lumen.example/aube"]
 * ```
 */
export const ask = async (translator: Translator, request: Request): Promise<Answer> => {
  let answer: Answer
  try {
    answer = await translator.translate(request)
  } catch {
    return failed("TranslationUnusable")
  }
  if (answer._tag === "NotTranslated") return answer
  const text = answer.text.trim()
  const wrong = problem(text)
  if (wrong !== undefined) return failed(wrong === "TooLong" ? "TranslationTooLong" : "TranslationUnusable")
  const lost = new Set([...(answer.lost ?? []), ...KeptWhole.lost(request.text, text, request.glossary)])
  return { ...answer, text, ...(lost.size > 0 && { lost: [...lost] }) }
}

/**
 * A translator that is asked once for what is asked several times at once or shortly after one another: a desk asks its
 * server again while it has no answer, and a provider counts every letter. What failed is asked for anew; that nothing is
 * set up stays so.
 */
export const remembering = (translator: Translator, most = 200): Translator => {
  const answers = new Map<string, Promise<Answer>>()
  let known: Promise<Languages | NotTranslated> | undefined
  return {
    languages: () => {
      const asked = (known ??= translator.languages())
      const forget = (): void => {
        if (known === asked) known = undefined
      }
      asked.then((given) => {
        if (given._tag === "NotTranslated" && given.reason.key !== "TranslationOff") forget()
      }, forget)
      return asked
    },
    translate: (request) => {
      const { text, from, to, glossary = [] } = request
      const key = JSON.stringify([text, from ?? "", to, glossary])
      const held = answers.get(key)
      if (held !== undefined) return held
      const answer = translator.translate(request)
      answers.set(key, answer)
      for (const oldest of answers.keys()) {
        if (answers.size <= most) break
        answers.delete(oldest)
      }
      const forget = (): void => {
        if (answers.get(key) === answer) answers.delete(key)
      }
      answer.then((given) => {
        if (given._tag === "NotTranslated") forget()
      }, forget)
      return answer
    },
  }
}

/** A translator that asks another where the first is not set up. */
export const either = (first: Translator, other: Translator): Translator => {
  const isOff = (answer: Answer | Languages): boolean =>
    answer._tag === "NotTranslated" && answer.reason.key === "TranslationOff"
  return {
    translate: async (request) => {
      const answer = await first.translate(request)
      return isOff(answer) ? other.translate(request) : answer
    },
    languages: async () => {
      const known = await first.languages()
      return isOff(known) ? other.languages() : known
    },
  }
}

/** A translator that translates nothing: what a desk has when no service is set up. */
export const none: Translator = {
  translate: () => Promise.resolve(failed("TranslationOff")),
  languages: () => Promise.resolve(failed("TranslationOff")),
}
