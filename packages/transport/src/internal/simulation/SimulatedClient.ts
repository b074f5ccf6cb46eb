/**
 * The real session over a connection with faults, the page that listens to it, and a crash that only its outbox
 * survives. It checks at every delivery what must never happen.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as Conversations from "@pupitre/core/Conversation"
import type { Delivery } from "@pupitre/core/EventChannel"
import type { CommandId } from "@pupitre/core/Id"
import * as Memory from "../../connection/Memory.js"
import * as Outbox from "../../Outbox.js"
import type { Session } from "../../Session.js"
import * as FaultyConnection from "../../testing/FaultyConnection.js"
import type { Timing } from "../../Timing.js"
import { start } from "../session/Runner.js"
import type { Kind, SimulatedServer } from "./SimulatedServer.js"
import { stream, token } from "./SimulatedServer.js"
import type { Violation } from "./Violation.js"

/** A wish that was made, and what was said of it. */
export interface Wish {
  readonly kind: Kind
  settled: boolean
}

/** A client that can crash. */
export interface SimulatedClient {
  readonly name: string
  readonly role: "visitor" | "agent"
  readonly connection: FaultyConnection.FaultyConnection
  readonly start: () => void
  readonly crash: () => void
  readonly running: () => boolean
  readonly submit: (kind: Kind) => void
  /** By id, in the order in which they were made. */
  readonly wishes: ReadonlyMap<CommandId, Wish>
  readonly unsettled: () => number
  readonly view: () => View
}

/** What a client sees. */
export interface View {
  /** The first number of which it was given the events, if there are any: not 1 when it opened at the end. */
  readonly from: number
  readonly cursor: number
  readonly events: ReadonlyArray<ChatEvent>
  /** What it was given to begin with, and its events after that, folded. */
  readonly conversation: Conversations.Conversation
}

/** A client that has not been started. */
export const make = (
  timing: Timing,
  server: SimulatedServer,
  options: {
    readonly name: string
    readonly role: "visitor" | "agent"
    readonly seed: number
    readonly random: () => number
    /** How long a token lasts, milliseconds. */
    readonly tokenLife: number
    /** With how many of the last numbers it begins; with the first when absent. */
    readonly tail?: number
  },
  violate: (violation: Violation) => void,
): SimulatedClient => {
  const { name, role, seed, random } = options
  const outbox = Outbox.memory()
  const memory = Memory.make(server.accept, (task) => void timing.after(0, task))
  const connection = FaultyConnection.make(memory, { seed, timing })
  const wishes = new Map<CommandId, Wish>()
  let session: Session | undefined
  let life = 0
  let events: Array<ChatEvent> = []
  let cursor = 0
  let from = 1
  let conversation = Conversations.empty

  const forget = (): void => {
    events = []
    cursor = 0
    from = 1
    conversation = Conversations.empty
  }

  const hear = (delivery: Delivery): void => {
    switch (delivery._tag) {
      case "Range": {
        const { from: first, to, events: more } = delivery.range
        if (first !== cursor + 1) violate({ kind: "diverged", what: `${name} at ${cursor} was given ${first}..${to}` })
        cursor = to
        for (const event of more) {
          if (event.seq > conversation.seq) conversation = Conversations.apply(conversation, event)
          if (!server.ever(event)) {
            violate({
              kind: "diverged",
              what: `${name} was given ${event.id} at ${event.seq} before it was stored there`,
            })
          }
          events.push(event)
        }
        return
      }
      case "Opened":
        if (cursor !== 0) violate({ kind: "diverged", what: `${name} at ${cursor} was opened at ${delivery.from}` })
        from = delivery.from
        cursor = from - 1
        conversation = delivery.state
        return
      case "Reset":
        return forget()
      case "Settled": {
        const wish = wishes.get(delivery.commandId)
        if (wish === undefined) return violate({ kind: "duplicated", what: `${name} heard of a wish it never made` })
        if (wish.settled) violate({ kind: "duplicated", what: `${delivery.commandId} was settled twice` })
        wish.settled = true
        const expected = wish.kind === "refused" ? "Refused" : "Stored"
        if (delivery.outcome._tag !== expected) {
          violate({ kind: "lost", what: `${delivery.commandId} ended as ${delivery.outcome._tag}` })
        }
        return
      }
      case "Ended":
        return violate({ kind: "diverged", what: `${name} was shut out` })
      case "Aggregated":
      case "Mirrored":
      case "Signal":
      case "Marks":
        return
    }
  }

  return {
    name,
    role,
    connection,
    running: () => session !== undefined,
    start: () => {
      if (session !== undefined) return
      life++
      let made = 0
      forget()
      session = start({
        connection,
        token: () => token(role, timing.now() + options.tokenLife),
        slot: outbox.openNow(),
        timing,
        random,
        id: () => `${name}-${life}-${String(made++).padStart(4, "0")}`,
      })
      session.problems((problem) => {
        if (problem._tag !== "TokenUnavailable") violate({ kind: "diverged", what: `${name}: ${problem._tag}` })
      })
      session.open(stream, hear, options.tail === undefined ? {} : { tail: options.tail })
    },
    crash: () => {
      void session?.close()
      session = undefined
    },
    submit: (kind) => {
      if (session === undefined) return
      const text = `${name} ${wishes.size}`
      const { commandId } = session.submit(stream, { name: kind, input: { text } })
      wishes.set(commandId, { kind, settled: false })
    },
    wishes,
    unsettled: () => session?.unsettled(stream).length ?? 0,
    view: () => ({ from, cursor, events, conversation }),
  }
}
