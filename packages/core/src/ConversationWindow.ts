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
import type { Delivery, EventChannel, Outcome, Submission } from "./EventChannel.js"
import { EventChannelError } from "./EventChannel.js"
import type { CommandId, ConversationId, TenantId } from "./Id.js"
import * as Marks from "./Marks.js"
import type { Readable } from "./Readable.js"
import { paced, store } from "./Readable.js"
import { make as reason } from "./Reason.js"
import { typist as makeTypist } from "./internal/typist.js"
import { expiresAfter } from "./Signal.js"
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
  /** What is shown for a moment; changes at most once per frame. */
  readonly signals: Readable<Signals.Signals>
  /** How far everyone has got. */
  readonly marks: Readable<Marks.Marks>
  /** Why the server ended the subscription, once it has. */
  readonly ended: Readable<Rejection | undefined>
  /**
   * Fetches what is missing in the gap that begins at `from`: its end, or what is around a number. The gap shows that it
   * is being filled; what could not be fetched stays as a gap that says so.
   */
  readonly fill: (from: number, around?: number) => Promise<void>
  /**
   * The whole thread: what is held, and everything that is missing fetched for it, but not kept in the window's memory.
   * Rejects with an `EventChannelError` when part of it cannot be had.
   */
  readonly whole: () => Promise<Timeline.Timeline>
  /**
   * The sequence numbers on screen, so that the memory window keeps what is around them; without any, the end of the
   * thread is looked at.
   */
  readonly look: (around?: { readonly from: number; readonly to: number }) => void
  /** The person has seen everything up to this number: told to the other side. */
  readonly read: (seq: number) => void
  /** Calls after each change of the thread with the steps that led to it, until the returned function is called. */
  readonly changes: (listener: ThreadListener) => () => void
  /** What this person has on their hands, where that binds them. */
  readonly load?: Readable<Command.Load | undefined>
  /** The conversation whose visitor's page this person drives. */
  readonly driven?: Driven
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
  /** Whether it is on the screen still: what becomes of its wishes then shows in its thread. */
  readonly isOpen: () => boolean
  /** Leaves the screen: stops listening, clears what is shown as typed. Wishes already made go on. */
  readonly close: () => void
}

/** The conversation whose visitor's page someone drives, if they drive one. */
export type Driven = Readable<{ readonly id: ConversationId } | undefined>

/** Where and when a window lives. */
export interface Options {
  readonly tenant: TenantId
  readonly conversationId: ConversationId
  /**
   * The commands by name: those that decide here in the place of others of the same name, and by which wishes kept over a
   * reload show again as pending rows.
   */
  readonly commands?: ReadonlyMap<string, Command.Any>
  /** About how many of the last numbers to open a long thread with; 200 unless given. What is before shows as a gap. */
  readonly tail?: number
  /** The most confirmed rows kept in memory; 2,000 unless given. Beyond by a quarter, those out of sight become a gap. */
  readonly memory?: number
  /** What this person has on their hands, where that binds them: {@link ConversationWindow.can} says when it is too much. */
  readonly load?: Readable<Command.Load | undefined>
  /**
   * The conversation whose visitor's page this person drives, as `DeskList.driven` knows it: {@link ConversationWindow.can}
   * says so when it is another. Absent, only the server does.
   */
  readonly driven?: Driven
  /** The clock for display and expiry of signals, milliseconds; the device's own by default. */
  readonly now?: () => number
  /** Timers; the device's own by default. */
  readonly schedule?: (after: number, run: () => void) => () => void
}

