/**
 * Wishes become outcomes here: one at a time per stream, decided on the state that the log holds.
 *
 * Each stream has one serial worker. The log keeps the outcome of every command for ever and looks the id up before
 * anything else, so that a retry gets the first answer whatever has happened to the state in between.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import { owner } from "@pupitre/core/Conversation"
import * as Summary from "@pupitre/core/ConversationSummary"
import type { Accepted, Decision, Rejection } from "@pupitre/core/Decision"
import { reject } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { AgentId, CommandId, TenantId } from "@pupitre/core/Id"
import { holders, isHeldBy } from "@pupitre/core/Lifecycle"
import * as Reason from "@pupitre/core/Reason"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import { number } from "../../server/Admission.js"
import type { Append, EventLog, EventLogError, Reason as LogReason, Stored, Write } from "../../server/EventLog.js"
import type { Access } from "./Access.js"
import * as Accesses from "./Access.js"
import type { LiveStream } from "./LiveStream.js"
import * as LiveStreams from "./LiveStream.js"
import type { Slots } from "./Slots.js"
import type { Streams } from "./Streams.js"
import type { Run } from "./Subscription.js"

/** A wish on its way to an outcome. */
export interface Wish {
  readonly access: Access
  readonly stream: StreamKey
  readonly commandId: CommandId
  /** Absent for wishes of the server itself. */
  readonly turn?: NonNullable<Append["turn"]>
  readonly call: Command.Call
}

/** What becomes of a wish. */
export type Outcome =
  | Stored
  /** Neither stored nor remembered: this session may not even know whether the stream exists. */
  | { readonly _tag: "Forbidden" }
  | { readonly _tag: "Expect"; readonly n: number }
  /** The store or this stream is too busy: ask again. */
  | { readonly _tag: "Later"; readonly key: "Overloaded" | "Unavailable" }

/** A wish that waits for its turn. */
export interface Job {
  readonly wish: Wish
  readonly done: (outcome: Outcome) => void
}

/** What deciding needs. */
export interface Options {
  readonly commands: ReadonlyMap<string, Command.Any>
  readonly log: EventLog["Service"]
  readonly streams: Streams
  readonly run: Run
  /** Milliseconds. */
  readonly now: () => number
  readonly visitorOnline: (live: LiveStream) => boolean
  readonly slots: Slots
  /** Whether slots bind what agents take by hand. */
  readonly slotsBind: boolean
  /** What an agent who is there has on their hands. Asked only by commands that ask. */
  readonly load: (tenant: TenantId, agent: AgentId) => Command.Load | undefined
  /** Whether an agent drives a page in another conversation than this one. */
  readonly drives: (agent: AgentId, but: LiveStream) => boolean
  /** The most wishes waiting on one stream. */
  readonly maxWaiting: number
}

/** Takes wishes. `done` is called exactly once for each, unless the gateway is shut down first. */
export type Decider = (wish: Wish, done: (outcome: Outcome) => void) => void

/** How often a decision is made anew because its stream has moved on. */
const maxAttempts = 16

/** A decider with nothing to do. */
export const make = (options: Options): Decider => {
  const { streams, run, maxWaiting } = options
  const health: Health = { down: false }
  const lets = ({ access, stream, call }: Wish): boolean =>
    Accesses.mayWish(access, stream, options.commands.get(call.name))
  const work = (live: LiveStream): Effect.Effect<void> =>
    Effect.gen(function* () {
      for (let job = live.jobs.shift(); job !== undefined; job = live.jobs.shift()) {
        const { wish, done } = job
        const outcome = yield* perform(options, health, live, wish).pipe(
          // A bug, and nobody else's: it costs those who wait behind it nothing. What was stored is found by its id.
          Effect.catchCause((cause) =>
            Effect.as(Effect.logError(`The wish ${wish.commandId} (${wish.call.name}) failed`, cause), {
              _tag: "Later",
              key: "Unavailable",
            } as const),
          ),
        )
        yield* Effect.catchCause(
          Effect.sync(() => done(outcome)),
          (cause) => Effect.logError(`The outcome of ${wish.commandId} could not be told`, cause),
        )
      }
    }).pipe(
      Effect.ensuring(
        Effect.sync(() => {
          live.working = false
          streams.release(live)
        }),
      ),
    )
  return (wish, done) => {
    if (!Accesses.mayAsk(wish.access, wish.stream) && !lets(wish)) return done({ _tag: "Forbidden" })
    const live = streams.entry(wish.stream)
    if (live.jobs.length >= maxWaiting) return done({ _tag: "Later", key: "Overloaded" })
    live.jobs.push({ wish, done })
    if (live.working) return
    live.working = true
    run(work(live))
  }
}

/** Whether the log failed when it was last asked: told to the server's own log when it changes, not for each wish. */
interface Health {
  down: boolean
}

