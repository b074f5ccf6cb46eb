/**
 * The facts of what an agent does beside talking: the eight actions of the desk, tags, and a team's own actions.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { ConversationId, ItemId, Millis, ReportId, Seq, SiteId, VisitorId } from "../Id.js"
import { MessageText } from "../Message.js"
import { SafeUrl } from "../SafeUrl.js"
import { Label, Remark } from "./Bounds.js"

/** The agent sent a link, clickable for the visitor. */
export const LinkSent = Schema.TaggedStruct("LinkSent", {
  url: SafeUrl,
  label: Label,
  itemId: Schema.optionalKey(ItemId),
})
export interface LinkSent extends Schema.Schema.Type<typeof LinkSent> {}

/** An image that an offer shows. */
export const OfferImage = Schema.Struct({ url: SafeUrl, alt: Label })
export interface OfferImage extends Schema.Schema.Type<typeof OfferImage> {}

/** The agent sent an offer. It is what it was at that moment, whatever becomes of it in the library. */
export const OfferSent = Schema.TaggedStruct("OfferSent", {
  itemId: Schema.optionalKey(ItemId),
  title: Label,
  message: Remark,
  image: Schema.optionalKey(OfferImage),
  link: Schema.Struct({ url: SafeUrl, label: Label }),
  /** Prices as they are shown: no arithmetic is possible. */
  price: Schema.optionalKey(Schema.Struct({ now: Label, was: Schema.optionalKey(Label) })),
  /** The last moment at which it can be taken. */
  until: Schema.optionalKey(Millis),
})
export interface OfferSent extends Schema.Schema.Type<typeof OfferSent> {}

/** How far an agent may go on the visitor's page: see it, or move it as well. */
export const NavigationLevel = Schema.Literals(["observe", "control"])
export type NavigationLevel = typeof NavigationLevel.Type

/** The agent asks to see or to drive the visitor's page; unanswered at `expiresAt` it is refused. */
export const NavigationRequested = Schema.TaggedStruct("NavigationRequested", {
  level: NavigationLevel,
  expiresAt: Millis,
})
export interface NavigationRequested extends Schema.Schema.Type<typeof NavigationRequested> {}

/** The visitor allows it. */
export const NavigationGranted = Schema.TaggedStruct("NavigationGranted", { level: NavigationLevel })
export interface NavigationGranted extends Schema.Schema.Type<typeof NavigationGranted> {}

/** The visitor does not, or did not answer in time. */
export const NavigationRefused = Schema.TaggedStruct("NavigationRefused", {
  level: NavigationLevel,
  cause: Schema.Literals(["refused", "expired", "withdrawn"]),
})
export interface NavigationRefused extends Schema.Schema.Type<typeof NavigationRefused> {}

/** The visitor's page is seen or driven from now on; after a pause, again. */
export const NavigationStarted = Schema.TaggedStruct("NavigationStarted", { level: NavigationLevel })
export interface NavigationStarted extends Schema.Schema.Type<typeof NavigationStarted> {}

/** Nothing of the page is seen or driven until it goes on. */
export const NavigationPaused = Schema.TaggedStruct("NavigationPaused", {})
export interface NavigationPaused extends Schema.Schema.Type<typeof NavigationPaused> {}

/** What ends the direction of a visitor's page. */
export const NavigationEnd = Schema.Literals([
  "visitor",
  "agent",
  "revoked",
  "visitorLeft",
  "agentLeft",
  "siteChanged",
  "transfer",
  "snooze",
  "close",
  "mode",
])
export type NavigationEnd = typeof NavigationEnd.Type

/** Nothing of the page is seen or driven any more. */
export const NavigationEnded = Schema.TaggedStruct("NavigationEnded", { cause: NavigationEnd })
export interface NavigationEnded extends Schema.Schema.Type<typeof NavigationEnded> {}

/** The agent opened the visitor's page in a tab of their own, without the visitor's session. */
export const PageOpened = Schema.TaggedStruct("PageOpened", {
  url: SafeUrl,
  /** Whether the visitor had left it. */
  stale: Schema.Boolean,
})
export interface PageOpened extends Schema.Schema.Type<typeof PageOpened> {}

/** How bad a problem is. */
export const ProblemSeverity = Schema.Literals(["minor", "major", "blocking"])
export type ProblemSeverity = typeof ProblemSeverity.Type

/** The agent reported a problem of the site. Never visible to the visitor. */
export const ProblemReported = Schema.TaggedStruct("ProblemReported", {
  reportId: ReportId,
  conversationId: ConversationId,
  category: Label,
  severity: ProblemSeverity,
  /** The problem in a few words, where whoever reported it gave some. */
  title: Schema.optionalKey(Label),
  description: MessageText,
  page: Schema.optionalKey(Schema.Struct({ url: SafeUrl, title: Label })),
  /** Browser, system, screen: as the pane showed them and the agent left them. */
  device: Schema.optionalKey(Remark),
  /** What of the thread the agent chose to go with it. */
  excerpt: Schema.Array(Seq).check(Schema.isMaxLength(50)),
})
export interface ProblemReported extends Schema.Schema.Type<typeof ProblemReported> {}

