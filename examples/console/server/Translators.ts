/**
 * What the demo's server translates with, as its environment says: a LibreTranslate server, DeepL, or nothing.
 *
 * @since 0.1.0
 */
import type { Translator } from "@pupitre/core/composer/Translator"
import { none } from "@pupitre/core/composer/Translator"
import * as DeepL from "@pupitre/core/composer/translator/DeepL"
import * as LibreTranslate from "@pupitre/core/composer/translator/LibreTranslate"
import * as Redacted from "effect/Redacted"

/**
 * The translator of an environment: `PUPITRE_LIBRETRANSLATE` is the address of a LibreTranslate server and
 * `PUPITRE_LIBRETRANSLATE_KEY` its key if it wants one; `PUPITRE_DEEPL_KEY` is a key of DeepL, `PUPITRE_DEEPL` its address
 * where it is not the free one. Without any, nothing is translated here.
 */
export const fromEnvironment = (environment: Readonly<Record<string, string | undefined>>): Translator => {
  const value = (name: string): string | undefined => environment[name] || undefined
  const [libre, libreKey] = [value("PUPITRE_LIBRETRANSLATE"), value("PUPITRE_LIBRETRANSLATE_KEY")]
  if (libre !== undefined) {
    return LibreTranslate.make({ url: libre, ...(libreKey !== undefined && { key: Redacted.make(libreKey) }) })
  }
  const [deepl, deeplKey] = [value("PUPITRE_DEEPL"), value("PUPITRE_DEEPL_KEY")]
  if (deeplKey === undefined) return none
  return DeepL.make({ key: Redacted.make(deeplKey), ...(deepl !== undefined && { url: deepl }) })
}
