/**
 * A session as a state machine: no clock, no socket, no storage. What happens goes in with the time at which it
 * happened, what is to be done comes out as data (`State.outputs`); whoever runs it does it.
 *
 * The rules it keeps are numbered in `SPEC.md`. Here are frames and time; what a page does is in `Streams`, `Wishes`,
 * `Questions` and `Watch`, the connection in `Dialling`.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import * as Codec from "../../Codec.js"
import type { ServerFrame, Welcome } from "../../Frame.js"
import { askToken, close, dial, hello, lost, quietUntil, silence } from "./Dialling.js"
import * as Inbox from "./Inbox.js"
import * as Lane from "./Lane.js"
import { heard, tell, tellAt } from "./Marking.js"
import { giveUp, paged, refuse } from "./Pages.js"
import { answer, put, unreachable, unreadable, valued } from "./Questions.js"
import type { State } from "./State.js"
import { deliver, push, report, status } from "./State.js"
import { aggregated, begun, fill, listening, ranged, subscribe, tickInbox, unopenable } from "./Streams.js"
import { watchDesk } from "./Watch.js"
import { flush, settle, unheard } from "./Wishes.js"

/** How long before a token that did not come in time is asked for again. */
const tokenEvery = 30_000

/** The longest that a server can make a wish wait, milliseconds. */
const longestPause = 300_000

/** A text came. */
export const received = (self: State, text: string, now: number): void => {
  if (self.phase._tag !== "Greeting" && self.phase._tag !== "Online") return
  const frame = Codec.decodeServer(text)
  if (Result.isFailure(frame)) {
    unreadable(self, text, frame.failure)
    if (self.phase._tag === "Online") unopenable(self, text, now)
    return report(self, { _tag: "FrameRefused", error: frame.failure })
  }
  self.heardAt = now
  if (self.phase._tag === "Online" || frame.success._tag === "Welcome" || frame.success._tag === "Bye") {
    handle(self, frame.success, now)
  }
}

/** Time has passed. `leaving`: something sent on this connection has not left the device yet. */
export const tick = (self: State, now: number, leaving: boolean): void => {
  for (const [id, question] of self.questions) if (now >= question.until) unreachable(self, id)
  // Outcomes that nobody was there to hear.
  for (const wish of unheard(self)) if (wish.outcome !== undefined) settle(self, wish.entry, wish.outcome, now)
  switch (self.phase._tag) {
    case "Over":
      return
    case "Resting":
      if (now >= self.phase.until) dial(self, now)
      return
    case "Dialling":
      if (now >= self.phase.until) lost(self, now)
      return
    case "Greeting":
      if (now >= self.phase.until) lost(self, now)
      else if (self.phase.helloAt !== undefined && now >= self.phase.helloAt) hello(self, self.phase, now)
      return
    case "Online":
      if (now >= quietUntil(self)) return lost(self, now)
      if (now >= self.refreshAt) {
        self.refreshAt = now + tokenEvery
        askToken(self)
      }
      if (now >= self.deskAt && self.desk === "asking") watchDesk(self, now)
      for (const [id, question] of self.questions) if (now >= question.askAt) put(self, id, question, now)
      for (const inbox of self.inboxes.values()) {
        tickInbox(self, inbox, now)
        tell(self, inbox, now)
      }
      for (const lane of self.lanes.values()) {
        Lane.tick(lane, now, leaving)
        flush(self, lane, now)
      }
  }
}

/** When to call {@link tick} again, at the latest. */
export const deadline = (self: State, now: number): number => {
  let at = unheard(self).length > 0 ? now : Infinity
  for (const question of self.questions.values()) at = Math.min(at, question.until)
  switch (self.phase._tag) {
    case "Over":
      return at
    case "Resting":
    case "Dialling":
      return Math.min(at, self.phase.until)
    case "Greeting":
      return Math.min(at, self.phase.until, self.phase.helloAt ?? Infinity)
    case "Online":
      at = Math.min(at, quietUntil(self), self.refreshAt, self.desk === "asking" ? self.deskAt : Infinity)
      for (const question of self.questions.values()) at = Math.min(at, question.askAt)
      for (const inbox of self.inboxes.values()) {
        if (inbox.ended) continue
        at = Math.min(at, inbox.askAt ?? Infinity, inbox.heardAt + silence(self), tellAt(self, inbox))
      }
      for (const lane of self.lanes.values()) at = Math.min(at, Lane.deadline(lane, now))
      return at
  }
}

