/**
 * A session's streams: subscribed to, given out in order, and asked for what is missing.
 *
 * @since 0.1.0
 */
import type { Range as Delivered } from "@pupitre/core/EventChannel"
import type { Mirror } from "@pupitre/core/Mirror"
import type { Signal } from "@pupitre/core/Signal"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Codec from "../../Codec.js"
import type { Aggregated, Opened, Range } from "../../Frame.js"
import { maxTail } from "../../Frame.js"
import { silence } from "./Dialling.js"
import * as Inbox from "./Inbox.js"
import * as Lane from "./Lane.js"
import { giveUp } from "./Pages.js"
import { askEvery } from "./Questions.js"
import type { State } from "./State.js"
import { deliver, report, send } from "./State.js"
import { settle } from "./Wishes.js"

/**
 * Begins to look at a stream, or looks again at one that had been refused. Who looks first says how it begins; with
 * something held, it goes on from there.
 */
export const open = (
  self: State,
  stream: StreamKey,
  now: number,
  { tail, aggregate = false }: { readonly tail?: number; readonly aggregate?: boolean } = {},
): void => {
  let inbox = self.inboxes.get(stream)
  if (inbox !== undefined && inbox.aggregate && !aggregate) whole(self, inbox, now)
  if (inbox === undefined || inbox.ended) {
    inbox ??= Inbox.make(stream)
    if (inbox.cursor === 0) {
      inbox.tail = tailOf(tail)
      inbox.aggregate = aggregate
    }
    inbox.ended = false
    // Asked for once now, not again as one that has been silent all along.
    inbox.heardAt = now
    Inbox.disconnect(inbox)
    self.inboxes.set(stream, inbox)
    if (self.phase._tag === "Online") subscribe(self, inbox, now)
  }
}

/** Somebody reads facts alone: what began at what they add up to begins anew, at its start. */
function whole(self: State, inbox: Inbox.Inbox, now: number): void {
  inbox.aggregate = false
  const { aggregated, cursor, epoch } = inbox
  if (aggregated === undefined && cursor > 0) return
  if (aggregated !== undefined && epoch !== undefined) {
    Inbox.reset(inbox, epoch)
    giveUp(self, inbox.stream)
    deliver(self, inbox.stream, { _tag: "Reset" })
  }
  if (!inbox.ended && self.phase._tag === "Online") subscribe(self, inbox, now)
}

/** Looks at a stream no longer. */
export const leave = (self: State, stream: StreamKey): void => {
  const inbox = self.inboxes.get(stream)
  self.inboxes.delete(stream)
  if (inbox !== undefined && !inbox.ended && self.phase._tag === "Online") {
    send(self, { _tag: "Unsubscribe", stream })
  }
}

/** Shows something for a moment, if the connection stands. */
export const show = (self: State, stream: StreamKey, signal: Signal, now: number): void => {
  if (self.phase._tag !== "Online" || signal._tag === "Presence") return
  // Grows over reloads too, so that a new page is not taken for an old signal.
  self.counter = Math.max(self.counter + 1, now)
  send(self, { _tag: "Show", stream, counter: self.counter, signal })
}

/** Passes something between an agent and the visitor's page, if the connection stands and a server would read it. */
export const mirror = (self: State, stream: StreamKey, item: Mirror): void => {
  if (self.phase._tag !== "Online") return
  const frame = { _tag: "Mirror", stream, item } as const
  if (Codec.exceeds(Codec.encode(frame), Codec.clientLimits) === undefined) send(self, frame)
}

/** The stream a frame speaks of, if it speaks of the lineage we hold. */
export function listening(self: State, stream: StreamKey, epoch: string, now: number): Inbox.Inbox | undefined {
  const inbox = self.inboxes.get(stream)
  if (inbox === undefined || inbox.ended || epoch !== self.epoch) return undefined
  if (inbox.epoch !== undefined && inbox.epoch !== epoch) {
    // The reset was lost on the way.
    if (now - inbox.askedAt >= askEvery) subscribe(self, inbox, now)
    return undefined
  }
  inbox.heardAt = now
  if (!inbox.subscribed) {
    inbox.subscribed = true
    Inbox.progress(inbox)
  }
  return inbox
}

