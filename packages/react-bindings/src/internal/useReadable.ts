/**
 * The only subscription of this package to anything outside React.
 *
 * @since 0.1.0
 */
import type { Readable } from "@pupitre/core/Readable"
import { useSyncExternalStore } from "react"

/** The value of a readable, now and after each change; the same on a server. */
export const useReadable = <A>(readable: Readable<A>): A =>
  useSyncExternalStore(readable.subscribe, readable.get, readable.get)
