/**
 * Finding words in a text whatever their case and accents: `cafe` finds `Café`, `coeur` finds `cœur`.
 *
 * Text and query are folded alike; every unit of the folded text knows the units it stands for, so that what matched is
 * shown exactly. Words are plain substrings, never patterns, and a text is read once per word, whatever the word is.
 *
 * @since 0.1.0
 */

/** The most UTF-16 units of a query that count. */
export const maxQuery = 200

/** The most words of a query that count. */
export const maxWords = 16

/** Why a query would not be looked for whole. */
export type Problem = "TooLong" | "TooManyWords"

/** Part of a text. `at` and `length` in UTF-16 units. */
export interface Range {
  readonly at: number
  readonly length: number
}

/** A query made ready: its words, folded, each once. No words find everything. */
export interface Search {
  readonly words: ReadonlyArray<Word>
}

/** A folded word, and what to go back to where it stops matching. */
export interface Word {
  readonly text: string
  /** Its first units, few enough that any way to look for them is quick. */
  readonly start: string
  /** For each of its prefixes, the length of the longest shorter one that it ends with. */
  readonly borders: Uint16Array
}

/** What the query of a search must be, or nothing when it is looked for whole. */
export const problem = (query: string): Problem | undefined =>
  query.length > maxQuery ? "TooLong" : wordsOf(query).length > maxWords ? "TooManyWords" : undefined

/**
 * A query made ready. Its words, set apart by white space, must all be there, in any order. Of a query that has a
 * {@link problem} only the beginning counts.
 *
 * @example
 * ```ts
 * import * as TextSearch from "@pupitre/filters/TextSearch"
 *
 * const search = TextSearch.make("ecole coeur")
 * TextSearch.matches(search, TextSearch.fold("Le cœur de l’École")) // => true
 * TextSearch.ranges(search, "Le cœur de l’École") // => [{ at: 3, length: 4 }, { at: 13, length: 5 }]
 * ```
 */
export const make = (query: string): Search => ({
  words: wordsOf(query.slice(0, maxQuery))
    .slice(0, maxWords)
    .map((text) => ({ text, start: text.slice(0, 4), borders: bordersOf(text) })),
})

/** Whether every word of a search is in a folded text. Cost: the text read once per word. */
export const matches = (self: Search, folded: string): boolean => {
  const { words } = self
  for (let i = 0; i < words.length; i++) if (find(words[i]!, folded) < 0) return false
  return true
}

/** The parts of a text as written that the words of a search match, in order, none touching another. */
export const ranges = (self: Search, text: string): ReadonlyArray<Range> => {
  if (self.words.length === 0) return []
  const { folded, starts, ends } = mapped(text)
  const found: Array<{ readonly from: number; readonly to: number }> = []
  for (const word of self.words) {
    const { length } = word.text
    const again = word.borders[length - 1]!
    for (let at = find(word, folded); at >= 0; at = find(word, folded, at + length, again)) {
      found.push({ from: starts[at]!, to: ends[at + length - 1]! })
    }
  }
  found.sort((a, b) => a.from - b.from)
  const out: Array<Range> = []
  let open: { from: number; to: number } | undefined
  for (const { from, to } of found) {
    if (open !== undefined && from <= open.to) open.to = Math.max(open.to, to)
    else {
      if (open !== undefined) out.push({ at: open.from, length: open.to - open.from })
      open = { from, to }
    }
  }
  if (open !== undefined) out.push({ at: open.from, length: open.to - open.from })
  return out
}

/**
 * A text as it is compared: decomposed, without marks and invisible characters, in lower case, ligatures spelled out,
 * one kind of apostrophe and of hyphen.
 */
export const fold = (text: string): string => {
  if (!special.test(text)) return text.toLowerCase()
  const { length } = text
  if (length > 8_192) return foldAny(text)
  const table = (simple ??= tabulate())
  const units: Array<number> = []
  for (let i = 0; i < length; i++) {
    const unit = table[text.charCodeAt(i)]
    if (unit === undefined || unit === 0) return foldAny(text)
    units.push(unit)
  }
  return String.fromCharCode(...units)
}

/** What the search for a word reads of a text. */
export interface Units {
  readonly length: number
  readonly charCodeAt: (index: number) => number
  readonly indexOf: (part: string, from: number) => number
}

/**
 * Where a word is first found in a folded text from an index on, or -1. From where its first few units are found on, each
 * unit of the text is read once, in order, however much of the word it looks like. `matched` units of the word stand
 * before `from` already.
 */
export const find = (word: Word, folded: Units, from = 0, matched = 0): number => {
  const { text, start, borders } = word
  const size = text.length
  let at = from
  if (matched === 0) {
    at = folded.indexOf(start, from)
    if (at < 0 || size === start.length) return at
  }
  const { length } = folded
  for (; at < length; at++) {
    const unit = folded.charCodeAt(at)
    while (matched > 0 && unit !== text.charCodeAt(matched)) matched = borders[matched - 1]!
    if (unit === text.charCodeAt(matched) && ++matched === size) return at - size + 1
  }
  return -1
}

// ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────────

// What folding has to do more than lower case for: anything past ASCII.
const special = /[^\0-\x7F]/

const foldAny = (text: string): string => {
  const bare = text.normalize("NFD").replace(dropped, "").toLowerCase()
  return spelled.test(bare) ? bare.replace(spelledAll, (unit) => spelling[unit]!) : bare
}

// Most texts are of letters that fold to one unit: by a table, a third of the time. 0 stands for any other.
let simple: Uint16Array | undefined
const tabulate = (): Uint16Array => {
  const table = new Uint16Array(0x20d0)
  for (let code = 0; code < table.length; code++) {
    // The alphabets of Western and Central Europe, and punctuation.
    if (code === 0x180) code = 0x2010
    const folded = foldAny(String.fromCharCode(code))
    if (folded.length === 1) table[code] = folded.charCodeAt(0)
  }
  return table
}
const dropped = /[\p{M}\p{Cf}]+/gu
const spelling: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ς: "σ",
  "\u2018": "'",
  "\u2019": "'",
  "\u02BC": "'",
  "\u2010": "-",
  "\u2011": "-",
}
const spelled = /[œæßς\u2018\u2019\u02BC\u2010\u2011]/
const spelledAll = new RegExp(spelled, "g")

const wordsOf = (query: string): ReadonlyArray<string> => [
  ...new Set(
    fold(query)
      .split(/\s+/u)
      .filter((word) => word !== ""),
  ),
]

const bordersOf = (text: string): Uint16Array => {
  const borders = new Uint16Array(text.length)
  for (let i = 1, matched = 0; i < text.length; i++) {
    while (matched > 0 && text[i] !== text[matched]) matched = borders[matched - 1]!
    if (text[i] === text[matched]) matched++
    borders[i] = matched
  }
  return borders
}

/** A folded text, and for each of its units where what it stands for begins and ends in the text. */
const mapped = (text: string): { folded: string; starts: ReadonlyArray<number>; ends: ReadonlyArray<number> } => {
  let folded = ""
  const starts: Array<number> = []
  const ends: Array<number> = []
  let at = 0
  for (const point of text) {
    const part = fold(point)
    // A mark of its own belongs to the letter before it.
    if (part === "") for (let i = ends.length - 1; i >= 0 && ends[i] === at; i--) ends[i] = at + point.length
    for (let i = 0; i < part.length; i++) {
      starts.push(at)
      ends.push(at + point.length)
    }
    folded += part
    at += point.length
  }
  return { folded, starts, ends }
}
