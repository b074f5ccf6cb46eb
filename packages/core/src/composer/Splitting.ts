/**
 * A text that is too long for its channel, in parts that each fit: cut where a reader would pause, never inside a
 * character.
 *
 * The parts are the text: joined they give it back, letter for letter.
 *
 * @since 0.1.0
 */
import type { MessageOptions } from "../command/PostMessage.js"
import * as Graphemes from "../Graphemes.js"
import { inParts, limitsFor } from "../internal/draft/parts.js"
import { make as reason } from "../Reason.js"
import type { TextLimit } from "../TextLimit.js"
import { everywhere, exceeded, refusal } from "../TextLimit.js"
import type { DraftStep } from "./DraftStep.js"
import { stop } from "./DraftStep.js"

/**
 * The parts of a text, each within the limits and none of them blank, or `undefined` when there are none such: one
 * character alone is past a limit, or blanks alone fill a part.
 *
 * A part ends with a paragraph if it can, else with a line, a sentence, a word, a character, as far as that leaves it at
 * least half full. Cost: a few milliseconds for a part of 10,000 characters; to be asked for, not at every keystroke.
 *
 * @example
 * ```ts
 * import * as Splitting from "@pupitre/core/composer/Splitting"
 *
 * Splitting.split("Bonjour Camille. La lampe est là. Merci !", [{ unit: "graphemes", max: 20 }])
 * // => ["Bonjour Camille. ", "La lampe est là. ", "Merci !"]
 * ```
 */
export const split = (text: string, limits: ReadonlyArray<TextLimit>): ReadonlyArray<string> | undefined => {
  if (exceeded(text, limits) === undefined) return [text]
  const edges = Graphemes.edges(text)
  const pauses = pausesOf(text)
  // What follows the last visible letter is no part of its own.
  const end = edges.findLastIndex((edge) => edge < text.trimEnd().length)
  const parts: Array<string> = []
  let first = 0
  while (first < edges.length - 1) {
    const most = furthest(text, edges, first, limits)
    const last = most === edges.length - 1 ? most : Math.min(most, end)
    if (last <= first) return undefined
    const visible = edges[first]! + text.slice(edges[first]).search(/\S/u)
    if (edges[last]! <= visible) return undefined
    const cut = last === edges.length - 1 ? last : best(edges, pauses, first, last, visible)
    parts.push(text.slice(edges[first], edges[cut]))
    first = cut
  }
  return parts
}

/** The name of {@link step}, by which a desk knows that it has stopped. */
export const stepName = "splitting"

/**
 * A step that stops a text that is too long for its channel, and sends it as its parts once the agent has said so: the
 * parts as messages of their own, in order, each before the next. One that has no parts stays stopped, and so does one that
 * goes with its translation: two texts do not part at the same places, and `Translations` has split what it translated.
 *
 * It comes last: what other steps make of the text is what must fit.
 */
export const step = (options: MessageOptions = {}): DraftStep => ({
  name: stepName,
  run: (outgoing, context) => {
    const all = limitsFor(options, context)
    const { text, translation } = outgoing
    const over =
      translation === undefined ? exceeded(text, all) : (exceeded(text, everywhere) ?? exceeded(translation.text, all))
    if (over === undefined) return outgoing
    if (translation !== undefined) return stop([refusal(over)])
    const parts = split(text, all)
    if (parts === undefined) return stop([refusal(over)])
    if (!context.confirmed)
      return stop([refusal(over), reason("GoesInParts", { parts: parts.length })], { confirmable: true })
    return inParts(
      outgoing,
      parts.map((part) => ({ text: part })),
    )
  },
})

/** How good a place is to end a part at, by the number of UTF-16 units before it: 0 unless it is here. */
const pausesOf = (text: string): ReadonlyMap<number, number> => {
  const ranks = new Map<number, number>()
  for (const { index } of words.segment(text)) if (/\s/u.test(text[index - 1] ?? "")) ranks.set(index, 1)
  for (const { index } of sentences.segment(text)) ranks.set(index, 2)
  for (const { index, 0: found } of text.matchAll(/\n\s*/gu))
    ranks.set(index + found.length, found.lastIndexOf("\n") > 0 ? 4 : 3)
  return ranks
}

const words = new Intl.Segmenter(undefined, { granularity: "word" })
const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" })

/** The last edge up to which what begins at an edge is within the limits. Longer texts never measure less. */
const furthest = (
  text: string,
  edges: ReadonlyArray<number>,
  first: number,
  limits: ReadonlyArray<TextLimit>,
): number => {
  const fits = (edge: number): boolean => exceeded(text.slice(edges[first], edges[edge]), limits) === undefined
  // Twice as far each time, then halved: nothing is measured that is much longer than a part.
  let low = first
  let step = 64
  while (low + step < edges.length && fits(low + step)) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, edges.length)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

/** Of the edges that leave a part at least half full, and with something visible in it, the last one of the best kind. */
const best = (
  edges: ReadonlyArray<number>,
  pauses: ReadonlyMap<number, number>,
  first: number,
  last: number,
  visible: number,
): number => {
  let chosen = last
  let rank = 0
  for (let edge = last; 2 * (edge - first) >= last - first && edges[edge]! > visible; edge--) {
    const found = pauses.get(edges[edge]!) ?? 0
    if (found > rank) [chosen, rank] = [edge, found]
  }
  return chosen
}
