/**
 * A channel for those who do not use Effect: a promise of it, and nothing of Effect in its types.
 *
 * @since 0.1.0
 */
import { newId } from "./internal/newId.js"
import { start } from "./internal/session/Runner.js"
import { memory } from "./Outbox.js"
import type { Options, Session } from "./Session.js"
import { system } from "./Timing.js"

/**
 * A session on the platform's clock. Resolves when the outbox is open; the connection may still be on its way, which
 * `status` tells, and wishes made meanwhile wait. Where the platform says that it is online again, it dials at once.
 * Lasts until `close`.
 */
export const connect = async (options: Options): Promise<Session> => {
  const slot = await (options.outbox ?? memory()).open()
  const session = start({
    connection: options.connection,
    token: options.token,
    slot,
    timing: system,
    random: Math.random,
    id: options.id ?? newId,
  })
  const page = globalThis as Partial<Pick<EventTarget, "addEventListener" | "removeEventListener">>
  page.addEventListener?.("online", session.tryNow)
  return {
    ...session,
    close: () => {
      page.removeEventListener?.("online", session.tryNow)
      return session.close()
    },
  }
}
