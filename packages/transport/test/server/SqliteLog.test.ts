import { expect, it } from "@effect/vitest"
import type { AgentId, CommandId, ConversationId, Seq, TenantId, VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Append } from "@pupitre/transport/server/EventLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import { logContract } from "@pupitre/transport/testing/logContract"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as Result from "effect/Result"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe } from "vitest"

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "pupitre-log-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
)
const file = Effect.map(folder, (path) => join(path, "log.sqlite"))

const stream = StreamKeys.conversation("acme" as TenantId, "c1" as ConversationId)
const append = (name: string, head: number): Append => ({
  commandId: name as CommandId,
  stream,
  by: { _tag: "Agent", id: "ines" as AgentId, name: "Inès" },
  at: 0,
  outcome: {
    _tag: "Accepted",
    writes: [{ stream, expectedHead: head, facts: [{ _tag: "MessagePosted", text: name }] }],
  },
})

describe("[T40] a log in a SQLite file", () => {
  const fresh = Effect.map(file, (path) => ({ open: SqliteLog.make({ file: path }) }))
  for (const rule of logContract({ fresh })) it.live(rule.name, () => rule.run)

  it.live("[T102] what was erased is in none of its files any more once that is answered", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      const said = (name: string, head: number, text: string): Append => ({
        ...append(name, head),
        outcome: {
          _tag: "Accepted",
          writes: [{ stream, expectedHead: head, facts: [{ _tag: "MessagePosted", text }] }],
        },
      })
      // Longer than a page, so that some of it is on pages of its own.
      for (let i = 0; i < 20; i++) yield* log.append(said(`command-${i}`, i, `canary-${i} ${"x".repeat(i * 500)}`))
      yield* log.keep(stream, { seq: 20, text: "canary" })
      yield* log.append(said("command-20", 20, "the last one: canary"))
      const found = () =>
        ["", "-wal", "-shm"].filter((end) => existsSync(path + end) && readFileSync(path + end).includes("canary"))
      expect(found()).not.toEqual([])
      yield* log.append({
        ...append("command-21", 21),
        outcome: {
          _tag: "Accepted",
          writes: [{ stream, expectedHead: 21, facts: [{ _tag: "VisitorErased", visitorId: "camille" as VisitorId }] }],
        },
      })
      expect(found()).toEqual([])
      expect((yield* log.read(stream, 1, 99)).length).toBe(22)
    }),
  )

  it("[T43] only versions without the write-ahead bug are accepted", () => {
    const versions = ["3.51.3", "3.51.10", "3.52.0", "4.0.0", "3.51.2", "3.50.9", "3.51", "2.99.99", "x"]
    expect(versions.map(SqliteLog.isSafeVersion)).toEqual([true, true, true, true, false, false, false, false, false])
  })

  it.live("[T43] a file of another layout is refused and left as it is", () =>
    Effect.gen(function* () {
      const path = yield* file
      const db = new DatabaseSync(path)
      db.exec("PRAGMA user_version = 7")
      db.close()
      const { reason } = yield* Effect.flip(SqliteLog.make({ file: path }))
      expect(reason).toEqual({ _tag: "UnknownLayout", found: 7, known: 1 })
    }),
  )

  it.live("[T43] a file that cannot be opened is a typed error", () =>
    Effect.gen(function* () {
      const { reason } = yield* Effect.flip(SqliteLog.make({ file: join(yield* folder, "no-folder", "log.sqlite") }))
      expect(reason._tag).toBe("CannotOpen")
    }),
  )

  it.live("[T42] after a failed transaction nobody of it is answered Stored and nothing is appended any more", () => {
    const said: Array<unknown> = []
    const listener = Logger.make(({ message }) => void said.push(Array.isArray(message) ? message[0] : message))
    return Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      yield* log.append(append("command-a", 0))
      const other = new DatabaseSync(path)
      // A debt that only a commit asks for.
      other.exec("CREATE TABLE owed (id INTEGER REFERENCES streams (id) DEFERRABLE INITIALLY DEFERRED)")
      other.exec("CREATE TRIGGER owe AFTER INSERT ON events BEGIN INSERT INTO owed VALUES (-1); END")
      const errors = yield* Effect.all(
        [append("command-b", 1), append("command-c", 1)].map((one) => Effect.flip(log.append(one))),
        { concurrency: "unbounded" },
      )
      expect(errors.map(({ reason }) => reason._tag)).toEqual(["Unavailable", "Unavailable"])
      other.exec("DROP TRIGGER owe")
      other.close()
      expect((yield* Effect.flip(log.append(append("command-d", 1)))).reason._tag).toBe("Unavailable")
      const again = yield* SqliteLog.make({ file: path })
      expect((yield* again.read(stream, 1, 9)).map(({ id }) => id)).toEqual(["command-a/0"])
      expect(yield* again.append(append("command-b", 1))).toMatchObject({ from: 2, dup: false })
      expect(said).toEqual(["The event log is broken and must be opened anew"])
    }).pipe(Effect.provide(Logger.layer([listener])))
  })

  it.live("[T63] an append that cannot be written is answered alone, its neighbours are stored", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      const other = new DatabaseSync(path)
      other.exec(
        "CREATE TRIGGER poison AFTER INSERT ON events WHEN NEW.command = 'command-b' BEGIN SELECT RAISE(ABORT, 'no'); END",
      )
      const group = [append("command-a", 0), { ...append("command-b", 1), turn: { producer: "device-01", n: 1 } }]
      const answers = yield* Effect.all(
        [...group, append("command-c", 1), append("command-d", 2)].map((one) => Effect.result(log.append(one))),
        { concurrency: "unbounded" },
      )
      expect(answers.map((answer) => (Result.isSuccess(answer) ? "Stored" : answer.failure.reason._tag))).toEqual([
        "Stored",
        "Unavailable",
        "Stored",
        "Stored",
      ])
      expect((yield* log.read(stream, 1, 9)).map(({ id }) => id)).toEqual(["command-a/0", "command-c/0", "command-d/0"])
      other.exec("DROP TRIGGER poison")
      other.close()
      const retry = { ...append("command-b", 3), turn: { producer: "device-01", n: 1 } }
      expect(yield* log.append(retry)).toMatchObject({ from: 4, dup: false })
    }).pipe(Effect.provide(Logger.layer([]))),
  )

  it.live("[T40] a mark goes along with the next transaction, and one that cannot be written costs it nothing", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      yield* log.append(append("command-a", 0))
      const other = new DatabaseSync(path)
      const written = () => other.prepare("SELECT who, delivered, read FROM marks").all()
      yield* log.mark(stream, "Visitor/v1", { delivered: 1, read: 1 })
      expect(written()).toEqual([])
      other.exec("CREATE TRIGGER poison AFTER INSERT ON marks BEGIN SELECT RAISE(ABORT, 'no'); END")
      expect(yield* log.append(append("command-b", 1))).toMatchObject({ from: 2, dup: false })
      expect(written()).toEqual([])
      other.exec("DROP TRIGGER poison")
      yield* log.mark(stream, "Visitor/v1", { delivered: 2, read: 1 })
      yield* log.append(append("command-c", 2))
      expect(written()).toEqual([{ who: "Visitor/v1", delivered: 2, read: 1 }])
      other.close()
    }),
  )

  it.live("[T63] a kept refusal that this version cannot read is a refusal still", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      const refused: Append = {
        ...append("command-a", 0),
        outcome: { _tag: "Rejected", rejection: { reasons: [{ key: "NotOwner" }] } },
      }
      yield* log.append(refused)
      const other = new DatabaseSync(path)
      for (const kept of ['{"reasons":[{"key":"K","params":{"max":null}}]}', "{", "[]"]) {
        other.prepare("UPDATE factless SET rejection = ?").run(kept)
        expect(yield* log.append(refused)).toEqual({
          _tag: "Refused",
          rejection: { reasons: [{ key: "Failed" }] },
          dup: true,
        })
      }
      other.close()
      expect(yield* log.append(append("command-b", 0))).toMatchObject({ from: 1, dup: false })
    }),
  )

  it.live("[T63] a file of before knows open conversations, what aims at what, and marks too", () =>
    Effect.gen(function* () {
      const path = yield* file
      yield* Effect.scoped(
        Effect.gen(function* () {
          const log = yield* SqliteLog.make({ file: path })
          yield* log.append(append("command-a", 0))
          const redaction = { stream, expectedHead: 1, facts: [{ _tag: "MessageRedacted", target: 1 as Seq }] } as const
          yield* log.append({ ...append("command-b", 1), outcome: { _tag: "Accepted", writes: [redaction] } })
        }),
      )
      const old = new DatabaseSync(path)
      old.exec("DROP INDEX summaries_open; DROP INDEX events_aimed; DROP TABLE marks")
      old.close()
      const log = yield* SqliteLog.make({ file: path })
      expect(yield* log.summaries("acme" as TenantId, 10)).toEqual([])
      expect((yield* log.mutations(stream, 1, 1)).map(({ seq }) => seq)).toEqual([2])
      expect(yield* log.marks(stream)).toEqual({})
    }),
  )

  it.live("[T42] another writer that is in the way for too long costs this group, not the log", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path, busyTimeout: 0 })
      const other = new DatabaseSync(path)
      other.exec("BEGIN IMMEDIATE")
      expect((yield* Effect.flip(log.append(append("command-a", 0)))).reason._tag).toBe("Unavailable")
      other.exec("ROLLBACK")
      other.close()
      expect(yield* log.append(append("command-a", 0))).toMatchObject({ from: 1, dup: false })
    }),
  )

  it.live("[T43] every statement of an append and a read finds what it needs by an index that has all of its key", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      yield* log.append(append("command-a", 0))
      const source = readFileSync(new URL("../../src/server/SqliteLog.ts", import.meta.url), "utf8")
      const selects = [...source.matchAll(/"(SELECT [^"]* FROM [^"]* = \?[^"]*)"/g)].map(([, sql]) => sql!)
      const db = new DatabaseSync(path)
      const plans = selects.map((sql) => {
        const wanted = sql.slice(sql.indexOf("WHERE")).match(/\w+ (?== \?)/g)?.length ?? 0
        const plan = db
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...Array.from({ length: 3 }, () => null).slice(0, sql.split("?").length - 1))
        const [detail] = plan.map((step) => String(step["detail"]))
        return [
          sql,
          plan.length === 1 && detail?.startsWith("SEARCH ") === true && detail.split("=?").length - 1 >= wanted,
        ]
      })
      db.close()
      expect(plans).toEqual(selects.map((sql) => [sql, true]))
      expect(selects.length).toBeGreaterThanOrEqual(7)
    }),
  )

  it.live("two logs over one file see each other's facts", () =>
    Effect.gen(function* () {
      const path = yield* file
      const [one, two] = [yield* SqliteLog.make({ file: path }), yield* SqliteLog.make({ file: path })]
      yield* one.append(append("command-a", 0))
      yield* two.append(append("command-b", 1))
      expect((yield* Effect.flip(one.append(append("command-c", 1)))).reason).toEqual({
        _tag: "Conflict",
        stream,
        head: 2,
      })
      expect(yield* one.append(append("command-b", 0))).toMatchObject({ from: 2, dup: true })
      expect(yield* one.append(append("command-c", 2))).toMatchObject({ from: 3, dup: false })
      expect(yield* two.head(stream)).toBe(3)
      expect(two.epoch).toBe(one.epoch)
    }),
  )

  it.live("[T44] an event that this version cannot read comes back as Unknown, its neighbours as they are", () =>
    Effect.gen(function* () {
      const path = yield* file
      const log = yield* SqliteLog.make({ file: path })
      for (const [i, name] of ["command-a", "command-b", "command-c"].entries()) yield* log.append(append(name, i))
      const other = new DatabaseSync(path)
      const body = JSON.stringify({ _tag: "MessagePosted", id: "command-b/0", seq: 2, at: 5, by: {}, text: 7 })
      other.prepare("UPDATE events SET json = ? WHERE seq = 2").run(body)
      other.close()
      const events = yield* log.read(stream, 1, 3)
      expect(events.map(({ _tag, seq }) => [_tag, seq])).toEqual([
        ["MessagePosted", 1],
        ["Unknown", 2],
        ["MessagePosted", 3],
      ])
      expect(events[1]).toMatchObject({ kind: "MessagePosted", body: { text: 7 } })
    }),
  )

  it.live("[T45] a new lineage is given to a file that no server has open", () =>
    Effect.gen(function* () {
      const path = yield* file
      const before = yield* Effect.scoped(Effect.map(SqliteLog.make({ file: path }), ({ epoch }) => epoch))
      const renewed = yield* SqliteLog.renewEpoch({ file: path })
      const after = yield* Effect.scoped(Effect.map(SqliteLog.make({ file: path }), ({ epoch }) => epoch))
      expect(after).toBe(renewed)
      expect(after).not.toBe(before)
    }),
  )
})
