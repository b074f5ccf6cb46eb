/**
 * The port to a virus scanner. Where there is one, nothing is ready before it said so.
 *
 * @since 0.1.0
 */
import type { Readable } from "node:stream"

/** What a scanner says of a file. */
export type Scanned = { readonly _tag: "Clean" } | { readonly _tag: "Infected"; readonly name: string }

/** A virus scanner. */
export interface Scanner {
  /** Reads a file through. Rejects when the scanner cannot be reached or says nothing that means anything. */
  readonly scan: (bytes: Readable) => Promise<Scanned>
}
