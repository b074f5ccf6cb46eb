/**
 * What a session knows, and what it wants done: data, without a clock, a socket or a storage.
 *
 * @since 0.1.0
 */
import type { Takes } from "@pupitre/core/desk/Routing"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Rejection } from "@pupitre/core/Decision"
import type { ChannelStatus, Delivery, Outcome, Self } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import type * as Result from "effect/Result"
import type { Ask, ClientFrame, Fetch, Welcome } from "../../Frame.js"
import type { Entry } from "../../Outbox.js"
import type * as Inbox from "./Inbox.js"
import type * as Lane from "./Lane.js"
import type { Problem } from "./Problem.js"

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
  /** The list held is of a lineage that is gone: the next whole one replaces it, whatever its lines say. */
  | { readonly _tag: "DeskForgotten" }
  | { readonly _tag: "Status"; readonly status: ChannelStatus }
  | { readonly _tag: "Self"; readonly self: Self }
  | { readonly _tag: "Problem"; readonly problem: Problem }

/** Where the connection stands. */
export type Phase =
  | { readonly _tag: "Resting"; readonly until: number }
  | { readonly _tag: "Dialling"; readonly until: number }
  | { readonly _tag: "Greeting"; readonly until: number; helloAt: number | undefined }
  | { readonly _tag: "Online"; readonly since: number }
  | { readonly _tag: "Over" }

/** A question without an answer: by name, or for a part of the past. */
export interface Question {
  readonly frame: Ask | Fetch
  readonly until: number
  askAt: number
}

/** A session. */
export interface State {
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
  /** What this agent takes, once they have said so. */
  available: Takes | undefined
  desk: "unwatched" | "asking" | "watched"
  deskAt: number
}

/** A session that has not begun. `device` names its lines of wishes; `random` gives numbers in [0, 1). */
export const make = (device: string, random: () => number): State => ({
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
  available: undefined,
  desk: "unwatched",
  deskAt: Infinity,
})

/** Wants something done. */
export function push(self: State, output: Output): void {
  self.outputs.push(output)
}

/** Wants a frame sent. */
export function send(self: State, frame: ClientFrame): void {
  push(self, { _tag: "Send", frame })
}

/** Wants those who listen to a stream told. */
export function deliver(self: State, stream: StreamKey, delivery: Delivery): void {
  push(self, { _tag: "Deliver", stream, delivery })
}

/** Wants it shown where the connection stands. */
export function status(self: State, value: ChannelStatus): void {
  push(self, { _tag: "Status", status: value })
}

/** Wants a problem told. */
export function report(self: State, problem: Problem): void {
  push(self, { _tag: "Problem", problem })
}
