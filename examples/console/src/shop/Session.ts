/**
 * The session of a visitor, which comes once they have agreed to be known: what connects, and what waits to be sent.
 *
 * @since 0.1.0
 */
import type { TenantId, VisitorId } from "@pupitre/core/Id"
import { follow } from "@pupitre/core/Projection"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Visitor from "@pupitre/core/Visitor"
import { connect } from "@pupitre/transport/connect"
import * as WebSocketConnection from "@pupitre/transport/connection/WebSocket"
import * as Outbox from "@pupitre/transport/Outbox"
import type { Guest } from "./Guest.ts"

/** Opens the session of a visitor. `token` is asked for each connection. */
export const open = async (
  { tenant, id }: { readonly tenant: TenantId; readonly id: VisitorId },
  token: () => Promise<string>,
): Promise<Guest> => {
  const channel = await connect({
    connection: WebSocketConnection.make({ url: new URL("/live", location.href.replace(/^http/, "ws")).href }),
    token,
    outbox: outbox(id),
  })
  const stream = StreamKey.visitor(tenant, id)
  const { state: visitor } = follow(channel, stream, { initial: Visitor.empty, apply: Visitor.apply })
  return { channel, tenant, id, stream, visitor }
}

/** Where what was sent waits; one per visitor, so that nobody sends what another wished. */
function outbox(id: VisitorId): Outbox.Outbox {
  try {
    return Outbox.webStorage(localStorage, `lumen.outbox.${id}`)
  } catch {
    return Outbox.memory()
  }
}
