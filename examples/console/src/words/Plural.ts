/**
 * Which of a text's two forms a count asks for: `.one` or `.other`, as each language has it (French says zero as one).
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"

/** The form for a count. */
export const form = (locale: Locale, n: number): "one" | "other" => {
  let rules = made.get(locale)
  if (rules === undefined) made.set(locale, (rules = new Intl.PluralRules(locale)))
  return rules.select(n) === "one" ? "one" : "other"
}

/** The stems of a catalogue's keys that have both forms. */
export type Stem<Key> = Key extends `${infer Stem}.one` ? Stem : never

const made = new Map<Locale, Intl.PluralRules>()
