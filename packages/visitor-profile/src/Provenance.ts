/**
 * How the visitor reached the site (*provenance*): the first time, and this time.
 *
 * Read from what the browser says when a visit begins, the referrer and the landing address, by rules that are data.
 * What the referrer's query held is read once, here, and not kept.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Origin, VisitStarted } from "@pupitre/core/Fact"
import { originKind } from "@pupitre/core/Erasure"
import * as CleanUrl from "./CleanUrl.js"
import { guess } from "./HostWords.js"
import type { Address } from "./internal/address.js"
import { addressOf, eachParameter } from "./internal/address.js"
import type { Kind, Rule, Suffixes } from "./KnownHosts.js"
import * as KnownHosts from "./KnownHosts.js"
import type { Mark } from "./Newest.js"
import { compare } from "./Newest.js"
import type { May } from "./Sensitivity.js"

export type { Origin }

/** What is known of an address. */
export interface Known {
  readonly kind: Kind
  readonly name: string
}

/** What origins are read with. Everything may be left out. */
export interface Reading {
  /** A team's own, before everything else. The first that matches decides. */
  readonly rules?: ReadonlyArray<Rule>
  /**
   * Asked next, but where {@link KnownHosts.rules} knows a host for something else than searching. See
   * `adapter/KnownReferrers`.
   */
  readonly known?: (from: URL) => Known | undefined
  /** See `adapter/PublicSuffix`. */
  readonly suffixes?: Suffixes
}

/** The beginning of one visit. `id` is the visit's. */
export interface Touch extends Mark {
  readonly origin: Origin
  /** Where from, without query; as it came when it was no address. Absent when there was none. */
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
export const classify = (visit: Pick<VisitStarted, "referrer" | "landing">, reading: Reading = {}): Origin => {
  const { rules = [], suffixes = KnownHosts.plain } = reading
  const landing = addressOf(visit.landing)
  const marks = landing === undefined || landing.search.length < 2 ? undefined : marksOf(landing.search)
  const campaign = marks === undefined ? undefined : campaignOf(marks)
  if (campaign !== undefined) return campaign
  if (visit.referrer.trim() === "") return marks?.facebook === true ? facebook : { _tag: "Direct" }
  const from = addressOf(visit.referrer)
  if (from === undefined || !carriers.has(from.protocol) || from.hostname === "") return { _tag: "Unknown" }
  const host = from.hostname
  const internal = { _tag: "Internal", host } as const
  if (landing !== undefined && KnownHosts.bare(host) === KnownHosts.bare(landing.hostname)) return internal
  const own = KnownHosts.find(host, rules, suffixes)
  const table = KnownHosts.find(host, KnownHosts.rules, suffixes)
  // The package tells a search engine's images from its pages; the table has the newer names of everything else.
  const listed = table?.kind === "search" || table === undefined ? askKnown(reading, visit.referrer) : undefined
  const known = own ?? listed ?? table
  if (known !== undefined) return originOf(known, from, own?.terms ?? table?.terms ?? anyTerms)
  if (landing !== undefined && sameSite(host, landing.hostname, suffixes)) return internal
  const guessed = guess(host, asked(from, anyTerms) !== undefined, suffixes)
  if (guessed === undefined) return { _tag: "Referral", host }
  return { _tag: guessed.kind === "email" ? "Email" : "SearchEngine", name: guessed.name, guessed: true }
}

/**
 * The provenance after one more event. Only the beginning of a visit changes it. How it began is the server's word where it
 * gave it, else read here.
 */
export const apply = (self: Provenance, event: ChatEvent, reading: Reading = {}): Provenance =>
  event._tag === "VisitStarted" ? begun(self, event, event.origin ?? classify(event, reading)) : self

/**
 * As {@link apply}, without a table: where the server did not say how a visit began, its referrer is another site, and no
 * referrer is direct. For desks whose server says it.
 */
export const applyTold = (self: Provenance, event: ChatEvent): Provenance =>
  event._tag === "VisitStarted" ? begun(self, event, told(event)) : self

/** How a visit began, as far as it is known without a table: see {@link applyTold}. */
export const told = (visit: VisitStarted): Origin => visit.origin ?? unread(visit)

/** Both together: the earlier first, the later last. Associative, commutative, idempotent; `empty` changes nothing. */
export const merge = (a: Provenance, b: Provenance): Provenance => {
  const first = pick(a.first, b.first, -1)
  const last = pick(a.last, b.last, 1)
  if (first === a.first && last === a.last) return a
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) }
}

