/**
 * The library that managers keep for agents to send from: two shelves of the workspace, `links` and `offers`, the queries
 * by which agents read them, and how a policy finds what was picked.
 *
 * Whatever holds the library gives its shelves as they stand; the workspace's own streams do, folded with `Shelf`.
 *
 * @since 0.1.0
 */
import * as Shelving from "@pupitre/core/command/Shelving"
import { Label, LanguageTag, Remark } from "@pupitre/core/fact/Bounds"
import { ItemId, Millis } from "@pupitre/core/Id"
import * as Query from "@pupitre/core/Query"
import { SafeUrl } from "@pupitre/core/SafeUrl"
import type * as Shelf from "@pupitre/core/Shelf"
import * as Schema from "effect/Schema"
import { plain } from "./internal/plain.js"
import { OfferPlace } from "./OfferPlace.js"

const Category = Schema.String.check(Schema.isMaxLength(80))

/** A link kept in the library. */
export const LinkItem = Schema.Struct({
  label: Label,
  url: SafeUrl,
  category: Schema.optionalKey(Category),
  /** BCP 47: the language of its words. */
  language: Schema.optionalKey(LanguageTag),
})
export interface LinkItem extends Schema.Schema.Type<typeof LinkItem> {}

/** An offer kept in the library. Its times are milliseconds. */
export const OfferItem = Schema.Struct({
  title: Label,
  message: Remark,
  image: Schema.optionalKey(Schema.Struct({ url: SafeUrl, alt: Label })),
  link: Schema.Struct({ url: SafeUrl, label: Schema.optionalKey(Label) }),
  /** Prices as they are shown. */
  price: Schema.optionalKey(Schema.Struct({ now: Label, was: Schema.optionalKey(Label) })),
  /** The first moment at which it can be sent. */
  from: Schema.optionalKey(Millis),
  /** The last moment at which it can be taken. */
  until: Schema.optionalKey(Millis),
  /** Whether there is any left; there is unless it says `false`. */
  available: Schema.optionalKey(Schema.Boolean),
  /** BCP 47: the language of its words. */
  language: Schema.optionalKey(LanguageTag),
  category: Schema.optionalKey(Category),
  ...OfferPlace.fields,
})
export interface OfferItem extends Schema.Schema.Type<typeof OfferItem> {}

/** A link as it is read: with its id. */
export const Link = Schema.Struct({ id: ItemId, ...LinkItem.fields })
export interface Link extends Schema.Schema.Type<typeof Link> {}

/** An offer as it is read: with its id. */
export const Offer = Schema.Struct({ id: ItemId, ...OfferItem.fields })
export interface Offer extends Schema.Schema.Type<typeof Offer> {}

/** The shelf of links, and the wishes by which managers keep it. */
export const links: Shelving.Shelving<"links", LinkItem> = /* #__PURE__ */ Shelving.make("links", LinkItem)

/** The shelf of offers, and the wishes by which managers keep it. */
export const offers: Shelving.Shelving<"offers", OfferItem> = /* #__PURE__ */ Shelving.make("offers", OfferItem)

const Sought = Schema.Struct({ text: Schema.String.check(Schema.isMaxLength(200)) })

/** The links of the library that a text finds, as {@link searchLinks} says; all of them for an empty one. */
export const linkLibrary = Query.make({
  name: "linkLibrary",
  roles: ["agent", "manager"],
  input: Sought,
  output: Schema.Array(Link),
})

/**
 * The offers of the library that a text finds, as {@link searchOffers} says; all of them for an empty one. Those that
 * cannot be sent now are there too: whoever shows them says why.
 */
export const offerLibrary = Query.make({
  name: "offerLibrary",
  roles: ["agent", "manager"],
  input: Sought,
  output: Schema.Array(Offer),
})

/** The link of an id as the shelf has it now, for `SendLink.Policy.library`. */
export const findLink = (shelf: Shelf.Shelf, id: ItemId): Link | undefined => readLinks(shelf).byId.get(id)

/** The offer of an id as the shelf has it now, for `SendOffer.Policy.offers`. */
export const findOffer = (shelf: Shelf.Shelf, id: ItemId): Offer | undefined => readOffers(shelf).byId.get(id)

/** The links whose label, category or address contains a text, accents and case aside, as the shelf has them in order. */
export const searchLinks = (shelf: Shelf.Shelf, text: string): ReadonlyArray<Link> =>
  readLinks(shelf).all.filter(({ label, category, url }) => contains(text, label, category, url))

/**
 * The offers whose title, message, category or address contains a text, accents and case aside, as the shelf has them in
 * order.
 *
 * @example
 * ```ts
 * import * as Library from "@pupitre/actions/Library"
 *
 * const item = { title: "Été à la lampe", message: "", link: { url: "https://lumen.example/ete" } }
 * const shelf = { items: [{ id: "summer", item, by: { _tag: "System" }, at: 0 }], seq: 1 } as never
 * Library.searchOffers(shelf, "ETE").length // => 1
 * Library.searchOffers(shelf, "hiver").length // => 0
 * ```
 */
export const searchOffers = (shelf: Shelf.Shelf, text: string): ReadonlyArray<Offer> =>
  readOffers(shelf).all.filter(({ title, message, category, link }) =>
    contains(text, title, message, category, link.url),
  )

/** Whether an offer can be sent at a moment, or why it cannot. */
export const standing = (
  { from, until, available }: Pick<OfferItem, "from" | "until" | "available">,
  at: number,
): "valid" | "notYet" | "over" | "gone" => {
  if (until !== undefined && until <= at) return "over"
  if (available === false) return "gone"
  return from !== undefined && at < from ? "notYet" : "valid"
}

/** A shelf as it is read: its items in their order and by their ids. */
interface Reading<A> {
  readonly all: ReadonlyArray<A>
  readonly byId: ReadonlyMap<ItemId, A>
}

/**
 * Reads each shelf once, whoever asks how often, for as long as somebody holds it; of a shelf that has changed only what is
 * new on it is decoded.
 */
const reader = <Item extends object>({ decode }: Shelving.Shelving<string, Item>) => {
  type Read = Item & { readonly id: ItemId }
  const items = new WeakMap<Shelf.Kept, Read | "unreadable">()
  const shelves = new WeakMap<Shelf.Shelf["items"], Reading<Read>>()
  const item = (kept: Shelf.Kept): Read | undefined => {
    let read = items.get(kept)
    if (read === undefined) {
      const known = decode(kept.item)
      read = known === undefined ? "unreadable" : { ...known, id: kept.id }
      items.set(kept, read)
    }
    return read === "unreadable" ? undefined : read
  }
  return (shelf: Shelf.Shelf): Reading<Read> => {
    let read = shelves.get(shelf.items)
    if (read === undefined) {
      const all = shelf.items.flatMap((kept) => item(kept) ?? [])
      read = { all, byId: new Map(all.map((one) => [one.id, one])) }
      shelves.set(shelf.items, read)
    }
    return read
  }
}
const readLinks = /* #__PURE__ */ reader(links)
const readOffers = /* #__PURE__ */ reader(offers)

const contains = (text: string, ...fields: ReadonlyArray<string | undefined>): boolean => {
  const sought = plain(text.trim())
  return fields.some((field) => field !== undefined && plain(field).includes(sought))
}
