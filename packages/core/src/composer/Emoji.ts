/**
 * The emoji of a menu: grouped, named, found by words of a language and by shortcodes, in the skin tone that someone chose.
 *
 * Made from a data set in the compact form of `emojibase-data`, in any of its languages; the data is handed in, so that
 * whoever shows no menu loads none.
 *
 * @since 0.1.0
 */

/** One emoji. */
export interface Emoji {
  /** Its code points in hexadecimal, as data sets name it. */
  readonly id: string
  readonly char: string
  /** What a screen reader says. */
  readonly name: string
  /** Names between colons, without these: `tada`. */
  readonly shortcodes: ReadonlyArray<string>
  readonly keywords: ReadonlyArray<string>
  /** The same in the five skin tones from light to dark; empty for what has none. */
  readonly tones: ReadonlyArray<string>
}

/** Emoji of one kind, as a menu shows them together. */
export interface Group {
  readonly key: string
  readonly name: string
  readonly emoji: ReadonlyArray<Emoji>
}

/** A skin tone: 0 for none, 1 light to 5 dark. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

/** Every emoji, ready for a menu. */
export interface EmojiSet {
  readonly groups: ReadonlyArray<Group>
  /** The names of the tones from light to dark. */
  readonly tones: ReadonlyArray<string>
  /** Every emoji in every tone, by its text. */
  readonly byChar: ReadonlyMap<string, Emoji>
  readonly index: ReadonlyArray<Indexed>
}

/** An emoji with the words by which it is found. */
export interface Indexed {
  readonly emoji: Emoji
  readonly shortcodes: ReadonlyArray<string>
  readonly name: string
  readonly words: ReadonlyArray<string>
  readonly keywords: ReadonlyArray<string>
  /** All of them in one. */
  readonly all: string
}

/** One record of a data set, in the compact form of `emojibase-data`. */
export interface Record {
  readonly hexcode: string
  readonly unicode: string
  readonly label: string
  readonly group?: number
  readonly order?: number
  readonly tags?: ReadonlyArray<string>
  readonly skins?: ReadonlyArray<Record>
}

/** What a set is made from. */
export interface Data {
  readonly emoji: ReadonlyArray<Record>
  readonly names: {
    readonly groups: ReadonlyArray<{ readonly key: string; readonly message: string; readonly order: number }>
    readonly skinTones: ReadonlyArray<{ readonly key: string; readonly message: string }>
  }
  /** Shortcodes by the emoji's code points; all that are given are understood. */
  readonly shortcodes: ReadonlyArray<Readonly<{ [id: string]: string | ReadonlyArray<string> }>>
  /** Whether this device can show an emoji; all are shown unless given. */
  readonly shows?: (char: string) => boolean
}

/** Makes the emoji of a menu from a data set: those that stand for themselves, not the parts of others. */
export const make = ({ emoji, names, shortcodes, shows = () => true }: Data): EmojiSet => {
  const groups = names.groups
    .filter(({ key }) => key !== "component")
    .toSorted((a, b) => a.order - b.order)
    .map(({ key, message, order }) => ({ key, order, name: message, emoji: [] as Array<Emoji> }))
  const byGroup = new Map(groups.map((group) => [group.order, group.emoji]))
  const byChar = new Map<string, Emoji>()
  const index: Array<Indexed> = []
  for (const record of emoji.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))) {
    const group = byGroup.get(record.group ?? -1)
    if (group === undefined || !shows(qualified(record.unicode))) continue
    const made: Emoji = {
      id: record.hexcode,
      char: qualified(record.unicode),
      name: record.label,
      shortcodes: shortcodes.flatMap((codes) => codes[record.hexcode] ?? []),
      keywords: record.tags ?? [],
      tones: tonesOf(record),
    }
    group.push(made)
    for (const char of [made.char, ...made.tones]) byChar.set(char, made)
    index.push(indexed(made))
  }
  const tones = toneKeys.map((key) => names.skinTones.find((tone) => tone.key === key)?.message ?? key)
  return { groups: groups.filter((group) => group.emoji.length > 0), tones, byChar, index }
}

