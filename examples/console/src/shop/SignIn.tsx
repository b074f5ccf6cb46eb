/**
 * The page to sign in on: two customers to choose from, since the demo asks for no password.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import type { FormEvent } from "react"
import { useState, useSyncExternalStore } from "react"
import type { CustomerId } from "./Customer.ts"
import { customer, customers, signIn } from "./Customer.ts"
import { guest } from "./Guest.ts"
import { Link } from "./Link.tsx"
import { say } from "./words.ts"

/** The page to sign in on; who has signed in is greeted. */
export const SignIn = ({ locale }: { readonly locale: Locale }) => {
  const known = useSyncExternalStore(guest.subscribe, guest.get, guest.get)
  const name = useSyncExternalStore(customer.subscribe, customer.get, customer.get)
  const [chosen, setChosen] = useState<CustomerId>("camille")
  const [stage, setStage] = useState<"idle" | "busy" | "refused">("idle")
  if (name !== undefined) {
    return (
      <div className="shop-empty" role="status">
        <h1>{say(locale, "signedInAs", { name })}</h1>
        <p>{say(locale, "signedInText")}</p>
        <Link className="shop-button" href="/shop">
          {say(locale, "backToLamps")}
        </Link>
      </div>
    )
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (known === undefined || stage === "busy") return
    setStage("busy")
    void signIn(known, chosen).then((confirmed) => setStage(confirmed ? "idle" : "refused"))
  }
  return (
    <form className="shop-sign-in" onSubmit={submit}>
      <h1>{say(locale, "signIn")}</h1>
      <p>{say(locale, "signInText")}</p>
      <fieldset>
        <legend>{say(locale, "signInAs")}</legend>
        {customers.map(({ id, name: called, email }) => (
          <label key={id} aria-label={`${called}, ${email}`}>
            <input type="radio" name="customer" value={id} checked={chosen === id} onChange={() => setChosen(id)} />
            <span>
              <b>{called}</b>
              <small>{email}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="shop-button" disabled={known === undefined || stage === "busy"}>
        {say(locale, "signIn")}
      </button>
      <p role="status" className="shop-sign-in-note">
        {known === undefined && say(locale, "signInConsent")}
        {stage === "refused" && say(locale, "signInRefused")}
      </p>
    </form>
  )
}
