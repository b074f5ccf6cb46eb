/**
 * A log in one SQLite file, by the SQLite that Node brings along: the default store of a server.
 *
 * Appends are committed in groups: what came in during one turn of the event loop (at most 256) becomes one
 * transaction and one flush, and only then is anyone answered. Each append of a group is admitted by itself, so that one
 * that is refused, or cannot be written at all, does not undo its neighbours. `synchronous=FULL` is set and read back, because an acknowledged fact must
 * survive a power cut. One connection writes; nothing here runs on another thread, so a slow disk slows its server.
 *
 * A copy of the file that is put back later has the same lineage: give it a new one with {@link renewEpoch} before a
 * server opens it.
 *
 * @since 0.1.0
 */
import type { ChatEvent } from "@pupitre/core/ChatEvent"
import * as ChatEvents from "@pupitre/core/ChatEvent"
import { ConversationSummary } from "@pupitre/core/ConversationSummary"
import type { Rejection as Rejected } from "@pupitre/core/Decision"
import type { EventId, Seq } from "@pupitre/core/Id"
import * as Erasure from "@pupitre/core/Erasure"
import * as Marks from "@pupitre/core/Marks"
import * as Redaction from "@pupitre/core/Redaction"
import type { StreamKey } from "@pupitre/core/StreamKey"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import { DatabaseSync } from "node:sqlite"
import { Rejection } from "../Frame.js"
import type { Kept, Ledger } from "./Admission.js"
import { admit, answer, wordless } from "./Admission.js"
import type { Kept as Aggregate, Append, Stored } from "./EventLog.js"
import { EventLog, EventLogError } from "./EventLog.js"

/** Where a log lives and how it waits. */
export interface Options {
  /** The file; made when it is not there, its folder is not. `-wal` and `-shm` beside it belong to it. */
  readonly file: string
  /** Milliseconds to wait for another process that writes, 5,000 unless given. */
  readonly busyTimeout?: number
  /** The most appends in one transaction, 256 unless given. */
  readonly maxGroup?: number
}

/** Why a log could not be opened. */
export type Reason =
  /** Before 3.51.3, SQLite could corrupt a write-ahead log. */
  | { readonly _tag: "VersionTooOld"; readonly version: string; readonly needed: string }
  /** A setting that durability rests on did not take. */
  | { readonly _tag: "SettingRefused"; readonly setting: string; readonly value: unknown }
  /** The file was written by another version of this log. */
  | { readonly _tag: "UnknownLayout"; readonly found: number; readonly known: number }
  | { readonly _tag: "CannotOpen"; readonly cause: unknown }

/** A log that could not be opened. */
export class SqliteLogError extends Data.TaggedError("SqliteLogError")<{ readonly reason: Reason }> {}

/** The oldest SQLite accepted. */
export const neededVersion = "3.51.3"

/** Whether this version of SQLite is safe to write with. */
export const isSafeVersion = (version: string): boolean => {
  const have = version.split(".").map(Number)
  for (const [i, needed] of neededVersion.split(".").map(Number).entries()) {
    const part = have[i] ?? 0
    if (!(part >= needed)) return false
    if (part > needed) return true
  }
  return true
}

/** A log in a file. When its scope closes, what was appended is flushed and the file closed. */
export const make = Effect.fnUntraced(function* (
  options: Options,
): Effect.fn.Return<EventLog["Service"], SqliteLogError, Scope.Scope> {
  const db = yield* Effect.acquireRelease(open(options), (db) => Effect.sync(() => db.close()))
  const writer = makeWriter(db, options.maxGroup ?? 256)
  yield* Effect.addFinalizer(() => Effect.sync(writer.close))
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep("1 second"), Effect.sync(writer.rest))))
  return writer.log
})

/** The {@link EventLog} service in a file. */
export const layer = (options: Options): Layer.Layer<EventLog, SqliteLogError> => Layer.effect(EventLog, make(options))

/** Gives a log that no server has open a new lineage, so that clients of the old one begin anew. */
export const renewEpoch = (options: Options): Effect.Effect<string, SqliteLogError> =>
  Effect.acquireUseRelease(
    open(options),
    (db) =>
      Effect.sync(() => {
        const epoch = globalThis.crypto.randomUUID()
        db.prepare("UPDATE meta SET value = ? WHERE key = 'epoch'").run(epoch)
        return epoch
      }),
    (db) => Effect.sync(() => db.close()),
  )

