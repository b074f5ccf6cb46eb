/**
 * A session as a state machine: no clock, no socket, no storage. What happens goes in with the time at which it
 * happened, what is to be done comes out as data; whoever runs it does it.
 *
 * The rules it keeps are numbered in `SPEC.md`. Wishes are in `sessionLane`, streams in `sessionInbox`; here is the
 * connection that they share.
 *
 * @since 0.1.0
 */
import type { Refusal } from "@pupitre/core/ChatEvent"
import type { Call } from "@pupitre/core/Command"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Rejection } from "@pupitre/core/Decision"
import type { ChannelStatus, Delivery, Outcome, Self, Unsettled } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import type { Signal } from "@pupitre/core/Signal"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import * as Codec from "../Codec.js"
import type { ClientFrame, Range, ServerFrame, Welcome } from "../Frame.js"
import { protocol } from "../Frame.js"
import type { Entry } from "../Outbox.js"
import * as Inbox from "./sessionInbox.js"
import * as Lane from "./sessionLane.js"

/** The most wishes that wait, and their bytes in all. */
export const maxWishes = 500
export const maxWishBytes = 1024 * 1024

/** How long a connection may take until it is welcomed, and how long before hello is said again, milliseconds. */
const welcomeWithin = 10_000
const helloEvery = 1_000
/** How long before a token that did not come in time is asked for again. */
const tokenEvery = 30_000
/** The first and the longest wait before dialling again; the longest after a server has left. */
const firstRedial = 250
const lastRedial = 10_000
const stormSpread = 5_000
/** A connection that stood this long was a good one: the next wait starts afresh. */
const stable = 5_000
/** The longest that a server can make a wish wait, and the bounds of the heartbeats it can choose. */
const longestPause = 300_000
const quickestBeat = 100
const slowestBeat = 300_000
/** How often a question is asked again and how long it is asked at all. */
const askEvery = 2_000
const askWithin = 15_000

/** Something wrong that costs nothing else, for a log or a developer's console. */
export type Problem =
  /** One event could not be read; its neighbours were. */
  | { readonly _tag: "EventRefused"; readonly stream: StreamKey; readonly refusals: ReadonlyArray<Refusal> }
  /** One frame of the server could not be read. */
  | { readonly _tag: "FrameRefused"; readonly error: Codec.CodecError }
  /** The token could not be had. */
  | { readonly _tag: "TokenUnavailable"; readonly cause: unknown }
  /** A wish could not be kept where a crash cannot reach it; it is sent nonetheless. */
  | { readonly _tag: "OutboxFailed"; readonly cause: unknown }
  /** What was kept from before could not all be read. */
  | { readonly _tag: "OutboxUnreadable"; readonly detail: string }
  /** A listener threw. */
  | { readonly _tag: "ListenerThrew"; readonly cause: unknown }

/** What is to be done. */
export type Output =
  | { readonly _tag: "Dial" }
  | { readonly _tag: "HangUp" }
  | { readonly _tag: "AskToken" }
  | { readonly _tag: "Send"; readonly frame: ClientFrame }
  | { readonly _tag: "Deliver"; readonly stream: StreamKey; readonly delivery: Delivery }
  | { readonly _tag: "Put"; readonly entry: Entry }
  | { readonly _tag: "Remove"; readonly commandId: CommandId }
  | { readonly _tag: "Resolve"; readonly commandId: CommandId; readonly outcome: Outcome }
  | {
      readonly _tag: "Answer"
      readonly id: number
      readonly answer: Result.Result<
        unknown,
        { readonly _tag: "Refused"; readonly rejection: Rejection } | { readonly _tag: "Unreachable" }
      >
    }
  | { readonly _tag: "Desk"; readonly whole: boolean; readonly summaries: ReadonlyArray<ConversationSummary> }
  | { readonly _tag: "Status"; readonly status: ChannelStatus }
  | { readonly _tag: "Self"; readonly self: Self }
  | { readonly _tag: "Problem"; readonly problem: Problem }

type Phase =
  | { readonly _tag: "Resting"; readonly until: number }
  | { readonly _tag: "Dialling"; readonly until: number }
  | { readonly _tag: "Greeting"; readonly until: number; helloAt: number | undefined }
  | { readonly _tag: "Online"; readonly since: number }
  | { readonly _tag: "Over" }

interface Question {
  readonly name: string
  readonly input: unknown
  readonly until: number
  askAt: number
}

/** A session. */
export interface Machine {
  readonly random: () => number
  readonly device: string
  readonly outputs: Array<Output>
  phase: Phase
  attempt: number
  /** A server that left told all its clients at once. */
  storm: boolean
  token: string | undefined
  tokenAsked: boolean
  welcome: Welcome | undefined
  epoch: string | undefined
  heardAt: number
  refreshAt: number
  readonly inboxes: Map<StreamKey, Inbox.Inbox>
  readonly lanes: Map<StreamKey, Lane.Lane>
  wishes: number
  bytes: number
  readonly questions: Map<number, Question>
  nextQuestion: number
  counter: number
  desk: "unwatched" | "asking" | "watched"
  deskAt: number
}

