/**
 * What the server knows of a visitor beside its log goes when they are erased: as whom they had signed in, where they came
 * from, the files of their conversations.
 *
 * @since 0.1.0
 */
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

/** Forgets whoever is erased, until the scope closes; and now, whoever was while this server did not come to it. */
export const follow = Effect.fnUntraced(function* (
  gateway: Pick<Gateway, "follow">,
  tenant: TenantId,
  customers: Pick<Customers, "knows" | "forget">,
  locations: Pick<Locations, "forget">,
  files: Pick<Files, "forget">,
): Effect.fn.Return<void, EventLogError, EventLog | Scope.Scope> {
  const log = yield* EventLog
  const stream = StreamKey.workspace(tenant, "erasures")
  const erasures = yield* gateway.follow(stream, { initial: Erasures.empty, apply: Erasures.apply })
  const forgetFiles = async (visitorId: VisitorId): Promise<void> => files.forget(visitorId).catch(console.error)
  for (const { visitorId } of erasures.get()) {
    yield* Effect.promise(async () => forgetFiles(visitorId))
    if (!customers.knows(visitorId)) continue
    const own = StreamKey.visitor(tenant, visitorId)
    const events = yield* log.read(own, 1, yield* log.head(own))
    // Whoever has signed in again since is known again.
    if (!events.some(({ _tag }) => _tag === "VisitorIdentified")) customers.forget(visitorId)
  }
  let told = erasures.get().length
  const off = erasures.subscribe(() => {
    for (const { visitorId } of erasures.get().slice(told)) {
      customers.forget(visitorId)
      locations.forget(visitorId)
      void forgetFiles(visitorId)
    }
    told = erasures.get().length
  })
  yield* Effect.addFinalizer(() => Effect.sync(off))
})
