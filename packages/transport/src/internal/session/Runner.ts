/**
 * Runs a session's machine on a connection, a clock and a slot of an outbox, and gives it the face of a channel.
 *
 * The machine is never entered twice at once: what a listener does in the middle of a delivery is taken in at once and
 * carried out after it, in order.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import { latest } from "@pupitre/core/ConversationSummary"
import type { ChannelStatus, Delivery, Outcome, Self } from "@pupitre/core/EventChannel"
import { EventChannelError } from "@pupitre/core/EventChannel"
import type { CommandId, ConversationId } from "@pupitre/core/Id"
import * as Marks from "@pupitre/core/Marks"
import * as Readable from "@pupitre/core/Readable"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Result from "effect/Result"
import * as Codec from "../../Codec.js"
import type { Connection, Link } from "../../Connection.js"
import type { Entry, Slot } from "../../Outbox.js"
import type { Session } from "../../Session.js"
import type { Timing } from "../../Timing.js"
import * as Dialling from "./Dialling.js"
import type { Inbox } from "./Inbox.js"
import * as Machine from "./Machine.js"
import * as Marking from "./Marking.js"
import * as Pages from "./Pages.js"
import type { Problem } from "./Problem.js"
import * as Questions from "./Questions.js"
import * as State from "./State.js"
import * as Streams from "./Streams.js"
import * as Watch from "./Watch.js"
import * as Wishes from "./Wishes.js"

/** What a session runs on. */
export interface Ground {
  readonly connection: Connection
  readonly token: () => Promise<string> | string
  readonly slot: Slot
  readonly timing: Timing
  /** Numbers in [0, 1), for waits. */
  readonly random: () => number
  /** Ids that nobody else will ever make: of wishes, and of this session's line. */
  readonly id: () => string
}

interface Ear {
  readonly hear: (delivery: Delivery) => void
  /** Has been given what came before it began to listen. */
  ready: boolean
  /** What was already to be done when it began to listen is not for it. */
  readonly after: number
}

