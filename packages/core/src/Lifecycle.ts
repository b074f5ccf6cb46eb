/**
 * Where a conversation can stand and which fact leads where, as a value: a table that prints, compares and draws itself.
 *
 * What is not in the table changes nothing, so that every fact in every state gives a state. Closing is the one
 * way out; only a reopening leads back from it, which a team may allow and does not by default. An announced closing is no state: until it happens all is as it was. The
 * closing form and a transfer being prepared are one desk's own and not here.
 *
 * @since 0.1.0
 */
import type { Fact, TransferOutcome } from "./Fact.js"
import type { AgentId } from "./Id.js"

/** Where a conversation stands. `unstarted` is a stream without its first fact. */
export type Status = "unstarted" | "queued" | "offered" | "active" | "snoozed" | "transferring" | "closed"

/** One line of the table: in this state, this fact leads there. */
export interface Transition {
  readonly from: Status
  readonly on: Fact["_tag"]
  /** For the end of a transfer: only with these outcomes. */
  readonly when?: ReadonlyArray<TransferOutcome>
  readonly to: Status
}

const line = (from: Status, on: Fact["_tag"], to: Status, when?: Transition["when"]): Transition =>
  when === undefined ? { from, on, to } : { from, on, when, to }

/** Every way from one state to another. */
export const table: ReadonlyArray<Transition> = [
  line("unstarted", "ConversationStarted", "queued"),
  line("queued", "ConversationOffered", "offered"),
  line("queued", "ConversationQueued", "queued"),
  line("queued", "AgentAssigned", "active"),
  line("queued", "ConversationClosed", "closed"),
  line("offered", "AgentAssigned", "active"),
  line("offered", "ConversationDeclined", "queued"),
  line("offered", "ConversationQueued", "queued"),
  line("offered", "ConversationClosed", "closed"),
  line("active", "AgentAssigned", "active"),
  line("active", "ConversationQueued", "queued"),
  line("active", "ConversationSnoozed", "snoozed"),
  line("active", "TransferStarted", "transferring"),
  line("active", "ConversationClosed", "closed"),
  line("snoozed", "ConversationWoken", "queued"),
  line("snoozed", "AgentAssigned", "active"),
  line("snoozed", "ConversationClosed", "closed"),
  line("transferring", "TransferEnded", "queued", ["accepted", "deferred"]),
  line("transferring", "TransferEnded", "active", ["declined", "timedOut", "cancelled", "failed"]),
  line("transferring", "AgentAssigned", "active"),
  line("transferring", "ConversationQueued", "queued"),
  line("transferring", "ConversationClosed", "closed"),
  line("closed", "ConversationReopened", "queued"),
]

/** The state after a fact; the same one for a fact that leads nowhere from here. */
export const next = (status: Status, fact: { readonly _tag: string; readonly outcome?: unknown }): Status => {
  const lines = byState[status]
  for (let i = 0; i < lines.length; i++) {
    const { on, when, to } = lines[i]!
    if (on === fact._tag && (when === undefined || when.includes(fact.outcome as TransferOutcome))) return to
  }
  return status
}

/** Whether the agent in charge has one slot less: while it rings, while it goes on, and until a transfer is settled. */
export const takesSlot = (status: string): boolean =>
  status === "offered" || status === "active" || status === "transferring"

/** A conversation as far as slots depend on it; a line of the desk's list is one. */
export interface Held {
  readonly status: string
  /** Who is in charge, or asked to pick up. */
  readonly owner?: { readonly agentId: AgentId }
  /** Who has joined it in a warm transfer. */
  readonly transfer?: { readonly joined?: { readonly agentId: AgentId } }
}

/** Whose slots a conversation takes. */
export const holders = ({ status, owner, transfer }: Held): ReadonlyArray<AgentId> =>
  takesSlot(status) ? [owner, transfer?.joined].flatMap((one) => one?.agentId ?? []) : []

/** Whether a conversation takes one of this agent's slots. */
export const isHeldBy = (held: Held, agent: AgentId): boolean => holders(held).includes(agent)

/**
 * The table as a Mermaid state diagram.
 *
 * @example
 * ```ts
 * import * as Lifecycle from "@pupitre/core/Lifecycle"
 *
 * Lifecycle.next("active", { _tag: "ConversationSnoozed" }) // => "snoozed"
 * Lifecycle.next("closed", { _tag: "AgentAssigned" }) // => "closed"
 * Lifecycle.toMermaid().split("\n").length // => 25
 * ```
 */
export const toMermaid = (): string => {
  const name = (status: Status): string => (status === "unstarted" ? "[*]" : status)
  const lines = table.map(
    ({ from, on, when, to }) =>
      `  ${name(from)} --> ${name(to)}: ${on}${when === undefined ? "" : ` (${when.join(", ")})`}`,
  )
  return ["stateDiagram-v2", ...lines, "  closed --> [*]"].join("\n")
}

const byState: Readonly<Record<Status, ReadonlyArray<Transition>>> = {
  unstarted: of("unstarted"),
  queued: of("queued"),
  offered: of("offered"),
  active: of("active"),
  snoozed: of("snoozed"),
  transferring: of("transferring"),
  closed: of("closed"),
}

function of(status: Status): ReadonlyArray<Transition> {
  return table.filter(({ from }) => from === status)
}
