/**
 * A connection over a WebSocket, of a browser, of Node 22 and later, or of a library with the same shape.
 *
 * @since 0.1.0
 */
import type { Connection, Link, Listener } from "../Connection.js"

/** What is used of a WebSocket. */
export interface Socket {
  readonly bufferedAmount?: number
  readonly send: (text: string) => void
  readonly close: (code?: number, reason?: string) => void
  readonly addEventListener: {
    (type: "open" | "error", listener: () => void): void
    (type: "message", listener: (event: { readonly data: unknown }) => void): void
    (type: "close", listener: (event: { readonly code: number; readonly reason: string }) => void): void
  }
}

/** How a WebSocket is made. */
export type Constructor = new (url: string, protocols?: string | Array<string>) => Socket

/** Settings of {@link make}. */
export interface Options {
  /** `ws:` or `wss:`. Carries no token: that goes in the first frame. A function is asked again at each dialling. */
  readonly url: string | (() => string)
  readonly protocols?: Array<string>
  /** The platform's own unless given. */
  readonly WebSocket?: Constructor
  /** How long an opening may take, milliseconds; 10,000 unless given. */
  readonly openTimeout?: number
}

/** A connection that dials a WebSocket. A URL that is none, and a platform without WebSockets, close at once. */
export const make = (options: Options): Connection => ({ dial: (listener) => dial(options, listener) })

function dial(options: Options, listener: Listener): Link {
  let state: "opening" | "open" | "over" = "opening"
  let socket: Socket | undefined
  const end = (cause: string): void => {
    if (state === "over") return
    state = "over"
    clearTimeout(timer)
    // A socket that is left may not end by itself for long; nobody waits for it.
    try {
      socket?.close(1000)
    } catch {}
    queueMicrotask(() => listener.closed(cause))
  }
  const timer = setTimeout(() => end("opening took too long"), options.openTimeout ?? 10_000)
  try {
    const Socket = options.WebSocket ?? (globalThis as { readonly WebSocket?: Constructor }).WebSocket
    if (Socket === undefined) throw new TypeError("this platform has no WebSocket")
    socket = new Socket(typeof options.url === "string" ? options.url : options.url(), options.protocols)
    socket.addEventListener("open", () => {
      if (state !== "opening") return
      state = "open"
      clearTimeout(timer)
      listener.opened()
    })
    socket.addEventListener("message", ({ data }) => {
      if (state === "open" && typeof data === "string") listener.received(data)
    })
    socket.addEventListener("error", () => end(state === "opening" ? "could not open" : "failed"))
    socket.addEventListener("close", ({ code, reason }) => end(reason === "" ? `closed with ${code}` : reason))
  } catch (cause) {
    end(cause instanceof Error ? cause.message : "could not open")
  }
  return {
    send: (text) => {
      if (state !== "open") return
      try {
        socket?.send(text)
      } catch {
        end("failed")
      }
    },
    close: () => end("closed by the client"),
    buffered: () => socket?.bufferedAmount ?? 0,
  }
}
