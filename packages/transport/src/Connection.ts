/**
 * The port between frames and whatever carries them: one dialled connection of texts, in order, that may break.
 *
 * Plain callbacks, so that an adapter is a few lines over a socket, a channel or a queue. A connection promises little:
 * what arrives was sent, whole; it may lose, but says so by closing, or stays silent, which heartbeats find out.
 * `testing/connectionContract` holds what every adapter must pass.
 *
 * @since 0.1.0
 */

/** What happens on a connection. After `closed` nothing more is called. */
export interface Listener {
  /** Ready to send. Called at most once. */
  readonly opened: () => void
  /** One text, as the other end sent it. */
  readonly received: (text: string) => void
  /** Over: by either end, or because it never opened. Called exactly once. */
  readonly closed: (cause: string) => void
}

/** This end of a connection. */
export interface Link {
  /** Sends one text. Before `opened` and after `closed` it is dropped. Never throws. */
  readonly send: (text: string) => void
  /** Ends the connection; `closed` follows. Twice is once. */
  readonly close: () => void
  /** Bytes handed to `send` that have not left this device yet, where that is known. */
  readonly buffered?: () => number
}

/** Something that can dial. Each call is a new connection. */
export interface Connection {
  readonly dial: (listener: Listener) => Link
}
