/**
 * A message of the agent in the visitor's language, and what they wrote for whoever wants to see it.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { ReactNode } from "react"
import { useState } from "react"
import { say } from "../words.ts"

/** A message in the visitor's language; `original` takes its place when they ask for it. */
export const Translated = ({
  locale,
  language,
  original,
  under,
  children,
}: {
  readonly locale: Locale
  /** BCP 47, of the translation. */
  readonly language: string
  readonly original: ReactNode
  /** What is said below it, whichever shows. */
  readonly under: ReactNode
  readonly children: ReactNode
}) => {
  const [shown, show] = useState(false)
  return (
    <>
      {shown ? (
        original
      ) : (
        <p className="chat-bubble" dir="auto" lang={language}>
          {children}
        </p>
      )}
      <p className="chat-under">
        {under}
        {!shown && <span>{say(locale, "translated")}</span>}
        <button type="button" className="shop-plain" onClick={() => show(!shown)}>
          {say(locale, shown ? "translation" : "original")}
        </button>
      </p>
    </>
  )
}
