/**
 * The server's end of a connection, as much of it as a gateway needs.
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
