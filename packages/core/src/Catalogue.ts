/**
 * Words in French and English, by key, with typed parameters: no sentence comes from a server.
 *
 * @since 0.1.0
 */

/** The languages that the toolkit speaks. */
export type Locale = "fr" | "en"

/** A text in both languages; `{name}` stands for the parameter `name`. */
export interface Words {
  readonly fr: string
  readonly en: string
}

/** A text that is the same in both languages, a name for one, or one for each. */
export type Wording = string | Words

/** A wording for a reader of this language. */
export const worded = (wording: Wording, locale: Locale): string =>
  typeof wording === "string" ? wording : wording[locale]

/** What a catalogue is: texts by key. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, Words>>

/** The values of a text's parameters. */
export type Params = Readonly<Record<string, string | number>>

/** The text in one language, its parameters filled in; a parameter without a value stays as `{name}`. */
export const fill = (words: Words, locale: Locale, params?: Params): string =>
  words[locale].replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole))
