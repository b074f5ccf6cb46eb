/**
 * How far each side has got: delivered to their device, read by them. Not in the log; cumulative, the highest wins.
 *
 * A mark is a number of the stream: everything up to it. So there is nothing to wait for when one comes before the
 * message it speaks of, and an older one that comes late changes nothing. What was read was delivered.
 *
 * @since 0.1.0
 */
import type { Participant } from "./Participant.js"

/** How far one participant has got. `read` never exceeds `delivered`. */
export interface Mark {
  readonly delivered: number
  readonly read: number
}

/** How far everyone has got, by {@link keyOf}. */
export type Marks = Readonly<Record<string, Mark>>

/** Nobody has got anything. */
export const empty: Marks = {}

/** The name of a participant among the marks. */
export const keyOf = (by: Participant): string => (by._tag === "System" ? "System" : `${by._tag}/${by.id}`)

/** The further of two marks, in each respect: commutative, associative, idempotent. */
export const further = (a: Mark, b: Mark): Mark => {
  const read = Math.max(a.read, b.read)
  return { delivered: Math.max(a.delivered, b.delivered, read), read }
}

/** Marks with one more, cut to the end of the stream. The same reference when it says nothing new. */
export const merge = (self: Marks, key: string, mark: Mark, head = Number.MAX_SAFE_INTEGER): Marks => {
  const held = Object.hasOwn(self, key) ? self[key]! : none
  const next = further(held, { delivered: Math.min(mark.delivered, head), read: Math.min(mark.read, head) })
  return next.delivered === held.delivered && next.read === held.read ? self : { ...self, [key]: next }
}

/** How far the other side has got, whoever of it: `side` is who looks. */
export const ofOthers = (self: Marks, side: "visitor" | "agents"): Mark => {
  let mark = none
  for (const key in self) if (key.startsWith("Visitor/") === (side === "agents")) mark = further(mark, self[key]!)
  return mark
}

const none: Mark = { delivered: 0, read: 0 }
