/**
 * Send an offer (*Envoyer une offre*): a commercial message with an image and a link.
 *
 * An offer of the library is looked at again at the moment of sending, not when it was listed, and what is sent stays
 * what it was then, whatever becomes of the library. Where the visitor's channel has no cards it becomes text and link.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import { beforeMessage } from "@pupitre/core/command/guards"
import { accept, reject } from "@pupitre/core/Decision"
import type { LinkSent, MessagePosted, OfferSent } from "@pupitre/core/Fact"
import { Label, Remark } from "@pupitre/core/fact/Bounds"
import { ItemId, Millis } from "@pupitre/core/Id"
import type { Reason } from "@pupitre/core/Reason"
import { make as coreReason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as Schema from "effect/Schema"
import type { Action } from "./Action.js"
import { conditions } from "./Action.js"
import * as ActionReason from "./ActionReason.js"
import { allowedLink } from "./internal/allowedLink.js"
import { differ } from "./internal/language.js"
import { namedElsewhere } from "./internal/namedElsewhere.js"
import type { Matrix } from "./Matrix.js"
import { matrix as defaultMatrix } from "./Matrix.js"
import * as OfferImage from "./OfferImage.js"
import * as OfferPlace from "./OfferPlace.js"
import { pane } from "./Pane.js"

const Price = Schema.Struct({ now: Label, was: Schema.optionalKey(Label) })

/** What an offer shows: composed by the agent, or kept in the library. */
export const Content = Schema.Struct({
  title: Label,
  message: Remark,
  image: Schema.optionalKey(Schema.Struct({ url: Schema.String, alt: Label })),
  link: Schema.Struct({ url: Schema.String, label: Schema.optionalKey(Label) }),
  /** Prices as they are shown. */
  price: Schema.optionalKey(Price),
  /** The last moment at which it can be taken, milliseconds. */
  until: Schema.optionalKey(Millis),
})
export interface Content extends Schema.Schema.Type<typeof Content> {}

/** An offer as the library has it at this moment. */
export interface Offer extends Content, OfferPlace.OfferPlace {
  /** The first moment at which it can be taken, milliseconds. */
  readonly from?: number
  /** Whether there is any left; there is unless it says `false`. */
  readonly available?: boolean
  /** BCP 47: the language that its words are in. */
  readonly language?: string
}

const confirmed = Schema.optionalKey(Schema.Boolean)

/**
 * What the agent gives: an offer, or the id of one in the library. `confirmed`: in another language, or elsewhere than it is
 * for, all the same.
 */
export const Input = Schema.Union([
  Schema.Struct({ offer: Content, confirmed }),
  Schema.Struct({ item: ItemId, confirmed }),
])
export type Input = typeof Input.Type

/** What a team decides. */
export interface Policy {
  readonly matrix?: Matrix
  /** The hosts that links may lead to, on any port, their sub-domains included; absent, any. */
  readonly hosts?: ReadonlyArray<string>
  /** The hosts that images may come from; absent, any. */
  readonly imageHosts?: ReadonlyArray<string>
  /**
   * What a look at an image found, before this moment; `undefined` leaves it to whoever decides after. Absent, an image is not
   * looked at, and is sent as it is.
   */
  readonly image?: (url: SafeUrl.SafeUrl) => OfferImage.Verdict | undefined
  /** Whether an offer whose image cannot be sent goes without it; not by default. */
  readonly withoutImage?: boolean
  /** The library, asked at the moment of sending; absent, no offer can be sent by its id. */
  readonly offers?: (id: ItemId) => Offer | undefined
}

/**
 * The same offer where there are no cards: a text and a link. Pure, so that an interface can show it before it is sent.
 *
 * @example
 * ```ts
 * import * as SendOffer from "@pupitre/actions/SendOffer"
 *
 * const link = { url: "https://lumen.example/p/aube", label: "Voir la lampe" } as never
 * const offer = { _tag: "OfferSent", title: "Aube", message: "Port offert", link, price: { now: "89 €" } } as const
 * SendOffer.degraded(offer)[0].text // => "Aube\n89 €\nPort offert"
 * ```
 */
export const degraded = ({ title, message, price, link }: OfferSent): readonly [MessagePosted, LinkSent] => {
  const shown = price === undefined ? "" : price.was === undefined ? price.now : `${price.now} (${price.was})`
  const text = [title, shown, message].filter((line) => line.trim() !== "").join("\n")
  return [
    { _tag: "MessagePosted", text },
    { _tag: "LinkSent", ...link },
  ]
}

/**
 * The offer as it would be sent at this moment, or why it cannot be. Its language and where it is for are the conversation's to
 * compare.
 */