/** The layout of the file; it goes into `user_version`. */
const layout = 1

/**
 * An event's id is its command and its place, so that one index keeps ids unique and finds a command's outcome: its first
 * and last event. Commands without an event in the stream, the refused ones mostly, are in `factless`.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS streams (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, head INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    stream INTEGER NOT NULL REFERENCES streams (id), seq INTEGER NOT NULL,
    command TEXT NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (stream, seq), UNIQUE (stream, command, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS factless (
    stream INTEGER NOT NULL REFERENCES streams (id), command TEXT NOT NULL, head INTEGER NOT NULL, rejection TEXT,
    PRIMARY KEY (stream, command)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS producers (
    stream INTEGER NOT NULL REFERENCES streams (id), producer TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (stream, producer)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS summaries (
    tenant TEXT NOT NULL, id TEXT NOT NULL, started INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS summaries_newest ON summaries (tenant, started DESC);
`

/**
 * What a file of this layout may lack and is given when it is opened: conversations that are open, to find them first;
 * what is said later of an event, by the event it aims at; how far everyone has got; and what streams add up to.
 *
 * Two words and not the tag itself: a text that holds one is in the index for nothing, and no body is parsed for it.
 */
const additions = `
  CREATE INDEX IF NOT EXISTS summaries_open ON summaries (tenant, started DESC)
    WHERE json_extract(json, '$.status') <> 'closed';
  CREATE INDEX IF NOT EXISTS events_aimed ON events (stream, json_extract(json, '$.target'))
    WHERE instr(json, 'MessageRedacted') > 0 OR instr(json, 'TranslationAttached') > 0;
  CREATE TABLE IF NOT EXISTS marks (
    stream INTEGER NOT NULL REFERENCES streams (id), who TEXT NOT NULL,
    delivered INTEGER NOT NULL, read INTEGER NOT NULL, PRIMARY KEY (stream, who)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS aggregates (
    stream INTEGER PRIMARY KEY REFERENCES streams (id), seq INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT;
`

/** Settings, each with the value it must read back as. */
const settings: ReadonlyArray<readonly [setting: string, set: string | number, readBack: string | number]> = [
  ["journal_mode", "WAL", "wal"],
  ["synchronous", "FULL", 2],
  ["foreign_keys", "ON", 1],
  ["trusted_schema", "OFF", 0],
  ["wal_autocheckpoint", 10_000, 10_000],
  // What is erased is overwritten, not only forgotten.
  ["secure_delete", "ON", 1],
]

function open({ file, busyTimeout = 5_000 }: Options): Effect.Effect<DatabaseSync, SqliteLogError> {
  return Effect.suspend(() => {
    let db: DatabaseSync | undefined
    const fail = (reason: Reason): Effect.Effect<never, SqliteLogError> => {
      if (db?.isOpen === true) db.close()
      return Effect.fail(new SqliteLogError({ reason }))
    }
    try {
      db = new DatabaseSync(file)
      const read = (sql: string): unknown => Object.values(db!.prepare(sql).get() ?? {})[0]
      const version = String(read("SELECT sqlite_version()"))
      if (!isSafeVersion(version)) return fail({ _tag: "VersionTooOld", version, needed: neededVersion })
      db.exec(`PRAGMA busy_timeout = ${Math.max(0, Math.trunc(busyTimeout))}`)
      for (const [setting, set, readBack] of settings) {
        db.exec(`PRAGMA ${setting} = ${set}`)
        const value = read(`PRAGMA ${setting}`)
        if (value !== readBack) return fail({ _tag: "SettingRefused", setting, value })
      }
      db.exec("BEGIN IMMEDIATE")
      const found = Number(read("PRAGMA user_version"))
      if (found !== 0 && found !== layout) return fail({ _tag: "UnknownLayout", found, known: layout })
      if (found === 0) {
        db.exec(tables)
        db.prepare("INSERT INTO meta (key, value) VALUES ('epoch', ?)").run(globalThis.crypto.randomUUID())
        db.exec(`PRAGMA user_version = ${layout}`)
      }
      db.exec(additions)
      db.exec("COMMIT")
      return Effect.succeed(db)
    } catch (cause) {
      return fail({ _tag: "CannotOpen", cause })
    }
  })
}

interface Waiting {
  readonly append: Append
  readonly resume: (effect: Effect.Effect<Stored, EventLogError>) => void
}