/** Starts a session. It dials at once. */
export const start = (ground: Ground): Session => {
  const { connection, slot, timing } = ground
  const machine = State.make(ground.id(), ground.random)
  const status = Readable.store<ChannelStatus>({ _tag: "Connecting", attempt: 0 })
  const self = Readable.store<Self | undefined>(undefined)
  const ears = new Map<StreamKey, Set<Ear>>()
  const outcomes = new Map<CommandId, (outcome: Outcome) => void>()
  const answers = new Map<number, (answer: Extract<State.Output, { _tag: "Answer" }>["answer"]) => void>()
  const desks = new Set<(summaries: ReadonlyArray<ConversationSummary>) => void>()
  const problems = new Set<(problem: Problem) => void>()
  let list: ReadonlyMap<ConversationId, ConversationSummary> | undefined
  let link: Link | undefined
  let busy = false
  /** What has been done and forgotten. */
  let done = 0
  let alarm: { readonly at: number; readonly cancel: () => void } | undefined

  /** Calls a listener; what it throws is its own affair. */
  const call = <A>(listener: (value: A) => void, value: A): void => {
    try {
      listener(value)
    } catch (cause) {
      machine.outputs.push({ _tag: "Problem", problem: { _tag: "ListenerThrew", cause } })
    }
  }

  const dial = (): void => {
    const current: Link = connection.dial({
      opened: () => {
        if (link !== current) return
        Dialling.opened(machine, timing.now())
        run()
      },
      received: (text) => {
        if (link !== current) return
        Machine.received(machine, text, timing.now())
        run()
      },
      closed: () => {
        if (link !== current) return
        link = undefined
        Dialling.closed(machine, timing.now())
        run()
      },
    })
    link = current
  }

  const askToken = (): void => {
    const failed = (cause: unknown): void => {
      Dialling.tokenFailed(machine, cause, timing.now())
      run()
    }
    const given = (token: string): void => {
      Dialling.tokenGiven(machine, token, timing.now())
      run()
    }
    try {
      const token = ground.token()
      if (typeof token === "string") given(token)
      else token.then(given, failed)
    } catch (cause) {
      failed(cause)
    }
  }

  const put = (entry: Entry): void => {
    const kept = (): void => {
      Wishes.durable(machine, entry, timing.now())
      run()
    }
    const failed = (cause: unknown): void => {
      machine.outputs.push({ _tag: "Problem", problem: { _tag: "OutboxFailed", cause } })
      kept()
    }
    try {
      const promise = slot.put(entry)
      if (promise === undefined) kept()
      else promise.then(kept, failed)
    } catch (cause) {
      failed(cause)
    }
  }

  const perform = (output: State.Output, place: number): void => {
    switch (output._tag) {
      case "Dial":
        return dial()
      case "HangUp": {
        const current = link
        link = undefined
        return current?.close()
      }
      case "AskToken":
        return askToken()
      case "Send":
        return link?.send(Codec.encode(output.frame))
      case "Deliver":
        for (const ear of ears.get(output.stream) ?? []) {
          if (ear.ready && place >= ear.after) call(ear.hear, output.delivery)
        }
        return
      case "Put":
        return put(output.entry)
      case "Remove":
        return slot.remove(output.commandId)
      case "Resolve":
        outcomes.get(output.commandId)?.(output.outcome)
        outcomes.delete(output.commandId)
        return
      case "Answer":
        answers.get(output.id)?.(output.answer)
        answers.delete(output.id)
        return
      case "Desk": {
        const next = new Map(output.whole ? [] : list)
        for (const summary of output.summaries) {
          const held = next.get(summary.id) ?? list?.get(summary.id)
          next.set(summary.id, held === undefined ? summary : latest(held, summary))
        }
        // A change without the whole list would show a part of it as if it were all.
        if (!output.whole && list === undefined) return
        list = next
        const lines = [...next.values()]
        for (const listener of desks) call(listener, lines)
        return
      }
      case "DeskForgotten":
        list = undefined
        return
      case "Status":
        return call(status.set, output.status)
      case "Self":
        return call(self.set, output.self)
      case "Problem":
        for (const listener of problems) {
          try {
            listener(output.problem)
          } catch {}
        }
    }
  }

  /** Carries out what the machine wants, then sets the alarm. */
  const run = (): void => {
    if (busy) return
    busy = true
    for (let i = 0; i < machine.outputs.length; i++) {
      try {
        perform(machine.outputs[i] as State.Output, done + i)
      } catch (cause) {
        machine.outputs.push({ _tag: "Problem", problem: { _tag: "ListenerThrew", cause } })
      }
    }
    done += machine.outputs.length
    machine.outputs.length = 0
    busy = false
    const now = timing.now()
    const at = Machine.deadline(machine, now)
    // An alarm that rings early only looks and sets itself again.
    if (alarm !== undefined && alarm.at <= at) return
    alarm?.cancel()
    // Whole milliseconds, as clocks count: a part of one would ring too early for ever.
    alarm = at === Infinity ? undefined : { at, cancel: timing.after(Math.max(0, Math.ceil(at - now)), ring) }
  }

  const ring = (): void => {
    alarm = undefined
    Machine.tick(machine, timing.now(), (link?.buffered?.() ?? 0) > 0)
    run()
  }

  const later = (task: () => void): void => void timing.after(0, task)

  const submit: Session["submit"] = (stream, wish) => {
    const commandId = ground.id() as CommandId
    const outcome = new Promise<Outcome>((resolve) => outcomes.set(commandId, resolve))
    Wishes.submit(machine, { commandId, stream, call: wish, at: timing.now() })
    run()
    return { commandId, outcome }
  }

  /** The promise of an answer, by the number of its question. */
  const answered = <A>(id: number): Promise<A> =>
    new Promise((resolve, reject) => {
      answers.set(id, (answer) =>
        Result.isSuccess(answer) ? resolve(answer.success as A) : reject(new EventChannelError(answer.failure)),
      )
      run()
    })

  /** What one who begins to listen later has missed. */
  const catchUp = (ear: Ear, { opened, aggregated, cursor, events, empty, head, marks }: Inbox): void => {
    const from = opened?.from ?? (aggregated?.seq ?? 0) + 1
    if (aggregated !== undefined) call(ear.hear, { _tag: "Aggregated", ...aggregated })
    if (opened !== undefined) call(ear.hear, { _tag: "Opened", ...opened })
    if (cursor >= from || empty)
      call(ear.hear, { _tag: "Range", range: { from, to: cursor, events: [...events], head } })
    if (marks !== Marks.empty) call(ear.hear, { _tag: "Marks", marks })
  }

  const open: Session["open"] = (stream, listener, how) => {
    const ear: Ear = { hear: listener, ready: true, after: done + machine.outputs.length }
    const others = ears.get(stream)
    if (others === undefined) ears.set(stream, new Set([ear]))
    else {
      others.add(ear)
      ear.ready = false
      later(() => {
        ear.ready = true
        const inbox = machine.inboxes.get(stream)
        if (!others.has(ear) || inbox === undefined) return
        catchUp(ear, inbox)
        run()
      })
    }
    Streams.open(machine, stream, timing.now(), how)
    run()
    return () => {
      const all = ears.get(stream)
      if (all === undefined || !all.delete(ear) || all.size > 0) return
      ears.delete(stream)
      Streams.leave(machine, stream)
      run()
    }
  }

  for (const detail of slot.problems) {
    machine.outputs.push({ _tag: "Problem", problem: { _tag: "OutboxUnreadable", detail } })
  }
  Wishes.restore(machine, slot.held, timing.now())
  slot.adopted((entries) => {
    Wishes.restore(machine, entries, timing.now())
    // Perhaps there were some already, and nobody listens to problems yet.
    later(run)
  })
  // Whoever started the session may still want to listen to its problems.
  later(ring)

  return {
    status,
    self,
    open,
    submit,
    unsettled: (stream) => Wishes.unsettled(machine, stream),
    signal: (stream, signal) => {
      Streams.show(machine, stream, signal, timing.now())
      run()
    },
    mirror: (stream, item) => {
      Streams.mirror(machine, stream, item)
      run()
    },
    available: (yes) => {
      Watch.available(machine, yes)
      run()
    },
    fetch: (stream, from, to) => answered(Pages.fetch(machine, stream, from, to, timing.now())),
    mark: (stream, mark) => {
      Marking.mark(machine, stream, mark, timing.now())
      run()
    },
    query: (name, input) => answered(Questions.ask(machine, name, input, timing.now())),
    desk: (listener) => {
      const entry: typeof listener = (summaries) => listener(summaries)
      desks.add(entry)
      if (machine.desk === "unwatched") Watch.watch(machine, timing.now())
      else if (list !== undefined) {
        const lines = [...list.values()]
        later(() => {
          if (desks.has(entry)) call(entry, lines)
          run()
        })
      }
      run()
      return () => void desks.delete(entry)
    },
    close: () => {
      Dialling.close(machine, "closed by this side")
      run()
      alarm?.cancel()
      alarm = undefined
      slot.release()
      return Promise.resolve()
    },
    tryNow: () => {
      Dialling.tryNow(machine, timing.now())
      run()
    },
    problems: (listener) => {
      const entry: typeof listener = (problem) => listener(problem)
      problems.add(entry)
      return () => void problems.delete(entry)
    },
  }
}
