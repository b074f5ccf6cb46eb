/**
 * The customer record, answered from the log: the conversations of a visitor, and of every other visitor who has signed in as
 * the same customer, a page at a time.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ConversationId, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Handled } from "@pupitre/core/Query"
import { handle } from "@pupitre/core/Query"
import * as Redaction from "@pupitre/core/Redaction"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { EventLogError } from "@pupitre/transport/server/EventLog"
import { EventLog } from "@pupitre/transport/server/EventLog"
import type { Exchange, Page } from "@pupitre/visitor-profile/CustomerRecord"
import { customerRecord, paged } from "@pupitre/visitor-profile/CustomerRecord"
import * as ExchangeRecord from "@pupitre/visitor-profile/ExchangeRecord"
import * as Identity from "@pupitre/visitor-profile/Identity"
import * as Effect from "effect/Effect"
import type { Customers } from "./Customers.ts"

/** What answers `customerRecord`. */
export const answering = (log: EventLog["Service"], customers: Pick<Customers, "visitors">): Handled =>
  handle(customerRecord, async (asked, { tenant }) =>
    Effect.runPromise(record(tenant, asked, customers).pipe(Effect.provideService(EventLog, log))),
  )

/** A page of the record of a visitor. The conversations of the page alone are read. */
const record = Effect.fnUntraced(function* (
  tenant: TenantId,
  asked: { readonly visitorId: VisitorId; readonly after?: ConversationId; readonly limit: number },
  customers: Pick<Customers, "visitors">,
): Effect.fn.Return<Page, EventLogError, EventLog> {
  const own = yield* begun(tenant, asked.visitorId)
  const id = Identity.joining(own.identity)
  const others = (id === undefined ? [] : customers.visitors(id)).filter((other) => other !== asked.visitorId)
  const all = [own]
  for (const other of others) {
    const theirs = yield* begun(tenant, other)
    // Who was sent away with an assertion and never came back with it has not signed in.
    if (Identity.joining(theirs.identity) === id) all.push(theirs)
  }
  const page = paged(
    all.flatMap(({ conversations }) => conversations),
    asked,
  )
  const exchanges: Array<Exchange> = []
  for (const { id: conversation } of page.exchanges) {
    const told = ExchangeRecord.fold(yield* whole(StreamKey.conversation(tenant, conversation)))
    if (told !== undefined) exchanges.push(told)
  }
  return { ...page, exchanges }
})

/** What one visitor's stream says of who they are, and which conversations they began. */
interface Begun {
  readonly identity: Identity.Identity
  readonly conversations: ReadonlyArray<Pick<Exchange, "id" | "startedAt">>
}

const begun = (tenant: TenantId, visitor: VisitorId): Effect.Effect<Begun, EventLogError, EventLog> =>
  Effect.map(whole(StreamKey.visitor(tenant, visitor)), (events) => ({
    identity: events.reduce(Identity.apply, Identity.empty),
    conversations: events.flatMap((event) =>
      event._tag === "ConversationStarted" ? [{ id: event.conversationId, startedAt: event.at }] : [],
    ),
  }))

/** The events of a stream without what was taken out of it. */
const whole = Effect.fnUntraced(function* (
  stream: StreamKey.StreamKey,
): Effect.fn.Return<ReadonlyArray<ChatEvent>, EventLogError, EventLog> {
  const log = yield* EventLog
  const events = yield* log.read(stream, 1, yield* log.head(stream))
  const redactions: Record<number, object> = {}
  for (const event of events) if (event._tag === "MessageRedacted") redactions[event.target] = {}
  return Redaction.applyAll(events, redactions)
})
