/**
 * The translation of this desk: its server's provider, or the browser's own where the server has none, and what this
 * device remembers of each conversation. What is published is asked for over the session, a reply before that never.
 *
 * @since 0.1.0
 */
import type { Choice, Choices } from "@pupitre/core/composer/Translating"
import type { Translations } from "@pupitre/core/composer/Translations"
import { make } from "@pupitre/core/composer/Translations"
import { overChannel } from "@pupitre/core/composer/TranslationQuery"
import type { Languages, NotTranslated, Translator } from "@pupitre/core/composer/Translator"
import { either, failures, none, remembering } from "@pupitre/core/composer/Translator"
import { useTranslation } from "@pupitre/react-bindings/useTranslation"
import { useEffect, useState } from "react"
import { draftsTranslatedBy, limits } from "../../../policy.ts"
import * as Preferences from "../../start/Preferences.ts"
import { learn } from "../../words/Speech.ts"
import { draftsOverHttp, draftTranslator } from "./DraftTranslation.ts"
import { tokenOfSeat } from "../Session.ts"

learn(failures)

/** What comes with the browser, fetched where there is any. */
const builtIn: Promise<Translator> =
  "Translator" in globalThis
    ? import("@pupitre/core/composer/translator/BuiltIn").then(({ make: own }) => own() ?? none)
    : Promise.resolve(none)

const browser: Translator = {
  translate: async (request) => (await builtIn).translate(request),
  languages: async () => (await builtIn).languages(),
}

/** Detects the language of a message. It weighs as much as half of the desk, and comes with the first message. */
const detect = async (text: string): Promise<string | undefined> => {
  detector ??= import("@pupitre/core/adapter/LanguageDetection").then(({ languageDetection }) => languageDetection())
  try {
    return (await detector)(text)
  } catch {
    // Not loaded this time.
    detector = undefined
    return undefined
  }
}
let detector: Promise<(text: string) => string | undefined> | undefined

const name = "pupitre.translation"
/** The conversations whose choice is remembered, the last ones. */
const remembered = 200

const choices: Choices = {
  get: (id) => recall().find(([other]) => other === id)?.[1],
  set: (id, choice) => {
    const kept = recall().filter(([other]) => other !== id)
    try {
      localStorage.setItem(name, JSON.stringify([...kept, [id, choice]].slice(-remembered)))
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  },
}

/** The translation of this desk, of whoever sits at it. */
export const translations: Translations = make({
  translator: (channel) => remembering(either(overChannel(channel), browser)),
  drafts: draftTranslator(draftsTranslatedBy, draftsOverHttp(tokenOfSeat), browser),
  detect,
  agent: () => Preferences.get().locale,
  limits,
  choices,
})

/** The languages that can be translated, once they are known, or why there are none. */
export const useKnownLanguages = (): Languages | NotTranslated | undefined => {
  const { translator } = useTranslation().translating
  const [known, setKnown] = useState<Languages | NotTranslated>()
  useEffect(() => {
    let here = true
    void translator.languages().then((answer) => {
      if (here) setKnown(answer)
    })
    return () => {
      here = false
    }
  }, [translator])
  return known
}

function recall(): ReadonlyArray<readonly [string, Choice]> {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(name) ?? "[]")
    return Array.isArray(held) ? held.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(value: unknown): value is readonly [string, Choice] {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== "string") return false
  const choice: unknown = value[1]
  if (choice === "off") return true
  if (typeof choice !== "object" || choice === null) return false
  return ["visitor", "agent"].every((side) => isLanguage((choice as Record<string, unknown>)[side]))
}

const isLanguage = (value: unknown): boolean =>
  typeof value === "string" && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value)
