/**
 * One conversation shown on a screen (*fenêtre de dialogue*): its thread, its state and its signals as `Readable`s, and
 * the wishes made in it, predicted until the server has decided them.
 *
 * A desk opens one per conversation on screen, a visitor's page opens one. It owns no connection and no framework.
 *
 * @since 0.1.0
 */
import type { Availability } from "./Availability.js"
import { fromReasons } from "./Availability.js"
import * as Command from "./Command.js"
import * as Conversation from "./Conversation.js"
import type { Rejection } from "./Decision.js"
import type { Fact } from "./Fact.js"
import type { EventChannel, Outcome, Submission } from "./EventChannel.js"
import type { CommandId, ConversationId, TenantId } from "./Id.js"
import type { Readable } from "./Readable.js"
import { store } from "./Readable.js"
import { make as reason } from "./Reason.js"
import { expiresAfter, preview, previewEvery, refreshEvery } from "./Signal.js"
import type { Signal } from "./Signal.js"
import * as Signals from "./Signals.js"
import * as StreamKey from "./StreamKey.js"
import * as Timeline from "./Timeline.js"

/** What happens to the thread, for views that follow it step by step. */
export type ThreadListener = (change: Timeline.Change) => void

/** One conversation shown on a screen. */
export interface ConversationWindow {
  readonly id: ConversationId
  readonly stream: StreamKey.StreamKey
  readonly channel: EventChannel
  readonly timeline: Readable<Timeline.Timeline>
  readonly conversation: Readable<Conversation.Conversation>
  readonly signals: Readable<Signals.Signals>
  /** Why the server ended the subscription, once it has. */
  readonly ended: Readable<Rejection | undefined>
  /** Calls after each change of the thread with the steps that led to it, until the returned function is called. */
  readonly changes: (listener: ThreadListener) => () => void
  /** Whether one may do it now, with the reasons if not. The same reference until the answer changes. */
  readonly can: <I>(command: Command.Command<string, "conversation", I>) => Availability
  /** Makes a wish. What it would become shows at once as pending rows; a refusal predicted here is not sent. */
  readonly submit: <I>(command: Command.Command<string, "conversation", I>, input: I) => Submission
  /** Makes the wish of a failed row again, under a new id. The row goes, or stays with what now speaks against it. */
  readonly retry: (commandId: CommandId) => Submission | undefined
  /** Removes the rows of a failed wish. */
  readonly dismiss: (commandId: CommandId) => void
  /**
   * What is being typed, as often as it changes. A visitor's page sends a masked preview at most every 700 ms, if the
   * visitor agreed to that; otherwise, and from a desk always, only that there is someone typing. Empty text ends it.
   */
  readonly typing: (draft: string) => void
  /** Leaves the screen: stops listening, clears what is shown as typed. Wishes already made go on. */
  readonly close: () => void
}

/** Where and when a window lives. */
export interface Options {
  readonly tenant: TenantId
  readonly conversationId: ConversationId
  /** The commands by name, so that wishes kept over a reload show again as pending rows. */
  readonly commands?: ReadonlyMap<string, Command.Any>
  /** The clock for display and expiry of signals, milliseconds; the device's own by default. */
  readonly now?: () => number
  /** Timers; the device's own by default. */
  readonly schedule?: (after: number, run: () => void) => () => void
}

