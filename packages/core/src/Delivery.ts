/**
 * How far a row of the thread has got on its way to the other side: a ladder that only climbs, and failure apart.
 *
 * Up to `sent` this device and the server say; beyond, the other side's marks. Many channels never say more than `sent`,
 * and delivered says nothing about reading.
 *
 * @since 0.1.0
 */
import type { Entry } from "./Entry.js"
import type { Mark } from "./Marks.js"

/** The rungs, lowest first. */
export const ladder = ["sending", "sent", "delivered", "read"] as const

/** How far a row has got. */
export type Delivery = (typeof ladder)[number] | "failed"

/** How far a row has got, given how far the other side has. Nothing for what nobody sent. */
export const of = (entry: Entry, others: Mark): Delivery | undefined => {
  switch (entry._tag) {
    case "Gap":
      return undefined
    case "Failed":
      return "failed"
    case "Pending":
      return entry.storedTo === undefined ? "sending" : "sent"
    default:
      return entry.seq <= others.read ? "read" : entry.seq <= others.delivered ? "delivered" : "sent"
  }
}

/** Whether a row may go from one to the other: up, or into and out of failure. */
export const climbs = (from: Delivery, to: Delivery): boolean =>
  from === "failed" || to === "failed" || ladder.indexOf(to) >= ladder.indexOf(from)
