/**
 * WebSockets into a gateway, on a server of `node:http`.
 *
 * A browser says from which page it connects; only the origins given are let in, compared whole, and one that says
 * nothing is not. What comes in is bounded before anything looks at it: message size, fragments, unassembled pieces, time
 * to send a header. Compression is off: it would cost memory per connection and tell secrets by their length.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { IncomingMessage, Server } from "node:http"
import type { Duplex } from "node:stream"
import type { RawData, WebSocket } from "ws"
import { WebSocketServer } from "ws"
import { clientLimits } from "../Codec.js"
import * as ClientAddress from "./ClientAddress.js"
import type { Accepted, Gateway } from "./Gateway.js"

/** Where and whom to let in. */
export interface Options {
  /** The origins of the pages that may connect, such as `https://desk.example.com`: scheme, host and port, exactly. */
  readonly origins: ReadonlyArray<string>
  /** The path of the endpoint, `/live` unless given. */
  readonly path?: string
  /** Milliseconds between two pings, 20,000 unless given. A connection that did not answer the last one is cut. */
  readonly ping?: number
  /** The most connections at once, 10,000 unless given. */
  readonly maxConnections?: number
  /**
   * The proxies in front of this server, as {@link ClientAddress.make} takes them: whom they say they were asked by is then where
   * a connection comes from. None unless given.
   */
  readonly proxies?: ReadonlyArray<string>
}

/**
 * Lets WebSockets into the gateway, until the scope closes; then those that are left are told `ShuttingDown`.
 *
 * Sets the server's `headersTimeout` to 10 s and its `requestTimeout` to 30 s. Upgrades to other paths are refused
 * unless somebody else listens for upgrades too.
 */
export const attach = Effect.fnUntraced(function* (
  server: Server,
  gateway: Gateway,
  options: Options,
): Effect.fn.Return<void, never, Scope.Scope> {
  const { path = "/live", ping = 20_000, maxConnections = 10_000, proxies = [] } = options
  const addressOf = ClientAddress.make(proxies)
  const origins = new Set(options.origins)
  const sockets = new Map<WebSocket, { readonly accepted: Accepted; alive: boolean }>()
  const upgrader = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: clientLimits.bytes,
    maxFragments: 16,
    maxBufferedChunks: 512,
    perMessageDeflate: false,
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000

  const joined = (socket: WebSocket, request: IncomingMessage, raw: Duplex): void => {
    const { origin } = request.headers
    const address = addressOf(request)
    let corked = false
    const uncork = (): void => {
      corked = false
      raw.uncork()
    }
    const accepted = gateway.accept(
      {
        send: (text) => {
          if (socket.readyState !== socket.OPEN) return
          // What is sent in one go leaves in one write.
          if (!corked) {
            corked = true
            raw.cork()
            process.nextTick(uncork)
          }
          socket.send(text, ignore)
        },
        close: () => {
          socket.close(1000)
          // One that does not read does not see the close either.
          setTimeout(() => socket.terminate(), closeWithin).unref()
        },
        buffered: () => socket.bufferedAmount,
      },
      { ...(origin !== undefined && { origin }), ...(address !== undefined && { address }) },
    )
    const state = { accepted, alive: true }
    sockets.set(socket, state)
    // Bytes are no frame, and neither is an empty text: the gateway answers both in the same way.
    socket.on("message", (data: RawData, binary: boolean) => accepted.received(binary ? "" : textOf(data)))
    socket.on("pong", () => (state.alive = true))
    // What breaks a connection also closes it; `close` follows.
    socket.on("error", ignore)
    socket.on("close", () => {
      sockets.delete(socket)
      accepted.closed()
    })
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url?.split("?", 1)[0] !== path) {
      if (server.listenerCount("upgrade") === 1) refuse(socket, "404 Not Found")
      return
    }
    if (request.headers.origin === undefined || !origins.has(request.headers.origin)) {
      return refuse(socket, "403 Forbidden")
    }
    if (sockets.size >= maxConnections) return refuse(socket, "503 Service Unavailable")
    upgrader.handleUpgrade(request, socket, head, (opened) => joined(opened, request, socket))
  }

  server.on("upgrade", upgrade)
  yield* Effect.addFinalizer(() =>
    Effect.gen(function* () {
      server.off("upgrade", upgrade)
      for (const { accepted } of sockets.values()) accepted.shutDown()
      for (let waited = 0; sockets.size > 0 && waited < closeWithin; waited += 20) yield* pause
      for (const socket of sockets.keys()) socket.terminate()
    }),
  )
  yield* Effect.forkScoped(
    Effect.forever(
      Effect.andThen(
        Effect.sleep(ping),
        Effect.sync(() => {
          for (const [socket, state] of sockets) {
            if (!state.alive) socket.terminate()
            else {
              state.alive = false
              socket.ping(ignore)
            }
          }
        }),
      ),
    ),
  )
})

/** Milliseconds that the other end has to answer a close: who is kept away is out within a second, whatever they do. */
const closeWithin = 500

/** Real time, whatever clock the program runs on: sockets close in no other. */
const pause = Effect.callback<void>((resume) => {
  const timer = setTimeout(() => resume(Effect.void), 20)
  return Effect.sync(() => clearTimeout(timer))
})

const ignore = (): void => {}

function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString("utf8")
  return Array.isArray(data) ? Buffer.concat(data).toString("utf8") : Buffer.from(data).toString("utf8")
}

function refuse(socket: Duplex, status: string): void {
  socket.on("error", ignore)
  // The other end may keep its half open for ever: ours is over once this has left, or has not in time.
  const over = (): void => void socket.destroy()
  setTimeout(over, closeWithin).unref()
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, over)
}
