/**
 * How far the translation of one message of the visitor has got, beside what is stored.
 *
 * @since 0.1.0
 */
import type { RowTranslation } from "@pupitre/core/composer/Translating"
import { useSyncExternalStore } from "react"
import { useWindow } from "./ConversationProvider.js"
import { useReadable } from "./internal/useReadable.js"
import { useTranslations } from "./TranslationsProvider.js"

/** What {@link useRowTranslation} gives. */
export interface TranslatedRow {
  /** Whether a language is picked at all. */
  readonly on: boolean
  readonly state: RowTranslation | undefined
  /** Translates it, now or once more. */
  readonly translate: () => void
}

/** The translation of a message by its number. The component renders again only when that message's is another. */
export const useRowTranslation = (seq: number): TranslatedRow => {
  const { rows, languages, translate } = useTranslations().of(useWindow())
  const state = (): RowTranslation | undefined => rows.get().get(seq)
  return {
    on: useReadable(languages) !== undefined,
    state: useSyncExternalStore(rows.subscribe, state, state),
    translate: () => translate(seq),
  }
}