interface Row {
  /** 0 for a stream that is not there yet. */
  id: number
  head: number
}

interface Writer {
  readonly log: EventLog["Service"]
  /** Called once a second: writes the log back into the file when nothing else is to be done. */
  readonly rest: () => void
  /** Flushes what waits. */
  readonly close: () => void
}

function makeWriter(db: DatabaseSync, maxGroup: number): Writer {
  const begin = db.prepare("BEGIN IMMEDIATE")
  const commit = db.prepare("COMMIT")
  const rollback = db.prepare("ROLLBACK")
  const savepoint = db.prepare("SAVEPOINT one")
  const rollbackTo = db.prepare("ROLLBACK TO one")
  const release = db.prepare("RELEASE one")
  const selectStream = db.prepare("SELECT id, head FROM streams WHERE key = ?")
  const insertStream = db.prepare("INSERT INTO streams (key, head) VALUES (?, ?)")
  const updateHead = db.prepare("UPDATE streams SET head = ? WHERE id = ?")
  // By place and not by `min(seq)`, for which SQLite would walk through the whole stream.
  const selectFirst = db.prepare("SELECT seq FROM events WHERE stream = ? AND command = ? ORDER BY place LIMIT 1")
  const selectLast = db.prepare("SELECT seq FROM events WHERE stream = ? AND command = ? ORDER BY place DESC LIMIT 1")
  const selectFactless = db.prepare("SELECT head, rejection FROM factless WHERE stream = ? AND command = ?")
  const insertFactless = db.prepare("INSERT INTO factless (stream, command, head, rejection) VALUES (?, ?, ?, ?)")
  const selectTurn = db.prepare("SELECT n FROM producers WHERE stream = ? AND producer = ?")
  const upsertTurn = db.prepare(
    "INSERT INTO producers (stream, producer, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = excluded.n",
  )
  const insertEvent = db.prepare("INSERT INTO events (stream, seq, command, place, json) VALUES (?, ?, ?, ?, ?)")
  const upsertSummary = db.prepare(
    "INSERT INTO summaries (tenant, id, started, json) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET json = excluded.json",
  )
  const selectEvents = db.prepare(
    "SELECT seq, command, place, json FROM events WHERE stream = ? AND seq BETWEEN ? AND ? ORDER BY seq",
  )
  const updateEvent = db.prepare("UPDATE events SET json = ? WHERE stream = ? AND seq = ?")
  const selectRefusals = db.prepare(
    "SELECT command, rejection FROM factless WHERE stream = ? AND rejection IS NOT NULL",
  )
  const updateRefusal = db.prepare("UPDATE factless SET rejection = ? WHERE stream = ? AND command = ?")
  const selectAimed = db.prepare(
    "SELECT seq, command, place, json FROM events WHERE stream = ? AND json_extract(json, '$.target') BETWEEN ? AND ? AND (instr(json, 'MessageRedacted') > 0 OR instr(json, 'TranslationAttached') > 0)",
  )
  const selectMarks = db.prepare("SELECT who, delivered, read FROM marks WHERE stream = ?")
  const upsertMark = db.prepare(
    "INSERT INTO marks (stream, who, delivered, read) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET delivered = max(delivered, excluded.delivered), read = max(read, excluded.read)",
  )
  const selectAggregate = db.prepare("SELECT seq, text FROM aggregates WHERE stream = ?")
  const upsertAggregate = db.prepare(
    "INSERT INTO aggregates (stream, seq, text) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, text = excluded.text WHERE excluded.seq > seq",
  )
  const selectOpen = db.prepare(
    "SELECT json FROM summaries WHERE tenant = ? AND json_extract(json, '$.status') <> 'closed' ORDER BY started DESC LIMIT ?",
  )
  const selectClosed = db.prepare(
    "SELECT json FROM summaries WHERE tenant = ? AND json_extract(json, '$.status') IS 'closed' ORDER BY started DESC LIMIT ?",
  )
  const epoch = String(db.prepare("SELECT value FROM meta WHERE key = 'epoch'").get()?.["value"])

  let group: Array<Waiting> = []
  let scheduled: NodeJS.Immediate | undefined
  /** Why nothing is appended any more. What a failed commit has left on the disk, only opening anew can tell. */
  let broken: { readonly cause: unknown } | undefined
  let commits = 0
  /** Something was erased that the write-ahead log may still hold. */
  let uncleared = false
  let commitsAtRest = 0
  let checkpointed = 0
  /** Marks that go along with the next transaction, or have one of their own when none comes. */
  let marked = new Map<StreamKey, Marks.Marks>()
  /** What streams add up to, in the same way. */
  let aggregated = new Map<StreamKey, Aggregate>()
  /** Rows read or written in the transaction that is open: nobody else can change them. */
  const rows = new Map<StreamKey, Row>()

  const row = (stream: StreamKey): Row => {
    let held = rows.get(stream)
    if (held === undefined) {
      const found = selectStream.get(stream)
      held = found === undefined ? { id: 0, head: 0 } : { id: Number(found["id"]), head: Number(found["head"]) }
      rows.set(stream, held)
    }
    return held
  }
  /** The row of a stream that must be there, because something of it is kept. */
  const made = (stream: StreamKey): Row => {
    const held = row(stream)
    if (held.id === 0) held.id = Number(insertStream.run(stream, 0).lastInsertRowid)
    return held
  }
  const outcome = (streamId: number, commandId: string): Kept | undefined => {
    if (streamId === 0) return undefined
    const first = selectFirst.get(streamId, commandId)
    if (first !== undefined) {
      const last = selectLast.get(streamId, commandId)
      return { _tag: "Stored", from: Number(first["seq"]), to: Number(last?.["seq"]) }
    }
    const factless = selectFactless.get(streamId, commandId)
    if (factless === undefined) return undefined
    const { head, rejection } = factless
    return rejection === null
      ? { _tag: "Stored", from: Number(head) + 1, to: Number(head) }
      : { _tag: "Refused", rejection: rejectionOf(String(rejection)) }
  }

  const ledger: Ledger = {
    head: (stream) => row(stream).head,
    outcome: (stream, commandId) => outcome(row(stream).id, commandId),
    turn: (stream, producer) => {
      const { id } = row(stream)
      return id === 0 ? 0 : Number(selectTurn.get(id, producer)?.["n"] ?? 0)
    },
  }

  const store = (append: Append): Effect.Effect<Stored, EventLogError> => {
    const admission = admit(ledger, append)
    if (admission._tag === "Refuse") return Effect.fail(new EventLogError({ reason: admission.reason }))
    const { turn } = admission
    if (turn !== undefined) upsertTurn.run(made(append.stream).id, turn.producer, turn.n)
    if (admission._tag === "Answer") return Effect.succeed(admission.stored)
    for (const { stream, kept } of admission.outcomes) {
      const rejection = kept._tag === "Refused" ? JSON.stringify(kept.rejection) : null
      if (kept._tag === "Stored" && kept.from <= kept.to) continue
      const { id, head } = made(stream)
      insertFactless.run(id, append.commandId, head, rejection)
    }
    for (const { stream, events, summary } of admission.writes) {
      const held = made(stream)
      for (const event of events) {
        const place = Number(event.id.slice(append.commandId.length + 1))
        insertEvent.run(held.id, event.seq, append.commandId, place, JSON.stringify(event))
      }
      const erasure = events.findLast(({ _tag }) => _tag === "VisitorErased")
      if (erasure?._tag === "VisitorErased") erase(held.id, erasure)
      const last = events.at(-1)
      if (last !== undefined) updateHead.run((held.head = last.seq), held.id)
      if (summary !== undefined) {
        const { tenant } = StreamKeys.parts(stream)
        upsertSummary.run(tenant, summary.id, summary.startedAt, JSON.stringify(summary))
      }
    }
    return Effect.succeed(admission.stored)
  }

  /** Puts what stays of a stream before an erasure in its place. An aggregate of what was there is too late from now on. */
  const erase = (streamId: number, erasure: Extract<ChatEvent, { _tag: "VisitorErased" }>): void => {
    const { seq } = erasure
    const stays = Erasure.within(erasure)
    for (let from = 1; from < seq; from += 1_000) {
      for (const stored of selectEvents.all(streamId, from, Math.min(from + 999, seq - 1))) {
        const event = eventOf(stored)
        const left = stays(event)
        if (left !== event) updateEvent.run(JSON.stringify(left), streamId, event.seq)
      }
    }
    upsertAggregate.run(streamId, seq, "")
    for (const { command, rejection } of selectRefusals.all(streamId)) {
      updateRefusal.run(JSON.stringify(wordless(rejectionOf(String(rejection)))), streamId, String(command))
    }
    uncleared = true
  }

  /** Empties the write-ahead log, which holds what was erased as it was before; later, when somebody still reads from it. */
  const clear = (): void => {
    if (!uncleared || broken !== undefined) return
    attempt(() => {
      uncleared = Number(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.["busy"]) !== 0
    })
  }

  const refuseAll = (waiting: ReadonlyArray<Waiting>, cause: unknown): void => {
    for (const { resume } of waiting) resume(unavailable(cause))
  }

  /** Nothing is appended any more. Said once; nobody of this group is answered `Stored`. */
  const breakDown = ([first, ...others]: ReadonlyArray<Waiting>, cause: unknown): void => {
    broken = { cause }
    first?.resume(loudly("The event log is broken and must be opened anew", cause))
    refuseAll(others, cause)
  }

  type Answer = Effect.Effect<Stored, EventLogError>

  /** One append within a transaction that has others: what it wrote before it threw is undone, and it is answered alone. */
  const storeAlone = (append: Append): Answer => {
    savepoint.run()
    let answer: Answer
    try {
      answer = store(append)
    } catch (cause) {
      rows.clear()
      rollbackTo.run()
      answer = loudly(`The outcome of ${append.commandId} could not be written`, cause)
    }
    release.run()
    return answer
  }

  /** The answers to a group, each written or not; a throw means that the transaction is lost. */
  const storeAll = (waiting: ReadonlyArray<Waiting>): ReadonlyArray<Answer> => {
    try {
      return waiting.map(({ append }) => store(append))
    } catch {
      // Rare, so that the others need no savepoint: begin again, with one for each.
      rows.clear()
      rollback.run()
      begin.run()
      return waiting.map(({ append }) => storeAlone(append))
    }
  }

  /**
   * Marks and aggregates are no facts: one that cannot be written is told again by whoever has got further, or made anew.
   */
  const writeBeside = (): void => {
    for (const [stream, marks] of marked) {
      for (const [who, { delivered, read }] of Object.entries(marks)) {
        attempt(() => upsertMark.run(row(stream).id, who, delivered, read))
      }
    }
    for (const [stream, { seq, text }] of aggregated) attempt(() => upsertAggregate.run(row(stream).id, seq, text))
  }
  const besideWritten = (): void => {
    marked = new Map()
    aggregated = new Map()
  }

  /** The marks and aggregates that no transaction has taken along, in one of their own. */
  const flushBeside = (): void => {
    if (marked.size + aggregated.size === 0 || broken !== undefined) return
    try {
      begin.run()
      writeBeside()
      commit.run()
      besideWritten()
    } catch {
      if (db.isTransaction) attempt(() => rollback.run())
    } finally {
      rows.clear()
    }
  }

  const flush = (): void => {
    if (scheduled !== undefined) clearImmediate(scheduled)
    scheduled = undefined
    const now = group
    group = []
    if (now.length === 0) return
    if (broken !== undefined) return refuseAll(now, broken.cause)
    try {
      begin.run()
    } catch (cause) {
      // Nothing was begun. Another process that writes for too long is no reason to stop; anything else is.
      return isBusy(cause) ? refuseAll(now, cause) : breakDown(now, cause)
    }
    let answers: ReadonlyArray<Answer>
    try {
      answers = storeAll(now)
      writeBeside()
      commit.run()
      besideWritten()
    } catch (cause) {
      if (db.isTransaction) attempt(() => rollback.run())
      return breakDown(now, cause)
    } finally {
      rows.clear()
    }
    commits++
    clear()
    for (const [i, { resume }] of now.entries()) resume(answers[i]!)
  }

  /** A read of its own, outside of any transaction of ours. */
  const ask = <A>(read: () => A): Effect.Effect<A, EventLogError> =>
    Effect.suspend(() => {
      try {
        return Effect.succeed(read())
      } catch (cause) {
        return unavailable(cause)
      } finally {
        rows.clear()
      }
    })

  return {
    log: {
      epoch,
      append: (append) =>
        Effect.callback((resume) => {
          group.push({ append, resume })
          if (group.length >= maxGroup) flush()
          else scheduled ??= setImmediate(flush)
        }),
      outcome: (stream, commandId) =>
        ask(() => {
          const kept = outcome(row(stream).id, commandId)
          return kept === undefined ? undefined : answer(kept, true, [])
        }),
      read: (stream, from, to) =>
        ask(() => {
          const { id } = row(stream)
          return id === 0 ? [] : selectEvents.all(id, from, to).map(eventOf)
        }),
      mutations: (stream, from, to) =>
        ask(() =>
          selectAimed
            .all(row(stream).id, from, to)
            .map(eventOf)
            .filter(Redaction.isMutation)
            .filter(({ seq }) => seq > to)
            .toSorted((a, b) => a.seq - b.seq),
        ),
      marks: (stream) =>
        ask(() => {
          let marks = marked.get(stream) ?? Marks.empty
          for (const { who, delivered, read } of selectMarks.all(row(stream).id)) {
            marks = Marks.merge(marks, String(who), { delivered: Number(delivered), read: Number(read) })
          }
          return marks
        }),
      mark: (stream, key, mark) =>
        Effect.sync(() => void marked.set(stream, Marks.merge(marked.get(stream) ?? Marks.empty, key, mark))),
      aggregate: (stream) =>
        ask(() => {
          const found = selectAggregate.get(row(stream).id)
          const seq = Number(found?.["seq"] ?? 0)
          const waiting = aggregated.get(stream)
          if (waiting !== undefined && waiting.seq > seq) return waiting
          const text = String(found?.["text"] ?? "")
          return text === "" ? undefined : { seq, text }
        }),
      keep: (stream, aggregate) =>
        Effect.sync(() => {
          if (aggregate.seq > (aggregated.get(stream)?.seq ?? 0)) aggregated.set(stream, aggregate)
        }),
      head: (stream) => ask(() => row(stream).head),
      summaries: (tenant, limit) =>
        ask(() => {
          const open = selectOpen.all(tenant, limit)
          const rest = limit - open.length
          return [...open, ...(rest > 0 ? selectClosed.all(tenant, rest) : [])].flatMap(({ json }) => {
            // A line is only a fold of its conversation: one of another version's is left out until the next fact.
            const decoded = decodeSummary(JSON.parse(String(json)))
            return Result.isSuccess(decoded) ? [decoded.success] : []
          })
        }),
    },
    rest: () => {
      const quiet = commits === commitsAtRest && group.length === 0
      commitsAtRest = commits
      flushBeside()
      clear()
      if (!quiet || commits === checkpointed || broken !== undefined) return
      checkpointed = commits
      // One that fails now is made up for by the next.
      attempt(() => db.exec("PRAGMA wal_checkpoint(PASSIVE)"))
    },
    close: () => {
      flush()
      flushBeside()
    },
  }
}

