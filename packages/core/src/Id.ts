/**
 * The identifiers of the model, each a branded string so that one cannot be passed for another.
 *
 * Ids are opaque: letters, digits, `_` and `-`, at most 64 of them. Nothing is read out of an id but the command in
 * the id of an event.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

const opaque = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{1,64}$/))

/** A customer's whole installation. Nothing ever crosses from one tenant to another. */
export const TenantId = opaque.pipe(Schema.brand("TenantId"))
export type TenantId = typeof TenantId.Type

/** One of the sites that share a workspace. Visitors come by it, and can be kept away from it alone. `__proto__` is none. */
export const SiteId = Schema.String.check(Schema.isPattern(/^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/)).pipe(
  Schema.brand("SiteId"),
)
export type SiteId = typeof SiteId.Type

/** One conversation, the same through every transfer. */
export const ConversationId = opaque.pipe(Schema.brand("ConversationId"))
export type ConversationId = typeof ConversationId.Type

/** One person on the web site. */
export const VisitorId = opaque.pipe(Schema.brand("VisitorId"))
export type VisitorId = typeof VisitorId.Type

/** One human (or bot) who answers. */
export const AgentId = opaque.pipe(Schema.brand("AgentId"))
export type AgentId = typeof AgentId.Type

/**
 * One wish of one author, made on the author's device when the wish is made and kept over every retry, restart and
 * reconnection: the idempotency key of everything. A UUID; at least 8 characters.
 */
export const CommandId = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{8,64}$/)).pipe(Schema.brand("CommandId"))
export type CommandId = typeof CommandId.Type

/** One fact: the id of the command it came from, a slash, and its place among that command's facts, from 0. */
export const EventId = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{8,64}\/\d{1,4}$/)).pipe(
  Schema.brand("EventId"),
)
export type EventId = typeof EventId.Type

/** A set of agents that visitors are routed to (*groupe de distribution*). */
export const GroupId = opaque.pipe(Schema.brand("GroupId"))
export type GroupId = typeof GroupId.Type

/** One file that was shared. */
export const FileId = opaque.pipe(Schema.brand("FileId"))
export type FileId = typeof FileId.Type

/** One link, offer or canned reply of a library. */
export const ItemId = opaque.pipe(Schema.brand("ItemId"))
export type ItemId = typeof ItemId.Type

/** One report of a problem on the site. */
export const ReportId = opaque.pipe(Schema.brand("ReportId"))
export type ReportId = typeof ReportId.Type

/** One continuous stay of a visitor on the site, over all of its tabs. */
export const VisitId = opaque.pipe(Schema.brand("VisitId"))
export type VisitId = typeof VisitId.Type

/** One page load. The same id in the visitor's stream and in the conversation. */
export const PageId = opaque.pipe(Schema.brand("PageId"))
export type PageId = typeof PageId.Type

/** A place in a stream: 1, 2, 3 … without a hole. Given by the log when a fact is stored. */
export const Seq = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)).pipe(Schema.brand("Seq"))
export type Seq = typeof Seq.Type

/** A moment in milliseconds since 1970, UTC. For display and deadlines, never for order. */
export const Millis = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
export type Millis = typeof Millis.Type