/** Opens a conversation on a channel. */
export const open = (channel: EventChannel, options: Options): ConversationWindow => {
  const { tenant, conversationId, commands = new Map(), now = Date.now, schedule = later } = options
  const stream = StreamKey.conversation(tenant, conversationId)
  const timeline = store(Timeline.empty)
  const conversation = store(Conversation.empty)
  const signals = store(Signals.empty)
  const ended = store<Rejection | undefined>(undefined)
  const listeners = new Set<ThreadListener>()
  const wishes = new Map<CommandId, { readonly command: Command.Any; readonly input: unknown }>()
  const answers = new Map<Command.Any, Availability>()

  const change = (next: Timeline.Change): void => {
    if (next.diff.length === 0 && Timeline.head(next.timeline) === Timeline.head(timeline.get())) return
    // Followers first: what reads the new timeline may read them too. One that throws must not cost the others theirs.
    let failure: { readonly cause: unknown } | undefined
    for (const listener of [...listeners]) {
      try {
        listener(next)
      } catch (cause) {
        failure ??= { cause }
      }
    }
    timeline.set(next.timeline)
    if (failure !== undefined) report(failure.cause)
  }

  const context = (commandId: CommandId): Command.Context | undefined => {
    const self = channel.self.get()
    if (self === undefined) return undefined
    const presence = Signals.find(signals.get(), "Presence", "Visitor")
    return {
      tenant,
      by: self.participant,
      role: self.role,
      at: now(),
      commandId,
      visitorOnline: presence?.signal.online ?? true,
    }
  }

  const show = (commandId: CommandId, facts: ReadonlyArray<Fact>, at: number): void => {
    const by = channel.self.get()?.participant
    if (by !== undefined) change(Timeline.submit(timeline.get(), { commandId, facts, by, at }))
  }

  const settle = (commandId: CommandId, outcome: Outcome): void => {
    change(Timeline.settle(timeline.get(), commandId, outcome))
    if (outcome._tag === "Stored") wishes.delete(commandId)
  }

  const submitCall = (command: Command.Any, input: unknown): Submission => {
    // Before the server has said who we are there is nothing to predict with; the wish waits in the outbox all the same.
    const given = context(unsent)
    const decision = given === undefined ? undefined : Command.decide(command, conversation.get(), input, given)
    if (given !== undefined && decision?._tag === "Rejected") {
      const outcome: Outcome = { _tag: "Refused", rejection: decision.rejection }
      return { commandId: given.commandId, outcome: Promise.resolve(outcome) }
    }
    const call = { name: command.name, input: input as Command.Call["input"] }
    const submission = channel.submit(stream, call)
    wishes.set(submission.commandId, { command, input })
    if (decision?._tag === "Accepted") show(submission.commandId, decision.events, now())
    void submission.outcome.then((outcome) => settle(submission.commandId, outcome))
    return submission
  }

  // Wishes kept over a reload show again at once, also those that will be refused: what was written must not vanish.
  const restore = (): void => {
    for (const { commandId, call, at } of channel.unsettled(stream)) {
      const command = commands.get(call.name)
      const given = context(commandId)
      if (wishes.has(commandId) || command === undefined || given === undefined) continue
      wishes.set(commandId, { command, input: call.input })
      show(commandId, Command.foresee(command, conversation.get(), call.input, given), at)
    }
  }

  // One timer, for the signal that is gone first.
  let cancelExpiry = (): void => {}
  const expireLater = (): void => {
    cancelExpiry()
    const oldest = Signals.oldest(signals.get())
    if (oldest === undefined) return
    cancelExpiry = schedule(Math.max(0, oldest + expiresAfter - now()), () => {
      signals.set(Signals.expire(signals.get(), now(), expiresAfter))
      expireLater()
    })
  }
  const closeStream = channel.open(stream, (delivery) => {
    switch (delivery._tag) {
      case "Range": {
        let state = conversation.get()
        let shown = signals.get()
        for (const event of delivery.range.events) {
          if (event.seq <= state.seq) continue
          state = Conversation.apply(state, event)
          if (event._tag === "MessagePosted") shown = Signals.published(shown, event.by)
          if (event._tag === "ConversationClosed") shown = Signals.empty
          if (event._tag === "ConsentWithdrawn" && event.scopes.includes("preview"))
            shown = Signals.published(shown, event.by)
        }
        change(Timeline.ingest(timeline.get(), delivery.range))
        conversation.set(state)
        signals.set(shown)
        return restore()
      }
      case "Reset":
        conversation.set(Conversation.empty)
        return change(Timeline.reset(timeline.get()))
      case "Settled":
        return settle(delivery.commandId, delivery.outcome)
      case "Signal":
        // The sender's clock says nothing here: a signal ages from when it arrived.
        signals.set(Signals.apply(Signals.expire(signals.get(), now(), expiresAfter), { ...delivery.sent, at: now() }))
        return expireLater()
      case "Opened":
      case "Marks":
        return
      case "Ended":
        return ended.set(delivery.rejection)
    }
  })

  restore()

  const typist = makeTypist(
    (signal) => {
      // Without the visitor's agreement no text leaves the page, only that there is some.
      const allowed = signal._tag !== "Preview" || conversation.get().consent.includes("preview")
      channel.signal(stream, allowed ? signal : { _tag: "Typing", active: signal.text !== "" })
    },
    () => channel.self.get()?.participant._tag === "Visitor",
    now,
    schedule,
  )

  return {
    id: conversationId,
    stream,
    channel,
    timeline,
    conversation,
    signals,
    ended,
    changes: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    can: (command) => {
      const given = context("prediction" as CommandId)
      const answer =
        given === undefined
          ? fromReasons([reason("NotPermitted")])
          : Command.can(command as unknown as Command.Command<string, "conversation", never>, conversation.get(), given)
      const before = answers.get(command)
      if (before !== undefined && same(before, answer)) return before
      answers.set(command, answer)
      return answer
    },
    submit: (command, input) => {
      typist("")
      return submitCall(command, input)
    },
    retry: (commandId) => {
      const wish = wishes.get(commandId)
      if (wish === undefined) return undefined
      const again = submitCall(wish.command, wish.input)
      if (wishes.has(again.commandId)) {
        wishes.delete(commandId)
        change(Timeline.dismiss(timeline.get(), commandId))
      } else void again.outcome.then((outcome) => change(Timeline.settle(timeline.get(), commandId, outcome)))
      return again
    },
    dismiss: (commandId) => {
      wishes.delete(commandId)
      change(Timeline.dismiss(timeline.get(), commandId))
    },
    typing: typist,
    close: () => {
      typist("")
      cancelExpiry()
      closeStream()
      listeners.clear()
    },
  }
}

/** The id of a wish that is refused here and never sent: nobody asks for it again. */
const unsent = "not-sent" as CommandId

const later = (after: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, after)
  return () => clearTimeout(timer)
}

// To whoever watches for uncaught errors, as a listener of the platform's own events would.
const report = (cause: unknown): void => {
  queueMicrotask(() => {
    throw cause
  })
}

const same = (a: Availability, b: Availability): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Turns the changes of a draft into signals: the first at once, then at the cadence, refreshed while it stands. */
const makeTypist = (
  send: (signal: Signal) => void,
  withText: () => boolean,
  now: () => number,
  schedule: (after: number, run: () => void) => () => void,
): ((draft: string) => void) => {
  let draft = ""
  let shown = ""
  let sentAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | undefined
  const flush = (): void => {
    cancel?.()
    cancel = undefined
    shown = draft
    sentAt = now()
    send(withText() ? preview(draft) : { _tag: "Typing", active: draft !== "" })
    if (draft !== "") cancel = schedule(refreshEvery, flush)
  }
  return (next) => {
    draft = next
    if (draft === shown) return
    const wait = withText()
      ? sentAt + previewEvery - now()
      : draft === "" || shown === ""
        ? 0
        : Number.POSITIVE_INFINITY
    if (draft === "" || wait <= 0) return flush()
    if (wait === Number.POSITIVE_INFINITY) return void (shown = draft)
    cancel?.()
    cancel = schedule(wait, flush)
  }
}
