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
import type { Conversation } from "@pupitre/core/Conversation"
import type { Range } from "@pupitre/core/EventChannel"
import type { Mark, Marks } from "@pupitre/core/Marks"
import * as AllMarks from "@pupitre/core/Marks"
import * as Redaction from "@pupitre/core/Redaction"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import type { Aggregated, Fetch, Opened, Range as RangeFrame, Subscribe } from "../../Frame.js"

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
  /** With how many of its last numbers a longer conversation is to begin. */
  tail: number | undefined
  /** Whether it may begin at what it adds up to: whoever listens reads that. */
  aggregate: boolean
  /** How it began, if so: what is up to `seq` is not held. */
  aggregated: { readonly seq: number; readonly state: unknown } | undefined
  /** How it began, if at its end: what is before `from` is not held. */
  opened: { readonly from: number; readonly state: Conversation } | undefined
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
  /** The server has said that there is nothing, which was given out. */
  empty: boolean
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
  /** How far everyone has got, as far as was heard. */
  marks: Marks
  /** How far this side has got, what of it was told on this connection, and when more may be told. */
  own: Mark
  told: Mark
  tellAt: number
}

/** Nothing has got here. */
const nowhere: Mark = { delivered: 0, read: 0 }

/** A stream of which nothing is held. */
export const make = (stream: StreamKey, tail?: number): Inbox => ({
  stream,
  tail,
  aggregate: false,
  aggregated: undefined,
  opened: undefined,
  epoch: undefined,
  cursor: 0,
  head: 0,
  early: [],
  events: [],
  empty: false,
  subscribed: false,
  ended: false,
  askedAt: -Infinity,
  askAt: undefined,
  backoff: 0,
  heardAt: 0,
  movedAt: -Infinity,
  marks: AllMarks.empty,
  own: nowhere,
  told: nowhere,
  tellAt: -Infinity,
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
  self.told = nowhere
}

/** The subscription, from where we are. */
export const subscribe = (self: Inbox, now: number): Subscribe => {
  wait(self, now, patience, lastPatience)
  if (self.cursor === 0) {
    // Nothing is held, so any lineage will do.
    self.epoch = undefined
    self.early = []
    self.head = 0
    self.marks = AllMarks.empty
  }
  return {
    _tag: "Subscribe",
    stream: self.stream,
    since: self.cursor,
    ...(self.epoch !== undefined && { epoch: self.epoch }),
    ...(self.tail !== undefined && { tail: self.tail }),
    ...(self.aggregate && { aggregate: true }),
  }
}

/** Everything held is void; what follows is of this lineage. */
export const reset = (self: Inbox, epoch: string): void => {
  self.epoch = epoch
  self.cursor = 0
  self.head = 0
  self.early = []
  self.events = []
  self.empty = false
  self.opened = undefined
  self.aggregated = undefined
  self.marks = AllMarks.empty
  self.own = nowhere
  self.told = nowhere
  self.subscribed = true
  self.askAt = undefined
  self.backoff = 0
}

/** Begins at the end of a conversation, if that was asked for and nothing of it is held: true then. */
export const openAtEnd = (self: Inbox, { epoch, from, state }: Opened, now: number): boolean => {
  if (self.tail === undefined || self.cursor > 0 || from < 2 || from > state.seq) return false
  self.epoch ??= epoch
  self.opened = { from, state }
  self.cursor = from - 1
  self.head = Math.max(self.head, state.seq)
  self.movedAt = now
  progress(self)
  return true
}

/**
 * Begins at what the stream adds up to, if that was asked for and nothing of it is held, or nothing later and it is told anew: true
 * then.
 */
export const openAggregated = (self: Inbox, { epoch, seq, state, anew }: Aggregated, now: number): boolean => {
  if (!self.aggregate || self.cursor > (anew === true ? seq : 0)) return false
  self.epoch ??= epoch
  self.events = []
  self.aggregated = { seq, state }
  self.cursor = seq
  self.head = Math.max(self.head, seq)
  self.movedAt = now
  progress(self)
  return true
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
  if (self.head === 0 && !self.empty) {
    // Who shows a list has to tell an empty one from one that is on its way.
    self.empty = true
    return [{ from: 1, to: 0, events: [], head: 0 }]
  }
  if (frame.to < frame.from || frame.to <= self.cursor) return []
  if (frame.from > self.cursor + 1) {
    keep(self, frame)
    return []
  }
  self.movedAt = now
  progress(self)
  return [take(self, frame, report), ...drain(self, report)]
}

/** What came too early and can be given out now. */
export const drain = (self: Inbox, report: (malformed: Malformed) => void): ReadonlyArray<Range> => {
  const ranges: Array<Range> = []
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
export const fetch = (self: Inbox, now: number): Fetch | Subscribe | undefined => {
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
  if ((self.tail !== undefined || self.aggregate) && self.cursor === 0) {
    // What it was to begin with is lost: all that is before would be a strange way to make up for it.
    const { head } = self
    const again = subscribe(self, now)
    self.head = head
    return again
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
  const events = readAll(frame.events, from, frame.to, report)
  self.events.push(...events)
  const redactions: Record<number, Redaction.Redactions[number]> = {}
  for (const event of events) {
    if (event._tag !== "MessageRedacted") continue
    redactions[event.target] = event.cause === undefined ? {} : { cause: event.cause }
  }
  // What was taken out is not kept for those who begin to listen later either.
  if (Object.keys(redactions).length > 0) self.events = [...Redaction.applyAll(self.events, redactions)]
  self.cursor = frame.to
  return { from, to: frame.to, events, head: self.head }
}

/** The events among these that are `from`..`to` and in order. One that is wrong is told and costs no other. */
export const readAll = (
  raws: ReadonlyArray<unknown>,
  from: number,
  to: number,
  report: (malformed: Malformed) => void,
): ReadonlyArray<ChatEvent> => {
  const events: Array<ChatEvent> = []
  let last = from - 1
  for (const raw of raws) {
    const decoded = Event.decode(raw)
    if (Result.isFailure(decoded)) {
      report({ refusals: decoded.failure })
      continue
    }
    const event = decoded.success
    // What overlaps below is held already.
    if (event.seq < from) continue
    if (event.seq <= last || event.seq > to) {
      report({ refusals: [{ path: ["seq"], reason: "not in its place" }] })
      continue
    }
    last = event.seq
    events.push(event)
  }
  return events
}
