/**
 * Faces written with signs, `:)`, turned into emoji: as they are typed, so that whoever writes sees what goes out and can
 * take it back; the one that ends a text, as it is published.
 *
 * Only where a face stands alone, between blanks: an address, a list :(1) or "under <3 kg" stays as it is.
 *
 * @since 0.1.0
 */
import type { DraftStep } from "./DraftStep.js"

/** Faces by how they are written. */
export type Emoticons = Readonly<Record<string, string>>

/** Those that are hardly ever written for something else; with or without a nose. */
export const standard: Emoticons = Object.fromEntries(
  (
    [
      ["🙂", ":)", "=)"],
      ["😉", ";)"],
      ["😄", ":D", "=D"],
      ["😆", "XD", "xD"],
      ["🙁", ":(", "=("],
      ["😢", ":'("],
      ["😂", ":')"],
      ["😛", ":p", ":P"],
      ["😜", ";p", ";P"],
      ["😮", ":o", ":O"],
      ["😕", ":/"],
      ["😐", ":|"],
      ["😘", ":*"],
    ] as const
  ).flatMap(([emoji, ...faces]) =>
    faces.flatMap((face) => [face, face.replace(/^([:;=]'?)/u, "$1-")].map((written) => [written, emoji] as const)),
  ),
)

/** A part of a text, in UTF-16 units, and what it becomes. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly by: string
}

/**
 * What the face before the caret becomes, once a blank has been typed after it, or `undefined`.
 *
 * @example
 * ```ts
 * import * as Emoticons from "@pupitre/core/composer/Emoticons"
 *
 * Emoticons.typed("Merci :) ", 9) // => { start: 6, end: 8, by: "🙂" }
 * Emoticons.typed("https:/ ", 8) // => undefined
 * ```
 */
export const typed = (text: string, caret: number, emoticons: Emoticons = standard): Replacement | undefined => {
  if (!isBlank(text, caret - 1)) return undefined
  let start = caret - 1
  while (start > 0 && !isBlank(text, start - 1)) start--
  const by = faceOf(text.slice(start, caret - 1), emoticons)
  return by === undefined ? undefined : { start, end: caret - 1, by }
}

/**
 * A step by which the face that ends a text becomes an emoji as the text is published: nothing was typed after it yet. One
 * with a blank after it has been turned, or its writer has turned it back.
 */
export const step = (emoticons: Emoticons = standard): DraftStep => ({
  name: "emoticons",
  run: (outgoing, { text }) =>
    /\s$/u.test(text)
      ? outgoing
      : { ...outgoing, text: outgoing.text.replace(/\S+$/u, (word) => faceOf(word, emoticons) ?? word) },
})

const isBlank = (text: string, at: number): boolean => at >= 0 && at < text.length && /\s/u.test(text[at]!)

const faceOf = (word: string, emoticons: Emoticons): string | undefined =>
  Object.hasOwn(emoticons, word) ? emoticons[word] : undefined
