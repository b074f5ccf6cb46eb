/**
 * Translation in this window: the languages that were picked, and the translation of the reply being written.
 *
 * @since 0.1.0
 */
import type { Choice, Translating } from "@pupitre/core/composer/Translating"
import type { Languages, Reply } from "@pupitre/core/composer/Translation"
import { none, still } from "@pupitre/core/composer/Translation"
import { useEffect } from "react"
import { useWindow } from "./ConversationProvider.js"
import { useDrafts } from "./DraftsProvider.js"
import { useReadable } from "./internal/useReadable.js"
import { useTranslations } from "./TranslationsProvider.js"

/** What {@link useTranslation} gives. */
export interface Translation {
  /** What was picked; nothing is translated without. */
  readonly languages: Languages | undefined
  /** The language in which the visitor seems to write, while nothing was picked. */
  readonly proposal: string | undefined
  readonly choose: (choice: Choice) => void
  /** The translation of the reply as it is now: none for one that was changed since. */
  readonly reply: Reply
  /** The translation itself, the same as long as its window is open. */
  readonly translating: Translating
}

/** Translation in the nearest window. */
export const useTranslation = (): Translation => {
  const window = useWindow()
  const translating = useTranslations().of(window)
  const rev = useReadable(useDrafts().of(window).rev)
  const languages = useReadable(translating.languages)
  const proposal = useReadable(translating.proposal)
  const reply = useReadable(translating.reply)
  useEffect(() => translating.written(rev), [translating, rev])
  return {
    languages,
    proposal,
    choose: translating.choose,
    // Not even for a moment beside another text.
    reply: languages === undefined ? none : still(reply, { rev, to: languages.visitor }),
    translating,
  }
}
