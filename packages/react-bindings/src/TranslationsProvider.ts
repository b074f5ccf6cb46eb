/**
 * The translation of a desk, for every window below it.
 *
 * @since 0.1.0
 */
import type { Translations } from "@pupitre/core/composer/Translations"
import { off } from "@pupitre/core/composer/Translations"
import type { ReactNode } from "react"
import { createContext, createElement, useContext } from "react"

const Given = createContext<Translations | undefined>(undefined)

/** Gives the hooks below it what translates. Its step goes with the steps of the desk's drafts. */
export const TranslationsProvider = (props: {
  readonly translations: Translations
  readonly children?: ReactNode
}): ReactNode => createElement(Given.Provider, { value: props.translations }, props.children)

/** The translation of the nearest `TranslationsProvider`; without one, nothing is translated. */
export const useTranslations = (): Translations => useContext(Given) ?? off()
