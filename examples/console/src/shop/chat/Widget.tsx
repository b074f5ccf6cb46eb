/**
 * The chat of the shop, before the visitor is known and after: what talks comes once they have agreed to it.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { useEffect, useState, useSyncExternalStore } from "react"
import { onDemand } from "../../design/OnDemand.tsx"
import * as Consent from "../Consent.ts"
import type { Guest } from "../Guest.ts"
import { say } from "../words.ts"
import { Frame } from "./Frame.tsx"
import { Unavailable } from "./Unavailable.tsx"

/** The chat of the shop. `onChosen` is called when the visitor has agreed here. */
export const Widget = ({
  locale,
  guest,
  onChosen,
}: {
  readonly locale: Locale
  readonly guest: Guest | undefined
  readonly onChosen: () => void
}) => {
  const consent = useSyncExternalStore(Consent.consent.subscribe, Consent.consent.get, Consent.consent.get)
  const [open, setOpen] = useState(false)
  const agreed = Consent.given(consent)
  useEffect(() => {
    if (agreed) Talk.fetch()
  }, [agreed])
  if (guest !== undefined) return <Talk key={guest.id} locale={locale} guest={guest} open={open} setOpen={setOpen} />
  return (
    <Frame locale={locale} open={open} setOpen={setOpen} unread={0} standing={null}>
      <Welcome locale={locale} connecting={agreed} />
      {!agreed && <Asking locale={locale} onChosen={onChosen} />}
    </Frame>
  )
}

const Talk = onDemand(
  async () => (await import("./Talk.tsx")).Talk,
  ({ failed, locale, open, setOpen }) => (
    <Frame locale={locale} open={open} setOpen={setOpen} unread={0} standing={null}>
      {failed ? <Unavailable locale={locale} /> : <Welcome locale={locale} connecting />}
    </Frame>
  ),
)

const Welcome = ({ locale, connecting }: { readonly locale: Locale; readonly connecting: boolean }) => (
  <div className="chat-scroll">
    <p className="chat-welcome">{say(locale, "welcome")}</p>
    {connecting && <p className="chat-note">{say(locale, "connecting")}</p>}
  </div>
)

/** What must be agreed to, here as well as at the foot of the page. */
const Asking = ({ locale, onChosen }: { readonly locale: Locale; readonly onChosen: () => void }) => {
  const choose = (scopes: ReadonlyArray<Consent.Scope>): void => {
    Consent.give(scopes)
    onChosen()
  }
  return (
    <div className="chat-ask">
      <p>{say(locale, "needsConsent")}</p>
      <p>{say(locale, "consentText")}</p>
      <div className="shop-consent-choices">
        <button type="button" className="shop-button" onClick={() => choose(["store", "preview"])}>
          {say(locale, "acceptAll")}
        </button>
        <button type="button" className="shop-button shop-quiet" onClick={() => choose(["store"])}>
          {say(locale, "acceptStore")}
        </button>
      </div>
    </div>
  )
}
