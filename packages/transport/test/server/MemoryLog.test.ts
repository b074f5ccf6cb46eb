import { expect, it } from "@effect/vitest"
import type { AgentId, CommandId, ConversationId, TenantId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import type { Append } from "@pupitre/transport/server/EventLog"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import { logContract } from "@pupitre/transport/testing/logContract"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { describe } from "vitest"

const open = (storage: MemoryLog.Storage) => ({
  open: Effect.map(MemoryLog.make({ storage }), ({ log }) => log),
})

describe("[T40] a log in memory", () => {
  for (const rule of logContract({ fresh: Effect.sync(() => open(MemoryLog.storage())) })) {
    it.effect(rule.name, () => rule.run)
  }

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

  it.effect("[T41] nothing is there before the flush, everything of the group after it", () =>
    Effect.gen(function* () {
      const { log } = yield* MemoryLog.make({ flushDelay: 10 })
      const first = yield* Effect.forkChild(log.append(append("command-a", 0)), { startImmediately: true })
      const second = yield* Effect.forkChild(log.append(append("command-b", 1)), { startImmediately: true })
      yield* TestClock.adjust(9)
      expect(yield* log.head(stream)).toBe(0)
      yield* TestClock.adjust(1)
      expect(yield* log.head(stream)).toBe(2)
      expect((yield* Fiber.join(first))._tag + (yield* Fiber.join(second))._tag).toBe("StoredStored")
    }),
  )

  it.effect("[T41] a crash loses what was not flushed and nothing else", () =>
    Effect.gen(function* () {
      const { log, crash, storage } = yield* MemoryLog.make({ flushDelay: 10 })
      const kept = yield* Effect.forkChild(log.append(append("command-a", 0)), { startImmediately: true })
      yield* TestClock.adjust(10)
      yield* Fiber.join(kept)
      const lost = yield* Effect.forkChild(Effect.flip(log.append(append("command-b", 1))), { startImmediately: true })
      crash()
      expect((yield* Fiber.join(lost)).reason._tag).toBe("Unavailable")
      expect((yield* Effect.flip(log.head(stream))).reason._tag).toBe("Unavailable")
      const again = yield* MemoryLog.make({ storage })
      expect((yield* again.log.read(stream, 1, 9)).map(({ id }) => id)).toEqual(["command-a/0"])
    }),
  )

  it.effect("[T41] a failed commit is answered as such, whether it was stored or not", () =>
    Effect.gen(function* () {
      const { log, failNextCommit } = yield* MemoryLog.make()
      failNextCommit("before")
      expect((yield* Effect.flip(log.append(append("command-a", 0)))).reason._tag).toBe("Unavailable")
      expect(yield* log.append(append("command-a", 0))).toMatchObject({ from: 1, dup: false })
      failNextCommit("after")
      expect((yield* Effect.flip(log.append(append("command-b", 1)))).reason._tag).toBe("Unavailable")
      expect(yield* log.append(append("command-b", 1))).toMatchObject({ from: 2, dup: true })
    }),
  )
})