/** An emoji in a skin tone, if it has one. */
export const toned = (emoji: Emoji, tone: Tone): string =>
  (tone === 0 ? undefined : emoji.tones[tone - 1]) ?? emoji.char

/**
 * The emoji that words name, the best first: an exact shortcode or name, then one that begins so, then what has the words
 * in its name, in its keywords, and anywhere. Accents, case and colons around a shortcode do not matter; every word must be
 * found. Cost: under two milliseconds.
 */
export const search = (set: EmojiSet, query: string, max = 60): ReadonlyArray<Emoji> => {
  const exact = set.byChar.get(query.trim())
  if (exact !== undefined) return [exact]
  const whole = fold(query.trim().replace(/^:|:$/gu, ""))
  const words = whole.split(separators).filter((word) => word !== "")
  if (whole === "") return []
  const found: Array<readonly [number, Emoji]> = []
  for (const one of set.index) {
    const rank = rankOf(one, whole, words)
    if (rank < none) found.push([rank, one.emoji])
  }
  // The sort keeps the order of the set among equals.
  return found
    .sort(([a], [b]) => a - b)
    .slice(0, max)
    .map(([, emoji]) => emoji)
}

/** The emoji of a shortcode, given with or without colons. */
export const byShortcode = (set: EmojiSet, shortcode: string): Emoji | undefined => {
  const code = fold(shortcode.replace(/^:|:$/gu, ""))
  return set.index.find(({ shortcodes }) => shortcodes.includes(code))?.emoji
}

const toneKeys = ["light", "medium-light", "medium", "medium-dark", "dark"]
const separators = /[\s_\-’':,.()]+/u
const none = 9

/** How well a query fits: smaller is better. */
const rankOf = (one: Indexed, whole: string, words: ReadonlyArray<string>): number => {
  const { shortcodes, name, keywords, all } = one
  if (!words.every((word) => all.includes(word)) && !all.includes(whole)) return none
  if (shortcodes.includes(whole)) return 0
  if (name === whole) return 1
  if (name.startsWith(whole) || shortcodes.some((code) => code.startsWith(whole))) return 2
  if (words.length === 0) return keywords.includes(whole) ? 4 : none
  let rank = 3
  for (const word of words) rank = Math.max(rank, rankOfWord(one, word))
  return rank
}

const rankOfWord = ({ shortcodes, words, keywords }: Indexed, word: string): number => {
  if (words.some((own) => own.startsWith(word))) return 3
  if (keywords.includes(word)) return 4
  if (keywords.some((keyword) => keyword.startsWith(word))) return 5
  if (words.some((own) => own.includes(word)) || shortcodes.some((code) => code.includes(word))) return 6
  return keywords.some((keyword) => keyword.includes(word)) ? 7 : none
}

const indexed = (emoji: Emoji): Indexed => {
  const shortcodes = emoji.shortcodes.map(fold)
  const name = fold(emoji.name)
  const words = name.split(separators)
  const keywords = [...new Set(emoji.keywords.map(fold).flatMap((keyword) => [keyword, ...keyword.split(separators)]))]
  return { emoji, shortcodes, name, words, keywords, all: [...shortcodes, name, ...words, ...keywords].join("\n") }
}

/** A text as it is compared: without accents, ligatures and case. */
const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae")

/** The five tones of a record. One of several people has twenty-five: those in which all have the same. */
const tonesOf = ({ skins = [] }: Record): ReadonlyArray<string> => {
  const found = modifiers.map((modifier) =>
    skins.find(({ hexcode }) => {
      const own = hexcode.split("-").filter((code) => modifiers.includes(code))
      return own.length > 0 && own.every((code) => code === modifier)
    }),
  )
  return found.includes(undefined) ? [] : found.map((record) => qualified(record!.unicode))
}

/** An emoji as Unicode recommends it for interchange: what shows as one anyway is not told to. */
const qualified = (char: string): string => char.replace(/(\p{Emoji_Presentation})\ufe0f/gu, "$1")

const modifiers = ["1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF"]
