/**
 * The wishes of one stream on their way up: numbered, at most eight under way, sent again until each has its outcome.
 *
 * @since 0.1.0
 */
import type { Outcome } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import type { Submit } from "../../Frame.js"
import type { Entry } from "../../Outbox.js"

/** The most wishes of one stream under way. */
const window = 8
/** The first and the longest wait before a wish is sent again, milliseconds. */
const firstRetry = 200
const lastRetry = 4_000

/** One wish on its way. */
export interface Wish {
  readonly entry: Entry
  readonly bytes: number
  /** Its place in its producer's line. */
  n: number
  /** Kept where a crash cannot reach it; not sent before. */
  durable: boolean
  /** Under way on the connection that stands. */
  sent: boolean
  /** The generation it was first numbered in. */
  readonly born: number
  /** Kept from before this session. */
  readonly restored: boolean
  /** Its outcome, when nobody has been there to hear it. */
  outcome: Outcome | undefined
}

/** The wishes of one stream, oldest first. */
export interface Lane {
  readonly stream: StreamKey
  wishes: Array<Wish>
  generation: number
  next: number
  /** The highest turn that the server is known to have counted in this generation. */
  counted: number
  backoff: number
  retryAt: number | undefined
  /** Not before this moment, as the server asked. */
  pausedUntil: number
  /** How many may be under way: all of {@link window}, fewer after the server asked to wait, more again with each answer. */
  width: number
  /** The last turn the server asked for, and until when asking again changes nothing. */
  asked: { readonly n: number; readonly until: number }
  /** No other line before this moment, or a server gone wrong would be given one after the other. */
  renumberAfter: number
}

/** A lane without wishes. */
export const make = (stream: StreamKey): Lane => ({
  stream,
  wishes: [],
  generation: 0,
  next: 1,
  counted: 0,
  backoff: firstRetry,
  retryAt: undefined,
  pausedUntil: 0,
  width: window,
  asked: { n: 0, until: 0 },
  renumberAfter: 0,
})

/** One more wish, at the end. */
export const add = (self: Lane, entry: Entry, bytes: number, restored: boolean): void => {
  const { generation: born } = self
  const wish: Wish = {
    entry,
    bytes,
    restored,
    born,
    n: self.next++,
    durable: restored,
    sent: false,
    outcome: undefined,
  }
  self.wishes.push(wish)
}

/** The wish with this id, if it is here and has no outcome. */
export const find = (self: Lane, commandId: string): Wish | undefined =>
  self.wishes.find((wish) => wish.entry.commandId === commandId && wish.outcome === undefined)

/** Takes a wish out; that is progress. */
export const remove = (self: Lane, commandId: CommandId, now: number, random: () => number): void => {
  self.wishes = self.wishes.filter((wish) => wish.entry.commandId !== commandId)
  self.width = Math.min(window, self.width + 1 / self.width)
  progress(self, now, random)
}

/** Something got through: patience starts afresh. */
export const progress = (self: Lane, now: number, random: () => number): void => {
  self.backoff = firstRetry
  self.retryAt = self.wishes.some((wish) => wish.sent) ? now + jitter(self.backoff, random) : undefined
}

/** The server has stored this wish for the first time, and so counted its turn, if it never had another. */
export const counted = (self: Lane, wish: Wish): void => {
  if (wish.born === self.generation && !wish.restored) self.counted = Math.max(self.counted, wish.n)
}

/** A new line of numbers from 1 for all that is left, in the same order. Everything goes out again. */
export const renumber = (self: Lane): void => {
  self.generation++
  self.next = 1
  self.counted = 0
  self.asked = { n: 0, until: 0 }
  for (const wish of self.wishes) {
    wish.sent = false
    if (wish.outcome === undefined) wish.n = self.next++
  }
}

/** What was under way may be lost: everything goes out again. */
export const unsend = (self: Lane): void => {
  for (const wish of self.wishes) wish.sent = false
  self.retryAt = undefined
}

/** The server misses turn `n`. */
export const expect = (self: Lane, n: number, now: number): void => {
  // An answer from before the turn was counted, or one of many to the same hole.
  if (n <= self.counted || (self.asked.n === n && now < self.asked.until)) return
  self.asked = { n, until: now + firstRetry }
  const from = self.wishes.findIndex((wish) => wish.n === n && wish.outcome === undefined)
  if (from === -1) {
    // A turn this line will never have: its wish was settled in another way.
    if (now < self.renumberAfter) return
    self.renumberAfter = now + self.backoff
    if (self.wishes.length > 0) renumber(self)
    return
  }
  for (const wish of self.wishes.slice(from)) wish.sent = false
}

/** The server asks to wait with this wish. Those after it cannot overtake it, those before it are on their way. */
export const pause = (self: Lane, wish: Wish, now: number, until: number): void => {
  if (now >= self.pausedUntil) self.width = Math.max(1, self.width / 2)
  self.pausedUntil = Math.max(self.pausedUntil, until)
  for (const other of self.wishes) if (other.n >= wish.n) other.sent = false
}

/** What goes out now: of the oldest, as many as may be under way, those that are durable and not under way. */
export const flush = (
  self: Lane,
  epoch: string,
  device: string,
  now: number,
  random: () => number,
): ReadonlyArray<Submit> => {
  if (now < self.pausedUntil) return []
  const frames: Array<Submit> = []
  let place = 0
  for (const wish of self.wishes) {
    if (wish.outcome !== undefined) continue
    if (place++ >= Math.floor(self.width) || !wish.durable) break
    if (wish.sent) continue
    wish.sent = true
    frames.push({
      _tag: "Submit",
      stream: self.stream,
      epoch,
      producer: `${device}-${self.generation}`,
      n: wish.n,
      commandId: wish.entry.commandId,
      call: wish.entry.call,
    })
  }
  if (frames.length > 0 && self.retryAt === undefined) self.retryAt = now + jitter(self.backoff, random)
  return frames
}

/**
 * Time has passed: what is overdue goes out again, later each time. Not while it has not even left this device:
 * on a slow connection it would only stand in its own way.
 */
export const tick = (self: Lane, now: number, leaving: boolean): void => {
  if (self.retryAt === undefined || now < self.retryAt) return
  if (leaving) {
    self.retryAt = now + firstRetry
    return
  }
  unsend(self)
  self.backoff = Math.min(self.backoff * 2, lastRetry)
}

/** When to look again. */
export const deadline = (self: Lane, now: number): number => {
  const waiting = self.wishes.some((wish) => !wish.sent && wish.outcome === undefined)
  const paused = waiting && self.pausedUntil > now ? self.pausedUntil : Infinity
  return Math.min(self.retryAt ?? Infinity, paused)
}

/** Between half of a wait and all of it: never at once, never all together. */
function jitter(wait: number, random: () => number): number {
  return wait * (0.5 + random() / 2)
}
