import { once } from "node:events"
import type { AddressInfo } from "node:net"
import * as Memory from "@pupitre/transport/connection/Memory"
import * as WebSocketConnection from "@pupitre/transport/connection/WebSocket"
import { connectionContract } from "@pupitre/transport/testing/connectionContract"
import { describe, expect, it } from "vitest"
import { WebSocket, WebSocketServer } from "ws"

const listening = async (accept: Memory.Accept, constructor?: WebSocketConnection.Constructor) => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 })
  await once(server, "listening")
  server.on("connection", (socket) => {
    const accepted = accept({ send: (text) => socket.send(text), close: () => socket.close() })
    socket.on("message", (data) => accepted.received((data as Buffer).toString("utf8")))
    socket.on("close", () => accepted.closed())
  })
  const { port } = server.address() as AddressInfo
  const options = constructor === undefined ? {} : { WebSocket: constructor }
  return {
    connection: WebSocketConnection.make({ url: `ws://127.0.0.1:${port}`, ...options }),
    // Port 1 is privileged and, on a test machine, closed.
    nowhere: WebSocketConnection.make({ url: "ws://127.0.0.1:1", ...options }),
    stop: async () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, "close")
    },
  }
}

const adapters = {
  "in memory": async (accept: Memory.Accept) => ({ connection: Memory.make(accept), stop: async () => {} }),
  "a WebSocket of the platform": (accept: Memory.Accept) => listening(accept),
  "a WebSocket of a library": (accept: Memory.Accept) =>
    listening(accept, WebSocket as unknown as WebSocketConnection.Constructor),
}

for (const [name, serve] of Object.entries(adapters)) {
  describe(`a connection by ${name}`, () => {
    for (const check of connectionContract(serve)) it(check.name, check.run)
  })
}

describe("WebSocket", () => {
  const closing = (options: WebSocketConnection.Options) =>
    new Promise<string>((resolve) => {
      WebSocketConnection.make(options).dial({ opened: () => {}, received: () => {}, closed: resolve })
    })

  it("a URL that is none closes with what is wrong, and throws nothing", async () => {
    expect(await closing({ url: "not a url" })).not.toBe("")
    expect(
      await closing({
        url: () => {
          throw new Error("no address yet")
        },
      }),
    ).toBe("no address yet")
  })

  it("an opening that takes too long is given up", async () => {
    class Silent {
      readonly send = (): void => {}
      readonly close = (): void => {}
      readonly addEventListener = (): void => {}
    }
    expect(await closing({ url: "ws://127.0.0.1:1", WebSocket: Silent as never, openTimeout: 5 })).toBe(
      "opening took too long",
    )
  })
})