/** Opens a conversation on a channel. */
export const open = (channel: EventChannel, options: Options): ConversationWindow => {
  const { tenant, conversationId, commands = new Map(), tail = 200, memory = 2_000 } = options
  const { now = Date.now, schedule = later, load, driven } = options
  const stream = StreamKey.conversation(tenant, conversationId)
  const timeline = store(Timeline.empty)
  const conversation = store(Conversation.empty)
  const signals = store(Signals.empty)
  const marks = store(Marks.empty)
  const ended = store<Rejection | undefined>(undefined)
  const listeners = new Set<ThreadListener>()
  const wishes = new Map<CommandId, { readonly command: Command.Any; readonly input: unknown }>()
  const answers = new Map<Command.Any, Availability>()

  let looked: { readonly from: number; readonly to: number } | undefined
  let alive = true

  /** Shows a change, and gives up what is out of sight when there has come to be too much. */
  const change = (next: Timeline.Change): void => {
    show(next)
    const { count } = Timeline.runs(timeline.get())
    if (count <= memory + (memory >> 2)) return
    show(Timeline.trim(timeline.get(), { limit: memory, ...(looked !== undefined && { around: looked }) }))
  }
  const show = (next: Timeline.Change): void => {
    if (next.timeline === timeline.get()) return
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
      load: load?.get(),
      ...(driven !== undefined && { drivesAnother: () => (driven.get()?.id ?? conversationId) !== conversationId }),
    }
  }

  const foretell = (commandId: CommandId, facts: ReadonlyArray<Fact>, at: number): void => {
    const by = channel.self.get()?.participant
    if (by !== undefined) change(Timeline.submit(timeline.get(), { commandId, facts, by, at }))
  }

  const settle = (commandId: CommandId, outcome: Outcome): void => {
    change(Timeline.settle(timeline.get(), commandId, outcome))
    if (outcome._tag === "Stored") wishes.delete(commandId)
  }

  // What a team has made of a command, with its policy, decides here as it does on the server.
  const own = (command: Command.Any): Command.Any => commands.get(command.name) ?? command

  const submitCall = (command: Command.Any, input: unknown): Submission => {
    // Before the server has said who we are there is nothing to predict with; the wish waits in the outbox all the same.
    const given = context(unsent)
    const decision = given === undefined ? undefined : Command.decide(own(command), conversation.get(), input, given)
    if (given !== undefined && decision?._tag === "Rejected") {
      const outcome: Outcome = { _tag: "Refused", rejection: decision.rejection }
      return { commandId: given.commandId, outcome: Promise.resolve(outcome) }
    }
    const call = { name: command.name, input: input as Command.Call["input"] }
    const submission = channel.submit(stream, call)
    wishes.set(submission.commandId, { command, input })
    if (decision?._tag === "Accepted") foretell(submission.commandId, decision.events, now())
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
      foretell(commandId, Command.foresee(command, conversation.get(), call.input, given), at)
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
  const fill = async (from: number, around?: number): Promise<void> => {
    const entry = Timeline.at(timeline.get(), Timeline.indexOf(timeline.get(), from))
    if (entry?._tag !== "Gap" || entry.state === "filling") return
    const low = around === undefined ? entry.from : Math.max(entry.from, around - (page >> 1))
    const high = around === undefined ? entry.to : Math.min(entry.to, around + (page >> 1))
    change(Timeline.gap(timeline.get(), entry.from, "filling"))
    try {
      const fetched = await channel.fetch(stream, low, high)
      if (!alive) return
      // What was asked for is looked at, until the screen says otherwise.
      looked = { from: fetched.from, to: fetched.to }
      change(Timeline.ingest(timeline.get(), fetched))
      for (const rest of [entry.from, fetched.to + 1]) change(Timeline.gap(timeline.get(), rest, "known"))
    } catch {
      if (alive) change(Timeline.gap(timeline.get(), entry.from, "failed"))
    }
  }

  const whole = async (): Promise<Timeline.Timeline> => {
    let all = timeline.get()
    for (;;) {
      const gap = Timeline.slice(all).findLast((entry) => entry._tag === "Gap")
      if (gap?._tag !== "Gap") return all
      const fetched = await channel.fetch(stream, gap.from, gap.to)
      // A page with nothing of what was asked for would be asked for for ever.
      if (fetched.to < Math.max(fetched.from, gap.from)) throw new EventChannelError({ _tag: "Unreachable" })
      all = Timeline.ingest(all, fetched).timeline
    }
  }

  const onDelivery = (delivery: Delivery): void => {
    switch (delivery._tag) {
      case "Opened": {
        const { from, state } = delivery
        if (state.seq > conversation.get().seq) conversation.set(state)
        change(Timeline.ingest(timeline.get(), { from, to: from - 1, events: [], head: from - 1 }))
        return restore()
      }
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
        channel.mark(stream, { delivered: delivery.range.to, read: 0 })
        return restore()
      }
      case "Reset":
        conversation.set(Conversation.empty)
        // Numbers that were looked at mean something else now.
        looked = undefined
        return change(Timeline.reset(timeline.get()))
      case "Settled":
        return settle(delivery.commandId, delivery.outcome)
      // Who shows the page listens for themselves.
      case "Aggregated":
      case "Mirrored":
        return
      case "Signal":
        // The sender's clock says nothing here: a signal ages from when it arrived.
        signals.set(Signals.apply(Signals.expire(signals.get(), now(), expiresAfter), { ...delivery.sent, at: now() }))
        return expireLater()
      case "Marks":
        return marks.set(delivery.marks)
      case "Ended":
        return ended.set(delivery.rejection)
    }
  }
  const closeStream = channel.open(stream, onDelivery, { tail })

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
    signals: paced(signals, { now, schedule }),
    marks,
    ended,
    fill,
    whole,
    look: (around) => {
      looked = around
    },
    read: (seq) => channel.mark(stream, { delivered: seq, read: seq }),
    changes: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ...(load !== undefined && { load }),
    ...(driven !== undefined && { driven }),
    can: (command) => {
      const given = context("prediction" as CommandId)
      const answer =
        given === undefined
          ? fromReasons([reason("NotPermitted")])
          : Command.can(own(command), conversation.get(), given)
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
    isOpen: () => alive,
    close: () => {
      alive = false
      typist("")
      cancelExpiry()
      closeStream()
      listeners.clear()
    },
  }
}

/** How many numbers are fetched around one that is jumped to. */
const page = 200

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
