/**
 * An offer as the visitor sees it. The desk shows the same card before it is sent, so that nobody is surprised.
 *
 * It carries its own colours and letters: on the desk it looks as it does in the shop.
 *
 * @since 0.1.0
 */
import "@fontsource-variable/roboto-slab/wght.css"
import type { Locale } from "@pupitre/core/Catalogue"
import type { OfferSent } from "@pupitre/core/Fact"
import type { ReactNode } from "react"
import { useState } from "react"
import { say } from "../words.ts"
import "./OfferCard.css"

/** What of an offer is shown. */
export type Shown = Pick<OfferSent, "title" | "message" | "image" | "price" | "until">

/** An offer as the visitor sees it; `children` is the link, whose class is `offer-link`. `now` in milliseconds. */
export const OfferCard = ({
  locale,
  offer: { title, message, image, price, until },
  now,
  children,
}: {
  readonly locale: Locale
  readonly offer: Shown
  readonly now: number
  readonly children: ReactNode
}) => {
  const [lost, setLost] = useState<string>()
  const over = until !== undefined && until <= now
  return (
    <article className="offer" data-over={over}>
      {image !== undefined && lost !== image.url && (
        <img
          className="offer-image"
          src={image.url}
          alt={image.alt}
          // Where an image is kept learns nothing of the page that shows it.
          referrerPolicy="no-referrer"
          onError={() => setLost(image.url)}
        />
      )}
      <div className="offer-words">
        <h3 className="offer-title" dir="auto">
          {title}
        </h3>
        {message.trim() !== "" && (
          <p className="offer-message" dir="auto">
            {message}
          </p>
        )}
        {price !== undefined && (
          <p className="offer-price">
            <span className="offer-hidden">{say(locale, "offerPrice")} : </span>
            <b>{price.now}</b>
            {price.was !== undefined && (
              <>
                {" "}
                <span className="offer-hidden">{say(locale, "offerWas")} : </span>
                <s>{price.was}</s>
              </>
            )}
          </p>
        )}
        {until !== undefined && (
          <p className="offer-until">
            {say(locale, over ? "offerOver" : "offerUntil", { moment: moment(locale, until) })}
          </p>
        )}
        {children}
      </div>
    </article>
  )
}

const moment = (locale: Locale, at: number): string =>
  new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at)
