/**
 * Whether the visitor is done, asked before it is said; and what they are told once it is.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { useEffect, useRef } from "react"
import { say } from "../words.ts"

/** Asks whether the visitor is done. */
export const Leaving = ({
  locale,
  onEnd,
  onStay,
}: {
  readonly locale: Locale
  readonly onEnd: () => void
  readonly onStay: () => void
}) => {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <div className="chat-over" role="group" aria-label={say(locale, "end")}>
      <p>{say(locale, "endAsk")}</p>
      <div className="shop-consent-choices">
        <button ref={first} type="button" className="shop-button" onClick={onEnd}>
          {say(locale, "endDo")}
        </button>
        <button type="button" className="shop-button shop-quiet" onClick={onStay}>
          {say(locale, "endStay")}
        </button>
      </div>
    </div>
  )
}

/** They have said that they are done, and may still write. */
export const Ended = ({ locale, onWrite }: { readonly locale: Locale; readonly onWrite: () => void }) => (
  <div className="chat-over">
    <p role="status">{say(locale, "ended")}</p>
    <button type="button" className="shop-button shop-quiet" onClick={onWrite}>
      {say(locale, "endedWrite")}
    </button>
  </div>
)
