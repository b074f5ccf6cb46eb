/**
 * In which language a few words are, with `eld`: on the device, in some 60 microseconds, for messages of a chat.
 *
 * It weighs 280 kB after gzip: import it when it is first needed. What is too short to tell is told as nothing rather than
 * wrongly; a conversation knows its language from its other messages.
 *
 * @since 0.1.0
 */
import { eld } from "eld/extrasmall"
import type { LanguageTag } from "../fact/Bounds.js"
import * as KeptWhole from "../composer/KeptWhole.js"

/**
 * The language of a text, or nothing when that cannot be told. `languages` are those to tell apart, all sixty unless
 * given: the fewer, the surer.
 *
 * @example
 * ```ts
 * import { languageDetection } from "@pupitre/core/adapter/LanguageDetection"
 *
 * const detect = languageDetection(["fr", "en", "de", "es"])
 * detect("Vous livrez aussi le samedi ?") // => "fr"
 * detect("ok") // => undefined
 * ```
 */
export const languageDetection = (
  languages?: ReadonlyArray<LanguageTag>,
): ((text: string) => LanguageTag | undefined) => {
  const detector = languages === undefined ? eld : eld.newInstance()
  if (languages !== undefined) detector.setLanguageSubset([...languages])
  return (text) => {
    // Links and references are in no language.
    const words = KeptWhole.pieces(text)
      .filter(({ kept }) => !kept)
      .map((piece) => piece.text)
      .join(" ")
      .slice(0, longest)
    if (letters(words) < least) return undefined
    const found = detector.detect(words)
    return found.language !== "" && found.isReliable() ? found.language : undefined
  }
}

/** Below so many letters one in eight is told wrongly; from there on, one in a hundred. */
const least = 13

/** What tells a language is in the first lines. */
const longest = 1_000

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0
