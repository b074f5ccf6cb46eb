/**
 * What is said later about something said before: a redaction takes it out of the thread, a translation goes with it.
 *
 * Both aim at an earlier event by its number. A redacted event keeps its place, author and time and nothing else, for
 * every audience; whoever tells of a stream puts the tombstone there before the text can leave.
 *
 * @since 0.1.0
 */
import type { ChatEvent, Envelope } from "./ChatEvent.js"
import type { MessageRedacted, RedactionCause, Tombstone, TranslationAttached } from "./Fact.js"

/** A stored event that says something about an earlier one. It is no row of the thread: it shows on what it aims at. */
export type Mutation = Envelope & (MessageRedacted | TranslationAttached)

/** Whether an event says something about an earlier one. */
export const isMutation = (event: ChatEvent): event is Mutation =>
  event._tag === "MessageRedacted" || event._tag === "TranslationAttached"

/** Whether an event has something to take out: what people wrote, sent or shared. */
export const canRedact = (event: { readonly _tag: string }): boolean => redactable.has(event._tag)

/** What stands where an event was taken out. One that has nothing to take out stays. */
export const tombstone = (event: ChatEvent, cause?: RedactionCause): ChatEvent => {
  if (!canRedact(event)) return event
  const { id, seq, at, by } = event
  const stone: Envelope & Tombstone = { id, seq, at, by, _tag: "Tombstone", was: event._tag }
  return cause === undefined ? stone : { ...stone, cause }
}

/** What has been taken out of a stream, by its number. */
export type Redactions = Readonly<Record<number, { readonly cause?: RedactionCause }>>

/** Nothing has been taken out. */
export const none: Redactions = {}

/** Events as they stand after redactions: tombstones where something was, no translation of what is gone. */
export const applyAll = (events: ReadonlyArray<ChatEvent>, redactions: Redactions): ReadonlyArray<ChatEvent> => {
  if (redactions === none) return events
  let changed = false
  const kept: Array<ChatEvent> = []
  for (const event of events) {
    const redaction = redactions[event.seq]
    if (event._tag === "TranslationAttached" && redactions[event.target] !== undefined) changed = true
    else if (redaction === undefined || !canRedact(event)) kept.push(event)
    else {
      changed = true
      kept.push(tombstone(event, redaction.cause))
    }
  }
  return changed ? kept : events
}

const redactable: ReadonlySet<string> = new Set([
  "MessagePosted",
  "FilePosted",
  "NoteAdded",
  "LinkSent",
  "OfferSent",
  "ActionRecorded",
])