/** Without addresses, words and names: what kind of way it was stays. */
export const erase = (self: Provenance): Provenance => ({
  ...(self.first !== undefined && { first: erased(self.first) }),
  ...(self.last !== undefined && { last: erased(self.last) }),
})

/** Without what may not be seen: see `Withholding`. The same reference when all of it may. */
export const withhold = (self: Provenance, may: May): Provenance => {
  if (may("source") && may("terms") && may("address")) return self
  const touch = ({ referrer, landing, origin, ...mark }: Touch): Touch => ({
    ...mark,
    origin: withholdOrigin(origin, may),
    ...(may("address") && referrer !== undefined && { referrer }),
    landing: may("address") ? landing : "",
  })
  return {
    ...(self.first !== undefined && { first: touch(self.first) }),
    ...(self.last !== undefined && { last: touch(self.last) }),
  }
}

/** An origin without what may not be seen: what kind of way it was stays. The same reference when all of it may be seen. */
export const withholdOrigin = (origin: Origin, may: May): Origin => {
  switch (origin._tag) {
    case "Direct":
    case "Unknown":
    case "Internal":
    case "Social":
    case "Assistant":
      return origin
    case "Referral":
      return may("source") ? origin : originKind(origin)
    case "Email":
      // What was made of a host that nothing knows is that host's own word.
      return may("source") || origin.guessed !== true ? origin : originKind(origin)
    case "SearchEngine":
      return may("source") || origin.guessed !== true ? wordless(origin, may) : originKind(origin)
    case "Campaign":
      return may("source") ? wordless(origin, may) : originKind(origin)
  }
}

/**
 * Advertising networks that mark a paid click on the landing address. Not `fbclid`, which Facebook sets on every link that
 * leaves it, paid or not.
 */
const clickIds: ReadonlyArray<readonly [parameter: string, source: string]> = [
  ["gclid", "Google Ads"],
  ["gbraid", "Google Ads"],
  ["wbraid", "Google Ads"],
  ["dclid", "Google Marketing Platform"],
  ["msclkid", "Microsoft Advertising"],
  ["ttclid", "TikTok Ads"],
  ["twclid", "X Ads"],
  ["li_fat_id", "LinkedIn Ads"],
  ["epik", "Pinterest Ads"],
  ["ScCid", "Snapchat Ads"],
  ["rdt_cid", "Reddit Ads"],
  ["yclid", "Yandex Direct"],
  ["qclid", "Quora Ads"],
  ["tblci", "Taboola"],
  ["dicbo", "Outbrain"],
  ["obclid", "Outbrain"],
  ["awc", "Awin"],
  ["irclickid", "Impact"],
]
const carriers = new Set(["https:", "http:", "android-app:", "ios-app:"])
const facebook: Origin = { _tag: "Social", network: "Facebook" }
const anyTerms = ["q", "query", "p", "text", "searchfor", "search", "keyword", "keywords", "wd", "k", "kw", "s"]
const parts = ["source", "medium", "campaign", "term"]
/** Who writes of a campaign on an address; where several did, the first that says something counts. */
const writers = ["utm", "mtm", "pk"]
/**
 * What a parameter of a landing address marks: a part of a campaign, a click, or `fbclid`. Each by its rank, as in {@link
 * Marks}.
 */
const ranks: ReadonlyMap<string, number> = new Map(
  [
    ...parts.flatMap((part) => writers.map((writer) => `${writer}_${part}`)),
    ...clickIds.map(([parameter]) => parameter),
    "fbclid",
  ].map((name, rank) => [name, rank]),
)
const firstClick = parts.length * writers.length
const facebookClick = firstClick + clickIds.length
const unsaid: ReadonlyArray<string | undefined> = Array.from<undefined>({ length: firstClick })

function originOf({ kind, name }: Known, from: Address, terms: ReadonlyArray<string>): Origin {
  switch (kind) {
    case "search": {
      const words = asked(from, terms)
      return {
        _tag: "SearchEngine",
        name: ofPictures(from) && !name.endsWith(" Images") ? `${name} Images` : name,
        ...(words !== undefined && { terms: words }),
      }
    }
    case "social":
      return { _tag: "Social", network: name }
    case "email":
      return { _tag: "Email", name }
    case "assistant":
      return { _tag: "Assistant", name }
    case "paid":
      return { _tag: "Campaign", source: name, medium: "cpc" }
  }
}

