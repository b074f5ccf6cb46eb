/**
 * One connection's view of one stream: how far it has been told, and how it is told more.
 *
 * The cursor moves only with what was sent, so that everything a connection gets of a stream is contiguous, whether it
 * comes from the log or straight from a commit.
 *
 * @since 0.1.0
 */
import type { Audience } from "@pupitre/core/Audience"
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import type { Participant } from "@pupitre/core/Participant"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type { Range } from "../../Frame.js"
import type { EventLog } from "../../server/EventLog.js"
import * as Codec from "../../Codec.js"
import type { LiveStream } from "./LiveStream.js"
import type { Sight } from "./Sight.js"
import { visitor } from "./Sight.js"
import * as LiveStreams from "./LiveStream.js"

/** Where frames go. */
export interface Receiver {
  readonly audience: Audience
  /** What it is told of each event. */
  readonly sight: Sight
  /** Who is at its other end, once that is known. */
  readonly by: Participant | undefined
  /** True while too much is buffered: no events, only heads. */
  readonly choked: () => boolean
  readonly sendText: (text: string) => void
  /** Sends something that may as well be dropped, and is as soon as anything waits to leave. */
  readonly sendSignal: (text: string) => void
}

/** One connection's view of one stream. */
export interface Subscription {
  readonly receiver: Receiver
  readonly live: LiveStream
  /** The last number sent. */
  cursor: number
  /** When it begins anew: with so many of a longer conversation's last numbers. */
  tail: number | undefined
  /** When it begins anew: at what the stream adds up to, as this session is told it; nothing where it is not kept. */
  aggregate: (() => Schema.Json | undefined) | undefined
  /** Being told from the log. */
  pumping: boolean
  ended: boolean
}

/** The most events and UTF-8 bytes of events in one range. */
export const maxEvents = 300
export const maxBytes = 256 * 1024

/** The most JSON values of events in one range: fewer than a client, this version's or an older one's, reads at once. */
export const maxNodes = 90_000

/**
 * Puts one that holds nothing at its beginning: a conversation that is longer than the tail it asks for begins with its
 * state and, from the log, so many of its last numbers; a stream that is asked for so at what it adds up to; anything else at
 * 1. A state too large to be read is not sent.
 */
export const begin = (self: Subscription, epoch: string): void => {
  const { live, tail = Infinity, receiver } = self
  self.cursor = 0
  const told = aggregated(self, epoch)
  if (told !== undefined) {
    if (told === "tooLarge") return
    self.cursor = live.head
    return receiver.sendText(told)
  }
  if (live.kind !== "conversation" || live.head <= tail) return
  const from = live.head - tail + 1
  const state = receiver.sight.state(live.conversation)
  const text = Codec.encode({ _tag: "Opened", stream: live.key, epoch, from, state })
  if (Codec.exceeds(text, Codec.serverLimits) !== undefined) return
  self.cursor = from - 1
  receiver.sendText(text)
}

/** Has one that holds something forget it: it is to be begun anew. */
export const reset = (self: Subscription, epoch: string): void => {
  self.cursor = 0
  self.receiver.sendText(Codec.encode({ _tag: "Reset", stream: self.live.key, epoch }))
}

/**
 * Tells one who watches anew, because what their role may see has changed: in the place of what they hold where that is what the
 * stream adds up to, else from its start, as far as the next {@link pump} does.
 */
export const retell = (self: Subscription, epoch: string): void => {
  const told = aggregated(self, epoch, true)
  if (told === undefined || told === "tooLarge") return reset(self, epoch)
  self.cursor = self.live.head
  self.receiver.sendText(told)
}

/** What the stream adds up to for one who asked for that; nothing where it is not kept. */
const aggregated = ({ live, aggregate }: Subscription, epoch: string, anew?: true): string | undefined => {
  const state = aggregate?.()
  if (state === undefined) return undefined
  const told = { _tag: "Aggregated", stream: live.key, epoch, seq: live.head, state, ...(anew && { anew }) } as const
  const text = Codec.encode(told)
  return Codec.exceeds(text, Codec.serverLimits) === undefined ? text : "tooLarge"
}

