/**
 * The emoji of a language, loaded when someone first asks for them and kept.
 *
 * Fetched and not imported: a browser that could not import something does not try again.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { Data, EmojiSet } from "@pupitre/core/composer/Emoji"
import { make } from "@pupitre/core/composer/Emoji"
import englishEmoji from "emojibase-data/en/compact.json?url"
import englishNames from "emojibase-data/en/messages.json?url"
import shortcodes from "emojibase-data/en/shortcodes/github.json?url"
import frenchEmoji from "emojibase-data/fr/compact.json?url"
import frenchNames from "emojibase-data/fr/messages.json?url"
import frenchShortcodes from "emojibase-data/fr/shortcodes/cldr.json?url"

export { byShortcode, search, toned } from "@pupitre/core/composer/Emoji"

/** The emoji of a language. A load that failed is tried again by the next one who asks. */
export const emojiOf = (locale: Locale): Promise<EmojiSet> => {
  let set = sets.get(locale)
  if (set === undefined) {
    set = load(files[locale])
    sets.set(locale, set)
    set.catch(() => sets.delete(locale))
  }
  return set
}

const sets = new Map<Locale, Promise<EmojiSet>>()

interface Files {
  readonly emoji: string
  readonly names: string
  readonly shortcodes: ReadonlyArray<string>
}

const files: Readonly<Record<Locale, Files>> = {
  fr: { emoji: frenchEmoji, names: frenchNames, shortcodes: [shortcodes, frenchShortcodes] },
  en: { emoji: englishEmoji, names: englishNames, shortcodes: [shortcodes] },
}

// The data set's own files, as this page was built with them.
const load = async (from: Files): Promise<EmojiSet> => {
  const [emoji, names, ...codes] = await Promise.all([from.emoji, from.names, ...from.shortcodes].map(read))
  return make({
    emoji: emoji as Data["emoji"],
    names: names as Data["names"],
    shortcodes: codes as unknown as Data["shortcodes"],
    shows: (char) => known.test(char),
  })
}

const read = async (url: string): Promise<unknown> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

// What this browser's Unicode does not know, its fonts hardly have.
const known = new RegExp("^\\p{RGI_Emoji}$", "v")
