/**
 * Where an offer is for: the sites by which a visitor has come and the pages on which they are.
 *
 * What is not known holds nothing back: an offer for one site suits a conversation whose site nobody knows.
 *
 * @since 0.1.0
 */
import type { Conversation } from "@pupitre/core/Conversation"
import { SiteId } from "@pupitre/core/Id"
import * as Schema from "effect/Schema"

/** The beginning of the path of a page, without query and fragment: `/shop/p`. */
export const PathBeginning = /* #__PURE__ */ Schema.String.check(/* #__PURE__ */ Schema.isPattern(/^\/[^\s?#]{0,199}$/))

/** What an offer of the library says of where it is for; a key that is absent: everywhere. */
export const OfferPlace = /* #__PURE__ */ Schema.Struct({
  /** The sites that it is for, at most 50. */
  sites: /* #__PURE__ */ Schema.optionalKey(
    /* #__PURE__ */ Schema.Array(SiteId).check(/* #__PURE__ */ Schema.isMaxLength(50)),
  ),
  /** How the paths of its pages begin, at most 50. `/p` is `/p` and what is under it, not `/print`. */
  paths: /* #__PURE__ */ Schema.optionalKey(
    /* #__PURE__ */ Schema.Array(PathBeginning).check(/* #__PURE__ */ Schema.isMaxLength(50)),
  ),
})
export interface OfferPlace extends Schema.Schema.Type<typeof OfferPlace> {}

/** Whether a value says where an offer is for, in a form that can be kept. */
export const isPlace: (value: unknown) => value is OfferPlace = /* #__PURE__ */ Schema.is(OfferPlace)

/**
 * Whether an offer is for the site and the page of a conversation.
 *
 * @example
 * ```ts
 * import * as OfferPlace from "@pupitre/actions/OfferPlace"
 *
 * const on = (url: string) => ({ page: { url } }) as never
 * OfferPlace.suits({ paths: ["/p"] }, on("https://lumen.example/p/aube?ref=1")) // => true
 * OfferPlace.suits({ paths: ["/p"] }, on("https://lumen.example/print")) // => false
 * ```
 */
export const suits = ({ sites, paths }: OfferPlace, { site, page }: Pick<Conversation, "site" | "page">): boolean =>
  (sites === undefined || site === undefined || sites.includes(site)) &&
  (paths === undefined || page === undefined || paths.some((path) => isUnder(new URL(page.url).pathname, path)))

const isUnder = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`)
