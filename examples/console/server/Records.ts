/**
 * One person over several visitors, answered from the log: who has signed in as the same customer, and the conversations of
 * all of them, a page at a time.
 *
 * An id that goes by several names, or stands for none, brings nobody together: two people would read each other's record.
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
import { joinedVisitors } from "@pupitre/visitor-profile/JoinedVisitors"
import * as Effect from "effect/Effect"
import type { Customers } from "./Customers.ts"

/** What answers `customerRecord` and `joinedVisitors`. */
export const answering = (log: EventLog["Service"], known: Known): ReadonlyArray<Handled> => {
  const run = running(log)
  return [
    handle(customerRecord, async (asked, { tenant }) => run(record(tenant, asked, known))),
    handle(joinedVisitors, async ({ visitorId }, { tenant }) => run(together(tenant, visitorId, known))),
  ]
}

/** The visitors who are one person with a visitor, whoever was asked for first. */
export const joining =
  (log: EventLog["Service"], known: Known) =>
  async (tenant: TenantId, visitor: VisitorId): Promise<ReadonlyArray<VisitorId>> =>
    (await running(log)(together(tenant, visitor, known))).visitors

const running =
  (log: EventLog["Service"]) =>
  async <A>(answer: Effect.Effect<A, EventLogError, EventLog>): Promise<A> =>
    Effect.runPromise(Effect.provideService(answer, EventLog, log))

type Known = Pick<Customers, "visitors">

const together = (tenant: TenantId, visitor: VisitorId, known: Known) =>
  Effect.map(joined(tenant, visitor, known), ({ all: [own, ...others], shared }) => ({
    visitors: [own.visitor, ...others.map((other) => other.visitor)] as const,
    ...(shared !== undefined && { shared }),
  }))

/** A page of the record of a visitor. The conversations of the page alone are read. */
const record = Effect.fnUntraced(function* (
  tenant: TenantId,
  asked: { readonly visitorId: VisitorId; readonly after?: ConversationId; readonly limit: number },
  known: Known,
): Effect.fn.Return<Page, EventLogError, EventLog> {
  const { all } = yield* joined(tenant, asked.visitorId, known)
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

/** The visitors who are one person, whoever was asked for first; alone under an id that cannot be one person's. */
const joined = Effect.fnUntraced(function* (
  tenant: TenantId,
  visitor: VisitorId,
  known: Known,
): Effect.fn.Return<
  { readonly all: readonly [Begun, ...ReadonlyArray<Begun>]; readonly shared?: "placeholder" | "names" },
  EventLogError,
  EventLog
> {
  const own = yield* begun(tenant, visitor)
  const id = Identity.joining(own.identity)
  const others: Array<Begun> = []
  for (const other of id === undefined ? [] : known.visitors(id)) {
    if (other === visitor) continue
    const theirs = yield* begun(tenant, other)
    // Who was sent away with an assertion and never came back with it has not signed in.
    if (Identity.joining(theirs.identity) === id) others.push(theirs)
  }
  const why = Identity.shared([own, ...others].map(({ identity }) => signedIn(identity))).find(
    ({ externalId }) => externalId === id,
  )?.why
  // What a sign-in vouches for is one id of each of them.
  if (why === "placeholder" || why === "names") return { all: [own], shared: why }
  return { all: [own, ...others] }
})

/** What sign-ins alone say. */
const signedIn = ({ items }: Identity.Identity): Identity.Identity => ({
  items: items.filter(({ trust }) => trust === "authenticated"),
})

/** What one visitor's stream says of who they are, and which conversations they began. */
interface Begun {
  readonly visitor: VisitorId
  readonly identity: Identity.Identity
  readonly conversations: ReadonlyArray<Pick<Exchange, "id" | "startedAt">>
}

const begun = (tenant: TenantId, visitor: VisitorId): Effect.Effect<Begun, EventLogError, EventLog> =>
  Effect.map(whole(StreamKey.visitor(tenant, visitor)), (events) => ({
    visitor,
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
