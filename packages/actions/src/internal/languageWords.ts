/**
 * What a language is looked for by, as plain words: its tag, and its name in French and in English.
 *
 * @since 0.1.0
 */
import { words } from "./plain.js"

const locales = ["fr", "en"] as const
const names = new Map<string, Intl.DisplayNames>()
const known = new Map<string, ReadonlyArray<string>>()

/** The words of a language, BCP 47. */
export const languageWords = (tag: string): ReadonlyArray<string> => {
  let found = known.get(tag)
  if (found === undefined)
    known.set(tag, (found = [tag, ...locales.map((locale) => nameIn(locale, tag))].flatMap(words)))
  return found
}

// A tag may have the form of one and still be no language.
const nameIn = (locale: string, tag: string): string => {
  let own = names.get(locale)
  if (own === undefined) names.set(locale, (own = new Intl.DisplayNames(locale, { type: "language" })))
  try {
    return own.of(tag) ?? tag
  } catch {
    return tag
  }
}