/** A session that has not begun. `device` names its lines of wishes; `random` gives numbers in [0, 1). */
export const make = (device: string, random: () => number): Machine => ({
  random,
  device,
  outputs: [],
  phase: { _tag: "Resting", until: -Infinity },
  attempt: 0,
  storm: false,
  token: undefined,
  tokenAsked: false,
  welcome: undefined,
  epoch: undefined,
  heardAt: 0,
  refreshAt: Infinity,
  inboxes: new Map(),
  lanes: new Map(),
  wishes: 0,
  bytes: 0,
  questions: new Map(),
  nextQuestion: 1,
  counter: 0,
  desk: "unwatched",
  deskAt: Infinity,
})

// ── what the page does ──────────────────────────────────────────────────────────────────────────────────────────────

/** Begins to look at a stream, or looks again at one that had been refused. */
export const open = (self: Machine, stream: StreamKey, now: number): void => {
  let inbox = self.inboxes.get(stream)
  if (inbox === undefined || inbox.ended) {
    inbox = inbox ?? Inbox.make(stream)
    inbox.ended = false
    Inbox.disconnect(inbox)
    self.inboxes.set(stream, inbox)
    if (self.phase._tag === "Online") subscribe(self, inbox, now)
  }
}

/** Looks at a stream no longer. */
export const leave = (self: Machine, stream: StreamKey): void => {
  const inbox = self.inboxes.get(stream)
  self.inboxes.delete(stream)
  if (inbox !== undefined && !inbox.ended && self.phase._tag === "Online") {
    send(self, { _tag: "Unsubscribe", stream })
  }
}

/** Makes a wish. One that could never be sent is answered at once. */
export const submit = (self: Machine, entry: Entry): void => {
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
export const durable = (self: Machine, entry: Entry, now: number): void => {
  const lane = self.lanes.get(entry.stream)
  const wish = lane === undefined ? undefined : Lane.find(lane, entry.commandId)
  if (lane === undefined || wish === undefined) return
  wish.durable = true
  flush(self, lane, now)
}

/** Takes over wishes that were kept from before. */
export const restore = (self: Machine, entries: ReadonlyArray<Entry>, now: number): void => {
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
export const unsettled = (self: Machine, stream: StreamKey): ReadonlyArray<Unsettled> =>
  (self.lanes.get(stream)?.wishes ?? []).map(({ entry: { commandId, call, at } }) => ({ commandId, call, at }))

/** Shows something for a moment, if the connection stands. */
export const show = (self: Machine, stream: StreamKey, signal: Signal, now: number): void => {
  if (self.phase._tag !== "Online" || signal._tag === "Presence") return
  // Grows over reloads too, so that a new page is not taken for an old signal.
  self.counter = Math.max(self.counter + 1, now)
  send(self, { _tag: "Show", stream, counter: self.counter, signal })
}

/** Asks a question; its number comes back with the answer. */
export const ask = (self: Machine, name: string, input: unknown, now: number): number => {
  const id = self.nextQuestion++
  const question: Question = { name, input, until: now + askWithin, askAt: now }
  self.questions.set(id, question)
  if (self.phase._tag === "Over") unreachable(self, id)
  else if (self.phase._tag === "Online") put(self, id, question, now)
  return id
}

/** Watches the desk's list, or asks for all of it again. */
export const watch = (self: Machine, now: number): void => {
  self.desk = "asking"
  self.deskAt = now
  if (self.phase._tag === "Online") watchDesk(self, now)
}

/** Dials at once, if a new connection is being waited for. */
export const tryNow = (self: Machine, now: number): void => {
  if (self.phase._tag === "Resting") dial(self, now)
}

/** Leaves for good. */
export const close = (self: Machine, reason: string): void => {
  if (self.phase._tag === "Over") return
  push(self, { _tag: "HangUp" })
  over(self, reason)
}

// ── what the connection does ────────────────────────────────────────────────────────────────────────────────────────

/** The connection opened. */
export const opened = (self: Machine, now: number): void => {
  if (self.phase._tag !== "Dialling") return
  self.phase = { _tag: "Greeting", until: self.phase.until, helloAt: undefined }
  self.heardAt = now
  askToken(self)
}

/** The token has come. */
export const tokenGiven = (self: Machine, token: string, now: number): void => {
  self.tokenAsked = false
  self.token = token
  if (self.phase._tag === "Greeting") hello(self, self.phase, now)
  else if (self.phase._tag === "Online") send(self, { _tag: "Hello", protocol, token })
}

/** The token could not be had. */
export const tokenFailed = (self: Machine, cause: unknown, now: number): void => {
  self.tokenAsked = false
  report(self, { _tag: "TokenUnavailable", cause })
  if (self.phase._tag === "Greeting") lost(self, now)
}

/** The connection is over. */
export const closed = (self: Machine, now: number): void => {
  if (self.phase._tag === "Resting" || self.phase._tag === "Over") return
  rest(self, now)
}

/** A text came. */
export const received = (self: Machine, text: string, now: number): void => {
  if (self.phase._tag !== "Greeting" && self.phase._tag !== "Online") return
  const frame = Codec.decodeServer(text)
  if (Result.isFailure(frame)) return report(self, { _tag: "FrameRefused", error: frame.failure })
  self.heardAt = now
  if (self.phase._tag === "Online" || frame.success._tag === "Welcome" || frame.success._tag === "Bye") {
    handle(self, frame.success, now)
  }
}

/** Time has passed. `leaving`: something sent on this connection has not left the device yet. */
export const tick = (self: Machine, now: number, leaving: boolean): void => {
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
      for (const inbox of self.inboxes.values()) tickInbox(self, inbox, now)
      for (const lane of self.lanes.values()) {
        Lane.tick(lane, now, leaving)
        flush(self, lane, now)
      }
  }
}

/** When to call {@link tick} again, at the latest. */
export const deadline = (self: Machine, now: number): number => {
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
        if (!inbox.ended) at = Math.min(at, inbox.askAt ?? Infinity, inbox.heardAt + silence(self))
      }
      for (const lane of self.lanes.values()) at = Math.min(at, Lane.deadline(lane, now))
      return at
  }
}

