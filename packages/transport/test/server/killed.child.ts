/**
 * Appends to a log until it is killed, and prints each answer when it has it: `stream index seq`.
 *
 * Arguments: the file, then for each stream the first index to append, which may be there already.
 */
import type { AgentId, CommandId, ConversationId, TenantId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import { writeSync } from "node:fs"

const [file, ...starts] = process.argv.slice(2) as [string, ...Array<string>]

const program = Effect.gen(function* () {
  const log = yield* SqliteLog.make({ file })
  const append = (s: number, start: number) =>
    Effect.gen(function* () {
      const stream = StreamKeys.conversation("acme" as TenantId, `c${s}` as ConversationId)
      let head = yield* log.head(stream)
      for (let i = start; ; i++) {
        const answer = yield* log.append({
          commandId: `command-${s}-${i}` as CommandId,
          stream,
          turn: { producer: `device-${s}-xx`, n: i },
          by: { _tag: "Agent", id: "ines" as AgentId, name: "Inès" },
          at: Date.now(),
          outcome: {
            _tag: "Accepted",
            writes: [{ stream, expectedHead: head, facts: [{ _tag: "MessagePosted", text: `${i}` }] }],
          },
        })
        if (answer._tag !== "Stored") throw new Error(answer._tag)
        head = Math.max(head, answer.to)
        writeSync(1, `${s} ${i} ${answer.from}\n`)
      }
    })
  yield* Effect.all(
    starts.map((start, s) => append(s, Number(start))),
    { concurrency: "unbounded" },
  )
})

await Effect.runPromise(Effect.scoped(program))
