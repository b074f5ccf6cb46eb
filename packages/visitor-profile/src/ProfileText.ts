/**
 * A profile at rest: one short text, a third of its JSON, for as long as nobody looks at it.
 *
 * Reading gives the same profile, or nothing for a text that is no profile of this version. But for what people write into it,
 * custom data and who they say they are, it takes at most 2 KiB: of a profile that would take more, the oldest pages and the
 * longest texts give way, and that something was forgotten is said.
 *
 * @since 0.1.0
 *
 * @example
 * ```ts
 * import * as Scenario from "@pupitre/core/testing/Scenario"
 * import * as Profile from "@pupitre/visitor-profile/Profile"
 * import * as ProfileText from "@pupitre/visitor-profile/ProfileText"
 *
 * const profile = Profile.fold(Scenario.make("Bonjour").page("/lampes", "Lampes").visits)
 * const text = ProfileText.encode(profile)
 * text.length < JSON.stringify(profile).length / 2 // => true
 * ProfileText.decode(text)?.journey.pages.items.length // => 2
 * ProfileText.decode("{}") // => undefined
 * ```
 */
import type { ClientHints, CustomValue } from "@pupitre/core/Fact"
import type { Entry } from "./CustomData.js"
import * as Custom from "./CustomData.js"
import type { Device, Located, Seen } from "./Device.js"
import type { Claim } from "./Identity.js"
import * as Identities from "./Identity.js"
import { fit } from "./internal/fitting.js"
import type { Fields, Shape } from "./internal/packing.js"
import * as Packing from "./internal/packing.js"
import type { Page, Visit } from "./Journey.js"
import * as Journeys from "./Journey.js"
import type { Mark, Newest } from "./Newest.js"
import type { PastExchanges, Rating, Started } from "./PastExchanges.js"
import * as Exchanges from "./PastExchanges.js"
import type { Profile } from "./Profile.js"
import type { Origin, Provenance, Touch } from "./Provenance.js"

/** The most that a profile takes at rest, custom data and who the visitor is said to be apart, bytes of UTF-8. */
export const limit = 2_048

/** The text of a profile, of letters that take one byte each but for those between `\x80` and `\xFF`. */
export const encode = (self: Profile): string => {
  const text = packed(self)
  if (bytes(text) <= limit) return text
  const kept = fit(
    self,
    (one) => bytes(packed({ ...one, customData: Custom.empty, identity: Identities.empty })) <= limit,
  )
  return kept === self ? text : packed(kept)
}

/** The profile of a text; nothing for one that is none. Never throws. */
export const decode = (text: string): Profile | undefined => {
  if (!text.startsWith(version)) return undefined
  try {
    return Packing.unpack(profile, text.slice(version.length), common)
  } catch {
    return undefined
  }
}

/** Another one for every change below. */
const version = "5"

/** Texts that most profiles hold, or hold something like. */
const common: ReadonlyArray<string> = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:149.0) Gecko/20100101 Firefox/149.0",
  "Google Chrome",
  "Microsoft Edge",
  "Chromium",
  "Not)A;Brand",
  "Windows",
  "macOS",
  "Android",
  "fr-FR",
  "Europe/Paris",
]

const { at, before, flag, id, idOnce, list, natural, nth, oneOf, optional, seq, struct, tagged, text, whole } = Packing

const yes: Shape<true> = Packing.always(true)
const newest = <A extends Mark>(fields: Fields<A>, most: number): Shape<Newest<A>> =>
  struct<Newest<A>>({ items: list(struct(fields), most), more: optional(yes) })
const mark = { id, seq, at }

const origin = tagged<Origin>({
  Direct: {},
  SearchEngine: { name: text, terms: optional(text), guessed: optional(yes) },
  Social: { network: text },
  Email: { name: text, guessed: optional(yes) },
  Assistant: { name: text },
  Campaign: { source: text, medium: optional(text), name: optional(text), terms: optional(text) },
  Referral: { host: text },
  Internal: { host: text },
  Unknown: {},
})
const touch = struct<Touch>({ ...mark, origin, referrer: optional(text), landing: text })
interface Once extends Provenance {
  readonly once: boolean
}
/** Most visitors have been here once: their first touch is their last. */
const provenance = Packing.as<Provenance, Once>(
  struct<Once>({ once: flag, first: optional(touch), last: optional(touch) }),
  ({ first, last }) => {
    const once = first !== undefined && last !== undefined && JSON.stringify(first) === JSON.stringify(last)
    return { once, ...(first !== undefined && { first }), ...(last !== undefined && !once && { last }) }
  },
  ({ once, ...touches }) => {
    if (!once) return touches
    const { first } = touches
    return first === undefined ? Packing.refuse() : { first, last: first }
  },
)

const hints = struct<ClientHints>({
  brands: optional(list(struct({ brand: text, version: text }), 8)),
  platform: optional(text),
  platformVersion: optional(text),
  mobile: optional(flag),
  model: optional(text),
})
const seen = struct<Seen>({
  ...mark,
  userAgent: text,
  hints: optional(hints),
  language: optional(text),
  timeZone: optional(text),
  screen: optional(struct({ width: whole, height: whole })),
})
const located = struct<Located>({ ...mark, country: text, source: oneOf(["proxy", "address"]) })

const page: Fields<Page> = { id: idOnce, seq, at, visitId: id, url: text, title: text, nth: optional(nth) }
const started: Fields<Started> = { ...mark, previous: optional(id), nth: optional(natural) }
const rating: Fields<Rating> = { ...mark, value: natural }

const value: Shape<CustomValue | null> = {
  put: (out, said) => {
    if (typeof said === "string" || typeof said === "number") {
      natural.put(out, typeof said === "string" ? 3 : 4)
      text.put(out, String(said))
    } else natural.put(out, said === null ? 0 : said ? 1 : 2)
  },
  take: (from) => {
    const kind = natural.take(from)
    if (kind < 3) return kind === 0 ? null : kind === 1
    const said = text.take(from)
    if (kind === 3) return said
    const number = Number(said)
    return kind === 4 && Number.isFinite(number) && String(number) === said ? number : Packing.refuse()
  },
}
const entry: Fields<Entry> = { id: text, seq, at, value, trust: oneOf(["page", "authenticated", "agent"]) }
const claim: Fields<Claim> = {
  id: text,
  seq,
  at,
  externalId: text,
  name: optional(text),
  trust: oneOf(["page", "authenticated"]),
}

const profile = struct<Profile>({
  provenance,
  journey: struct({
    visits: newest<Visit>({ ...mark, nth: optional(nth), before: optional(before) }, Journeys.limits.visits),
    pages: newest(page, Journeys.limits.pages),
    reached: newest<Mark>(mark, Journeys.limits.visits),
    left: newest<Mark>(mark, Journeys.limits.visits),
  }),
  device: struct<Device>({ seen: optional(seen), located: optional(located) }),
  pastExchanges: struct<PastExchanges>({
    started: newest(started, Exchanges.limit),
    closed: newest<Mark>(mark, Exchanges.limit),
    csat: newest(rating, Exchanges.limit),
    nps: newest(rating, Exchanges.limit),
  }),
  customData: newest(entry, Custom.limit),
  identity: newest(claim, Identities.limit),
})

function packed(self: Profile): string {
  return version + Packing.pack(profile, self, common)
}

function bytes(text: string): number {
  return text.length + (text.match(/[\x80-\xFF]/g)?.length ?? 0)
}