export const compose = (
  input: Input,
  at: number,
  { hosts, imageHosts, image: verdictOf, withoutImage = false, offers }: Policy = {},
):
  | { readonly sent: OfferSent; readonly language?: string; readonly place: OfferPlace.OfferPlace }
  | { readonly reason: Reason } => {
  const offer: Offer | undefined = "offer" in input ? input.offer : offers?.(input.item)
  if (offer === undefined) return { reason: ActionReason.make("OfferNotFound") }
  if (offer.until !== undefined && offer.until <= at) return { reason: ActionReason.make("OfferExpired") }
  if (offer.available === false || (offer.from !== undefined && at < offer.from))
    return { reason: ActionReason.make("OfferUnavailable") }
  const { title, message, price, until, language, sites, paths } = offer
  if (title.trim() === "") return { reason: coreReason("Blank") }
  for (const text of [title, message, offer.link.label, offer.image?.alt, price?.now, price?.was])
    if (text !== undefined && !text.isWellFormed()) return { reason: coreReason("NotWellFormed") }
  const link = allowedLink(offer.link.url, hosts)
  if ("reason" in link) return link
  const label = offer.link.label?.trim() || SafeUrl.host(link.url)
  const elsewhere = namedElsewhere(label, link.url)
  if (elsewhere !== undefined) return { reason: elsewhere }
  const image = offer.image === undefined ? undefined : safeImage(offer.image, imageHosts, verdictOf)
  const lost = image !== undefined && "reason" in image
  if (lost && !withoutImage) return image
  const sent: OfferSent = {
    _tag: "OfferSent",
    ...("item" in input && { itemId: input.item }),
    title,
    message,
    ...(image !== undefined && !lost && { image }),
    link: { url: link.url, label },
    ...(price !== undefined && { price }),
    ...(until !== undefined && { until }),
  }
  const place = { ...(sites !== undefined && { sites }), ...(paths !== undefined && { paths }) }
  return language === undefined ? { sent, place } : { sent, language, place }
}

/**
 * The action. While on, it is refused as `OfferNotFound`, `OfferExpired`, `OfferUnavailable`, `LanguageDiffers` (unless
 * confirmed), `OfferElsewhere` (for other sites or pages, unless confirmed), `LinkInvalid`, `HostNotAllowed`, `LabelElsewhere` (the link's words name another address), `ImageInvalid`, what a look at the image found
 * (`ImageUnreachable`, `ImageNotOne`, `ImageTooHeavy`, `ImageNotLookedAt`), `Blank` (no title) or `NotWellFormed`. In `messaging` it
 * writes what {@link degraded} says.
 */
export const make = (policy: Policy = {}): Action<"sendOffer", Input> => ({
  ...pane.sendOffer,
  command: Command.make({
    name: "sendOffer",
    on: "conversation",
    roles: ["agent", "manager", "bot"],
    input: Input,
    inputReasons: [
      "OfferNotFound",
      "OfferExpired",
      "OfferUnavailable",
      "LanguageDiffers",
      "OfferElsewhere",
      "LinkInvalid",
      "HostNotAllowed",
      "LabelElsewhere",
      "ImageInvalid",
      "ImageUnreachable",
      "ImageNotOne",
      "ImageTooHeavy",
      "ImageNotLookedAt",
      "Blank",
      "NotWellFormed",
    ],
    availability: (state, context) =>
      Command.unless(...conditions(policy.matrix ?? defaultMatrix, "sendOffer", state, context)),
    facts: (state, input, context) => {
      const composed = compose(input, context.at, policy)
      if ("reason" in composed) return reject(composed.reason)
      const { sent, language, place } = composed
      if (input.confirmed !== true && differ(language, state.language))
        return reject(
          ActionReason.make("LanguageDiffers", { offer: language ?? "", conversation: state.language ?? "" }),
        )
      if (input.confirmed !== true && !OfferPlace.suits(place, state))
        return reject(ActionReason.make("OfferElsewhere"))
      return accept(state.mode === "messaging" ? [...beforeMessage(state, context), ...degraded(sent)] : [sent])
    },
  }),
})

/** The image as it can be shown, or why not: unsafe, of another host, a drawing with scripts, without words, or as a look found. */
const safeImage = (
  { url, alt }: NonNullable<Content["image"]>,
  hosts: ReadonlyArray<string> | undefined,
  verdictOf: Policy["image"],
): NonNullable<OfferSent["image"]> | { readonly reason: Reason } => {
  const safe = allowedLink(url, hosts)
  if ("reason" in safe || alt.trim() === "" || /^[^?#]*\.svgz?(?:[?#]|$)/i.test(safe.url))
    return { reason: ActionReason.make("ImageInvalid") }
  const verdict = verdictOf?.(safe.url)
  const reason = verdict === undefined ? undefined : OfferImage.refusal(verdict)
  return reason === undefined ? { url: safe.url, alt } : { reason }
}
