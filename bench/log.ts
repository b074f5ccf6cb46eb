/**
 * Acknowledged appends per second of the SQLite log, beside a bare loop of the same statements in the same run.
 *
 * N clients append one message each, wait for the answer, and append again. The bare loop does what the log does for a
 * group of N, and nothing else: no admission, no queue, no Effect. Both write through `synchronous=FULL`, taking turns, to
 * two files in the temporary folder.
 */
import type { AgentId, CommandId, ConversationId, TenantId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { EventLog } from "@pupitre/transport/server/EventLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Row } from "./Results.ts"
import { write } from "./Results.ts"

const sizes = [1, 8, 64, 256]
/** Milliseconds of one slice, and how many slices each side gets for each size. */
const slice = 400
const slices = 5

const text = "Bonjour, je cherche une lampe de bureau qui éclaire sans éblouir. ".repeat(5).slice(0, 300)
const by = { _tag: "Agent", id: "ines" as AgentId, name: "Inès" } as const

interface Measured {
  count: number
  elapsed: number
  /** Milliseconds from append to answer, of each. */
  readonly latencies: Array<number>
}

const measured = (): Measured => ({ count: 0, elapsed: 0, latencies: [] })
const nothing = (): void => {}

const ours = async (log: EventLog["Service"], clients: number): Promise<(into: Measured) => Promise<void>> => {
  const heads = Array.from({ length: clients }, () => 0)
  const turns = Array.from({ length: clients }, () => 0)
  let made = 0
  return (into) =>
    Effect.runPromise(
      Effect.suspend(() => {
        const start = performance.now()
        const client = Effect.fnUntraced(function* (c: number) {
          const stream = StreamKeys.conversation("bench" as TenantId, `c-${clients}-${c}` as ConversationId)
          while (performance.now() - start < slice) {
            const sent = performance.now()
            const answer = yield* log.append({
              commandId: `command-${clients}-${++made}` as CommandId,
              stream,
              turn: { producer: `device-${c}-of-bench`, n: ++turns[c]! },
              by,
              at: Date.now(),
              outcome: {
                _tag: "Accepted",
                writes: [{ stream, expectedHead: heads[c]!, facts: [{ _tag: "MessagePosted", text }] }],
              },
            })
            if (answer._tag !== "Stored") throw new Error(answer._tag)
            heads[c] = answer.to
            into.latencies.push(performance.now() - sent)
            into.count++
          }
        })
        return Effect.all(
          Array.from({ length: clients }, (_, c) => client(c)),
          { concurrency: "unbounded", discard: true },
        ).pipe(Effect.map(() => void (into.elapsed += performance.now() - start)))
      }),
    )
}

const bare = (db: DatabaseSync, clients: number): ((into: Measured) => void) => {
  const begin = db.prepare("BEGIN IMMEDIATE")
  const commit = db.prepare("COMMIT")
  const selectStream = db.prepare("SELECT id, head FROM streams WHERE key = ?")
  const insertStream = db.prepare("INSERT INTO streams (key, head) VALUES (?, ?)")
  const selectFirst = db.prepare("SELECT seq FROM events WHERE stream = ? AND command = ? ORDER BY place LIMIT 1")
  const selectFactless = db.prepare("SELECT head, rejection FROM factless WHERE stream = ? AND command = ?")
  const selectTurn = db.prepare("SELECT n FROM producers WHERE stream = ? AND producer = ?")
  const upsertTurn = db.prepare(
    "INSERT INTO producers (stream, producer, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = excluded.n",
  )
  const insertEvent = db.prepare("INSERT INTO events (stream, seq, command, place, json) VALUES (?, ?, ?, ?, ?)")
  const updateHead = db.prepare("UPDATE streams SET head = ? WHERE id = ?")
  const keys = Array.from({ length: clients }, (_, c) => `bench/conversation/c-${clients}-${c}`)
  for (const key of keys) insertStream.run(key, 0)
  let made = 0
  return (into) => {
    const start = performance.now()
    while (performance.now() - start < slice) {
      const sent = performance.now()
      begin.run()
      for (const [c, key] of keys.entries()) {
        const { id, head } = selectStream.get(key) as { id: number; head: number }
        const name = `command-${clients}-${++made}`
        const producer = `device-${c}-of-bench`
        selectFirst.get(id, name)
        selectFactless.get(id, name)
        selectTurn.get(id, producer)
        upsertTurn.run(id, producer, head + 1)
        const event = { id: `${name}/0`, seq: head + 1, at: Date.now(), by, _tag: "MessagePosted", text }
        insertEvent.run(id, head + 1, name, 0, JSON.stringify(event))
        updateHead.run(head + 1, id)
      }
      commit.run()
      const took = performance.now() - sent
      for (let i = 0; i < clients; i++) into.latencies.push(took)
      into.count += clients
    }
    into.elapsed += performance.now() - start
  }
}

const rate = ({ count, elapsed }: Measured): number => (count * 1000) / elapsed
const percentile = ({ latencies }: Measured, p: number): number =>
  latencies.toSorted((a, b) => a - b)[Math.floor((latencies.length - 1) * p)] ?? 0
const inWords = (one: Measured): string =>
  `${Math.round(rate(one))}/s, p50 ${percentile(one, 0.5).toFixed(2)} ms, p99 ${percentile(one, 0.99).toFixed(2)} ms`

const folder = mkdtempSync(join(tmpdir(), "pupitre-bench-"))
const scope = Effect.runSync(Scope.make())
try {
  const open = (name: string) => Effect.runPromise(Scope.provide(SqliteLog.make({ file: join(folder, name) }), scope))
  const log = await open("ours.sqlite")
  await Effect.runPromise(Effect.scoped(Effect.map(SqliteLog.make({ file: join(folder, "bare.sqlite") }), nothing)))
  const db = new DatabaseSync(join(folder, "bare.sqlite"))
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 10000")
  const rows: Array<Row> = []
  for (const clients of sizes) {
    const [append, loop] = [await ours(log, clients), bare(db, clients)]
    await append(measured())
    loop(measured())
    const [a, b] = [measured(), measured()]
    for (let i = 0; i < slices; i++) {
      await append(a)
      loop(b)
    }
    console.log(`${clients} clients: ${inWords(a)}; bare ${inWords(b)}; ratio ${(rate(a) / rate(b)).toFixed(2)}`)
    rows.push({
      id: `log.sqlite.append.${clients}`,
      unit: "appends/s",
      ours: rate(a),
      peer: "bare loop of the same SQL",
      peerValue: rate(b),
      target: 0.7 * rate(b),
      more: true,
      looked: a.count,
      p50: percentile(a, 0.5),
      p99: percentile(a, 0.99),
    })
  }
  db.close()
  write("log", rows)
} finally {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  rmSync(folder, { recursive: true, force: true })
}
