/**
 * The facts of a visitor: what they allow, their visits and pages.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { PageId, VisitId } from "../Id.js"
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

/** What a visit began with, once per visit: where the visitor came from and with what. A fact of the visitor's stream. */
export const VisitStarted = Schema.TaggedStruct("VisitStarted", {
  visitId: VisitId,
  landing: SafeUrl,
  /** As the browser gave it, possibly empty or not a URL; sanitised by the profile. */
  referrer: Schema.String.check(Schema.isMaxLength(2048)),
  userAgent: Schema.String.check(Schema.isMaxLength(1024)),
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(35))),
  timeZone: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(64))),
  /** CSS pixels. */
  screen: Schema.optionalKey(Schema.Struct({ width: Schema.Int, height: Schema.Int })),
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
})
export interface PageVisited extends Schema.Schema.Type<typeof PageVisited> {}