function handle(self: State, frame: ServerFrame, now: number): void {
  switch (frame._tag) {
    case "Welcome":
      return welcomed(self, frame, now)
    case "Bye":
      if (!frame.reconnect) return close(self, frame.reason)
      self.storm = frame.reason === "ShuttingDown"
      return lost(self, now)
    case "Opened": {
      const inbox = listening(self, frame.stream, frame.epoch, now)
      if (inbox !== undefined) begun(self, inbox, frame, now)
      return
    }
    case "Aggregated": {
      const inbox = listening(self, frame.stream, frame.epoch, now)
      if (inbox !== undefined) aggregated(self, inbox, frame, now)
      return
    }
    case "Page":
      return paged(self, frame)
    case "Marks":
      return heard(self, frame)
    case "Range": {
      const inbox = listening(self, frame.stream, frame.epoch, now)
      if (inbox !== undefined) ranged(self, inbox, frame, now)
      return
    }
    case "Head": {
      const inbox = listening(self, frame.stream, frame.epoch, now)
      if (inbox === undefined) return
      Inbox.heard(inbox, frame.head)
      return fill(self, inbox, now)
    }
    case "Reset": {
      const inbox = self.inboxes.get(frame.stream)
      if (inbox === undefined || inbox.ended || frame.epoch !== self.epoch) return
      Inbox.reset(inbox, frame.epoch)
      inbox.heardAt = now
      giveUp(self, frame.stream)
      return deliver(self, frame.stream, { _tag: "Reset" })
    }
    case "Ended": {
      refuse(self, frame.stream, frame.rejection)
      const inbox = self.inboxes.get(frame.stream)
      if (inbox === undefined || inbox.ended) return
      inbox.ended = true
      return deliver(self, frame.stream, { _tag: "Ended", rejection: frame.rejection })
    }
    case "Ack": {
      const lane = self.lanes.get(frame.stream)
      const wish = lane === undefined ? undefined : Lane.find(lane, frame.commandId)
      if (lane === undefined || wish === undefined || frame.epoch !== self.epoch) return
      if (!frame.dup) Lane.counted(lane, wish)
      return settle(self, wish.entry, { _tag: "Stored", from: frame.from, to: frame.to }, now)
    }
    case "Nack": {
      const lane = self.lanes.get(frame.stream)
      const wish = lane === undefined ? undefined : Lane.find(lane, frame.commandId)
      if (lane === undefined || wish === undefined) return
      if (frame.retryAfter === undefined) {
        return settle(self, wish.entry, { _tag: "Refused", rejection: frame.rejection }, now)
      }
      return Lane.pause(lane, wish, now, now + Math.min(Math.max(0, frame.retryAfter), longestPause))
    }
    case "Expect": {
      const lane = self.lanes.get(frame.stream)
      if (lane === undefined || frame.producer !== `${self.device}-${lane.generation}`) return
      Lane.expect(lane, frame.n, now)
      return flush(self, lane, now)
    }
    case "Answer":
      return valued(self, frame.id, frame.value)
    case "NoAnswer":
      return answer(self, frame.id, Result.fail({ _tag: "Refused", rejection: frame.rejection }))
    case "Summaries":
      if (self.desk === "unwatched") return
      if (frame.whole) self.desk = "watched"
      return push(self, { _tag: "Desk", whole: frame.whole, summaries: frame.summaries })
    case "Shown":
      if (self.inboxes.has(frame.stream)) deliver(self, frame.stream, { _tag: "Signal", sent: frame.sent })
      return
    case "Mirrored":
      if (self.inboxes.has(frame.stream)) {
        deliver(self, frame.stream, { _tag: "Mirrored", by: frame.by, item: frame.item })
      }
      return
    case "Beat":
      return
  }
}

function welcomed(self: State, frame: Welcome, now: number): void {
  const before = self.welcome
  self.welcome = frame
  // Counted from here: the two clocks need not agree.
  const life = Math.max(0, frame.expiresIn)
  self.refreshAt = now + Math.max(5_000, life > 120_000 ? life - 60_000 : life / 2)
  if (JSON.stringify(before?.self) !== JSON.stringify(frame.self)) push(self, { _tag: "Self", self: frame.self })
  if (self.phase._tag === "Online") return
  self.phase = { _tag: "Online", since: now }
  status(self, { _tag: "Online" })
  if (self.epoch !== undefined && self.epoch !== frame.epoch) {
    // Turns of the old lineage that are gone would be missed for ever.
    for (const lane of self.lanes.values()) Lane.renumber(lane)
    push(self, { _tag: "DeskForgotten" })
    giveUp(self)
  }
  self.epoch = frame.epoch
  for (const inbox of self.inboxes.values()) {
    inbox.heardAt = now
    if (!inbox.ended) subscribe(self, inbox, now)
  }
  if (self.desk === "asking") watchDesk(self, now)
  for (const [id, question] of self.questions) put(self, id, question, now)
  for (const lane of self.lanes.values()) flush(self, lane, now)
}
