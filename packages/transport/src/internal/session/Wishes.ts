/**
 * A session's wishes: taken in, kept, sent by their lanes, and told their one outcome.
 *
 * @since 0.1.0
 */
import type { Outcome, Unsettled } from "@pupitre/core/EventChannel"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import * as Codec from "../../Codec.js"
import type { Entry } from "../../Outbox.js"
import * as Lane from "./Lane.js"
import type { State } from "./State.js"
import { deliver, push, report, send } from "./State.js"

/** The most wishes that wait, and their bytes in all. */
const maxWishes = 500

const maxWishBytes = 1024 * 1024

/** Makes a wish. One that could never be sent is answered at once. */
export const submit = (self: State, entry: Entry): void => {
  const bytes = weigh(entry)
  if (self.phase._tag === "Over") return decline(self, entry, { _tag: "NotSent", reason: "Closed" })
  if (typeof bytes !== "number") {
    return decline(self, entry, {
      _tag: "Refused",
      rejection: { reasons: [{ key: "InvalidInput", params: { detail: bytes.message } }] },
    })
  }
  if (self.wishes >= maxWishes || self.bytes + bytes > maxWishBytes) {
    return decline(self, entry, { _tag: "NotSent", reason: "OutboxFull" })
  }
  enqueue(self, entry, bytes, false)
  push(self, { _tag: "Put", entry })
}

/** A wish has reached where a crash cannot lose it. */
export const durable = (self: State, entry: Entry, now: number): void => {
  const lane = self.lanes.get(entry.stream)
  const wish = lane === undefined ? undefined : Lane.find(lane, entry.commandId)
  if (lane === undefined || wish === undefined) return
  wish.durable = true
  flush(self, lane, now)
}

/** Takes over wishes that were kept from before. */
export const restore = (self: State, entries: ReadonlyArray<Entry>, now: number): void => {
  for (const entry of entries) {
    const lane = self.lanes.get(entry.stream)
    if (lane?.wishes.some((wish) => wish.entry.commandId === entry.commandId)) continue
    const bytes = weigh(entry)
    if (typeof bytes !== "number") {
      push(self, { _tag: "Remove", commandId: entry.commandId })
      report(self, { _tag: "OutboxUnreadable", detail: bytes.message })
      continue
    }
    const added = enqueue(self, entry, bytes, true)
    flush(self, added, now)
  }
}

/** The wishes of a stream that have no outcome that anyone has heard, oldest first. */
export const unsettled = (self: State, stream: StreamKey): ReadonlyArray<Unsettled> =>
  (self.lanes.get(stream)?.wishes ?? []).map(({ entry: { commandId, call, at } }) => ({ commandId, call, at }))

/** Sends what of a lane can be sent now. */
export function flush(self: State, lane: Lane.Lane, now: number): void {
  if (self.phase._tag !== "Online" || self.epoch === undefined) return
  for (const frame of Lane.flush(lane, self.epoch, self.device, now, self.random)) send(self, frame)
}

/** A wish has its outcome: it leaves, and the outcome is told. */
export function settle(self: State, entry: Entry, outcome: Outcome, now: number): void {
  const lane = self.lanes.get(entry.stream)
  const wish = lane?.wishes.find((other) => other.entry.commandId === entry.commandId)
  if (lane === undefined || wish === undefined) return
  if (wish.restored && outcome._tag === "Refused" && !self.inboxes.has(entry.stream)) {
    // Made before a reload, and no page shows it yet: kept until one can tell the user.
    wish.outcome = outcome
    wish.sent = false
    Lane.progress(lane, now, self.random)
    return flush(self, lane, now)
  }
  Lane.remove(lane, entry.commandId, now, self.random)
  self.wishes--
  self.bytes -= wish.bytes
  push(self, { _tag: "Remove", commandId: entry.commandId })
  decline(self, entry, outcome)
  flush(self, lane, now)
}

/** Outcomes that can be told now and could not before. */
export function unheard(self: State): ReadonlyArray<Lane.Wish> {
  const found: Array<Lane.Wish> = []
  for (const [stream, lane] of self.lanes) {
    // Not before the stream has been told: only then does a page know what the wish was about.
    if (self.inboxes.get(stream)?.subscribed !== true) continue
    for (const wish of lane.wishes) if (wish.outcome !== undefined) found.push(wish)
  }
  return found
}

function enqueue(self: State, entry: Entry, bytes: number, isDurable: boolean): Lane.Lane {
  let lane = self.lanes.get(entry.stream)
  if (lane === undefined) {
    lane = Lane.make(entry.stream)
    self.lanes.set(entry.stream, lane)
  }
  Lane.add(lane, entry, bytes, isDurable)
  self.wishes++
  self.bytes += bytes
  return lane
}

/** Tells an outcome. */
function decline(self: State, entry: Entry, outcome: Outcome): void {
  if (self.inboxes.has(entry.stream)) {
    deliver(self, entry.stream, { _tag: "Settled", commandId: entry.commandId, outcome })
  }
  push(self, { _tag: "Resolve", commandId: entry.commandId, outcome })
}

/** The bytes of a wish, or why no server would read it. */
function weigh(entry: Entry): number | Codec.CodecError {
  const text = Codec.encode({
    _tag: "Submit",
    stream: entry.stream,
    epoch: "e".repeat(64),
    producer: "p".repeat(64),
    n: Number.MAX_SAFE_INTEGER,
    commandId: entry.commandId,
    call: entry.call,
  })
  const decoded = Codec.decodeClient(text)
  return Result.isFailure(decoded) ? decoded.failure : text.length
}
