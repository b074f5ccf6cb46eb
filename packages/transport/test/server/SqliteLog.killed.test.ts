import { expect, it } from "@effect/vitest"
import type { ConversationId, TenantId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { nodeArguments } from "../../../../scripts/project/Sources.ts"

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const kills = 10
const streams = 4

it("[T41] what was answered before a SIGKILL is there after it, once, in place", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "pupitre-kill-"))
  try {
    const file = join(folder, "log.sqlite")
    /** By stream: the number that each index was answered with. */
    const answered = Array.from({ length: streams }, () => new Map<number, number>())
    for (let kill = 0; kill < kills; kill++) {
      // One that was answered is asked for again as well, and gets the same answer.
      const starts = answered.map((of) => String(Math.max(1, of.size)))
      const child = spawn(process.execPath, [...nodeArguments, here("killed.child.ts"), file, ...starts], {
        stdio: ["ignore", "pipe", "inherit"],
      })
      const gone = once(child, "exit")
      let left = 1 + Math.floor(Math.random() * 400)
      for await (const line of createInterface({ input: child.stdout })) {
        const [s, i, from] = line.split(" ").map(Number) as [number, number, number]
        expect(answered[s]!.get(i) ?? from).toBe(from)
        answered[s]!.set(i, from)
        if (--left === 0) child.kill("SIGKILL")
      }
      expect((await gone)[1]).toBe("SIGKILL")
      await Effect.runPromise(
        Effect.scoped(
          Effect.gen(function* () {
            const log = yield* SqliteLog.make({ file })
            for (const [s, of] of answered.entries()) {
              const stream = StreamKeys.conversation("acme" as TenantId, `c${s}` as ConversationId)
              const events = yield* log.read(stream, 1, 1_000_000)
              expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
              expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
              for (const [i, seq] of of) expect(events[seq - 1]?.id).toBe(`command-${s}-${i}/0`)
            }
          }),
        ),
      )
    }
    expect(answered.reduce((sum, of) => sum + of.size, 0)).toBeGreaterThan(kills)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
