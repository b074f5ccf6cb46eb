/**
 * A connection within one process: a client's listener joined to a server's `accept`.
 *
 * Nothing happens inside the call that caused it: every text, opening and closing is handed to `schedule` (a microtask
 * unless given), in order, so that neither end is ever re-entered.
 *
 * @since 0.1.0
 */
import type { Connection, Link, Listener } from "../Connection.js"

/** A server's side of one connection, as `accept` gives it. */
export interface Accepted {
  readonly received: (text: string) => void
  readonly closed: () => void
}

/** What a server does with a new connection. */
export type Accept = (link: Link) => Accepted

/** A connection to `accept`. `schedule` runs what it is given later, in the order it was given. */
export const make = (
  accept: Accept,
  schedule: (task: () => void) => void = (task) => queueMicrotask(task),
): Connection => ({ dial: (listener) => join(accept, schedule, listener) })

function join(accept: Accept, schedule: (task: () => void) => void, listener: Listener): Link {
  let server: Accepted | undefined
  let over = false
  const end = (cause: string): void => {
    if (over) return
    over = true
    schedule(() => {
      server?.closed()
      listener.closed(cause)
    })
  }
  const toClient: Link = {
    send: (text) => {
      if (!over) schedule(() => listener.received(text))
    },
    close: () => end("closed by the server"),
  }
  const toServer: Link = {
    send: (text) => {
      if (!over && server !== undefined) schedule(() => server?.received(text))
    },
    close: () => end("closed by the client"),
  }
  schedule(() => {
    if (over) return
    server = accept(toClient)
    listener.opened()
  })
  return toServer
}
