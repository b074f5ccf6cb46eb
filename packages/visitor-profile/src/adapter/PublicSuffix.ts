/**
 * Tells where a registered name begins by the public suffix list, with `tldts`: suffixes for {@link Reading}.
 *
 * With it a link from another subdomain of the site is internal, and `google.evil.uk` is not Google.
 *
 * @since 0.1.0
 */
import { getDomain, getPublicSuffix } from "tldts"
import type { Suffixes } from "../KnownHosts.js"

/**
 * The public suffix list. Suffixes that a company lends out (`github.io`) part sites, but are no place for a known name.
 *
 * @example
 * ```ts
 * import { publicSuffix } from "@pupitre/visitor-profile/adapter/PublicSuffix"
 *
 * publicSuffix.suffix("shop.example.co.uk") // => "co.uk"
 * publicSuffix.site("help.shop.example.co.uk") // => "example.co.uk"
 * publicSuffix.site("camille.github.io") // => "camille.github.io"
 * ```
 */
export const publicSuffix: Suffixes = {
  suffix: (host) => (getDomain(host) === null ? undefined : (getPublicSuffix(host) ?? undefined)),
  site: (host) => getDomain(host, { allowPrivateDomains: true }) ?? undefined,
}
