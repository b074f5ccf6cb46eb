/**
 * Wishes become outcomes here: one at a time per stream, decided on the state that the log holds.
 *
 * Each stream has one serial worker. The log keeps the outcome of every command for ever and looks the id up before
 * anything else, so that a retry gets the first answer whatever has happened to the state in between.
 *
 * @since 0.1.0
 */
import * as Command from "@pupitre/core/Command"
import * as Summary from "@pupitre/core/ConversationSummary"
import type { Accepted, Decision, Rejection } from "@pupitre/core/Decision"
import { reject } from "@pupitre/core/Decision"
import type { Fact } from "@pupitre/core/Fact"
import type { CommandId } from "@pupitre/core/Id"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as Effect from "effect/Effect"
import { number } from "../../server/Admission.js"
import type { Append, EventLog, EventLogError, Reason, Stored, Write } from "../../server/EventLog.js"
import type { Access } from "./Access.js"
import * as Accesses from "./Access.js"
import type { LiveStream } from "./LiveStream.js"
import * as LiveStreams from "./LiveStream.js"
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
  const work = (live: LiveStream): Effect.Effect<void> =>
    Effect.gen(function* () {
      for (let job = live.jobs.shift(); job !== undefined; job = live.jobs.shift()) {
        job.done(yield* perform(options, health, live, job.wish))
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
    if (!Accesses.mayAsk(wish.access, wish.stream)) return done({ _tag: "Forbidden" })
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

const attempt = Effect.fnUntraced(function* (
  options: Options,
  health: Health,
  live: LiveStream,
  wish: Wish,
): Effect.fn.Return<Outcome, EventLogError> {
  const { streams, log } = options
  const { access, commandId, stream, turn } = wish
  for (let i = 0; i < maxAttempts; i++) {
    yield* streams.load(live)
    if (!Accesses.mayOpen(access, live)) return { _tag: "Forbidden" }
    const at = options.now()
    let decision = decide(options, live, wish, at)
    const others: Array<Write> = []
    let own: ReadonlyArray<Fact> = []
    if (decision._tag === "Accepted") {
      const spread = gather(live, decision)
      own = spread.own
      for (const [key, facts] of spread.others) {
        const other = streams.entry(key)
        yield* streams.load(other)
        const begins = facts[0]?._tag === "ConversationStarted"
        if (!Accesses.mayAlsoWrite(access, other, begins)) {
          decision = reject({ key: begins && other.head > 0 ? "IdAlreadyUsed" : "NotPermitted" })
          break
        }
        others.push({ stream: key, expectedHead: other.head, facts })
      }
    }
    // The server's own refused wishes are of no interest to anyone: their ids are never used again.
    if (decision._tag === "Rejected" && turn === undefined) {
      return { _tag: "Refused", rejection: decision.rejection, dup: false }
    }
    const base = { commandId, stream, by: access.by, at }
    const append: Append = {
      ...base,
      ...(turn !== undefined && { turn }),
      outcome:
        decision._tag === "Accepted"
          ? {
              _tag: "Accepted",
              writes: withSummaries(streams, base, [{ stream, expectedHead: live.head, facts: own }, ...others]),
            }
          : { _tag: "Rejected", rejection: decision.rejection },
    }
    const stored = yield* Effect.result(log.append(append))
    if (stored._tag === "Success") {
      if (health.down) {
        health.down = false
        yield* Effect.logInfo("The event log is available again")
      }
      const outcome = stored.success
      if (outcome._tag === "Stored") {
        for (const { stream, events } of outcome.events) streams.committed(stream, events)
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

const failed = (health: Health, reason: Reason): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (health.down) return Effect.void
    health.down = true
    return Effect.logError("The event log is unavailable", reason._tag === "Unavailable" ? reason.cause : reason)
  })

function decide(options: Options, live: LiveStream, { access, commandId, call }: Wish, at: number): Decision {
  const command = options.commands.get(call.name)
  if (command === undefined || command.on !== live.kind) return reject({ key: "UnknownCommand" })
  return Command.decideCall(command, LiveStreams.state(live), call.input, {
    tenant: live.tenant,
    by: access.by,
    role: access.role,
    at,
    commandId,
    visitorOnline: options.visitorOnline(live),
  })
}

/** The facts of a decision by stream, the own ones apart. */
function gather(
  live: LiveStream,
  { events, also = [] }: Accepted,
): { readonly own: ReadonlyArray<Fact>; readonly others: ReadonlyMap<StreamKey, ReadonlyArray<Fact>> } {
  if (also.length === 0) return { own: events, others: none }
  let own = events
  const others = new Map<StreamKey, ReadonlyArray<Fact>>()
  for (const { stream, events: facts } of also) {
    if (stream === live.key) own = [...own, ...facts]
    else others.set(stream, [...(others.get(stream) ?? []), ...facts])
  }
  return { own, others }
}

/** Conversations get the line that the desk's list shows after these facts. */
function withSummaries(
  streams: Streams,
  append: Pick<Append, "commandId" | "by" | "at">,
  writes: readonly [Write, ...Array<Write>],
): readonly [Write, ...Array<Write>] {
  const numbered = number(append, writes)
  return writes.map((write, i) => {
    let { summary } = streams.entry(write.stream)
    if (write.facts.length === 0 || !write.stream.includes("/conversation/")) return write
    for (const event of numbered[i]!.events) summary = Summary.apply(summary, event)
    return summary === undefined ? write : { ...write, summary }
  }) as unknown as readonly [Write, ...Array<Write>]
}

const none: ReadonlyMap<StreamKey, ReadonlyArray<Fact>> = new Map()

/** A refusal for one reason that is the gateway's own. */
export const because = (key: string): Rejection => ({ reasons: [{ key }] })
