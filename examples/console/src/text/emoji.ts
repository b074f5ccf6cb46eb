/**
 * The emoji of a language, loaded when someone first asks for them and kept.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { EmojiSet } from "@pupitre/core/composer/Emoji"
import { make } from "@pupitre/core/composer/Emoji"

export { byShortcode, search, toned } from "@pupitre/core/composer/Emoji"

/** The emoji of a language. A load that failed is tried again. */
export const emojiOf = (locale: Locale): Promise<EmojiSet> => {
  let set = sets.get(locale)
  if (set === undefined) {
    set = load(locale)
    sets.set(locale, set)
    set.catch(() => sets.delete(locale))
  }
  return set
}

const sets = new Map<Locale, Promise<EmojiSet>>()

const load = async (locale: Locale): Promise<EmojiSet> => {
  const [emoji, names, ...shortcodes] = await (locale === "fr"
    ? Promise.all([
        import("emojibase-data/fr/compact.json"),
        import("emojibase-data/fr/messages.json"),
        import("emojibase-data/en/shortcodes/github.json"),
        import("emojibase-data/fr/shortcodes/cldr.json"),
      ])
    : Promise.all([
        import("emojibase-data/en/compact.json"),
        import("emojibase-data/en/messages.json"),
        import("emojibase-data/en/shortcodes/github.json"),
      ]))
  return make({
    emoji: emoji.default,
    names: names.default,
    shortcodes: shortcodes.map((codes) => codes.default),
    shows: (char) => known.test(char),
  })
}

// What this browser's Unicode does not know, its fonts hardly have.
const known = new RegExp("^\\p{RGI_Emoji}$", "v")
