/**
 * What people wish of one conversation, as a model: who may, and what it leads to. Said once more and otherwise than the
 * commands say it.
 */
import type * as Command from "@pupitre/core/Command"
import { QueueConversation } from "@pupitre/core/command/PickUp"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import { eight, ines, marc } from "./desk.js"
import type { actors } from "./world.js"

/** The desk as a few words: what must be true of it, kept beside the real one. */
export interface Model {
  readonly status: "queued" | "active" | "snoozed" | "transferring" | "closed"
  readonly owner?: string
  readonly to?: string
  readonly closer?: string
  readonly nav: "idle" | "requested" | "granted" | "running" | "paused"
  readonly blocked: boolean
  /** The visitor has no page open, and since when, milliseconds; there when absent. */
  readonly goneAt?: number
}

/** A wish as the model has it. */
export interface Move {
  readonly name: string
  readonly command: Command.Any
  readonly input: (who: Who) => unknown
  /** Whether it must be accepted. */
  readonly may: (model: Model, who: Who, at: number) => boolean
  readonly next: (model: Model, who: Who) => Model
}

export interface Who {
  readonly id: string
  readonly role: "visitor" | "agent" | "manager"
}

/** Somebody with the role that the model knows. */
export const whoOf = ([by, role]: (typeof actors)[number]): Who => ({
  id: "id" in by ? by.id : "",
  role: role as Who["role"],
})

/** Milliseconds after which a visitor who has left is not on the site any more. */
export const offlineAfter = 2_000

const { further } = eight
const target = ({ id }: Who) => (id === "marc" ? ines : marc)
const has = (model: Model, who: Who): boolean => who.role !== "visitor" && model.owner === who.id
const rules = (model: Model, who: Who): boolean => has(model, who) || who.role === "manager"
const open = (model: Model): boolean => model.status !== "closed"
const visits = (model: Model, who: Who): boolean =>
  who.role === "visitor" && open(model) && !model.blocked && model.goneAt === undefined
const online = ({ goneAt }: Model, at: number): boolean => goneAt === undefined || at < goneAt + offlineAfter
const idle = (model: Model): Model => ({ ...model, nav: "idle" })
const over = (model: Model, who: Who): Model => {
  const { owner: _owner, to: _to, ...rest } = idle(model)
  return { ...rest, status: "closed", closer: who.id }
}
const waiting = (model: Model): Model => {
  const { owner: _owner, to: _to, ...rest } = idle(model)
  return { ...rest, status: "queued" }
}
const back = ({ to: _, ...model }: Model): Model => ({ ...model, status: "active" })
const settled = (model: Model, who: Who): boolean =>
  open(model) && rules(model, who) && (who.role === "manager" || model.status !== "transferring")

/** What the people of the model wish. */
export const moves: ReadonlyArray<Move> = [
  {
    name: "transfer",
    command: eight.transfer.command,
    input: (who) => ({ to: target(who), mode: "offer" }),
    may: (model, who) => model.status === "active" && rules(model, who) && target(who).id !== model.owner,
    next: (model, who) => ({ ...idle(model), status: "transferring", to: target(who).id }),
  },
  {
    name: "accept",
    command: further.acceptTransfer,
    input: () => ({}),
    may: (model, who) => model.status === "transferring" && who.role !== "visitor" && model.to === who.id,
    next: (model, who) => ({ ...back(model), owner: who.id }),
  },
  {
    name: "decline",
    command: further.declineTransfer,
    input: () => ({}),
    may: (model, who) => model.status === "transferring" && who.role !== "visitor" && model.to === who.id,
    next: back,
  },
  {
    name: "cancel",
    command: further.cancelTransfer,
    input: () => ({}),
    may: (model, who) => model.status === "transferring" && rules(model, who),
    next: back,
  },
  {
    name: "close",
    command: eight.close.command,
    input: () => ({ tags: ["Retour"], seen: 1_000_000 }),
    may: (model, who) => who.role !== "visitor" && (open(model) ? settled(model, who) : model.closer === who.id),
    next: (model, who) => (open(model) ? over(model, who) : model),
  },
  {
    name: "block",
    command: eight.block.command,
    input: () => ({ reason: "spam" }),
    may: settled,
    next: (model) => (model.blocked ? model : { ...idle(model), blocked: true }),
  },
  {
    name: "blockAndClose",
    command: eight.block.command,
    input: () => ({ reason: "spam", close: { tags: [] } }),
    may: settled,
    next: (model, who) => ({ ...over(model, who), blocked: true }),
  },
  {
    name: "request",
    command: eight.directNavigation.command,
    input: () => ({ level: "observe" }),
    may: (model, who, at) => model.status === "active" && has(model, who) && model.nav === "idle" && online(model, at),
    next: (model) => ({ ...model, nav: "requested" }),
  },
  {
    name: "grant",
    command: further.grantNavigation,
    input: () => ({ level: "observe" }),
    may: (model, who) => visits(model, who) && model.nav === "requested",
    next: (model) => ({ ...model, nav: "granted" }),
  },
  {
    name: "refuse",
    command: further.refuseNavigation,
    input: () => ({}),
    may: (model, who) => visits(model, who) && model.nav === "requested",
    next: idle,
  },
  {
    name: "start",
    command: further.startNavigation,
    input: () => ({}),
    may: (model, who, at) => has(model, who) && model.nav === "granted" && online(model, at),
    next: (model) => ({ ...model, nav: "running" }),
  },
  {
    name: "pause",
    command: further.pauseNavigation,
    input: () => ({}),
    may: (model, who) => (has(model, who) || visits(model, who)) && model.nav === "running",
    next: (model) => ({ ...model, nav: "paused" }),
  },
  {
    name: "resume",
    command: further.resumeNavigation,
    input: () => ({}),
    may: (model, who) => visits(model, who) && model.nav === "paused",
    next: (model) => ({ ...model, nav: "running" }),
  },
  {
    name: "end",
    command: further.endNavigation,
    input: () => ({}),
    may: (model, who) => (rules(model, who) || visits(model, who)) && model.nav !== "idle",
    next: idle,
  },
  {
    name: "post",
    command: PostMessage,
    input: () => ({ text: "Oui" }),
    may: (model, who) => visits(model, who) || (has(model, who) && model.status === "active"),
    next: (model, who) => (model.status === "snoozed" && who.role === "visitor" ? waiting(model) : model),
  },
  {
    name: "queue",
    command: QueueConversation,
    input: () => ({}),
    may: (model, who) => model.status === "active" && rules(model, who),
    next: waiting,
  },
  {
    name: "take",
    command: TakeConversation,
    input: () => ({}),
    may: (model, who) => model.status === "queued" && who.role !== "visitor",
    next: (model, who) => ({ ...model, status: "active", owner: who.id }),
  },
  {
    name: "snooze",
    command: Snooze,
    input: () => ({}),
    may: (model, who) => model.status === "active" && has(model, who),
    next: (model) => ({ ...idle(model), status: "snoozed" }),
  },
  {
    name: "wake",
    command: Wake,
    input: () => ({}),
    may: (model, who) => model.status === "snoozed" && rules(model, who),
    next: waiting,
  },
]
/** Of two of one group, wished at once by whomever, one at most may write. */
export const exclusive: ReadonlyArray<ReadonlySet<string>> = [
  new Set(["accept", "decline", "cancel"]),
  new Set(["close", "blockAndClose"]),
  new Set(["take"]),
  new Set(["grant", "refuse"]),
  new Set(["transfer"]),
  new Set(["queue"]),
  new Set(["snooze"]),
  new Set(["wake"]),
]
