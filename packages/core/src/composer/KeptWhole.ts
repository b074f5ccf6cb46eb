/**
 * The parts of a text that no translation may touch: links, addresses, placeholders, references, words of a glossary.
 *
 * Adapters mark them in the way of their provider, or keep them out of what they send; whoever shows a translation can
 * say what was lost all the same.
 *
 * @since 0.1.0
 */

/** A piece of a text. Joined, the pieces are the text. */
export interface Piece {
  readonly text: string
  /** Whether it stays as it is. */
  readonly kept: boolean
}

/**
 * A text in pieces, those to translate and those that stay, never two of a kind in a row.
 *
 * @example
 * ```ts
 * import * as KeptWhole from "@pupitre/core/composer/KeptWhole"
 *
 * const pieces = KeptWhole.pieces("La lampe Aube est sur https://lumen.example/aube !", ["Aube"])
 * pieces.filter(({ kept }) => kept).map(({ text }) => text) // => ["Aube", "https://lumen.example/aube"]
 * ```
 */
export const pieces = (text: string, glossary: ReadonlyArray<string> = []): ReadonlyArray<Piece> => {
  const out: Array<Piece> = []
  let from = 0
  for (const match of text.matchAll(pattern(glossary))) {
    const [found] = match
    if (match.index > from) out.push({ text: text.slice(from, match.index), kept: false })
    const before = out.at(-1)
    if (before?.kept === true) out[out.length - 1] = { text: before.text + found, kept: true }
    else out.push({ text: found, kept: true })
    from = match.index + found.length
  }
  if (from < text.length) out.push({ text: text.slice(from), kept: false })
  return out
}

/** What stays of a text and is not in its translation as often, in the order of the text. */
export const lost = (text: string, translated: string, glossary: ReadonlyArray<string> = []): ReadonlyArray<string> => {
  const missing: Array<string> = []
  let rest = translated
  for (const piece of pieces(text, glossary)) {
    if (!piece.kept) continue
    const at = rest.indexOf(piece.text)
    if (at < 0) missing.push(piece.text)
    // A sign that is in no such piece, so that what is left of two sides does not read as a third.
    else rest = `${rest.slice(0, at)}\n${rest.slice(at + piece.text.length)}`
  }
  return missing
}

// Closing punctuation belongs to the sentence, not to the address.
const standing = [
  String.raw`https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}»]`,
  String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}`,
  String.raw`\{\{?[\p{L}\p{N}_.:|-]{1,64}\}?\}`,
  // A reference: capitals and figures, some of each.
  String.raw`(?<![\p{L}\p{N}])(?=[\p{Lu}-]{0,32}\p{N})(?=[\p{N}-]{0,32}\p{Lu})[\p{Lu}\p{N}][\p{Lu}\p{N}-]{3,32}(?![\p{L}\p{N}])`,
]

const patterns = new Map<string, RegExp>()

function pattern(glossary: ReadonlyArray<string>): RegExp {
  const key = glossary.join("\n")
  let found = patterns.get(key)
  if (found === undefined) {
    const words = glossary
      .filter((word) => /\S/u.test(word))
      .toSorted((a, b) => b.length - a.length)
      .map((word) => `(?<![\\p{L}\\p{N}])${escape(word)}(?![\\p{L}\\p{N}])`)
    found = new RegExp([...standing, ...words].join("|"), "gu")
    // One glossary at a time is what a desk has.
    if (patterns.size > 8) patterns.clear()
    patterns.set(key, found)
  }
  return found
}

const escape = (word: string): string =>
  word.replace(/[\\^$.*+?()[\]{}|/-]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)
