/**
 * What every event log must do, as rules that any test runner can run.
 *
 * `for (const rule of logContract(subject)) it(rule.name, () => Effect.runPromise(rule.run))` holds an adapter to the port.
 *
 * @since 0.1.0
 */
import type { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Fact } from "@pupitre/core/Fact"
import type { AgentId, CommandId, ConversationId, Seq, TenantId, VisitorId } from "@pupitre/core/Id"
import type { Participant } from "@pupitre/core/Participant"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { Append, EventLog, EventLogError, Reason, Stored, Write } from "../server/EventLog.js"

/** A store that a log can be opened over, closed and opened again. */
export interface Storage<E> {
  /** The log over this store. When its scope closes, the log does, as on an orderly restart. */
  readonly open: Effect.Effect<EventLog["Service"], E, Scope.Scope>
}

/** What is held to the contract. */
export interface Subject<E> {
  /** A new, empty store for one rule, removed when the scope closes. */
  readonly fresh: Effect.Effect<Storage<E>, E, Scope.Scope>
}

/** One rule. */
export interface Rule<E> {
  readonly name: string
  /** Succeeds when the rule holds. */
  readonly run: Effect.Effect<void, E | EventLogError | LogContractError>
}

/** A rule that does not hold, with what was expected and what was found. */
export class LogContractError extends Data.TaggedError("LogContractError")<{
  readonly expectation: string
  readonly found: unknown
}> {
  override get message(): string {
    return `${this.expectation}; found ${JSON.stringify(this.found)}`
  }
}

