/**
 * The facts of a visitor: what they allow, their visits and pages, who they are and what the site says of them.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { ConversationId, Millis, PageId, SiteId, VisitId, VisitorId } from "../Id.js"
import { DisplayName } from "../Participant.js"
import { SafeUrl } from "../SafeUrl.js"
import { Label } from "./Bounds.js"

/** What a visitor may allow: keeping the conversation, showing the unsent text, seeing the page, driving the page. */
export const ConsentScope = Schema.Literals(["store", "preview", "observe", "control"])
export type ConsentScope = typeof ConsentScope.Type

/** The visitor allowed something. */
export const ConsentGiven = Schema.TaggedStruct("ConsentGiven", { scopes: Schema.NonEmptyArray(ConsentScope) })
export interface ConsentGiven extends Schema.Schema.Type<typeof ConsentGiven> {}

/** The visitor took a permission back. */
export const ConsentWithdrawn = Schema.TaggedStruct("ConsentWithdrawn", { scopes: Schema.NonEmptyArray(ConsentScope) })
export interface ConsentWithdrawn extends Schema.Schema.Type<typeof ConsentWithdrawn> {}

/** What the browser says of itself in User-Agent Client Hints. Each part may be missing: a browser tells what it wants. */
export const ClientHints = Schema.Struct({
  /** Names and versions, made-up ones among them; the profile tells which count. */
  brands: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        brand: Schema.String.check(Schema.isMaxLength(64)),
        version: Schema.String.check(Schema.isMaxLength(32)),
      }),
    ).check(Schema.isMaxLength(8)),
  ),
  platform: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(32))),
  platformVersion: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(32))),
  mobile: Schema.optionalKey(Schema.Boolean),
  model: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(64))),
})
export interface ClientHints extends Schema.Schema.Type<typeof ClientHints> {}

const Words = Schema.String.check(Schema.isMaxLength(2048))

/** How a visit began. `guessed`: by the words of a host that nothing knows. */
export const Origin = Schema.Union([
  /** No referrer: typed, bookmarked, or hidden by the browser. */
  Schema.TaggedStruct("Direct", {}),
  Schema.TaggedStruct("SearchEngine", {
    name: Words,
    terms: Schema.optionalKey(Words),
    guessed: Schema.optionalKey(Schema.Literal(true)),
  }),
  Schema.TaggedStruct("Social", { network: Words }),
  Schema.TaggedStruct("Email", { name: Words, guessed: Schema.optionalKey(Schema.Literal(true)) }),
  /** An answer of an AI assistant. */
  Schema.TaggedStruct("Assistant", { name: Words }),
  /** The landing address says so: `utm_*`, or the click id of an advertising network; or an address of advertising. */
  Schema.TaggedStruct("Campaign", {
    source: Words,
    medium: Schema.optionalKey(Words),
    name: Schema.optionalKey(Words),
    /** The words that the campaign was bought for. */
    terms: Schema.optionalKey(Words),
  }),
  /** A link on another site. */
  Schema.TaggedStruct("Referral", { host: Words }),
  /** A page of the site itself. */
  Schema.TaggedStruct("Internal", { host: Words }),
  /** The browser gave something that is not a web address. */
  Schema.TaggedStruct("Unknown", {}),
])
export type Origin = typeof Origin.Type

/**
 * Which one it is of the visitor's, from 1 on: the server's count, never the page's own word. Whoever keeps the last few only
 * knows by it how many there were.
 */
export const Nth = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** What a visit began with, once per visit: where the visitor came from and with what. A fact of the visitor's stream. */
export const VisitStarted = Schema.TaggedStruct("VisitStarted", {
  visitId: VisitId,
  landing: SafeUrl,
  /** As the browser gave it, possibly empty or not a URL; sanitised by the profile. */
  referrer: Schema.String.check(Schema.isMaxLength(2048)),
  userAgent: Schema.String.check(Schema.isMaxLength(1024)),
  hints: Schema.optionalKey(ClientHints),
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(35))),
  timeZone: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(64))),
  /** CSS pixels. */
  screen: Schema.optionalKey(Schema.Struct({ width: Schema.Int, height: Schema.Int })),
  /** What the server made of referrer and landing address; never the page's own word. */
  origin: Schema.optionalKey(Origin),
  nth: Schema.optionalKey(Nth),
  /** How long the visitor had been on the site in the visits before, milliseconds, by the server's clock; never the page's own word. */
  before: Schema.optionalKey(Millis),
  /** The site that is visited, as the visitor's token says; never the page's own word. */
  site: Schema.optionalKey(SiteId),
})
export interface VisitStarted extends Schema.Schema.Type<typeof VisitStarted> {}

