/**
 * How far this side has got, told by session: the highest of each stream, not more often than anyone looks, and again on
 * every connection. And how far everyone has got, as far as is heard.
 *
 * @since 0.1.0
 */
import type { Mark } from "@pupitre/core/Marks"
import * as AllMarks from "@pupitre/core/Marks"
import type { StreamKey } from "@pupitre/core/StreamKey"
import type { Marks as MarksFrame } from "../../Frame.js"
import type { Inbox } from "./Inbox.js"
import type { State } from "./State.js"
import { deliver, send } from "./State.js"

/** One stream's mark is told at most once in so many milliseconds. */
const tellEvery = 200

/** This side has got so far. What says less than before says nothing. */
export const mark = (self: State, stream: StreamKey, { delivered, read }: Mark, now: number): void => {
  const inbox = self.inboxes.get(stream)
  if (inbox === undefined) return
  inbox.own = AllMarks.further(inbox.own, { delivered: place(delivered), read: place(read) })
  tell(self, inbox, now)
}

/** Tells how far this side has got in a stream, if that is news and it is time. */
export function tell(self: State, inbox: Inbox, now: number): void {
  if (now < tellAt(self, inbox) || inbox.epoch === undefined) return
  inbox.told = inbox.own
  inbox.tellAt = now + tellEvery
  send(self, { _tag: "Mark", stream: inbox.stream, epoch: inbox.epoch, ...inbox.own })
}

/** When there is something to tell. A mark is of a lineage: not before it is known that this one is held. */
export function tellAt({ phase, epoch }: State, { ended, epoch: held, own, told, tellAt: at }: Inbox): number {
  const news = own.delivered > told.delivered || own.read > told.read
  return news && phase._tag === "Online" && !ended && held !== undefined && held === epoch ? at : Infinity
}

/** How far everyone has got has come. A lower mark than was heard before is an older one. */
export function heard(self: State, { stream, epoch, marks }: MarksFrame): void {
  const inbox = self.inboxes.get(stream)
  if (inbox === undefined || inbox.ended || epoch !== self.epoch || (inbox.epoch ?? epoch) !== epoch) return
  let all = inbox.marks
  for (const [key, further] of Object.entries(marks)) all = AllMarks.merge(all, key, further)
  if (all === inbox.marks) return
  inbox.marks = all
  deliver(self, stream, { _tag: "Marks", marks: all })
}

/** A number of a stream. What is none is no mark. */
function place(value: number): number {
  return Number.isSafeInteger(value) && value > 0 ? value : 0
}