// ── the connection ──────────────────────────────────────────────────────────────────────────────────────────────────

function dial(self: Machine, now: number): void {
  self.attempt++
  self.phase = { _tag: "Dialling", until: now + welcomeWithin }
  status(self, { _tag: "Connecting", attempt: self.attempt })
  push(self, { _tag: "Dial" })
}

function hello(self: Machine, phase: Extract<Phase, { _tag: "Greeting" }>, now: number): void {
  if (self.token === undefined) return
  phase.helloAt = now + helloEvery
  send(self, { _tag: "Hello", protocol, token: self.token })
}

function askToken(self: Machine): void {
  if (self.tokenAsked) return
  self.tokenAsked = true
  push(self, { _tag: "AskToken" })
}

/** The connection is given up. */
function lost(self: Machine, now: number): void {
  push(self, { _tag: "HangUp" })
  rest(self, now)
}

function rest(self: Machine, now: number): void {
  if (self.phase._tag === "Online" && now - self.phase.since >= stable) self.attempt = 0
  const most = self.storm ? stormSpread : Math.min(firstRedial * 2 ** self.attempt, lastRedial)
  self.storm = false
  // Full jitter: those that were cut off together do not come back together.
  const until = now + 50 + self.random() * most
  disconnect(self)
  self.phase = { _tag: "Resting", until }
  status(self, { _tag: "Offline", retryAt: until })
}

function disconnect(self: Machine): void {
  self.token = undefined
  self.tokenAsked = false
  self.refreshAt = Infinity
  for (const inbox of self.inboxes.values()) Inbox.disconnect(inbox)
  for (const lane of self.lanes.values()) Lane.unsend(lane)
  if (self.desk === "watched") self.desk = "asking"
}

function over(self: Machine, reason: string): void {
  disconnect(self)
  self.phase = { _tag: "Over" }
  status(self, { _tag: "Closed", reason })
  for (const id of self.questions.keys()) unreachable(self, id)
}

function quietUntil(self: Machine): number {
  return self.heardAt + silence(self)
}

/** The longest that nothing may come: two heartbeats. */
function silence(self: Machine): number {
  return 2 * Math.min(Math.max(self.welcome?.heartbeat ?? welcomeWithin, quickestBeat), slowestBeat)
}

// ── frames ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function handle(self: Machine, frame: ServerFrame, now: number): void {
  switch (frame._tag) {
    case "Welcome":
      return welcomed(self, frame, now)
    case "Bye":
      if (!frame.reconnect) return close(self, frame.reason)
      self.storm = frame.reason === "ShuttingDown"
      return lost(self, now)
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
      return deliver(self, frame.stream, { _tag: "Reset" })
    }
    case "Ended": {
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
      return Lane.pause(lane, now + Math.min(Math.max(0, frame.retryAfter), longestPause))
    }
    case "Expect": {
      const lane = self.lanes.get(frame.stream)
      if (lane === undefined || frame.producer !== `${self.device}-${lane.generation}`) return
      Lane.expect(lane, frame.n, now)
      return flush(self, lane, now)
    }
    case "Answer":
      return answer(self, frame.id, Result.succeed(frame.value))
    case "NoAnswer":
      return answer(self, frame.id, Result.fail({ _tag: "Refused", rejection: frame.rejection }))
    case "Summaries":
      if (self.desk === "unwatched") return
      if (frame.whole) self.desk = "watched"
      return push(self, { _tag: "Desk", whole: frame.whole, summaries: frame.summaries })
    case "Shown":
      if (self.inboxes.has(frame.stream)) deliver(self, frame.stream, { _tag: "Signal", sent: frame.sent })
      return
    case "Beat":
      return
  }
}

