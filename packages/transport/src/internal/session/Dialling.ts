/**
 * A session's connection: dialled, greeted, given up and dialled again.
 *
 * @since 0.1.0
 */
import { protocol } from "../../Frame.js"
import * as Inbox from "./Inbox.js"
import * as Lane from "./Lane.js"
import { unreachable } from "./Questions.js"
import type { Phase, State } from "./State.js"
import { push, report, send, status } from "./State.js"

/** How long a connection may take until it is welcomed, and how long before hello is said again, milliseconds. */
const welcomeWithin = 10_000
const helloEvery = 1_000

/** The first and the longest wait before dialling again; the longest after a server has left. */
const firstRedial = 250
const lastRedial = 10_000
const stormSpread = 5_000

/** A connection that stood this long was a good one: the next wait starts afresh. */
const stable = 5_000
/** The bounds of the heartbeats that a server can choose. */
const quickestBeat = 100
const slowestBeat = 300_000

/** The connection opened. */
export const opened = (self: State, now: number): void => {
  if (self.phase._tag !== "Dialling") return
  self.phase = { _tag: "Greeting", until: self.phase.until, helloAt: undefined }
  self.heardAt = now
  askToken(self)
}

/** The token has come. */
export const tokenGiven = (self: State, token: string, now: number): void => {
  self.tokenAsked = false
  self.token = token
  if (self.phase._tag === "Greeting") hello(self, self.phase, now)
  else if (self.phase._tag === "Online") send(self, { _tag: "Hello", protocol, token })
}

/** The token could not be had. */
export const tokenFailed = (self: State, cause: unknown, now: number): void => {
  self.tokenAsked = false
  report(self, { _tag: "TokenUnavailable", cause })
  if (self.phase._tag === "Greeting") lost(self, now)
}

/** The connection is over. */
export const closed = (self: State, now: number): void => {
  if (self.phase._tag === "Resting" || self.phase._tag === "Over") return
  rest(self, now)
}

/** Dials at once, if a new connection is being waited for. */
export const tryNow = (self: State, now: number): void => {
  if (self.phase._tag === "Resting") dial(self, now)
}

/** Leaves for good. */
export const close = (self: State, reason: string): void => {
  if (self.phase._tag === "Over") return
  push(self, { _tag: "HangUp" })
  over(self, reason)
}

/** Dials. */
export function dial(self: State, now: number): void {
  self.attempt++
  self.phase = { _tag: "Dialling", until: now + welcomeWithin }
  status(self, { _tag: "Connecting", attempt: self.attempt })
  push(self, { _tag: "Dial" })
}

/** Says who we are, and when to say it again. */
export function hello(self: State, phase: Extract<Phase, { _tag: "Greeting" }>, now: number): void {
  if (self.token === undefined) return
  phase.helloAt = now + helloEvery
  send(self, { _tag: "Hello", protocol, token: self.token })
  // In the same breath: routing must not look before it is said.
  if (self.available !== undefined) send(self, { _tag: "Available", available: self.available })
}

/** Asks for a token, unless that is going on. */
export function askToken(self: State): void {
  if (self.tokenAsked) return
  self.tokenAsked = true
  push(self, { _tag: "AskToken" })
}

/** The connection is given up. */
export function lost(self: State, now: number): void {
  push(self, { _tag: "HangUp" })
  rest(self, now)
}

/** When the connection is given up if nothing comes. */
export function quietUntil(self: State): number {
  return self.heardAt + silence(self)
}

/** The longest that nothing may come: two heartbeats. */
export function silence(self: State): number {
  return 2 * Math.min(Math.max(self.welcome?.heartbeat ?? welcomeWithin, quickestBeat), slowestBeat)
}

function rest(self: State, now: number): void {
  if (self.phase._tag === "Online" && now - self.phase.since >= stable) self.attempt = 0
  const most = self.storm ? stormSpread : Math.min(firstRedial * 2 ** self.attempt, lastRedial)
  self.storm = false
  // Full jitter: those that were cut off together do not come back together.
  const until = now + 50 + self.random() * most
  disconnect(self)
  self.phase = { _tag: "Resting", until }
  status(self, { _tag: "Offline", retryAt: until })
}

function disconnect(self: State): void {
  self.token = undefined
  self.tokenAsked = false
  self.refreshAt = Infinity
  for (const inbox of self.inboxes.values()) Inbox.disconnect(inbox)
  for (const lane of self.lanes.values()) Lane.unsend(lane)
  if (self.desk === "watched") self.desk = "asking"
}

function over(self: State, reason: string): void {
  disconnect(self)
  self.phase = { _tag: "Over" }
  status(self, { _tag: "Closed", reason })
  for (const id of self.questions.keys()) unreachable(self, id)
}