/** The visitor loaded a page; a reload counts. In the visitor's stream always, in the conversation while one is open. */
export const PageVisited = Schema.TaggedStruct("PageVisited", {
  pageId: PageId,
  visitId: VisitId,
  url: SafeUrl,
  title: Label,
  /** Whether the agent led the visitor there. */
  driven: Schema.optionalKey(Schema.Boolean),
  nth: Schema.optionalKey(Nth),
  /** The site that it is of, as the visitor's token says; never the page's own word. */
  site: Schema.optionalKey(SiteId),
})
export interface PageVisited extends Schema.Schema.Type<typeof PageVisited> {}

/**
 * The visitor had the site open in no tab any more: the last sign of life in a visit, which goes on if they come back in time. A
 * fact of the visitor's stream.
 */
export const SiteLeft = Schema.TaggedStruct("SiteLeft", {
  visitId: VisitId,
  /** When the last tab was closed, by the server's clock: a moment before this was written down. */
  leftAt: Millis,
})
export interface SiteLeft extends Schema.Schema.Type<typeof SiteLeft> {}

/** What a country was read from: a header that a trusted proxy sets, or the address, looked up and not kept. */
export const CountrySource = Schema.Literals(["proxy", "address"])
export type CountrySource = typeof CountrySource.Type

/** The server learned from which country a visit comes. Only the country is kept, never the address. */
export const VisitLocated = Schema.TaggedStruct("VisitLocated", {
  visitId: VisitId,
  /** ISO 3166, two letters. */
  country: Schema.String.check(Schema.isPattern(/^[A-Z]{2}$/)),
  source: CountrySource,
})
export interface VisitLocated extends Schema.Schema.Type<typeof VisitLocated> {}

/**
 * A manager erased the visitor: nothing that was said before it, in the stream that it stands in, tells of the person any
 * more. In the visitor's stream, in each of their conversations, in the workspace's `erasures`, which tells who did it, and in
 * its `problems` and `blocks`, which tell of others too.
 */
export const VisitorErased = Schema.TaggedStruct("VisitorErased", {
  visitorId: VisitorId,
  /** In a stream that tells of others too: the conversations that were theirs, by which their part of it is known. */
  conversationIds: Schema.optionalKey(Schema.Array(ConversationId)),
})
export interface VisitorErased extends Schema.Schema.Type<typeof VisitorErased> {}

/** Who vouches for what is said of a visitor, from least to most: the page, the customer's own sign-in, an agent. */
export const Trust = Schema.Literals(["page", "authenticated", "agent"])
export type Trust = typeof Trust.Type

/** The most custom data that a visitor has, and its longest forms, in UTF-16 units. */
export const customLimits = { keys: 50, key: 64, value: 1024, externalId: 50 } as const

/** What custom data is called: letters, digits, `_`, `.` and `-`, but not `__proto__`. */
export const CustomKey = Schema.String.check(Schema.isPattern(/^(?!__proto__$)[A-Za-z0-9_.-]{1,64}$/))

/** A value of custom data. */
export const CustomValue = Schema.Union([Schema.String, Schema.Finite, Schema.Boolean])
export type CustomValue = typeof CustomValue.Type

/** Custom data was set, key by key; `null` takes a key away. What is not named stays. */
export const CustomDataSet = Schema.TaggedStruct("CustomDataSet", {
  values: Schema.Record(
    CustomKey,
    Schema.NullOr(
      Schema.Union([Schema.String.check(Schema.isMaxLength(customLimits.value)), Schema.Finite, Schema.Boolean]),
    ),
  ).check(Schema.isMaxProperties(customLimits.keys)),
  trust: Trust,
})
export interface CustomDataSet extends Schema.Schema.Type<typeof CustomDataSet> {}

/** The site says who the visitor is. Only when `authenticated` may it bring the records of one person together. */
export const VisitorIdentified = Schema.TaggedStruct("VisitorIdentified", {
  /** The customer's own id of the person. */
  externalId: Schema.NonEmptyString.check(Schema.isMaxLength(customLimits.externalId)),
  name: Schema.optionalKey(DisplayName),
  trust: Schema.Literals(["page", "authenticated"]),
})
export interface VisitorIdentified extends Schema.Schema.Type<typeof VisitorIdentified> {}
