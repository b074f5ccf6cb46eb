/**
 * A visitor's folded state as a server keeps it: what the {@link Visitors.Visitor:type} of the same name was after everything
 * up to `seq`.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Fact from "./Fact.js"
import { ConversationId, Millis, PageId, SiteId, VisitId, VisitorId } from "./Id.js"
import type * as Visitors from "./Visitor.js"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const { _tag: _visited, driven: _driven, nth: _nth, site: _site, ...page } = Fact.PageVisited.fields

const Block = Schema.Struct({
  visitorId: VisitorId,
  conversationId: Schema.optionalKey(ConversationId),
  reason: Fact.BlockReason,
  since: Millis,
  until: Schema.optionalKey(Millis),
  requested: Schema.optionalKey(Schema.Literal(true)),
})

/** A visitor's folded state at rest. */
export const Visitor: Schema.Codec<Visitors.Visitor, unknown> = Schema.Struct({
  consent: Schema.Array(Fact.ConsentScope),
  conversationId: Schema.optionalKey(ConversationId),
  previousConversationId: Schema.optionalKey(ConversationId),
  closedAt: Schema.optionalKey(Millis),
  conversations: Count,
  conversationIds: Schema.optionalKey(Schema.Array(ConversationId)),
  visitId: Schema.optionalKey(VisitId),
  visits: Schema.optionalKey(Count),
  time: Schema.optionalKey(Schema.Struct({ before: Count, from: Millis, until: Millis })),
  pages: Schema.optionalKey(Count),
  page: Schema.optionalKey(Schema.Struct(page)),
  pageIds: Schema.optionalKey(Schema.Array(PageId)),
  site: Schema.optionalKey(SiteId),
  blocked: Schema.optionalKey(Block),
  blockedOn: Schema.optionalKey(Schema.Record(SiteId, Block)),
  custom: Schema.optionalKey(Schema.Record(Fact.CustomKey, Fact.Trust)),
  id: Schema.optionalKey(VisitorId),
  erasedAt: Schema.optionalKey(Count),
  unknown: Count,
  seq: Count,
})
