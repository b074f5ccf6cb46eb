/**
 * The language that a component speaks: the one chosen on the page, unless a part of it is put in another.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { ReactNode } from "react"
import { createContext, useContext } from "react"
import { usePreferences } from "../start/Preferences.ts"
import type { Speech } from "./Speech.ts"
import * as Speeches from "./Speech.ts"

const Spoken = createContext<Locale | undefined>(undefined)

/** Puts what is inside into one language. */
export const Spoke = ({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) => (
  <Spoken value={locale}>
    <div lang={locale} style={{ display: "contents" }}>
      {children}
    </div>
  </Spoken>
)

/** The language that a component speaks. */
export const useSpeech = (): Speech => {
  const chosen = usePreferences().locale
  return Speeches.of(useContext(Spoken) ?? chosen)
}
