/**
 * A manager, or an agent, at the demo's server without a browser: for end-to-end tests that need the library to change, or
 * wishes that no page makes.
 *
 * @since 0.1.0
 */
import type { EventChannel } from "@pupitre/core/EventChannel"
import { connect } from "@pupitre/transport/connect"
import * as WebSocketConnection from "@pupitre/transport/connection/WebSocket"
import { WebSocket } from "ws"

/** The channel of the manager, or of who is named; close it when it is no longer needed. */
export const manager = async (url: string, agent = "manager"): Promise<EventChannel> =>
  connect({
    connection: WebSocketConnection.make({
      url: `${url.replace("http", "ws")}/live`,
      // The server lets its own pages in alone.
      WebSocket: class extends WebSocket {
        constructor(address: string) {
          super(address, { headers: { origin: url } })
        }
      },
    }),
    token: async () => {
      const response = await fetch(`${url}/api/agent-token`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url },
        body: JSON.stringify({ agent }),
      })
      const { token } = (await response.json()) as { readonly token: string }
      return token
    },
  })