/** Whoever reported it says more about it, while nobody has taken it up. */
export const ProblemDetailAdded = Schema.TaggedStruct("ProblemDetailAdded", { reportId: ReportId, text: MessageText })
export interface ProblemDetailAdded extends Schema.Schema.Type<typeof ProblemDetailAdded> {}

/** What becomes of a report. */
export const ProblemStatus = Schema.Literals(["new", "acknowledged", "inProgress", "resolved", "rejected", "duplicate"])
export type ProblemStatus = typeof ProblemStatus.Type

/** A manager moved a report on: told to the conversation that it was made in, too. */
export const ProblemMoved = Schema.TaggedStruct("ProblemMoved", {
  reportId: ReportId,
  status: ProblemStatus,
  reason: Schema.optionalKey(Remark),
  duplicateOf: Schema.optionalKey(ReportId),
})
export interface ProblemMoved extends Schema.Schema.Type<typeof ProblemMoved> {}

/** Why a visitor is kept away. */
export const BlockReason = Schema.Literals(["insults", "spam", "fraud", "threats", "other"])
export type BlockReason = typeof BlockReason.Type

/** How far a block reaches: one site, or all of the workspace. */
export const BlockScope = Schema.Literals(["workspace", "site"])
export type BlockScope = typeof BlockScope.Type

/** The visitor can no longer reach anyone, until `until` or for good. They are not told. */
export const VisitorBlocked = Schema.TaggedStruct("VisitorBlocked", {
  visitorId: VisitorId,
  /** The one site from which they cannot; absent, from the whole workspace. */
  site: Schema.optionalKey(SiteId),
  reason: BlockReason,
  comment: Schema.optionalKey(Remark),
  until: Schema.optionalKey(Millis),
  /** The visitor who was blocked before and is the same person: nobody blocked this one anew. */
  follows: Schema.optionalKey(VisitorId),
})
export interface VisitorBlocked extends Schema.Schema.Type<typeof VisitorBlocked> {}

/** A manager lets the visitor reach agents again. */
export const VisitorUnblocked = Schema.TaggedStruct("VisitorUnblocked", {
  visitorId: VisitorId,
  /** From this site alone; absent, every block of them is over. */
  site: Schema.optionalKey(SiteId),
  comment: Schema.optionalKey(Remark),
})
export interface VisitorUnblocked extends Schema.Schema.Type<typeof VisitorUnblocked> {}

/** An agent asks a manager to let the visitor reach agents again, and says why. */
export const UnblockRequested = Schema.TaggedStruct("UnblockRequested", { visitorId: VisitorId, comment: Remark })
export interface UnblockRequested extends Schema.Schema.Type<typeof UnblockRequested> {}

/** A manager does not: the visitor stays blocked, and can be asked for again. */
export const UnblockRefused = Schema.TaggedStruct("UnblockRefused", {
  visitorId: VisitorId,
  comment: Schema.optionalKey(Remark),
})
export interface UnblockRefused extends Schema.Schema.Type<typeof UnblockRefused> {}

/** A visitor who is kept away came back, and was turned away as silently as before. For managers; the visitor is not told. */
export const VisitorTurnedAway = Schema.TaggedStruct("VisitorTurnedAway", {
  visitorId: VisitorId,
  /** The site by which they came, where a workspace has several. */
  site: Schema.optionalKey(SiteId),
  /** How often, since the last time it was said. */
  times: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  /** When they last did, milliseconds: what is gathered is said later. */
  last: Millis,
})
export interface VisitorTurnedAway extends Schema.Schema.Type<typeof VisitorTurnedAway> {}

/** The conversation is filed under something. */
export const TagAdded = Schema.TaggedStruct("TagAdded", { tag: Label })
export interface TagAdded extends Schema.Schema.Type<typeof TagAdded> {}

/** It is not any more. */
export const TagRemoved = Schema.TaggedStruct("TagRemoved", { tag: Label })
export interface TagRemoved extends Schema.Schema.Type<typeof TagRemoved> {}

/**
 * An action of a team's own was done. Agents only.
 *
 * `name` is the team's, `label` what the thread says, in the reader's language, or the same for all, `details` any JSON object
 * the team wants beside it, at most 2,000 nodes deep down.
 */
export const ActionRecorded = Schema.TaggedStruct("ActionRecorded", {
  name: Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z0-9_.-]{0,63}$/)),
  label: Schema.Union([Label, Schema.Struct({ fr: Label, en: Label })]),
  details: Schema.optionalKey(Schema.Record(Schema.String, Schema.Json)),
})
export interface ActionRecorded extends Schema.Schema.Type<typeof ActionRecorded> {}