const perform = (options: Options, health: Health, live: LiveStream, wish: Wish): Effect.Effect<Outcome> =>
  attempt(options, health, live, wish).pipe(
    Effect.catchTag("EventLogError", ({ reason }) =>
      Effect.as(failed(health, reason), { _tag: "Later", key: "Unavailable" } as const),
    ),
  )

const attempt = (
  options: Options,
  health: Health,
  live: LiveStream,
  wish: Wish,
): Effect.Effect<Outcome, EventLogError> => {
  const decided = (agents: ReadonlySet<AgentId>): Effect.Effect<Outcome, EventLogError> =>
    options.slots
      .during(
        live.tenant,
        agents,
        Effect.suspend(() => {
          const held: Array<LiveStream> = []
          return Effect.ensuring(
            attemptHolding(options, health, live, wish, held, agents),
            Effect.sync(() => held.forEach(options.streams.letGo)),
          )
        }),
      )
      .pipe(
        Effect.flatMap((outcome) =>
          outcome._tag === "Turn" ? decided(new Set([...agents, ...outcome.agents])) : Effect.succeed(outcome),
        ),
      )
  return decided(nobody)
}

/** It gives these agents a slot: it is decided anew when it is its turn. */
interface Turn {
  readonly _tag: "Turn"
  readonly agents: ReadonlySet<AgentId>
}

/**
 * Other streams that are looked at go into `held`, so that whoever commits finds them as they are. `agents` are those whom
 * nobody else gives a slot meanwhile.
 */
const attemptHolding = Effect.fnUntraced(function* (
  options: Options,
  health: Health,
  live: LiveStream,
  wish: Wish,
  held: Array<LiveStream>,
  agents: ReadonlySet<AgentId>,
): Effect.fn.Return<Outcome | Turn, EventLogError> {
  const { streams, log } = options
  const { access, commandId, stream, turn } = wish
  for (let i = 0; i < maxAttempts; i++) {
    yield* streams.load(live)
    if (!Accesses.mayOpen(access, live) && !Accesses.mayWish(access, stream, options.commands.get(wish.call.name)))
      return { _tag: "Forbidden" }
    const at = options.now()
    // What is decided stands on this head; the stream may move on while we wait for others below.
    const expectedHead = live.head
    const decided = decideSafely(options, live, wish, at)
    if ("thrown" in decided) yield* Effect.logError(`The command ${wish.call.name} threw`, decided.thrown)
    const { spread } = decided
    let { decision } = decided
    const own: Draft = { write: { stream, expectedHead, facts: spread.own }, summary: live.summary }
    const others: Array<Draft> = []
    for (const [key, facts] of spread.others) {
      const other = streams.hold(key)
      held.push(other)
      yield* streams.load(other)
      const begins = facts[0]?._tag === "ConversationStarted"
      if (!Accesses.mayAlsoWrite(access, other, begins)) {
        decision = reject({ key: begins && other.head > 0 ? "IdAlreadyUsed" : "NotPermitted" })
        break
      }
      others.push({ write: { stream: key, expectedHead: other.head, facts }, summary: other.summary })
    }
    const base = { commandId, stream, by: access.by, at }
    const append: Append = {
      ...base,
      ...(turn !== undefined && { turn }),
      outcome:
        decision._tag === "Accepted"
          ? { _tag: "Accepted", writes: withSummaries(base, [own, ...others]) }
          : { _tag: "Rejected", rejection: decision.rejection },
    }
    const writes = append.outcome._tag === "Accepted" ? append.outcome.writes : []
    const takers = [...given([own, ...others], writes), ...drivers(live, spread.own)].filter(
      (agent) => !agents.has(agent),
    )
    if (takers.length > 0) return { _tag: "Turn", agents: new Set(takers) }
    // The server's own refused wishes are of no interest to anyone: their ids are never used again.
    if (decision._tag === "Rejected" && turn === undefined) {
      return { _tag: "Refused", rejection: decision.rejection, dup: false }
    }
    const keys = writes.map((write) => write.stream)
    options.slots.writing(live.tenant, agents, keys)
    const stored = yield* Effect.result(log.append(append))
    if (stored._tag === "Success") {
      if (health.down) {
        health.down = false
        yield* Effect.logInfo("The event log is available again")
      }
      const outcome = stored.success
      if (outcome._tag === "Stored") {
        streams.stored(outcome.events)
        // Stored by a commit whose answer never came: nobody has been told of its facts yet.
        if (outcome.dup && outcome.to > live.head) {
          live.stale = true
          yield* streams.load(live)
        }
      }
      return outcome
    }
    const { reason } = stored.failure
    switch (reason._tag) {
      case "TurnMissing":
        return { _tag: "Expect", n: reason.n }
      case "Unavailable": {
        // It may have been stored all the same, and then whoever watches must be told.
        const { outcome } = append
        for (const write of outcome._tag === "Accepted" ? outcome.writes : []) {
          const written = streams.entry(write.stream)
          written.stale = true
          options.run(Effect.ignore(streams.load(written)))
        }
        return { _tag: "Later", key: "Unavailable" }
      }
      case "Conflict": {
        // Somebody else wrote: read on and decide again.
        streams.entry(reason.stream).stale = true
      }
    }
  }
  return { _tag: "Later", key: "Overloaded" }
})