/** Tells everyone who watches what was just committed. The text is made once for all who see the same. */
export const fanOut = (live: LiveStream, events: ReadonlyArray<ChatEvent>, epoch: string, run: Run, log: Log): void => {
  const from = events[0]!.seq
  const to = events.at(-1)!.seq
  const texts = new Map<unknown, ReadonlyArray<Page>>()
  for (const subscription of live.subscriptions) {
    const { receiver } = subscription
    if (subscription.pumping) continue
    if (receiver.choked()) {
      receiver.sendText(headText(live, epoch))
    } else if (subscription.cursor === from - 1) {
      const { sight } = receiver
      const shared = sight.sharedBy(events)
      let made = texts.get(shared)
      if (made === undefined) {
        made =
          events.length === 1
            ? [{ to, text: rangeText(live, epoch, from, to, events, sight) }]
            : pages(live, epoch, from, events, sight)
        texts.set(shared, made)
      }
      send(subscription, made)
    } else pump(subscription, epoch, run, log)
  }
}

/** Tells one subscription what it lacks, from the log, unless that is going on already. */
export const pump = (self: Subscription, epoch: string, run: Run, log: Log): void => {
  if (self.pumping || self.ended || self.live.retold) return
  if (self.cursor >= self.live.head || self.receiver.choked()) return
  self.pumping = true
  run(
    Effect.gen(function* () {
      const { live, receiver } = self
      while (!self.ended && !live.retold && self.cursor < live.head && !receiver.choked()) {
        const from = self.cursor + 1
        const to = Math.min(self.cursor + maxEvents, live.head)
        const { lives } = live
        const events = LiveStreams.recent(live, from, to) ?? (yield* log.read(live.key, from, to))
        // Subscribed anew, or begun anew, while we read.
        if (self.cursor !== from - 1 || live.lives !== lives) continue
        if (events.length === 0 || self.ended) break
        send(self, pages(live, epoch, from, events, receiver.sight))
      }
      self.pumping = false
    }).pipe(
      // The next heartbeat tries again.
      Effect.catch(() => Effect.sync(() => void (self.pumping = false))),
    ),
  )
}

/** Sends as many pages as this connection takes; the cursor stands behind the last one. */
const send = (self: Subscription, made: ReadonlyArray<Page>): void => {
  for (const { to, text } of made) {
    if (self.ended || self.receiver.choked()) return
    self.cursor = to
    self.receiver.sendText(text)
  }
}

/** The text of one range, up to `to`. */
export interface Page {
  readonly to: number
  readonly text: string
}

/** Contiguous events from `from` on as the texts of as many ranges as the limits ask for. */
export const pages = (
  live: LiveStream,
  epoch: string,
  from: number,
  events: ReadonlyArray<ChatEvent>,
  sight: Sight,
): ReadonlyArray<Page> => {
  const made: Array<Page> = []
  let start = 0
  let bytes = 0
  let nodes = 0
  const cut = (end: number): void => {
    const part = events.slice(start, end)
    const first = start === 0 ? from : part[0]!.seq
    const to = part.at(-1)!.seq
    made.push({ to, text: rangeText(live, epoch, first, to, part, sight) })
    start = end
    bytes = 0
    nodes = 0
  }
  events.forEach((event, i) => {
    const weight = weigh(event)
    const tooMuch = bytes + weight.bytes > maxBytes || nodes + weight.nodes > maxNodes
    if (i > start && (tooMuch || i - start === maxEvents)) cut(i)
    bytes += weight.bytes
    nodes += weight.nodes
  })
  if (start < events.length) cut(events.length)
  return made
}

/** What an event takes of a frame: UTF-8 bytes and JSON values. */
export const weigh = (event: ChatEvent): { readonly bytes: number; readonly nodes: number } => {
  const encoded = ChatEvents.encode(event)
  return { bytes: utf8(JSON.stringify(encoded)) + 1, nodes: count(encoded) }
}

/** A range that covers nothing and only tells the head. */
export const nothingNew = (live: LiveStream, epoch: string, since: number): string =>
  rangeText(live, epoch, since + 1, since, [], visitor)

/** The heartbeat of a stream. */
export const headText = ({ key, head }: LiveStream, epoch: string): string =>
  Codec.encode({ _tag: "Head", stream: key, epoch, head })

/** Starts something that nobody waits for. */
export type Run = (effect: Effect.Effect<void>) => void
export type Log = Pick<EventLog["Service"], "read">

function rangeText(
  live: LiveStream,
  epoch: string,
  from: number,
  to: number,
  events: ReadonlyArray<ChatEvent>,
  sight: Sight,
): string {
  return Codec.encode({
    _tag: "Range",
    stream: live.key,
    epoch,
    from,
    to,
    // What was taken out since is not told again, however old the range.
    events: sight.of(events, live.conversation.redactions).map(ChatEvents.encode) as Range["events"],
    head: live.head,
  })
}

/** The values in a JSON value, itself included, keys not. */
function count(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1
  let values = 1
  for (const part of Object.values(value)) values += count(part)
  return values
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    count += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return count
}
