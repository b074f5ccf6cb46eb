/**
 * The question that comes before anything else is sent or kept, and the way to take the answer back.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { useEffect, useRef, useState } from "react"
import * as Consent from "./Consent.ts"
import { leave } from "./Guest.ts"
import type { Key } from "./words.ts"
import { say } from "./words.ts"

/** Asks what may be sent and kept. */
export const ConsentBanner = ({ locale, onChosen }: { readonly locale: Locale; readonly onChosen: () => void }) => {
  const choose = (scopes: ReadonlyArray<Consent.Scope>): void => {
    if (scopes.length === 0) Consent.refuse()
    else Consent.give(scopes)
    onChosen()
  }
  return (
    <section className="shop-consent" aria-labelledby="consent-title">
      <div>
        <h2 id="consent-title">{say(locale, "consentTitle")}</h2>
        <p>
          {say(locale, "consentText")} {say(locale, "consentNothingYet")}
        </p>
      </div>
      <div className="shop-consent-choices">
        <button type="button" className="shop-button" onClick={() => choose(["store", "preview"])}>
          {say(locale, "acceptAll")}
        </button>
        <button type="button" className="shop-button shop-quiet" onClick={() => choose(["store"])}>
          {say(locale, "acceptStore")}
        </button>
        <button type="button" className="shop-button shop-quiet" onClick={() => choose([])}>
          {say(locale, "refuse")}
        </button>
      </div>
    </section>
  )
}

/** Says what was agreed to, and takes it back. */
export const ConsentChoices = ({ locale, onAsk }: { readonly locale: Locale; readonly onAsk: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [withdrawn, setWithdrawn] = useState(false)
  const { scopes } = Consent.consent.get()
  useEffect(() => {
    if (!withdrawn) return
    const timer = setTimeout(() => setWithdrawn(false), 6_000)
    return () => clearTimeout(timer)
  }, [withdrawn])
  const names: Readonly<Record<Consent.Scope, Key>> = { store: "scopeStore", preview: "scopePreview" }
  const list = new Intl.ListFormat(locale).format(scopes.map((scope) => say(locale, names[scope])))
  return (
    <>
      <button
        type="button"
        className="shop-plain"
        onClick={() => (scopes.length === 0 ? onAsk() : dialog.current?.showModal())}
      >
        {say(locale, "yourChoices")}
      </button>
      <dialog ref={dialog} className="shop-dialog" aria-labelledby="choices-title">
        <h2 id="choices-title">{say(locale, "yourChoices")}</h2>
        <p>{say(locale, "consentIs", { scopes: list })}</p>
        <div className="shop-consent-choices">
          <button type="button" className="shop-button" onClick={() => dialog.current?.close()}>
            {say(locale, "keepChoices")}
          </button>
          <button
            type="button"
            className="shop-button shop-quiet"
            onClick={() => {
              dialog.current?.close()
              void leave().then(() => setWithdrawn(true))
            }}
          >
            {say(locale, "withdraw")}
          </button>
        </div>
      </dialog>
      <span role="status">{withdrawn && say(locale, "withdrawn")}</span>
    </>
  )
}
