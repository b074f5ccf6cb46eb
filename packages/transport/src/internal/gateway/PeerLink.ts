/**
 * The server's end of a connection, as much of it as a gateway needs, and where the other end is.
 *
 * @since 0.1.0
 */

/** The server's end of a connection, as much of it as a gateway needs. */
export interface PeerLink {
  readonly send: (text: string) => void
  readonly close: () => void
  /** Bytes handed to `send` that have not left yet; unknown counts as none. */
  readonly buffered?: () => number
}

/** Where a connection comes from, as far as its owner says. The gateway keeps none of it. */
export interface From {
  readonly origin?: string
  /** The address of whoever connects, behind the proxies that the server knows. */
  readonly address?: string
}