/** Takes a range, and finds in it what became of our own wishes. */
export function ranged(self: State, inbox: Inbox.Inbox, frame: Range, now: number): void {
  give(self, inbox, Inbox.accept(inbox, frame, now, teller(self, frame.stream)), now)
}

/** Takes the end of a conversation to begin at. One that comes once more says nothing. */
export function begun(self: State, inbox: Inbox.Inbox, frame: Opened, now: number): void {
  const { stream, from, state } = frame
  if (!Inbox.openAtEnd(inbox, frame, now)) return
  deliver(self, stream, { _tag: "Opened", from, state })
  give(self, inbox, Inbox.drain(inbox, teller(self, stream)), now)
}

/** Takes what a stream adds up to, to begin at. One that comes once more and not anew, or unasked for, says nothing. */
export function aggregated(self: State, inbox: Inbox.Inbox, frame: Aggregated, now: number): void {
  const { stream, seq, state } = frame
  if (!Inbox.openAggregated(inbox, frame, now)) return
  deliver(self, stream, { _tag: "Aggregated", seq, state })
  give(self, inbox, Inbox.drain(inbox, teller(self, stream)), now)
}

/** A state that this version cannot read: the stream begins at its start instead. */
export function unopenable(self: State, text: string, now: number): void {
  const stream = openedBeginning.exec(text.slice(0, 400))?.[1]
  const inbox = stream === undefined ? undefined : self.inboxes.get(stream as StreamKey)
  if (inbox === undefined || inbox.ended || inbox.tail === undefined || inbox.cursor > 0) return
  inbox.tail = undefined
  subscribe(self, inbox, now)
}

function give(self: State, inbox: Inbox.Inbox, ranges: ReadonlyArray<Delivered>, now: number): void {
  const { stream } = inbox
  const lane = self.lanes.get(stream)
  for (const range of ranges) {
    deliver(self, stream, { _tag: "Range", range })
    if (lane === undefined || lane.wishes.length === 0) continue
    for (const { id } of range.events) {
      // Our own wish in the log: stored, whatever became of the ack.
      const wish = Lane.find(lane, id.slice(0, id.indexOf("/")))
      if (wish === undefined) continue
      const own = range.events.filter((event) => event.id.startsWith(`${wish.entry.commandId}/`))
      const [from, to] = [own[0]?.seq ?? 0, own.at(-1)?.seq ?? 0]
      settle(self, wish.entry, { _tag: "Stored", from, to }, now)
    }
  }
  fill(self, inbox, now)
}

function teller(self: State, stream: StreamKey): (malformed: Inbox.Malformed) => void {
  return ({ refusals }) => report(self, { _tag: "EventRefused", stream, refusals })
}

/** How the frame begins that opens a conversation at its end. */
const openedBeginning = /^\{"_tag":"Opened","stream":"([^"\\]+)"/

/** A tail that a server would read: what is more than one answer carries is the most that it does. */
function tailOf(tail: number | undefined): number | undefined {
  return tail === undefined || Number.isNaN(tail) ? undefined : Math.min(Math.max(1, Math.trunc(tail)), maxTail)
}

/** Asks for what is missing, if it is time to. */
export function fill(self: State, inbox: Inbox.Inbox, now: number): void {
  const frame = Inbox.fetch(inbox, now)
  if (frame !== undefined) send(self, frame)
}

/** Asks for a stream from where we are. */
export function subscribe(self: State, inbox: Inbox.Inbox, now: number): void {
  send(self, Inbox.subscribe(inbox, now))
}

/** Time has passed for one stream. */
export function tickInbox(self: State, inbox: Inbox.Inbox, now: number): void {
  if (inbox.ended) return
  if (now >= inbox.heardAt + silence(self)) {
    // Others are heard of, this one is not: the server may have lost sight of us.
    inbox.heardAt = now
    return subscribe(self, inbox, now)
  }
  if (inbox.askAt === undefined || now < inbox.askAt) return
  if (inbox.subscribed) fill(self, inbox, now)
  else subscribe(self, inbox, now)
}