const failed = (health: Health, reason: LogReason): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (health.down) return Effect.void
    health.down = true
    return Effect.logError("The event log is unavailable", reason._tag === "Unavailable" ? reason.cause : reason)
  })

/** What was decided on the state as it is, with its facts by stream. `thrown` when the command did not decide at all. */
interface Decided {
  readonly decision: Decision
  readonly spread: Spread
  readonly thrown?: unknown
}

/** A team's command may throw, or give back what is no decision: that refuses this wish for good, and no other. */
function decideSafely(options: Options, live: LiveStream, wish: Wish, at: number): Decided {
  try {
    const decision = decide(options, live, wish, at)
    if (decision._tag === "Rejected") return { decision, spread: nothing }
    const spread = gather(live, decision)
    for (const facts of [spread.own, ...spread.others.values()]) {
      if (!facts.every(({ _tag }) => typeof _tag === "string")) throw new TypeError("a fact without a _tag")
    }
    return { decision, spread }
  } catch (thrown) {
    return { decision: reject(Reason.make("Failed")), spread: nothing, thrown }
  }
}

function decide(options: Options, live: LiveStream, { access, commandId, call }: Wish, at: number): Decision {
  const command = options.commands.get(call.name)
  if (command === undefined || command.on !== live.kind) return reject({ key: "UnknownCommand" })
  const loadOf = (agent: AgentId): Command.Load | undefined => options.load(live.tenant, agent)
  return Command.decideCall(command, LiveStreams.state(live), call.input, {
    tenant: live.tenant,
    by: access.by,
    role: access.role,
    site: access.site,
    at,
    commandId,
    visitorOnline: options.visitorOnline(live),
    get load() {
      const bound = options.slotsBind && access.role === "agent" && access.by._tag === "Agent"
      return bound ? loadOf(access.by.id) : undefined
    },
    loadOf,
    drivesAnother: (agent) => options.drives(agent, live),
  })
}

/** The facts of a decision by stream, the own ones apart. */
interface Spread {
  readonly own: ReadonlyArray<Fact>
  readonly others: ReadonlyMap<StreamKey, ReadonlyArray<Fact>>
}

function gather(live: LiveStream, { events, also = [] }: Accepted): Spread {
  if (also.length === 0) return { own: events, others: none }
  let own = events
  const others = new Map<StreamKey, ReadonlyArray<Fact>>()
  for (const { stream, events: facts } of also) {
    if (stream === live.key) own = [...own, ...facts]
    else others.set(stream, [...(others.get(stream) ?? []), ...facts])
  }
  return { own, others }
}

/** Facts to write, and the conversation's line as it was at the head that they are written on. */
interface Draft {
  readonly write: Write
  readonly summary: LiveStream["summary"]
}

/** Conversations get the line that the desk's list shows after these facts. */
function withSummaries(
  append: Pick<Append, "commandId" | "by" | "at">,
  drafts: readonly [Draft, ...Array<Draft>],
): readonly [Write, ...Array<Write>] {
  const numbered = number(
    append,
    drafts.map(({ write }) => write),
  )
  return drafts.map(({ write, summary: before }, i) => {
    let summary = before
    if (write.facts.length === 0 || !write.stream.includes("/conversation/")) return write
    for (const event of numbered[i]!.events) summary = Summary.apply(summary, event)
    return summary === undefined ? write : { ...write, summary }
  }) as unknown as readonly [Write, ...Array<Write>]
}

/** The agents who have one slot less by what is written. */
function given(drafts: ReadonlyArray<Draft>, writes: ReadonlyArray<Write>): ReadonlyArray<AgentId> {
  return writes.flatMap(({ summary }, i) => {
    const before = drafts[i]?.summary
    if (summary === undefined) return []
    return holders(summary).filter((agent) => before === undefined || !isHeldBy(before, agent))
  })
}

/** Who drives the visitor's page from what is written on: a page at a time, so that two beginnings wait for each other. */
function drivers({ conversation }: LiveStream, facts: ReadonlyArray<Fact>): ReadonlyArray<AgentId> {
  const agent = owner(conversation)?.agentId
  const begins = facts.some((fact) => fact._tag === "NavigationStarted" && fact.level === "control")
  return begins && agent !== undefined ? [agent] : []
}

const nobody: ReadonlySet<AgentId> = new Set()
const none: Spread["others"] = new Map()
const nothing: Spread = { own: [], others: none }

/** A refusal for one reason that is the gateway's own. */
export const because = (key: string): Rejection => ({ reasons: [{ key }] })
