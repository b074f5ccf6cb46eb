/**
 * A session's questions for the past, answered by pages.
 *
 * They wait, are asked again and are given up like any other question; only what counts as an answer differs. What was
 * asked of a lineage that is gone is not answered: its numbers mean something else now.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { Rejection } from "@pupitre/core/Decision"
import type { Page } from "@pupitre/core/EventChannel"
import * as Redaction from "@pupitre/core/Redaction"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import type { Page as PageFrame } from "../../Frame.js"
import * as Inbox from "./Inbox.js"
import { answer, askFrame, unreachable } from "./Questions.js"
import type { State } from "./State.js"
import { report } from "./State.js"

/** Asks for `from`..`to` from its end; the number of the question comes back with the page. */
export const fetch = (self: State, stream: StreamKey, from: number, to: number, now: number): number =>
  askFrame(self, (id) => ({ _tag: "Fetch", stream, from: Math.max(1, from), to, id }), now)

/** A page has come. One that is not what was asked for is none. */
export function paged(self: State, frame: PageFrame): void {
  const asked = self.questions.get(frame.id)?.frame
  if (asked?._tag !== "Fetch" || asked.stream !== frame.stream || frame.epoch !== self.epoch) return
  if (frame.from < asked.from || frame.to > asked.to) return
  const malformed = ({ refusals }: Inbox.Malformed): void =>
    report(self, { _tag: "EventRefused", stream: frame.stream, refusals })
  const { from, to, head } = frame
  const aims = (event: ChatEvent): boolean => Redaction.isMutation(event) && event.target >= from && event.target <= to
  const page: Page = {
    from,
    to,
    head,
    events: Inbox.readAll(frame.events, from, to, malformed),
    later: Inbox.readAll(frame.later, to + 1, Infinity, malformed).filter(aims),
  }
  answer(self, frame.id, Result.succeed(page))
}

/** Nothing of this stream is for us. */
export function refuse(self: State, stream: StreamKey, rejection: Rejection): void {
  for (const id of asked(self, stream)) answer(self, id, Result.fail({ _tag: "Refused", rejection }))
}

/** The lineage that was asked is gone, of this stream or of all. */
export function giveUp(self: State, stream?: StreamKey): void {
  for (const id of asked(self, stream)) unreachable(self, id)
}

function asked(self: State, stream: StreamKey | undefined): ReadonlyArray<number> {
  return [...self.questions].flatMap(([id, { frame }]) =>
    frame._tag === "Fetch" && (stream === undefined || frame.stream === stream) ? [id] : [],
  )
}
