/**
 * A log in memory: for tests, simulations and trying things out. Nothing survives the process.
 *
 * It keeps the promises of the port in the same way as one on disk: appends are decided together when they are
 * flushed, so that with a flush delay, a failed commit or a crash it shows what a disk would show.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { TenantId } from "@pupitre/core/Id"
import * as Erasure from "@pupitre/core/Erasure"
import * as Marks from "@pupitre/core/Marks"
import type { Mutation } from "@pupitre/core/Redaction"
import * as Redaction from "@pupitre/core/Redaction"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Kept, Ledger } from "./Admission.js"
import { admit, answer, wordless } from "./Admission.js"
import type { Kept as Aggregate, Append, Stored } from "./EventLog.js"
import { EventLog, EventLogError } from "./EventLog.js"

/** What survives a crash of a log in memory: open a new log over it to see what was flushed. */
export interface Storage {
  readonly epoch: string
  readonly streams: Map<StreamKey, Array<ChatEvent>>
  readonly commands: Map<string, Kept>
  readonly producers: Map<string, number>
  readonly summaries: Map<TenantId, Map<string, ConversationSummary>>
  readonly marks: Map<StreamKey, Marks.Marks>
  readonly aggregates: Map<StreamKey, Aggregate>
}

/** How a log in memory behaves. */
export interface Options {
  /** What to open; a new, empty one when absent. */
  readonly storage?: Storage
  /** Milliseconds until what was appended is flushed, decided and answered. 0, the default, is at once. */
  readonly flushDelay?: number
}

/** A log in memory with the handles that a test wants. */
export interface MemoryLog {
  readonly log: EventLog["Service"]
  readonly storage: Storage
  /**
   * The next flush fails and everyone in it is answered `Unavailable`: `before` anything is stored, or `after`
   * everything is, which nobody can tell apart but by asking again.
   */
  readonly failNextCommit: (when: "before" | "after") => void
  /** The log is gone: what was not flushed is lost, every call from now on answers `Unavailable`. */
  readonly crash: () => void
}

/** An empty storage. The lineage is random unless given. */
export const storage = (epoch: string = globalThis.crypto.randomUUID()): Storage => ({
  epoch,
  streams: new Map(),
  commands: new Map(),
  producers: new Map(),
  summaries: new Map(),
  marks: new Map(),
  aggregates: new Map(),
})

/** A log in memory. */
export const make = (options?: Options): Effect.Effect<MemoryLog> => Effect.sync(() => makeUnsafe(options))

/** The {@link EventLog} service, in memory. */
export const layer = (options?: Options): Layer.Layer<EventLog> =>
  Layer.effect(
    EventLog,
    Effect.map(make(options), ({ log }) => log),
  )

interface Waiting {
  readonly append: Append
  readonly resume: (effect: Effect.Effect<Stored, EventLogError>) => void
}

