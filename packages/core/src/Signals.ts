/**
 * The signals of one stream as a desk shows them: at most one per author and kind, latest counter wins, expired by time.
 *
 * Kept apart from the thread: dropping or flooding signals changes no log, no timeline and no count.
 *
 * @since 0.1.0
 */
import type { Participant } from "./Participant.js"
import type { Sent, Signal } from "./Signal.js"

/** The signals that stand now, by author and kind. */
export type Signals = Readonly<Record<string, Sent>>

/** No signal. */
export const empty: Signals = {}

/** The signals after one more; one whose counter has not grown changes nothing. A message of the author clears its preview. */
export const apply = (self: Signals, sent: Sent): Signals => {
  const key = keyOf(sent.by, sent.signal._tag)
  const held = self[key]
  if (held !== undefined && held.counter >= sent.counter) return self
  return { ...self, [key]: sent }
}

/**
 * The signals after an author published: nothing of what was being typed stays. The counters do, so that a preview
 * overtaken by its message does not come back.
 */
export const published = (self: Signals, by: Participant): Signals => {
  const author = authorKey(by)
  let next: Record<string, Sent> | undefined
  for (const [key, sent] of Object.entries(self)) {
    if (authorKey(sent.by) !== author || sent.signal._tag === "Presence") continue
    if (sent.signal._tag === "Pointer") continue
    const signal: Signal =
      sent.signal._tag === "Preview" ? { _tag: "Preview", text: "", more: 0 } : { _tag: "Typing", active: false }
    next = { ...(next ?? self), [key]: { ...sent, signal } }
  }
  return next ?? self
}

/** The signals still standing at this moment. `after` is the age in milliseconds at which one is gone. */
export const expire = (self: Signals, now: number, after: number): Signals =>
  without(self, (sent) => sent.signal._tag !== "Presence" && now - sent.at >= after)

/** When the oldest signal that expires was last refreshed, milliseconds; `undefined` when there is none. */
export const oldest = (self: Signals): number | undefined => {
  let found: number | undefined
  for (const sent of Object.values(self)) {
    if (sent.signal._tag !== "Presence" && (found === undefined || sent.at < found)) found = sent.at
  }
  return found
}

/** The signal of this kind from an author that passes the test, if it stands. */
export const find = <Tag extends Signal["_tag"]>(
  self: Signals,
  tag: Tag,
  from: Participant["_tag"],
): (Sent & { readonly signal: Extract<Signal, { _tag: Tag }> }) | undefined => {
  for (const key in self) {
    const sent = self[key]
    if (sent !== undefined && sent.signal._tag === tag && sent.by._tag === from) {
      return sent as Sent & { readonly signal: Extract<Signal, { _tag: Tag }> }
    }
  }
  return undefined
}

const authorKey = (by: Participant): string => (by._tag === "System" ? "System" : `${by._tag}/${by.id}`)
const keyOf = (by: Participant, tag: Signal["_tag"]): string => `${authorKey(by)}/${tag}`

const without = (self: Signals, drop: (sent: Sent) => boolean): Signals => {
  const kept = Object.entries(self).filter(([, sent]) => !drop(sent))
  return kept.length === Object.keys(self).length ? self : Object.fromEntries(kept)
}
