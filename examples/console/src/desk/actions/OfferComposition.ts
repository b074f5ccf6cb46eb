/**
 * An offer that an agent composes, as its form holds it: texts, until it is sent.
 *
 * @since 0.1.0
 */
import type { Offer } from "@pupitre/actions/Library"
import type { Content } from "@pupitre/actions/SendOffer"
import { parse } from "@pupitre/core/SafeUrl"
import type { Shown } from "../../shop/chat/OfferCard.tsx"
import { fromField, toField } from "../LocalTime.ts"

/** The fields of the form. */
export interface Composition {
  readonly title: string
  readonly message: string
  readonly image: string
  readonly alt: string
  readonly url: string
  readonly label: string
  readonly price: string
  readonly was: string
  /** As a `datetime-local` field writes it. */
  readonly until: string
}

/** Nothing written yet. */
export const blank: Composition = {
  title: "",
  message: "",
  image: "",
  alt: "",
  url: "",
  label: "",
  price: "",
  was: "",
  until: "",
}

/** An offer of the library to begin from. */
export const of = ({ title, message, image, link, price, until }: Offer): Composition => ({
  title,
  message,
  image: image?.url ?? "",
  alt: image?.alt ?? "",
  url: link.url,
  label: link.label ?? "",
  price: price?.now ?? "",
  was: price?.was ?? "",
  until: until === undefined ? "" : toField(until),
})

/** What is given to the action: what was left empty is left out. */
export const content = (own: Composition): Content => {
  const until = fromField(own.until)
  const [title, message, image, alt, url, label, price, was] = [
    own.title,
    own.message,
    own.image,
    own.alt,
    own.url,
    own.label,
    own.price,
    own.was,
  ].map((text) => text.trim()) as [string, string, string, string, string, string, string, string]
  return {
    title,
    message,
    ...(image !== "" && { image: { url: image, alt } }),
    link: { url, ...(label !== "" && { label }) },
    ...(price !== "" && { price: { now: price, ...(was !== "" && { was }) } }),
    ...(until !== undefined && { until }),
  }
}

/** The card of what is written so far. An image that is none yet is not asked for. */
export const shown = (own: Composition): Shown => shownOf(content(own))

/** The card of an offer that cannot be sent as it is. */
export const shownOf = ({ title, message, image, price, until }: Content): Shown => {
  const parsed = image === undefined ? undefined : parse(image.url)
  return {
    title,
    message,
    ...(image !== undefined &&
      parsed !== undefined &&
      "url" in parsed && { image: { url: parsed.url, alt: image.alt } }),
    ...(price !== undefined && { price }),
    ...(until !== undefined && { until }),
  }
}