function begun(self: Provenance, event: ChatEvent & VisitStarted, origin: Origin): Provenance {
  const { visitId: id, seq, at } = event
  const referrer = CleanUrl.referrer(event.referrer) ?? CleanUrl.raw(event.referrer)
  const touch: Touch = {
    id,
    seq,
    at,
    origin,
    ...(referrer !== undefined && { referrer }),
    landing: CleanUrl.page(event.landing),
  }
  return merge(self, { first: touch, last: touch })
}

function unread({ referrer }: VisitStarted): Origin {
  if (referrer.trim() === "") return { _tag: "Direct" }
  const host = addressOf(referrer)?.hostname ?? ""
  return host === "" ? { _tag: "Unknown" } : { _tag: "Referral", host }
}

function wordless(origin: Extract<Origin, { readonly terms?: string }>, may: May): Origin {
  if (may("terms") || origin.terms === undefined) return origin
  const { terms: _, ...rest } = origin
  return rest
}

function sameSite(a: string, b: string, { site }: Suffixes): boolean {
  const of = site(KnownHosts.bare(a))
  return of !== undefined && of === site(KnownHosts.bare(b))
}

/** What the query of a landing address marks. */
interface Marks {
  /** By rank: each writer's word for each part, as it stands there first. */
  readonly said: ReadonlyArray<string | undefined>
  /** The first of the networks that marked the click. */
  readonly network?: string
  readonly facebook: boolean
}

function marksOf(search: string): Marks | undefined {
  let said: Array<string | undefined> | undefined
  let click = facebookClick
  let facebook = false
  eachParameter(search, (name, value) => {
    const rank = ranks.get(name)
    if (rank === undefined) return
    said ??= unsaid.slice()
    if (rank < firstClick) said[rank] ??= value
    else if (rank === facebookClick) facebook = true
    else if (rank < click) click = rank
  })
  const network = clickIds[click - firstClick]?.[1]
  return said && { said, facebook, ...(network !== undefined && { network }) }
}

function campaignOf({ said, network }: Marks): Origin | undefined {
  const [source, medium, name, terms] = [wordOf(said, 0), wordOf(said, 1), wordOf(said, 2), wordOf(said, 3)]
  if (source !== undefined && medium === undefined && name === undefined && network === undefined) {
    // Assistants name themselves on the links that they give.
    const assistant = KnownHosts.find(source, KnownHosts.rules)
    if (assistant?.kind === "assistant") return { _tag: "Assistant", name: assistant.name }
  }
  if (source === undefined && name === undefined && medium === undefined) {
    return network === undefined ? undefined : { _tag: "Campaign", source: network, medium: "cpc" }
  }
  return {
    _tag: "Campaign",
    source: source ?? network ?? "",
    ...(medium !== undefined && { medium }),
    ...(name !== undefined && { name }),
    ...(terms !== undefined && { terms }),
  }
}

/** What the first writer who says something says of a part. */
function wordOf(said: Marks["said"], part: number): string | undefined {
  const first = part * writers.length
  for (let rank = first; rank < first + writers.length; rank++) {
    const word = cleanWord(said[rank])
    if (word !== undefined) return word
  }
  return undefined
}

function cleanWord(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === undefined || trimmed === "" ? undefined : CleanUrl.words(trimmed).slice(0, 200)
}

/** The words that somebody searched for, as far as the address that they came from says them. */
function asked({ search }: Address, names: ReadonlyArray<string>): string | undefined {
  if (search.length < 2) return undefined
  const said = new Map<string, string>()
  eachParameter(search, (name, value) => {
    if (!said.has(name)) said.set(name, value)
  })
  for (const name of names) {
    const word = cleanWord(said.get(name))
    if (word !== undefined) return word
  }
  return undefined
}

/** Whether a search engine was asked for pictures, as engines write it: by the host, or by the first step of the path. */
function ofPictures({ hostname, pathname }: Address): boolean {
  return /(^|\.)images\./.test(hostname) || /^\/(images|imgres)\b/.test(pathname)
}

function askKnown({ known }: Reading, text: string): Known | undefined {
  if (known === undefined) return undefined
  const from = CleanUrl.parse(text)
  return from === undefined ? undefined : attempt(() => known(from))
}

function erased({ id, seq, at, origin }: Touch): Touch {
  return { id, seq, at, origin: originKind(origin), landing: "" }
}

function attempt<A>(read: () => A): A | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function pick(a: Touch | undefined, b: Touch | undefined, sign: 1 | -1): Touch | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compare(a, b) * sign >= 0 ? a : b
}
