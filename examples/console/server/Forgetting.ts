/**
 * What the server knows of a visitor beside its log goes when they are erased: as whom they had signed in, where they came
 * from, the files of their conversations.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { TenantId, VisitorId } from "@pupitre/core/Id"
import * as StreamKey from "@pupitre/core/StreamKey"
import type { EventLogError } from "@pupitre/transport/server/EventLog"
import { EventLog } from "@pupitre/transport/server/EventLog"
import type { Gateway } from "@pupitre/transport/server/Gateway"
import * as Erasures from "@pupitre/visitor-profile/Erasures"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Customers } from "./Customers.ts"
import type { Files } from "./files/Files.ts"
import type { Locations } from "./Locations.ts"

/** Who else knows of a visitor. */
export interface Knowing {
  readonly customers: Pick<Customers, "forget">
  readonly locations: Pick<Locations, "forget">
  readonly files: Pick<Files, "forget">
}

/** Forgets whoever is erased, until the scope closes; and now, whoever was while this server did not come to it. */
export const follow = Effect.fnUntraced(function* (
  gateway: Pick<Gateway, "follow">,
  tenant: TenantId,
  { customers, locations, files }: Knowing,
): Effect.fn.Return<void, EventLogError, EventLog | Scope.Scope> {
  const log = yield* EventLog
  const forget = Effect.fnUntraced(function* (visitorId: VisitorId) {
    const own = StreamKey.visitor(tenant, visitorId)
    const events = yield* log.read(own, 1, yield* log.head(own))
    const at = events.findLastIndex(({ _tag }) => _tag === "VisitorErased")
    // What they did since is known again.
    if (!events.slice(at + 1).some(({ _tag }) => _tag === "VisitorIdentified")) customers.forget(visitorId)
    locations.forget(visitorId)
    yield* Effect.promise(async () => files.forget(tenant, events.slice(0, at + 1).flatMap(conversationOf)))
  })
  const stream = StreamKey.workspace(tenant, "erasures")
  const erasures = yield* gateway.follow(stream, { initial: Erasures.empty, apply: Erasures.apply })
  for (const { visitorId } of erasures.get()) yield* forget(visitorId)
  const run = Effect.runForkWith(yield* Effect.context<never>())
  let told = erasures.get().length
  const off = erasures.subscribe(() => {
    for (const { visitorId } of erasures.get().slice(told)) {
      // What fails now is done when the server starts anew.
      run(Effect.catchCause(forget(visitorId), (cause) => Effect.logError(`${visitorId} is not forgotten yet`, cause)))
    }
    told = erasures.get().length
  })
  yield* Effect.addFinalizer(() => Effect.sync(off))
})

const conversationOf = (event: ChatEvent) => (event._tag === "ConversationStarted" ? [event.conversationId] : [])
