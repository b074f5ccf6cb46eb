/**
 * Who what is not sent yet belongs to, and which of their pages this is.
 */
import type { EventChannel } from "../../EventChannel.js"
import { keyOf } from "../../Marks.js"

/** Who sits at a channel, as `Agent/ines`; nobody before it is known. */
export const ownerOf = ({ self }: Pick<EventChannel, "self">): string => {
  const participant = self.get()?.participant
  return participant === undefined ? "" : keyOf(participant)
}

/** A name for a page beside the person's others. */
export const drawn = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36)).join("")
