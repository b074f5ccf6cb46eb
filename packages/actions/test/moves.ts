/**
 * What people wish of one conversation, as a model: who may, and what it leads to. Said once more and otherwise than the
 * commands say it.
 */
import { unblockVisitor } from "@pupitre/actions/Block"
import type * as Command from "@pupitre/core/Command"
import { QueueConversation } from "@pupitre/core/command/PickUp"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import { Snooze, Wake } from "@pupitre/core/command/Snooze"
import { TakeConversation } from "@pupitre/core/command/TakeConversation"
import { VisitPage } from "@pupitre/core/command/Visit"
import type { Navigation } from "@pupitre/core/Navigation"
import type { Agent, Group } from "@pupitre/core/Participant"
import { eight, ines, marc, sav, shop } from "./desk.js"
import type { actors } from "./world.js"

/** How far an agent may see or drive the page. */
export type Level = "observe" | "control"

/** The desk as a few words: what must be true of it, kept beside the real one. */
export interface Model {
  readonly status: "queued" | "active" | "snoozed" | "transferring" | "closed"
  readonly owner?: string
  /** Whom the visitor is being handed to, and whether their agent talks on meanwhile. */
  readonly to?: string
  readonly warm?: boolean
  /** Who has joined their agent. */
  readonly joined?: string
  readonly closer?: string
  readonly nav: "idle" | "requested" | "granted" | "running" | "paused"
  /** What is asked, allowed or going on with the page. */
  readonly level?: Level
  /** What goes on with the page while more is asked for. */
  readonly meanwhile?: Level
  readonly blocked: boolean
  /** Kept away from the site by which they come, whatever else. */
  readonly here?: boolean
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

/** Whether the visitor reaches nobody by the site that they come by. */
export const isAway = ({ blocked, here }: Model): boolean => blocked || here === true

/** Milliseconds after which somebody who has left is not there any more. */
export const offlineAfter = 2_000

/** Nothing is asked, allowed or going on with the page. */
export const idle = ({ level: _level, meanwhile: _meanwhile, ...model }: Model): Model => ({ ...model, nav: "idle" })

/** What was asked for is not allowed: what went on goes on. */
export const unanswered = (model: Model): Model => {
  const { meanwhile, ...rest } = model
  return meanwhile === undefined ? idle(model) : { ...rest, nav: "running", level: meanwhile }
}

/** The visitor stays with their agent, whoever was asked. */
export const back = ({ to: _to, warm: _warm, joined: _joined, ...model }: Model): Model => ({
  ...model,
  status: "active",
})

/** The visitor waits for an agent. */
export const waiting = (model: Model): Model => {
  const { owner: _owner, to: _to, warm: _warm, joined: _joined, ...rest } = idle(model)
  return { ...rest, status: "queued" }
}

/** Whether what may be done with the page is what the model says. */
export const sees = ({ nav, level, meanwhile }: Model, page: Navigation): boolean =>
  page.state === nav &&
  (page.state === "idle" || page.level === level) &&
  ("running" in page ? page.running : undefined) === meanwhile

/**
 * The names of moves that a walk goes on with: one that closes or blocks at once gets nowhere, and what may be done with
 * the page takes many steps to come about.
 */
export const likelyOf = ({ nav }: Model, pick: number): RegExp => {
  if (pick % 5 === 0) return /./
  if (nav === "idle") return pick % 5 === 1 ? /request/ : /^(?!.*(lock|close))/
  return pick % 5 === 1 ? /pause|refuse|withdraw/ : /grant|start|resume|request/
}

const { further } = eight
const colleague = ({ id }: Who) => (id === "marc" ? ines : marc)
const has = (model: Model, who: Who): boolean => who.role !== "visitor" && model.owner === who.id
const rules = (model: Model, who: Who): boolean => has(model, who) || who.role === "manager"
const open = (model: Model): boolean => model.status !== "closed"
const here = (model: Model, who: Who): boolean => who.role === "visitor" && !isAway(model) && model.goneAt === undefined
const visits = (model: Model, who: Who): boolean => here(model, who) && open(model)
const online = ({ goneAt }: Model, at: number): boolean => goneAt === undefined || at < goneAt + offlineAfter
const over = (model: Model, who: Who): Model => {
  const { owner: _owner, to: _to, warm: _warm, joined: _joined, ...rest } = idle(model)
  return { ...rest, status: "closed", closer: who.id }
}
const settled = (model: Model, who: Who): boolean =>
  open(model) && rules(model, who) && (who.role === "manager" || model.status !== "transferring")
/** Whether somebody is asked to take the visitor over: alone, or with their group. */
const asked = (model: Model, who: Who): boolean =>
  model.status === "transferring" &&
  model.joined === undefined &&
  (model.to === who.id || (model.to === sav.id && who.role === "agent" && model.owner !== who.id))

/** Hands the visitor over. `to` is whom to ask. */
const handOver = (
  name: string,
  mode: "offer" | "warm" | "assign",
  to: (who: Who) => Agent | Group,
  next: Move["next"] = (model, who) => ({
    ...idle(model),
    status: "transferring",
    to: to(who).id,
    ...(mode === "warm" && { warm: true }),
  }),
): Move => ({
  name,
  command: eight.transfer.command,
  input: (who) => ({ to: to(who), mode }),
  may: (model, who) => model.status === "active" && rules(model, who) && to(who).id !== model.owner,
  next,
})

/** The agent in charge asks to see the page, or to drive what is seen. */
const request = (name: string, level: Level, seen: Model["nav"], begun: (model: Model) => Model): Move => ({
  name,
  command: eight.directNavigation.command,
  input: () => ({ level }),
  may: (model, who, at) =>
    model.status === "active" &&
    has(model, who) &&
    model.nav === seen &&
    model.level !== "control" &&
    online(model, at),
  next: begun,
})

/** The visitor allows what is asked for, as they were shown it. */
const grant = (name: string, level: Level): Move => ({
  name,
  command: further.grantNavigation,
  input: () => ({ level }),
  may: (model, who) => visits(model, who) && model.nav === "requested" && model.level === level,
  next: (model) => ({ ...model, nav: "granted" }),
})

let pages = 0

/** What the people of the model wish. */
export const moves: ReadonlyArray<Move> = [
  handOver("offer to Marc", "offer", () => marc),
  handOver("offer to Inès", "offer", () => ines),
  handOver("offer to the group", "offer", () => sav),
  handOver("offer warmly", "warm", colleague),
  handOver("assign", "assign", colleague, (model, who) => ({ ...idle(model), owner: colleague(who).id })),
  {
    name: "accept",
    command: further.acceptTransfer,
    input: () => ({}),
    may: asked,
    next: (model, who) => (model.warm === true ? { ...model, joined: who.id } : { ...back(model), owner: who.id }),
  },
  {
    name: "leave with who has joined",
    command: further.completeTransfer,
    input: () => ({}),
    may: (model, who) => model.joined !== undefined && rules(model, who),
    next: ({ joined = "", ...model }) => ({ ...back(model), owner: joined }),
  },
  {
    name: "decline",
    command: further.declineTransfer,
    input: () => ({}),
    may: (model, who) => (asked(model, who) && model.to === who.id) || model.joined === who.id,
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
    name: "blockHere",
    command: eight.block.command,
    input: () => ({ reason: "spam", scope: "site" }),
    may: settled,
    next: (model) => (isAway(model) ? model : { ...idle(model), here: true }),
  },
  {
    name: "blockAndClose",
    command: eight.block.command,
    input: () => ({ reason: "spam", close: { tags: [] } }),
    may: settled,
    next: (model, who) => ({ ...over(model, who), blocked: true }),
  },
  {
    name: "unblock",
    command: unblockVisitor,
    input: () => ({}),
    may: (model, who) => isAway(model) && who.role === "manager",
    next: ({ here: _, ...model }) => ({ ...model, blocked: false }),
  },
  {
    name: "unblockHere",
    command: unblockVisitor,
    input: () => ({ site: shop }),
    may: (model, who) => model.here === true && who.role === "manager",
    next: ({ here: _, ...model }) => model,
  },
  request("request to see", "observe", "idle", (model) => ({ ...model, nav: "requested", level: "observe" })),
  request("request to drive", "control", "running", (model) => ({
    ...model,
    nav: "requested",
    level: "control",
    meanwhile: "observe",
  })),
  grant("grant to see", "observe"),
  grant("grant to drive", "control"),
  {
    name: "refuse",
    command: further.refuseNavigation,
    input: () => ({}),
    may: (model, who) => visits(model, who) && model.nav === "requested",
    next: unanswered,
  },
  {
    name: "withdraw",
    command: further.withdrawNavigation,
    input: () => ({}),
    may: (model, who) => has(model, who) && model.nav === "requested",
    next: unanswered,
  },
  {
    name: "start",
    command: further.startNavigation,
    input: () => ({}),
    may: (model, who, at) => has(model, who) && model.nav === "granted" && online(model, at),
    next: ({ meanwhile: _, ...model }) => ({ ...model, nav: "running" }),
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
    name: "revoke",
    command: further.endNavigation,
    input: () => ({ revoke: true }),
    // Of the desk it is an end like any other.
    may: (model, who) => (rules(model, who) || visits(model, who)) && model.nav !== "idle",
    next: idle,
  },
  {
    name: "post",
    command: PostMessage,
    input: () => ({ text: "Oui" }),
    may: (model, who) =>
      visits(model, who) ||
      (has(model, who) && (model.status === "active" || model.warm === true)) ||
      (who.role !== "visitor" && model.joined === who.id),
    next: (model, who) => (model.status === "snoozed" && who.role === "visitor" ? waiting(model) : model),
  },
  {
    name: "visit",
    command: VisitPage,
    input: () => ({
      pageId: `page-${pages++}`,
      visitId: "visit-1",
      url: "https://lumen.example/aube",
      title: "Aube",
    }),
    may: here,
    next: (model) => model,
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

/** What Inès, the visitor and Inès wish until she sees the page: chance alone seldom gets further. */
export const towardsSeeing = ["request to see", "grant to see", "start"] as const

/** Of two of one group, wished at once by whomever, one at most may write. Who joins is not given the visitor yet. */
export const exclusive = ({ warm = false }: Model): ReadonlyArray<ReadonlySet<string>> => [
  new Set(["accept", ...(warm ? [] : ["decline", "cancel"])]),
  new Set(["leave with who has joined", "decline", "cancel"]),
  new Set(["close", "blockAndClose"]),
  new Set(["unblock"]),
  new Set(["unblockHere"]),
  new Set(["take"]),
  new Set(["grant to see", "grant to drive", "refuse", "withdraw"]),
  new Set(["offer to Marc", "offer to Inès", "offer to the group", "offer warmly"]),
  new Set(["queue"]),
  new Set(["snooze"]),
  new Set(["wake"]),
]
