/**
 * Where the basket is delivered and how it is paid, as in any shop; here nothing is ever sent.
 *
 * What an agent who sees the page may know is said field by field: the delivery they may see and fill in, who the visitor
 * is and how they pay they may not, and the button that orders is the visitor's alone.
 *
 * @since 0.1.0
 */
import type { Locale } from "@pupitre/core/Catalogue"
import { LockKeyhole } from "lucide-react"
import type { ComponentProps } from "react"
import { useId, useState } from "react"
import "./checkout.css"
import type { Key } from "./words.ts"
import { say } from "./words.ts"

/** The form under the basket. */
export const Checkout = ({ locale }: { readonly locale: Locale }) => {
  const [postcode, setPostcode] = useState("")
  const [note, setNote] = useState("")
  const [tried, setTried] = useState(false)
  return (
    <form
      className="shop-checkout"
      noValidate
      aria-labelledby="checkout-title"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
      }}
    >
      <h2 id="checkout-title">{say(locale, "checkout")}</h2>
      <fieldset>
        <legend>{say(locale, "checkoutYou")}</legend>
        <Field locale={locale} label="fullName" autoComplete="name" />
        <Field locale={locale} label="email" type="email" autoComplete="email" />
        <Field locale={locale} label="password" type="password" autoComplete="new-password" />
      </fieldset>
      <fieldset data-pupitre-share="">
        <legend>{say(locale, "checkoutDelivery")}</legend>
        <Field
          locale={locale}
          label="postcode"
          inputMode="numeric"
          autoComplete="postal-code"
          value={postcode}
          onChange={(event) => setPostcode(event.target.value)}
        />
        <Field
          locale={locale}
          label="deliveryNote"
          autoComplete="off"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </fieldset>
      <fieldset>
        <legend>{say(locale, "checkoutPayment")}</legend>
        <Field locale={locale} label="cardNumber" inputMode="numeric" autoComplete="cc-number" />
        <Field locale={locale} label="cardExpiry" inputMode="numeric" autoComplete="cc-exp" />
        <Field locale={locale} label="cardCode" inputMode="numeric" autoComplete="cc-csc" />
      </fieldset>
      <div className="shop-checkout-end">
        <button type="submit" className="shop-button" data-pupitre-own="">
          <LockKeyhole size={16} aria-hidden /> {say(locale, "order")}
        </button>
        <p role="status">{tried && say(locale, "orderDemo")}</p>
      </div>
    </form>
  )
}

const Field = ({
  locale,
  label,
  ...input
}: { readonly locale: Locale; readonly label: Key } & ComponentProps<"input">) => {
  const id = useId()
  return (
    <div className="shop-field">
      <label htmlFor={id}>{say(locale, label)}</label>
      <input id={id} name={label} {...input} />
    </div>
  )
}