/** A log in memory, at once: for code that has no Effect around it. */
export const makeUnsafe = (options: Options = {}): MemoryLog => {
  const { storage: kept = storage(), flushDelay = 0 } = options
  let group: Array<Waiting> = []
  let failing: "before" | "after" | undefined
  let crashed = false
  let scheduled = false

  /** By what they aim at; each event is looked at once, when somebody first asks. */
  const aimed = new Map<StreamKey, { looked: number; readonly at: Map<number, Array<Mutation>> }>()

  const mutations = (stream: StreamKey, from: number, to: number): ReadonlyArray<Mutation> => {
    const events = kept.streams.get(stream) ?? []
    let index = aimed.get(stream)
    if (index === undefined) aimed.set(stream, (index = { looked: 0, at: new Map() }))
    for (; index.looked < events.length; index.looked++) {
      const event = events[index.looked]!
      if (!Redaction.isMutation(event)) continue
      const others = index.at.get(event.target)
      if (others === undefined) index.at.set(event.target, [event])
      else others.push(event)
    }
    const found: Array<Mutation> = []
    for (let seq = Math.max(from, 1); seq <= Math.min(to, events.length); seq++) {
      for (const mutation of index.at.get(seq) ?? []) if (mutation.seq > to) found.push(mutation)
    }
    return found.toSorted((a, b) => a.seq - b.seq)
  }

  const ledger: Ledger = {
    head: (stream) => kept.streams.get(stream)?.length ?? 0,
    outcome: (stream, commandId) => kept.commands.get(`${stream} ${commandId}`),
    turn: (stream, producer) => kept.producers.get(`${stream} ${producer}`) ?? 0,
  }

  const store = (append: Append): Effect.Effect<Stored, EventLogError> => {
    const admission = admit(ledger, append)
    if (admission._tag === "Refuse") return Effect.fail(new EventLogError({ reason: admission.reason }))
    const { turn } = admission
    if (turn !== undefined) kept.producers.set(`${append.stream} ${turn.producer}`, turn.n)
    if (admission._tag === "Answer") return Effect.succeed(admission.stored)
    for (const { stream, kept: outcome } of admission.outcomes) {
      kept.commands.set(`${stream} ${append.commandId}`, outcome)
    }
    for (const { stream, events, summary } of admission.writes) {
      const held = kept.streams.get(stream)
      if (held !== undefined) held.push(...events)
      else if (events.length > 0) kept.streams.set(stream, [...events])
      const erasure = events.findLast(({ _tag }) => _tag === "VisitorErased")
      if (erasure?._tag === "VisitorErased") erase(kept, stream, erasure)
      if (summary !== undefined) lines(kept, StreamKeys.parts(stream).tenant).set(summary.id, summary)
    }
    return Effect.succeed(admission.stored)
  }

  const flush = (): void => {
    const now = group
    group = []
    scheduled = false
    if (now.length === 0) return
    const fault = crashed ? "before" : failing
    failing = undefined
    for (const { append, resume } of now) {
      if (fault === "before") {
        resume(unavailable(crashed ? "crashed" : "the commit failed"))
        continue
      }
      const stored = store(append)
      resume(fault === "after" ? unavailable("the commit failed") : stored)
    }
  }

  const ask = <A>(read: () => A): Effect.Effect<A, EventLogError> =>
    Effect.suspend(() => (crashed ? unavailable("crashed") : Effect.succeed(read())))

  return {
    storage: kept,
    failNextCommit: (when) => {
      failing = when
    },
    crash: () => {
      crashed = true
      flush()
    },
    log: {
      epoch: kept.epoch,
      append: (append) => {
        const enqueued = Effect.callback<Stored, EventLogError>((resume) => {
          group.push({ append, resume })
          if (flushDelay === 0) flush()
        })
        if (flushDelay === 0) return enqueued
        // Whoever comes first after a flush brings the next one about; an interrupted caller must not stop it.
        return Effect.suspend(() => {
          if (crashed) return unavailable("crashed")
          if (scheduled) return enqueued
          scheduled = true
          return Effect.andThen(
            Effect.forkDetach(Effect.andThen(Effect.sleep(flushDelay), Effect.sync(flush)), { startImmediately: true }),
            enqueued,
          )
        })
      },
      outcome: (stream, commandId) =>
        ask(() => {
          const known = ledger.outcome(stream, commandId)
          return known === undefined ? undefined : answer(known, true, [])
        }),
      read: (stream, from, to) =>
        ask(() => kept.streams.get(stream)?.slice(Math.max(from, 1) - 1, Math.max(to, 0)) ?? []),
      mutations: (stream, from, to) => ask(() => mutations(stream, from, to)),
      marks: (stream) => ask(() => kept.marks.get(stream) ?? Marks.empty),
      mark: (stream, key, mark) =>
        ask(() => void kept.marks.set(stream, Marks.merge(kept.marks.get(stream) ?? Marks.empty, key, mark))),
      aggregate: (stream) =>
        ask(() => {
          const aggregate = kept.aggregates.get(stream)
          return aggregate === undefined || aggregate.text === "" ? undefined : aggregate
        }),
      keep: (stream, aggregate) =>
        ask(() => {
          if (aggregate.seq > (kept.aggregates.get(stream)?.seq ?? 0)) kept.aggregates.set(stream, aggregate)
        }),
      head: (stream) => ask(() => ledger.head(stream)),
      summaries: (tenant, limit) =>
        ask(() =>
          [...lines(kept, tenant).values()]
            .toSorted(
              (a, b) => Number(a.status === "closed") - Number(b.status === "closed") || b.startedAt - a.startedAt,
            )
            .slice(0, limit),
        ),
    },
  }
}

/** What stays of a stream before an erasure. An aggregate of what was there is too late from now on. */
function erase(kept: Storage, stream: StreamKey, erasure: Extract<ChatEvent, { _tag: "VisitorErased" }>): void {
  const events = kept.streams.get(stream) ?? []
  const stays = Erasure.within(erasure)
  events.forEach((event, i) => {
    if (event.seq < erasure.seq) events[i] = stays(event)
  })
  kept.aggregates.set(stream, { seq: erasure.seq, text: "" })
  for (const [command, outcome] of kept.commands) {
    if (command.startsWith(`${stream} `) && outcome._tag === "Refused") {
      kept.commands.set(command, { ...outcome, rejection: wordless(outcome.rejection) })
    }
  }
}

function lines({ summaries }: Storage, tenant: TenantId): Map<string, ConversationSummary> {
  let held = summaries.get(tenant)
  if (held === undefined) summaries.set(tenant, (held = new Map()))
  return held
}

function unavailable(cause: string): Effect.Effect<never, EventLogError> {
  return Effect.fail(new EventLogError({ reason: { _tag: "Unavailable", cause } }))
}
