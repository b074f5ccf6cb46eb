/**
 * How the visitor reached the site (*provenance*): the first time, and this time.
 *
 * Read from what the browser says when a visit begins, the referrer and the landing address, by rules that are data.
 * What the referrer's query held is read once, here, and not kept.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { VisitStarted } from "@pupitre/core/Fact"
import * as CleanUrl from "./CleanUrl.js"
import type { Rule } from "./KnownHosts.js"
import * as KnownHosts from "./KnownHosts.js"
import type { Mark } from "./Newest.js"
import { compare } from "./Newest.js"

/** How one visit began. */
export type Origin =
  /** No referrer: typed, bookmarked, or hidden by the browser. */
  | { readonly _tag: "Direct" }
  | { readonly _tag: "SearchEngine"; readonly name: string; readonly terms?: string }
  | { readonly _tag: "Social"; readonly network: string }
  | { readonly _tag: "Email"; readonly name: string }
  /** The landing address says so: `utm_*`, or the click id of an advertising network. */
  | { readonly _tag: "Campaign"; readonly source: string; readonly medium?: string; readonly name?: string }
  /** A link on another site. */
  | { readonly _tag: "Referral"; readonly host: string }
  /** A page of the site itself. */
  | { readonly _tag: "Internal"; readonly host: string }
  /** The browser gave something that is not a web address. */
  | { readonly _tag: "Unknown" }

/** The beginning of one visit. `id` is the visit's. */
export interface Touch extends Mark {
  readonly origin: Origin
  /** Where from, without query; absent when there was none or it was no address. */
  readonly referrer?: string
  /** The page arrived on, without what may be secret. */
  readonly landing: string
}

/** The first and the last of all visits. Both absent before the first one. */
export interface Provenance {
  readonly first?: Touch
  readonly last?: Touch
}

/** Nothing known yet. */
export const empty: Provenance = {}

/** How a visit with this referrer and landing address began. Campaign, then referrer. Total. */
export const classify = (
  visit: Pick<VisitStarted, "referrer" | "landing">,
  rules: ReadonlyArray<Rule> = KnownHosts.rules,
): Origin => {
  const landing = CleanUrl.parse(visit.landing)
  const campaign = landing === undefined ? undefined : campaignOf(landing.searchParams)
  if (campaign !== undefined) return campaign
  if (visit.referrer.trim() === "") return { _tag: "Direct" }
  const from = CleanUrl.parse(visit.referrer)
  if (from === undefined || !carriers.has(from.protocol) || from.hostname === "") return { _tag: "Unknown" }
  if (landing !== undefined && bare(from.hostname) === bare(landing.hostname)) {
    return { _tag: "Internal", host: from.hostname }
  }
  const rule = KnownHosts.find(from.hostname, rules)
  switch (rule?.kind) {
    case "search": {
      const terms = firstParam(from.searchParams, rule.terms ?? [])
      return { _tag: "SearchEngine", name: rule.name, ...(terms !== undefined && { terms }) }
    }
    case "social":
      return { _tag: "Social", network: rule.name }
    case "email":
      return { _tag: "Email", name: rule.name }
    case undefined:
      return { _tag: "Referral", host: from.hostname }
  }
}

/** The provenance after one more event. Only the beginning of a visit changes it. */
export const apply = (
  self: Provenance,
  event: ChatEvent,
  rules: ReadonlyArray<Rule> = KnownHosts.rules,
): Provenance => {
  if (event._tag !== "VisitStarted") return self
  const referrer = CleanUrl.referrer(event.referrer)
  const touch: Touch = {
    id: event.visitId,
    seq: event.seq,
    at: event.at,
    origin: classify(event, rules),
    ...(referrer !== undefined && { referrer }),
    landing: CleanUrl.page(event.landing),
  }
  return merge(self, { first: touch, last: touch })
}

/** Both together: the earlier first, the later last. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: Provenance, b: Provenance): Provenance => {
  const first = pick(a.first, b.first, -1)
  const last = pick(a.last, b.last, 1)
  if (first === a.first && last === a.last) return a
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) }
}

/** Ad networks that mark a paid click on the landing address. */
const clickIds: ReadonlyArray<readonly [parameter: string, source: string]> = [
  ["gclid", "Google Ads"],
  ["msclkid", "Microsoft Advertising"],
]
const carriers = new Set(["https:", "http:", "android-app:", "ios-app:"])

function campaignOf(params: URLSearchParams): Origin | undefined {
  const source = firstParam(params, ["utm_source"])
  const medium = firstParam(params, ["utm_medium"])
  const name = firstParam(params, ["utm_campaign"])
  if (source !== undefined || name !== undefined) {
    return {
      _tag: "Campaign",
      source: source ?? "",
      ...(medium !== undefined && { medium }),
      ...(name !== undefined && { name }),
    }
  }
  const click = clickIds.find(([parameter]) => params.has(parameter))
  return click === undefined ? undefined : { _tag: "Campaign", source: click[1], medium: "cpc" }
}

function firstParam(params: URLSearchParams, names: ReadonlyArray<string>): string | undefined {
  for (const name of names) {
    const value = params.get(name)?.trim()
    if (value !== undefined && value !== "") return value.slice(0, 200)
  }
  return undefined
}

function bare(host: string): string {
  return host.startsWith("www.") ? host.slice(4) : host
}

function pick(a: Touch | undefined, b: Touch | undefined, sign: 1 | -1): Touch | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compare(a, b) * sign >= 0 ? a : b
}
