/** Texts as the laws of text want them: plain, accented, in pieces that join, and hostile. */
import * as fc from "fast-check"

/** Pieces that join with their neighbours in every way that Unicode knows, beside plain ones. */
export const pieces = [
  "a",
  "é",
  "e\u0301",
  " ",
  "\n",
  "\r\n",
  ". ",
  "mot ",
  "👍",
  "👍🏽",
  "👨‍👩‍👧‍👦",
  "👩",
  "\u200d",
  "🏽",
  "🇫🇷",
  "🇫",
  "🇷",
  "\ufe0f",
  "❤️",
  "한",
  "ᄀ",
  "ᅡ",
  "क्ष",
  "क",
  "्",
  "€",
  "漢",
  "\u0600",
  "1",
  "\u20e3",
]

/** A text of such pieces. */
export const joined = (maxLength = 40): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength, size: "max" }).map((parts) => parts.join(""))
