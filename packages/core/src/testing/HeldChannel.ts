/**
 * A channel held by hand, for tests of what stands on one: what is sent is recorded, what arrives is pushed.
 *
 * @since 0.1.0
 */
import type { Takes } from "../desk/Routing.js"
import type { Call } from "../Command.js"
import type { ConversationSummary } from "../ConversationSummary.js"
import type { Delivery, EventChannel, EventChannelError, Outcome, Page, Self, Unsettled } from "../EventChannel.js"
import type { CommandId } from "../Id.js"
import type { Mark } from "../Marks.js"
import type { Mirror } from "../Mirror.js"
import * as Readable from "../Readable.js"
import type { Signal } from "../Signal.js"
import type { StreamKey } from "../StreamKey.js"

/** A channel held by hand. */
export interface HeldChannel {
  readonly channel: EventChannel
  /** Everything submitted, oldest first, each with the means to settle it. */
  readonly submitted: Array<{
    readonly stream: StreamKey
    readonly call: Call
    readonly commandId: CommandId
    readonly settle: (outcome: Outcome) => void
  }>
  readonly signals: Array<Signal>
  /** Everything passed between an agent and the visitor's page by this side, oldest first. */
  readonly mirrored: Array<{ readonly stream: StreamKey; readonly item: Mirror }>
  /** Everything said of whether this agent takes conversations, oldest first. */
  readonly availabilities: Array<Takes>
  /** Everything told of how far this participant has got, oldest first. */
  readonly marks: Array<{ readonly stream: StreamKey; readonly mark: Mark }>
  /** Every part of the past that was asked for, oldest first, each with the means to answer it. */
  readonly fetched: Array<{
    readonly stream: StreamKey
    readonly from: number
    readonly to: number
    readonly answer: (page: Page) => void
    readonly refuse: (error: EventChannelError) => void
  }>
  /** Wishes that the channel says it still has. */
  readonly unsettled: Array<Unsettled>
  /** How many listeners a stream has now. */
  readonly listeners: (stream: StreamKey) => number
  /** Delivers to everyone who has the stream open. */
  readonly push: (stream: StreamKey, delivery: Delivery) => void
  readonly pushDesk: (summaries: ReadonlyArray<ConversationSummary>) => void
}

/** A channel of this identity, online, with nothing on it. */
export const make = (self: Self): HeldChannel => {
  const open = new Map<StreamKey, Set<(delivery: Delivery) => void>>()
  const desks = new Set<(summaries: ReadonlyArray<ConversationSummary>) => void>()
  const held: HeldChannel = {
    submitted: [],
    signals: [],
    mirrored: [],
    availabilities: [],
    marks: [],
    fetched: [],
    unsettled: [],
    listeners: (stream) => open.get(stream)?.size ?? 0,
    push: (stream, delivery) => {
      for (const listener of open.get(stream) ?? []) listener(delivery)
    },
    pushDesk: (summaries) => {
      for (const listener of desks) listener(summaries)
    },
    channel: {
      status: Readable.constant({ _tag: "Online" }),
      self: Readable.constant(self),
      open: (stream, listener) => {
        const all = open.get(stream) ?? new Set()
        open.set(stream, all.add(listener))
        return () => {
          all.delete(listener)
          if (all.size === 0 && open.get(stream) === all) open.delete(stream)
        }
      },
      submit: (stream, call) => {
        const commandId = `wish-${String(held.submitted.length + 1).padStart(4, "0")}` as CommandId
        const { promise, resolve } = Promise.withResolvers<Outcome>()
        held.submitted.push({ stream, call, commandId, settle: resolve })
        return { commandId, outcome: promise }
      },
      fetch: (stream, from, to) => {
        const { promise, resolve, reject } = Promise.withResolvers<Page>()
        held.fetched.push({ stream, from, to, answer: resolve, refuse: reject })
        return promise
      },
      mark: (stream, mark) => void held.marks.push({ stream, mark }),
      unsettled: () => held.unsettled,
      signal: (_, signal) => void held.signals.push(signal),
      mirror: (stream, item) => void held.mirrored.push({ stream, item }),
      available: (takes) => void held.availabilities.push(takes),
      query: () => Promise.resolve(null),
      desk: (listener) => {
        desks.add(listener)
        return () => void desks.delete(listener)
      },
      close: () => Promise.resolve(),
    },
  }
  return held
}
