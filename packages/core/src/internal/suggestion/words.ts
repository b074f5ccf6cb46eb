/**
 * The words of a text, as answers are looked for by them.
 */

/** The words of a text as they are compared: without accents, case and endings. */
export const terms = (text: string): Array<string> => split(text).flatMap((word) => stem(word) ?? [])

/** How often each word is in a text. */
export const counted = (text: string): Map<string, number> => {
  const out = new Map<string, number>()
  for (const word of terms(text)) out.set(word, (out.get(word) ?? 0) + 1)
  return out
}

/** The pieces of a text. Scripts that put no space between words are cut by the platform. */
const split = (text: string): ReadonlyArray<string> =>
  unspaced.test(text)
    ? [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))
    : text.split(/[^\p{L}\p{M}\p{N}]+/u)

const unspaced =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}/u
const segmenter = /* #__PURE__ */ new Intl.Segmenter(undefined, { granularity: "word" })

/**
 * A word without its endings, for no language in particular: its first six letters, or a shorter one's plural cut. A word
 * with a digit is a number, a reference, a time, and stays whole.
 */
const stem = (word: string): string | undefined => {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  if (plain === "" || /\p{N}/u.test(plain)) return plain === "" ? undefined : plain
  return plain.length > 6 ? plain.slice(0, 6) : plain.length > 3 ? plain.replace(/[sx]$/, "") : plain
}
