/**
 * The translation of a text that fits a channel part by part, each part of the original with a translation of its own.
 * It is fetched when a text is too long as a whole.
 */
import { split } from "../../composer/Splitting.js"
import type { Part, Settled } from "../../composer/Translation.js"
import { part } from "../../composer/Translation.js"
import type { Answer } from "../../composer/Translator.js"
import * as Graphemes from "../../Graphemes.js"
import type { TextLimit } from "../../TextLimit.js"
import { everywhere, exceeded, measure, refusal } from "../../TextLimit.js"

/** The most parts of a reply. Each is a question to the translator, and a message that a visitor has to read. */
const most = 50

/** How a text is translated to fit. */
export interface Fitting {
  readonly limits: ReadonlyArray<TextLimit>
  readonly to: string
  readonly ask: (text: string) => Promise<Answer>
  /** Whether somebody waits for it still: else no more of the text is given to anybody. */
  readonly wanted: () => boolean
}

/**
 * What a text goes as whose translation as a whole was this, and too long. That tells how much shorter the original must
 * be: it is split where a reader would pause and asked for in parts, until each fits or one cannot be split; no
 * further than somebody waits for it.
 */
export const fitted = async (text: string, whole: Answer, { limits, to, ask, wanted }: Fitting): Promise<Settled> => {
  const done: Array<Part> = []
  const waiting = [text]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    // eslint-disable-next-line no-await-in-loop -- a provider is asked one thing after the other, and nothing once it is called off
    const answer = next === text ? whole : await ask(next)
    if (!wanted()) break
    let refused = answer
    let share = 1 / 2
    if (answer._tag === "Translated") {
      const said = answer.text
      const over = exceeded(said, limits) ?? exceeded(next, everywhere)
      if (over === undefined) {
        done.push(part({ text: next, to }, answer))
        continue
      }
      refused = { _tag: "NotTranslated", reason: refusal(over) }
      // A little less than in proportion, for the next answer is not the same.
      share = (0.9 * over.max) / Math.max(measure(said, over.unit), measure(next, over.unit))
    } else if (answer.reason.key !== "TranslationTooLong") return answer
    const parts = smaller(next, share)
    if (parts === undefined || done.length + waiting.length + parts.length > most) return refused
    waiting.unshift(...parts)
  }
  return done
}

/** A text in parts of about so much of it each; in longer ones where its blanks would fill those. */
const smaller = (text: string, share: number): ReadonlyArray<string> | undefined => {
  const length = Graphemes.count(text)
  for (let max = Math.max(1, Math.floor(length * share)); max < length; max *= 2) {
    const parts = split(text, [{ unit: "graphemes", max }])
    if (parts !== undefined) return parts
  }
  return undefined
}
