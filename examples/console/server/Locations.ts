/**
 * From which country each visitor came to this server last, by a header of the proxy in front of it; and the beginning of a
 * visit, with it.
 *
 * The page asks for its token over the same proxy before it tells of a visit, so that the server knows by then. No address is
 * kept, and nothing without a header that the server was told to trust.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import * as Visit from "@pupitre/core/command/Visit"
import { accept } from "@pupitre/core/Decision"
import type { VisitorId } from "@pupitre/core/Id"
import type { Located } from "@pupitre/visitor-profile/Country"
import { proxy } from "@pupitre/visitor-profile/Country"
import type { IncomingMessage } from "node:http"

/** Where visitors come from. */
export interface Locations {
  /** A visitor has made this request. */
  readonly seen: (visitor: VisitorId, request: IncomingMessage) => void
  /** A visitor was erased. */
  readonly forget: (visitor: VisitorId) => void
  /** Where a visitor came from last; nothing where nobody knows. */
  readonly of: (visitor: VisitorId) => Located | undefined
}

/** How many visitors are remembered. */
const most = 10_000

/** Nobody has come yet. `header` is the one that the proxy sets on every request; nothing is known without one. */
export const make = (header?: string): Locations => {
  const locate = header === undefined ? undefined : proxy(header)
  const known = new Map<VisitorId, Located>()
  return {
    seen: (visitor, { headers }) => {
      const located = locate?.({ header: (name) => [headers[name]].flat()[0] })
      known.delete(visitor)
      if (located === undefined) return
      known.set(visitor, located)
      const oldest = known.keys().next()
      if (known.size > most && oldest.done !== true) known.delete(oldest.value)
    },
    forget: (visitor) => void known.delete(visitor),
    of: (visitor) => known.get(visitor),
  }
}

/** A visit begins, and comes from where its visitor is known to be. `origin` reads how it began. */
export const startVisit = (
  locations: Pick<Locations, "of">,
  origin?: Parameters<typeof Visit.startVisit>[0],
): ReturnType<typeof Visit.startVisit> => {
  const plain = Visit.startVisit(origin)
  return Command.make({
    ...plain,
    facts: (state, input, context) => {
      const begun = plain.facts(state, input, context)
      const located = context.by._tag === "Visitor" ? locations.of(context.by.id) : undefined
      if (begun._tag === "Rejected" || located === undefined) return begun
      return accept([...begun.events, { _tag: "VisitLocated", visitId: input.visitId, ...located }])
    },
  })
}