/** All rules for one subject. They share nothing and may run in any order. */
export const logContract = <E>(subject: Subject<E>): ReadonlyArray<Rule<E>> => {
  type Body = (
    log: EventLog["Service"],
    restart: Effect.Effect<EventLog["Service"], E>,
  ) => Effect.Effect<void, E | EventLogError | LogContractError>
  const rule = (name: string, body: Body): Rule<E> => ({
    name,
    run: Effect.scoped(
      Effect.gen(function* () {
        const storage = yield* subject.fresh
        let scope = yield* Scope.make()
        yield* Effect.addFinalizer((exit) => Scope.close(scope, exit))
        const open = Effect.suspend(() => Scope.provide(storage.open, scope))
        const restart = Effect.gen(function* () {
          yield* Scope.close(scope, Exit.void)
          scope = yield* Scope.make()
          return yield* open
        })
        yield* body(yield* open, restart)
      }),
    ),
  })

  return [
    rule("numbers are 1, 2, 3 … within each stream, and ids name command and place", (log) =>
      Effect.gen(function* () {
        yield* log.append(accepted("command-a", conversation, [at(0, "one"), at(0, "two")]))
        const second = yield* log.append(accepted("command-b", conversation, [{ ...at(2, "three") }]))
        yield* log.append(accepted("command-c", other, [at(0, "elsewhere")]))
        yield* same("the second append is 3..3", [3, 3, false], stored(second))
        const events = yield* log.read(conversation, 1, 100)
        yield* same(
          "seq and id of each event",
          [
            [1, "command-a/0"],
            [2, "command-a/1"],
            [3, "command-b/0"],
          ],
          events.map(({ seq, id }) => [seq, id]),
        )
        yield* same(
          "head",
          [3, 1, 0],
          [yield* log.head(conversation), yield* log.head(other), yield* log.head(missing)],
        )
      }),
    ),

    rule("what is read is what was appended: author, time and body", (log) =>
      Effect.gen(function* () {
        const text = 'Déjà vu ? \u0000 " \\ 𝒳 \u202E <b>&amp;</b>'
        const answer = yield* log.append(accepted("command-a", conversation, [at(0, text)]))
        const event = { id: "command-a/0", seq: 1, at: 1_700_000_000_000, by: ines, _tag: "MessagePosted", text }
        yield* same("the event that was read", [event], yield* log.read(conversation, 1, 1))
        const told = answer._tag === "Stored" ? answer.events : []
        yield* same("the events that were answered", [{ stream: conversation, events: [event] }], told)
      }),
    ),

    rule("a range is as much of from..to as exists", (log) =>
      Effect.gen(function* () {
        yield* log.append(accepted("command-a", conversation, [at(0, "1"), at(0, "2"), at(0, "3"), at(0, "4")]))
        const seqs = (from: number, to: number) =>
          Effect.map(log.read(conversation, from, to), (events) => events.map(({ seq }) => seq as number))
        yield* same("2..3", [2, 3], yield* seqs(2, 3))
        yield* same("3..99", [3, 4], yield* seqs(3, 99))
        yield* same("5..9", [], yield* seqs(5, 9))
        yield* same("3..2", [], yield* seqs(3, 2))
        yield* same("0..1", [1], yield* seqs(0, 1))
        yield* same("a stream that is not there", [], yield* log.read(missing, 1, 9))
      }),
    ),

    rule("a command has one outcome for ever, whatever a retry says and whatever has happened since", (log, restart) =>
      Effect.gen(function* () {
        yield* log.append({ ...accepted("command-a", conversation, [at(0, "one")]), turn: turn(1) })
        for (let i = 0; i < 50; i++) {
          yield* log.append(accepted(`later-${i}-xx`, conversation, [at(1 + i, "more")]))
        }
        const retries: ReadonlyArray<Append> = [
          { ...accepted("command-a", conversation, [at(0, "one")]), turn: turn(1) },
          { ...accepted("command-a", conversation, [at(51, "other facts")]), turn: turn(2) },
          { ...refused("command-a", conversation), turn: turn(9) },
          accepted("command-a", conversation, [at(0, "one")]),
        ]
        for (const retry of retries) yield* same("the retry's answer", [1, 1, true], stored(yield* log.append(retry)))
        const again = yield* restart
        for (const retry of retries) yield* same("after restart", [1, 1, true], stored(yield* again.append(retry)))
        yield* same("the outcome asked for", [1, 1, true], stored(yield* again.outcome(conversation, id("command-a"))))
        yield* same("no outcome", undefined, yield* again.outcome(conversation, id("command-z")))
        yield* same("no outcome in another stream", undefined, yield* again.outcome(other, id("command-a")))
        yield* same("head", 51, yield* again.head(conversation))
      }),
    ),

    rule("a refusal is remembered, takes its turn and stores no event", (log, restart) =>
      Effect.gen(function* () {
        const first = yield* log.append({ ...refused("command-a", conversation), turn: turn(1) })
        yield* same("the refusal", { _tag: "Refused", rejection, dup: false }, first)
        const log2 = yield* restart
        const retry = yield* log2.append({ ...accepted("command-a", conversation, [at(0, "now?")]), turn: turn(1) })
        yield* same("the retry's answer", { _tag: "Refused", rejection, dup: true }, retry)
        yield* same("head", 0, yield* log2.head(conversation))
        const next = yield* log2.append({ ...accepted("command-b", conversation, [at(0, "one")]), turn: turn(2) })
        yield* same("the next turn", [1, 1, false], stored(next))
      }),
    ),

    rule("turns of a producer are 1, 2, 3 … per stream; another one is told the next", (log, restart) =>
      Effect.gen(function* () {
        const try_ = (log: EventLog["Service"], n: number, name: string, stream = conversation, head = 0) =>
          log.append({ ...accepted(name, stream, [at(head, name)]), turn: turn(n) })
        yield* same("a jump", { _tag: "TurnMissing", n: 1 }, yield* refusalOf(try_(log, 2, "command-b")))
        yield* same("the first", "Stored", (yield* try_(log, 1, "command-a"))._tag)
        yield* same("a used turn", { _tag: "TurnMissing", n: 2 }, yield* refusalOf(try_(log, 1, "command-c")))
        yield* same("another stream", "Stored", (yield* try_(log, 1, "command-d", other))._tag)
        const again = yield* restart
        yield* same("a jump", { _tag: "TurnMissing", n: 2 }, yield* refusalOf(try_(again, 3, "command-e")))
        yield* same("the second", "Stored", (yield* try_(again, 2, "command-b", conversation, 1))._tag)
        yield* same("head", 2, yield* again.head(conversation))
        // A new generation of the same device sends again what it had no answer for.
        const retry = { ...accepted("command-b", conversation, [at(9, "again")]), turn: turn(1, "generation-2") }
        yield* same("a retry under a new producer", [2, 2, true], stored(yield* again.append(retry)))
        const next = { ...accepted("command-f", conversation, [at(2, "on")]), turn: turn(2, "generation-2") }
        yield* same("takes the new producer's turn", [3, 3, false], stored(yield* again.append(next)))
      }),
    ),

    rule("an append on another head than the one decided on is a conflict and stores nothing", (log) =>
      Effect.gen(function* () {
        yield* log.append(accepted("command-a", conversation, [at(0, "one")]))
        for (const head of [0, 2, 99]) {
          const reason = yield* refusalOf(
            log.append({ ...accepted("command-b", conversation, [at(head, "two")]), turn: turn(1) }),
          )
          yield* same("the conflict", { _tag: "Conflict", stream: conversation, head: 1 }, reason)
        }
        yield* same("no outcome", undefined, yield* log.outcome(conversation, id("command-b")))
        const right = { ...accepted("command-b", conversation, [at(1, "two")]), turn: turn(1) }
        yield* same("the same wish decided anew", [2, 2, false], stored(yield* log.append(right)))
      }),
    ),

    rule("an append over several streams is all of it or none", (log) =>
      Effect.gen(function* () {
        const both = (name: string, a: number, b: number): Append => ({
          ...accepted(name, conversation, []),
          outcome: {
            _tag: "Accepted",
            writes: [
              { stream: conversation, expectedHead: a, facts: [message("here"), message("and here")] },
              { stream: other, expectedHead: b, facts: [message("there")] },
            ],
          },
        })
        const first = yield* log.append(both("command-a", 0, 0))
        yield* same("from and to are the own stream's", [1, 2, false], stored(first))
        const reason = yield* refusalOf(log.append(both("command-b", 2, 7)))
        yield* same("the conflict names its stream", { _tag: "Conflict", stream: other, head: 1 }, reason)
        yield* same("heads", [2, 1], [yield* log.head(conversation), yield* log.head(other)])
        const ids = (yield* log.read(other, 1, 9)).map(({ id }) => id as string)
        yield* same("ids count over the streams", ["command-a/2"], ids)
        const taken = yield* log.append(accepted("command-a", other, [at(1, "the same id")]))
        yield* same("the id is taken in both streams", [1, 1, true], stored(taken))
      }),
    ),

    rule("an id that other facts of a stream have is refused for good", (log) =>
      Effect.gen(function* () {
        yield* log.append(accepted("command-a", other, [at(0, "first")]))
        const clash = yield* log.append({
          ...accepted("command-a", conversation, []),
          outcome: {
            _tag: "Accepted",
            writes: [
              { stream: conversation, expectedHead: 0, facts: [message("here")] },
              { stream: other, expectedHead: 1, facts: [message("there")] },
            ],
          },
        })
        yield* same("the answer", "Refused", clash._tag)
        yield* same("heads", [0, 1], [yield* log.head(conversation), yield* log.head(other)])
      }),
    ),

    rule("one of a group that cannot be stored costs its neighbours nothing", (log) =>
      Effect.gen(function* () {
        const results = yield* Effect.all(
          [
            log.append(accepted("command-a", conversation, [at(0, "one")])),
            log.append(accepted("command-b", conversation, [at(7, "conflict")])),
            log.append({ ...accepted("command-c", conversation, [at(1, "missing")]), turn: turn(5) }),
            log.append(accepted("command-d", conversation, [at(1, "two")])),
            log.append(refused("command-e", conversation)),
            log.append(accepted("command-a", conversation, [at(0, "one")])),
          ].map(Effect.result),
          { concurrency: "unbounded" },
        )
        const tags = results.map((result) =>
          result._tag === "Failure"
            ? result.failure.reason._tag
            : `${result.success._tag}${result.success.dup ? " dup" : ""}`,
        )
        yield* same("the answers", ["Stored", "Conflict", "TurnMissing", "Stored", "Refused", "Stored dup"], tags)
        yield* same("head", 2, yield* log.head(conversation))
      }),
    ),

    rule("appends of many at once are those of one after the other", (log, restart) =>
      Effect.gen(function* () {
        const streams = [conversation, other, missing]
        const answers = new Map<string, readonly [StreamKey, number, number]>()
        const writer = (w: number) =>
          Effect.gen(function* () {
            for (let i = 0; i < 25; i++) {
              const stream = streams[(w + i) % 3]!
              const also = streams[(w + i + 1) % 3]!
              const name = `writer-${w}-${i}`
              for (;;) {
                const own: Write = { stream, expectedHead: yield* log.head(stream), facts: [message(name)] }
                const writes: [Write, ...Array<Write>] =
                  i % 4 === 0
                    ? [own, { stream: also, expectedHead: yield* log.head(also), facts: [message(name)] }]
                    : [own]
                const result = yield* Effect.result(
                  log.append({ ...accepted(name, stream, []), outcome: { _tag: "Accepted", writes } }),
                )
                if (result._tag === "Success") {
                  if (result.success._tag === "Stored") {
                    answers.set(name, [stream, result.success.from, result.success.to])
                  }
                  break
                }
                if (result.failure.reason._tag !== "Conflict") return yield* result.failure
                yield* Effect.yieldNow
              }
            }
          })
        yield* Effect.all(
          Array.from({ length: 16 }, (_, w) => writer(w)),
          { concurrency: "unbounded" },
        )
        const again = yield* restart
        const found = new Map<string, Array<readonly [StreamKey, number]>>()
        for (const stream of streams) {
          const events = yield* again.read(stream, 1, 10_000)
          yield* same(
            `the numbers of ${stream}`,
            events.map((_, i) => i + 1),
            events.map(({ seq }) => seq as number),
          )
          for (const { id, seq } of events) {
            const command = id.split("/")[0]!
            found.set(command, [...(found.get(command) ?? []), [stream, seq]])
          }
        }
        yield* same("every command is there", 16 * 25, found.size)
        for (const [command, [stream, from, to]] of answers) {
          const places = found.get(command) ?? []
          const both = Number(command.split("-")[2]) % 4 === 0
          yield* same(`${command} is there once in each of its streams`, both ? 2 : 1, places.length)
          yield* same(
            `${command} is where its answer said`,
            [from, to],
            [places.find(([at]) => at === stream)?.[1], places.find(([at]) => at === stream)?.[1]],
          )
        }
      }),
    ),

    rule(
      "a refusal with parameters that no text can carry is kept without them, and costs nobody else anything",
      (log) =>
        Effect.gen(function* () {
          const params = { max: Number.NaN, min: 1, list: [] as unknown as string, name: "Inès" }
          const append: Append = {
            ...refused("command-a", conversation),
            turn: turn(1),
            outcome: { _tag: "Rejected", rejection: { reasons: [{ key: "TooLong", params }] } },
          }
          const rejection = { reasons: [{ key: "TooLong", params: { min: 1, name: "Inès" } }] }
          yield* same("the answer", { _tag: "Refused", rejection, dup: false }, yield* log.append(append))
          yield* same("the retry", { _tag: "Refused", rejection, dup: true }, yield* log.append(append))
          const next = yield* log.append({ ...accepted("command-b", conversation, [at(0, "b")]), turn: turn(2) })
          yield* same("somebody else", [1, 1, false], stored(next))
        }),
    ),

    rule("summaries are the last that were stored, newest conversation first, of one tenant", (log, restart) =>
      Effect.gen(function* () {
        const put = putLine(log)
        yield* put("command-a", tenant, "c1", 0, 100)
        yield* put("command-b", tenant, "c2", 0, 300)
        yield* put("command-c", tenant, "c3", 0, 200)
        yield* put("command-d", tenant, "c1", 1, 100)
        yield* put("command-e", "other" as TenantId, "c1", 0, 400)
        const again = yield* restart
        yield* same(
          "the lines",
          [line("c2", 300, 1), line("c3", 200, 1), line("c1", 100, 2)],
          yield* again.summaries(tenant, 10),
        )
        const two = (yield* again.summaries(tenant, 2)).map(({ id }) => id as string)
        yield* same("at most so many", ["c2", "c3"], two)
      }),
    ),

    rule("an open conversation, however old, comes before every closed one", (log) =>
      Effect.gen(function* () {
        const put = putLine(log)
        yield* put("command-a", tenant, "c1", 0, 100)
        yield* put("command-b", tenant, "c2", 0, 200)
        for (let i = 0; i < 5; i++) yield* put(`command-${i}-x`, tenant, `d${i}`, 0, 300 + i, "closed")
        const ids = (limit: number) =>
          Effect.map(log.summaries(tenant, limit), (lines) => lines.map(({ id }) => id as string))
        yield* same("within three lines", ["c2", "c1", "d4"], yield* ids(3))
        yield* same("within one line", ["c2"], yield* ids(1))
        yield* put("command-c", tenant, "c2", 1, 200, "closed")
        yield* same("once one is closed", ["c1", "d4", "d3", "d2", "d1", "d0", "c2"], yield* ids(9))
      }),
    ),

    rule("what was said later of a range is found, whatever the range", (log, restart) =>
      Effect.gen(function* () {
        const redacted = (target: number): Fact => ({ _tag: "MessageRedacted", target: target as Seq })
        const translated = (target: number, text = "lamp"): Fact => ({
          _tag: "TranslationAttached",
          target: target as Seq,
          language: "en",
          text,
          provider: "machine",
          to: "agents",
        })
        const facts: ReadonlyArray<Fact> = [
          message("lampe"),
          message("MessageRedacted"),
          translated(1),
          message('TranslationAttached "target":1'),
          redacted(2),
          translated(4, "MessageRedacted"),
          { _tag: "NoteAdded", text: "n" },
          redacted(7),
          translated(1, "a lamp"),
          message("fin"),
        ]
        const alike = facts.map((fact) => ({ head: 0, fact }))
        yield* log.append(accepted("command-a", conversation, alike))
        yield* log.append(accepted("command-b", other, alike.slice(0, 3)))
        const sound = (log: EventLog["Service"]) =>
          Effect.gen(function* () {
            for (let from = 1; from <= facts.length + 1; from++) {
              for (let to = from - 1; to <= facts.length + 1; to++) {
                const expected = facts.flatMap((fact, i) =>
                  "target" in fact && fact.target >= from && fact.target <= to && i + 1 > to ? [i + 1] : [],
                )
                const found = yield* log.mutations(conversation, from, to)
                yield* same(
                  `what aims into ${from}..${to}`,
                  expected,
                  found.map(({ seq }) => seq),
                )
              }
            }
          })
        yield* sound(log)
        const again = yield* restart
        yield* sound(again)
        yield* same(
          "of another stream",
          [3],
          (yield* again.mutations(other, 1, 2)).map(({ seq }) => seq),
        )
        yield* same("of one that is not there", [], yield* again.mutations(missing, 1, 9))
      }),
    ),

    rule("what a stream adds up to is kept: the furthest, in each stream, no fact among facts", (log, restart) =>
      Effect.gen(function* () {
        yield* log.append(accepted("command-a", conversation, [at(0, "1"), at(0, "2"), at(0, "3")]))
        yield* log.append(accepted("command-b", other, [at(0, "1")]))
        yield* same("nothing is kept", undefined, yield* log.aggregate(conversation))
        const text = 'Déjà vu ? " \\ 𝒳 \u00FF'
        yield* log.keep(conversation, { seq: 2, text })
        yield* log.keep(conversation, { seq: 1, text: "less" })
        yield* log.keep(other, { seq: 1, text: "another" })
        yield* same("at once", { seq: 2, text }, yield* log.aggregate(conversation))
        yield* same("elsewhere", { seq: 1, text: "another" }, yield* log.aggregate(other))
        yield* same("nowhere", undefined, yield* log.aggregate(missing))
        yield* same("the head is where it was", 3, yield* log.head(conversation))
        const again = yield* restart
        yield* same("after a restart", { seq: 2, text }, yield* again.aggregate(conversation))
        yield* again.keep(conversation, { seq: 1, text: "less" })
        const last = yield* restart
        yield* same("what says less says nothing", { seq: 2, text }, yield* last.aggregate(conversation))
        yield* last.keep(conversation, { seq: 3, text: "further" })
        const next = yield* last.append(accepted("command-c", conversation, [at(3, "4")]))
        yield* same("the next number", [4, 4, false], stored(next))
        yield* same("the furthest", { seq: 3, text: "further" }, yield* last.aggregate(conversation))
      }),
    ),

    rule(
      "once a visitor is erased nothing but what stays is in their streams, and the rest is as it was",
      (log, restart) =>
        Effect.gen(function* () {
          const tenant = StreamKeys.parts(conversation).tenant
          const visitor = StreamKeys.visitor(tenant, "camille" as VisitorId)
          const workspace = StreamKeys.workspace(tenant, "erasures")
          const erased: Fact = { _tag: "VisitorErased", visitorId: "camille" as VisitorId }
          const said: Fact = { _tag: "MessagePosted", text: "canary" }
          const set: Fact = { _tag: "CustomDataSet", values: { name: "canary" }, trust: "page" }
          const to = (stream: StreamKey, expectedHead: number, ...facts: ReadonlyArray<Fact>): Write => ({
            stream,
            expectedHead,
            facts,
          })
          // What the workspace keeps is of others too.
          const shared = StreamKeys.workspace(tenant, "blocks")
          const block = (visitorId: string, comment: string): Fact => ({
            _tag: "VisitorBlocked",
            visitorId: visitorId as VisitorId,
            reason: "spam",
            comment,
          })
          yield* log.append(
            writing("command-0", [to(shared, 0, block("camille", "canary"), block("zoe", "another's"))]),
          )
          yield* log.append(accepted("command-a", conversation, [at(0, "canary"), at(0, "canary")]))
          yield* log.append(accepted("command-b", other, [at(0, "another's")]))
          yield* log.append(writing("command-c", [to(visitor, 0, set)]))
          const detail = { key: "InvalidInput", params: { detail: "canary" } }
          const refusal = { _tag: "Rejected", rejection: { reasons: [detail] } } as const
          yield* log.append({ ...accepted("command-d", visitor, []), outcome: refusal })
          yield* log.keep(visitor, { seq: 1, text: "canary" })
          const erasing = writing("command-e", [
            to(visitor, 1, erased),
            to(conversation, 2, erased),
            to(workspace, 0, erased),
            to(shared, 2, { ...erased, conversationIds: [] }),
          ])
          yield* same("the erasure", [2, 2, false], stored(yield* log.append(erasing)))
          // Of what was there, and comes too late.
          yield* log.keep(visitor, { seq: 1, text: "canary" })
          yield* log.append(writing("command-f", [to(visitor, 2, { ...set, values: { name: "afterwards" } })]))
          yield* log.append(writing("command-g", [to(conversation, 3, { ...said, text: "afterwards" })]))
          const look = Effect.fnUntraced(function* (log: EventLog["Service"], when: string) {
            const tags = Effect.fnUntraced(function* (stream: StreamKey) {
              return (yield* log.read(stream, 1, 99)).map((event) =>
                event._tag === "Tombstone" ? event.was : event._tag,
              )
            })
            yield* same(
              `${when}: the visitor`,
              ["CustomDataSet", "VisitorErased", "CustomDataSet"],
              yield* tags(visitor),
            )
            const thread = ["MessagePosted", "MessagePosted", "VisitorErased", "MessagePosted"]
            yield* same(`${when}: the conversation`, thread, yield* tags(conversation))
            yield* same(`${when}: the workspace`, ["VisitorErased"], yield* tags(workspace))
            const all: Array<unknown> = [yield* log.aggregate(visitor), yield* log.outcome(visitor, id("command-d"))]
            for (const stream of [visitor, conversation, other, workspace, shared])
              all.push(yield* log.read(stream, 1, 99))
            const text = JSON.stringify(all)
            yield* same(`${when}: what was said before`, false, text.includes("canary"))
            yield* same(
              `${when}: what was said afterwards, or of others`,
              4,
              text.split(/afterwards|another's/).length - 1,
            )
            yield* same(`${when}: nothing is kept of it`, undefined, yield* log.aggregate(visitor))
            yield* same(`${when}: a refusal is one`, "Refused", (yield* log.outcome(visitor, id("command-d")))?._tag)
            yield* same(`${when}: an outcome`, [1, 2, true], stored(yield* log.outcome(conversation, id("command-a"))))
          })
          yield* look(log, "at once")
          const again = yield* restart
          yield* look(again, "after a restart")
          yield* again.keep(visitor, { seq: 3, text: "anew" })
          yield* same("what is kept anew", { seq: 3, text: "anew" }, yield* again.aggregate(visitor))
        }),
    ),

    rule("marks are kept: the furthest of each participant, in each stream, no fact among facts", (log, restart) =>
      Effect.gen(function* () {
        yield* log.append(accepted("command-a", conversation, [at(0, "1"), at(0, "2"), at(0, "3")]))
        yield* log.append(accepted("command-b", other, [at(0, "1")]))
        yield* same("nobody has got anything", {}, yield* log.marks(conversation))
        yield* log.mark(conversation, "Visitor/v1", { delivered: 2, read: 1 })
        yield* log.mark(conversation, "Agent/ines", { delivered: 3, read: 3 })
        yield* log.mark(other, "Visitor/v1", { delivered: 1, read: 0 })
        yield* log.mark(conversation, "Visitor/v1", { delivered: 1, read: 1 })
        const marks = { "Agent/ines": { delivered: 3, read: 3 }, "Visitor/v1": { delivered: 2, read: 1 } }
        yield* same("at once", marks, yield* log.marks(conversation))
        yield* same("elsewhere", { "Visitor/v1": { delivered: 1, read: 0 } }, yield* log.marks(other))
        yield* same("nowhere", {}, yield* log.marks(missing))
        yield* same("the head is where it was", 3, yield* log.head(conversation))
        const again = yield* restart
        yield* same("after a restart", marks, yield* again.marks(conversation))
        yield* again.mark(conversation, "Visitor/v1", { delivered: 1, read: 1 })
        yield* again.mark(conversation, "Agent/ines", { delivered: 2, read: 0 })
        const last = yield* restart
        yield* same("what says less says nothing", marks, yield* last.marks(conversation))
        const next = yield* last.append(accepted("command-c", conversation, [at(3, "4")]))
        yield* same("the next number", [4, 4, false], stored(next))
      }),
    ),

    rule("a restart keeps the lineage and everything that was answered", (log, restart) =>
      Effect.gen(function* () {
        const { epoch } = log
        yield* Effect.all(
          Array.from({ length: 100 }, (_, i) => log.append(accepted(`command-${i}-x`, streamOf(i), [at(0, `${i}`)]))),
          { concurrency: "unbounded" },
        )
        let again = log
        for (let i = 0; i < 3; i++) again = yield* restart
        yield* same("the lineage", epoch, again.epoch)
        for (let i = 0; i < 100; i++) yield* same(`stream ${i}`, 1, (yield* again.read(streamOf(i), 1, 9)).length)
      }),
    ),

    rule("two stores are of different lineages", (log) =>
      Effect.scoped(
        Effect.gen(function* () {
          const another = yield* Effect.flatMap(subject.fresh, (storage) => storage.open)
          if (another.epoch === log.epoch || !/^[A-Za-z0-9_-]{1,64}$/.test(log.epoch)) {
            return yield* new LogContractError({ expectation: "another lineage", found: another.epoch })
          }
        }),
      ),
    ),
  ]
}

const tenant = "acme" as TenantId
const streamOf = (i: number | string): StreamKey => StreamKeys.conversation(tenant, `c-${i}` as ConversationId)
const conversation = streamOf("one")
const other = streamOf("other")
const missing = streamOf("missing")
const ines: Participant = { _tag: "Agent", id: "ines" as AgentId, name: "Inès" }
const rejection = { reasons: [{ key: "NotOwner", params: { owner: "Inès", n: 1 } }] } as const

const id = (name: string): CommandId => name as CommandId
const message = (text: string): Fact => ({ _tag: "MessagePosted", text })
const at = (head: number, text: string): { readonly head: number; readonly fact: Fact } => ({
  head,
  fact: message(text),
})
const turn = (n: number, producer = "device-01") => ({ producer, n })

function accepted(
  name: string,
  stream: StreamKey,
  facts: ReadonlyArray<{ readonly head: number; readonly fact: Fact }>,
): Append {
  const write: Write = { stream, expectedHead: facts[0]?.head ?? 0, facts: facts.map(({ fact }) => fact) }
  const outcome = { _tag: "Accepted", writes: [write] } as const
  return { commandId: id(name), stream, by: ines, at: 1_700_000_000_000, outcome }
}

/** An append over several streams, the command's own first. */
function writing(name: string, writes: readonly [Write, ...Array<Write>]): Append {
  const outcome = { _tag: "Accepted", writes } as const
  return { commandId: id(name), stream: writes[0].stream, by: ines, at: 1_700_000_000_000, outcome }
}

function refused(name: string, stream: StreamKey): Append {
  return { commandId: id(name), stream, by: ines, at: 1_700_000_000_000, outcome: { _tag: "Rejected", rejection } }
}

function stored(answer: Stored | undefined): unknown {
  return answer?._tag === "Stored" ? [answer.from, answer.to, answer.dup] : answer
}

/** Why an append did not happen; that it did is a breach of the contract. */
function refusalOf(append: Effect.Effect<Stored, EventLogError>): Effect.Effect<Reason, LogContractError> {
  return Effect.matchEffect(append, {
    onFailure: ({ reason }) => Effect.succeed(reason),
    onSuccess: (found) => Effect.fail(new LogContractError({ expectation: "no answer but a reason", found })),
  })
}

/** Appends one message to a conversation, with its line in the list. */
const putLine =
  (log: EventLog["Service"]) =>
  (
    name: string,
    tenant: TenantId,
    conversationId: string,
    head: number,
    startedAt: number,
    status: ConversationSummary["status"] = "queued",
  ): Effect.Effect<Stored, EventLogError> => {
    const stream = StreamKeys.conversation(tenant, conversationId as ConversationId)
    const summary = { ...line(conversationId, startedAt, head + 1), status }
    return log.append({
      ...accepted(name, stream, []),
      outcome: { _tag: "Accepted", writes: [{ stream, expectedHead: head, facts: [message(name)], summary }] },
    })
  }

function line(conversationId: string, startedAt: number, seq: number): ConversationSummary {
  return {
    id: conversationId as ConversationId,
    visitor: { _tag: "Visitor", id: "v1" as VisitorId },
    status: "queued",
    mode: "chat",
    startedAt,
    unanswered: 0,
    visitorGone: false,
    seq,
  }
}

function same(expectation: string, expected: unknown, found: unknown): Effect.Effect<void, LogContractError> {
  return canonical(expected) === canonical(found)
    ? Effect.void
    : Effect.fail(new LogContractError({ expectation: `${expectation}: ${canonical(expected)}`, found }))
}

/** JSON with the keys of objects in order, so that two equal values have one text. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? "nothing"
  )
}
