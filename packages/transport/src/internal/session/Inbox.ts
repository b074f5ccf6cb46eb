/**
 * One stream on its way down: the contiguous cursor, what came too early, and what must be fetched again.
 *
 * The cursor is the end of what is held without a hole, judged on ranges and not on events: an audience does not see
 * every event, but it is told of every number.
 *
 * @since 0.1.0
 */
import type { ChatEvent, Refusal } from "@pupitre/core/ChatEvent"
import * as Event from "@pupitre/core/ChatEvent"
import type { Range } from "@pupitre/core/EventChannel"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import type { Fetch, Range as RangeFrame, Subscribe } from "../../Frame.js"

/** The most ranges kept that came too early. */
const buffered = 16
/** The most numbers one fetch may ask for. */
const fetched = 300
/** The first and the longest wait before asking again for a hole, milliseconds. */
const firstAsk = 200
const lastAsk = 4_000
/**
 * The first wait for what may just be slow: the answer to a subscription, and the rest of a stream of which ranges keep
 * coming. Asking again too soon would send a slow connection the same pages twice.
 */
const patience = 2_000
const lastPatience = 16_000

/** One stream on its way down. */
export interface Inbox {
  readonly stream: StreamKey
  /** The lineage of what is held. */
  epoch: string | undefined
  /** The last number up to which everything is held. */
  cursor: number
  /** The highest number heard of. */
  head: number
  /** What came too early, by its first number. */
  early: Array<RangeFrame>
  /** Everything given out so far, for those who begin to listen later. */
  events: Array<ChatEvent>
  /** Whether the server has answered the subscription on this connection. */
  subscribed: boolean
  /** The server does not let us. */
  ended: boolean
  askedAt: number
  /** When to ask for the subscription, or for what is missing. */
  askAt: number | undefined
  /** The last wait; 0 when nothing has been asked. */
  backoff: number
  heardAt: number
  /** When a range last brought something. */
  movedAt: number
}

/** A stream of which nothing is held. */
export const make = (stream: StreamKey): Inbox => ({
  stream,
  epoch: undefined,
  cursor: 0,
  head: 0,
  early: [],
  events: [],
  subscribed: false,
  ended: false,
  askedAt: -Infinity,
  askAt: undefined,
  backoff: 0,
  heardAt: 0,
  movedAt: -Infinity,
})

/** What is wrong with an event that was left out. */
export interface Malformed {
  readonly refusals: ReadonlyArray<Refusal>
}

/** A new connection: the server knows nothing of our subscription. */
export const disconnect = (self: Inbox): void => {
  self.subscribed = false
  self.askAt = undefined
  self.backoff = 0
}

/** The subscription, from where we are. */
export const subscribe = (self: Inbox, now: number): Subscribe => {
  wait(self, now, patience, lastPatience)
  if (self.cursor === 0) {
    // Nothing is held, so any lineage will do.
    self.epoch = undefined
    self.early = []
    self.head = 0
  }
  return {
    _tag: "Subscribe",
    stream: self.stream,
    since: self.cursor,
    ...(self.epoch !== undefined && { epoch: self.epoch }),
  }
}

/** Everything held is void; what follows is of this lineage. */
export const reset = (self: Inbox, epoch: string): void => {
  self.epoch = epoch
  self.cursor = 0
  self.head = 0
  self.early = []
  self.events = []
  self.subscribed = true
  self.askAt = undefined
  self.backoff = 0
}

/** Takes a range and gives what can be given out now: contiguous with what came before, each number once. */
export const accept = (
  self: Inbox,
  frame: RangeFrame,
  now: number,
  report: (malformed: Malformed) => void,
): ReadonlyArray<Range> => {
  self.epoch ??= frame.epoch
  self.head = Math.max(self.head, frame.head, frame.to)
  if (frame.to < frame.from || frame.to <= self.cursor) return []
  if (frame.from > self.cursor + 1) {
    keep(self, frame)
    return []
  }
  self.movedAt = now
  progress(self)
  const ranges = [take(self, frame, report)]
  for (let next = self.early[0]; next !== undefined && next.from <= self.cursor + 1; next = self.early[0]) {
    self.early.shift()
    if (next.to > self.cursor) ranges.push(take(self, next, report))
  }
  return ranges
}

/** The server's last number. */
export const heard = (self: Inbox, head: number): void => {
  self.head = Math.max(self.head, head)
}

/** What is missing between what is held and what came early, or the head; nothing when nothing is. */
const hole = (self: Inbox): { readonly from: number; readonly to: number } | undefined => {
  const from = self.cursor + 1
  const to = Math.min(self.early[0] === undefined ? self.head : self.early[0].from - 1, self.cursor + fetched)
  return to < from ? undefined : { from, to }
}

/** The question for what is missing, if it is time to ask: something may be on its way. */
export const fetch = (self: Inbox, now: number): Fetch | undefined => {
  const missing = hole(self)
  if (missing === undefined) {
    progress(self)
    return undefined
  }
  const early = self.early.length > 0
  const asked = self.backoff > 0 ? self.askAt : undefined
  const at = asked ?? (early ? now : self.movedAt + patience)
  if (now < at) {
    self.askAt = at
    return undefined
  }
  wait(self, now, early ? firstAsk : patience, early ? lastAsk : lastPatience)
  return { _tag: "Fetch", stream: self.stream, ...missing }
}

/** What was asked for has come: patience starts afresh. */
export const progress = (self: Inbox): void => {
  self.backoff = 0
  self.askAt = undefined
}

function wait(self: Inbox, now: number, first: number, last: number): void {
  self.askedAt = now
  self.backoff = Math.min(Math.max(self.backoff * 2, first), last)
  self.askAt = now + self.backoff
}

function keep(self: Inbox, frame: RangeFrame): void {
  const at = self.early.findIndex((other) => frame.from <= other.from)
  const same = at !== -1 && self.early[at]?.from === frame.from
  if (same && (self.early[at]?.to ?? 0) >= frame.to) return
  self.early.splice(at === -1 ? self.early.length : at, same ? 1 : 0, frame)
  // The furthest is the one that will be sent again soonest when asked for.
  if (self.early.length > buffered) self.early.pop()
}

function take(self: Inbox, frame: RangeFrame, report: (malformed: Malformed) => void): Range {
  const from = self.cursor + 1
  const events: Array<ChatEvent> = []
  let last = self.cursor
  for (const raw of frame.events) {
    const decoded = Event.decode(raw)
    if (Result.isFailure(decoded)) {
      report({ refusals: decoded.failure })
      continue
    }
    const event = decoded.success
    // What overlaps below is held already.
    if (event.seq < from) continue
    if (event.seq <= last || event.seq > frame.to) {
      report({ refusals: [{ path: ["seq"], reason: "not in its place" }] })
      continue
    }
    last = event.seq
    events.push(event)
    self.events.push(event)
  }
  self.cursor = frame.to
  return { from, to: frame.to, events, head: self.head }
}