/** The event of a row. One whose body this version cannot read is kept as `Unknown`: a log gives back what it holds. */
function eventOf(row: Record<string, unknown>): ChatEvent {
  const raw = JSON.parse(String(row["json"])) as Record<string, unknown>
  const decoded = ChatEvents.decode(raw)
  if (Result.isSuccess(decoded)) return decoded.success
  const { _tag: kind, id: _id, seq: _seq, at, by: _by, ...body } = raw
  return {
    _tag: "Unknown",
    kind: String(kind),
    id: `${String(row["command"])}/${String(row["place"])}` as EventId,
    seq: Number(row["seq"]) as Seq,
    at: typeof at === "number" ? at : 0,
    by: { _tag: "System" },
    body,
  }
}

/** A kept refusal. That it was refused stands, even where this version cannot read why. */
function rejectionOf(text: string): Rejected {
  try {
    const decoded = decodeRejection(JSON.parse(text))
    if (Result.isSuccess(decoded)) return decoded.success
  } catch {
    // No JSON at all.
  }
  return { reasons: [{ key: "Failed" }] }
}

const decodeRejection = Schema.decodeUnknownResult(Rejection)
const decodeSummary = Schema.decodeUnknownResult(ConversationSummary)

function unavailable(cause: unknown): Effect.Effect<never, EventLogError> {
  return Effect.fail(new EventLogError({ reason: { _tag: "Unavailable", cause } }))
}

/** As {@link unavailable}, and told to the server's own log. */
function loudly(what: string, cause: unknown): Effect.Effect<never, EventLogError> {
  return Effect.andThen(Effect.logError(what, cause), unavailable(cause))
}

/** SQLITE_BUSY, in whatever form. */
function isBusy(cause: unknown): boolean {
  return cause instanceof Error && "errcode" in cause && (Number(cause.errcode) & 0xff) === 5
}

function attempt(run: () => void): void {
  try {
    run()
  } catch {
    // Said so by whoever calls this: it may fail.
  }
}