function welcomed(self: Machine, frame: Welcome, now: number): void {
  const before = self.welcome
  self.welcome = frame
  const life = frame.expiresAt - now
  self.refreshAt = now + Math.max(5_000, life > 120_000 ? life - 60_000 : life / 2)
  if (JSON.stringify(before?.self) !== JSON.stringify(frame.self)) push(self, { _tag: "Self", self: frame.self })
  if (self.phase._tag === "Online") return
  self.phase = { _tag: "Online", since: now }
  status(self, { _tag: "Online" })
  if (self.epoch !== undefined && self.epoch !== frame.epoch) {
    // Turns of the old lineage that are gone would be missed for ever.
    for (const lane of self.lanes.values()) Lane.renumber(lane)
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

// ── streams ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The stream a frame speaks of, if it speaks of the lineage we hold. */
function listening(self: Machine, stream: StreamKey, epoch: string, now: number): Inbox.Inbox | undefined {
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

function ranged(self: Machine, inbox: Inbox.Inbox, frame: Range, now: number): void {
  const ranges = Inbox.accept(inbox, frame, now, ({ refusals }) =>
    report(self, { _tag: "EventRefused", stream: frame.stream, refusals }),
  )
  const lane = self.lanes.get(frame.stream)
  for (const range of ranges) {
    deliver(self, frame.stream, { _tag: "Range", range })
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

/** Asks for what is missing, if it is time to. */
function fill(self: Machine, inbox: Inbox.Inbox, now: number): void {
  const frame = Inbox.fetch(inbox, now)
  if (frame !== undefined) send(self, frame)
}

function subscribe(self: Machine, inbox: Inbox.Inbox, now: number): void {
  send(self, Inbox.subscribe(inbox, now))
}

function tickInbox(self: Machine, inbox: Inbox.Inbox, now: number): void {
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

// ── wishes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function enqueue(self: Machine, entry: Entry, bytes: number, isDurable: boolean): Lane.Lane {
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

function flush(self: Machine, lane: Lane.Lane, now: number): void {
  if (self.phase._tag !== "Online" || self.epoch === undefined) return
  for (const frame of Lane.flush(lane, self.epoch, self.device, now, self.random)) send(self, frame)
}

function settle(self: Machine, entry: Entry, outcome: Outcome, now: number): void {
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
function unheard(self: Machine): ReadonlyArray<Lane.Wish> {
  const found: Array<Lane.Wish> = []
  for (const [stream, lane] of self.lanes) {
    // Not before the stream has been told: only then does a page know what the wish was about.
    if (self.inboxes.get(stream)?.subscribed !== true) continue
    for (const wish of lane.wishes) if (wish.outcome !== undefined) found.push(wish)
  }
  return found
}

/** Tells an outcome. */
function decline(self: Machine, entry: Entry, outcome: Outcome): void {
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

// ── the rest ────────────────────────────────────────────────────────────────────────────────────────────────────────

function put(self: Machine, id: number, question: Question, now: number): void {
  question.askAt = now + askEvery
  send(self, { _tag: "Ask", id, name: question.name, input: question.input as Call["input"] })
}

function answer(self: Machine, id: number, given: Extract<Output, { _tag: "Answer" }>["answer"]): void {
  if (self.questions.delete(id)) push(self, { _tag: "Answer", id, answer: given })
}

function unreachable(self: Machine, id: number): void {
  answer(self, id, Result.fail({ _tag: "Unreachable" }))
}

function watchDesk(self: Machine, now: number): void {
  self.deskAt = now + askEvery
  send(self, { _tag: "WatchDesk" })
}

function deliver(self: Machine, stream: StreamKey, delivery: Delivery): void {
  push(self, { _tag: "Deliver", stream, delivery })
}

function status(self: Machine, value: ChannelStatus): void {
  push(self, { _tag: "Status", status: value })
}

function report(self: Machine, problem: Problem): void {
  push(self, { _tag: "Problem", problem })
}

function send(self: Machine, frame: ClientFrame): void {
  push(self, { _tag: "Send", frame })
}

function push(self: Machine, output: Output): void {
  self.outputs.push(output)
}
