import { expect, it } from "@effect/vitest"
import * as StreamKeys from "@pupitre/core/StreamKey"
import { manual } from "@pupitre/core/desk/Routing"
import type { VisitorId } from "@pupitre/core/Id"
import * as MemoryLog from "@pupitre/transport/server/MemoryLog"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe } from "vitest"
import type { Client } from "./World.js"
import { tenant, world } from "./World.js"

const own = (id: string) => StreamKeys.visitor(tenant, id as VisitorId)
const begin = (client: Client, id: string, scopes = ["store"]): void => {
  client.submit(own(id), "giveConsent", { scopes })
  const landing = "https://lumen.example/"
  client.submit(own(id), "startVisit", { visitId: `visit-${id}`, landing, referrer: "", userAgent: "Mozilla/5.0" })
}

/** A server over what is stored, which stops when it is told to. */
const serving = (over: Parameters<typeof world>[0]) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const made = yield* world({ routing: manual, ...over }).pipe(Scope.provide(scope))
    return { ...made, stop: Scope.close(scope, Exit.void) }
  })
const leavings = (storage: MemoryLog.Storage, id: string) =>
  (storage.streams.get(own(id)) ?? []).flatMap((one) => (one._tag === "SiteLeft" ? [[one.leftAt, one.at]] : []))

describe("[T122] a server that stops", () => {
  it.effect("says when those left who had left, and nothing of those who were there or had come back", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const { connect, stop } = yield* serving({ log: { storage } })
      const [gone, there, back] = ["gone", "there", "back"].map((id) => {
        const client = connect(`visitor:${id}`)
        begin(client, id)
        return client
      })
      yield* TestClock.adjust(60_000)
      gone!.leave()
      back!.leave()
      yield* TestClock.adjust(3_000)
      connect("visitor:back")
      yield* TestClock.adjust(1_000)
      yield* stop
      expect(there!.of("Bye").map(({ reason }) => reason)).toEqual(["ShuttingDown"])
      expect(leavings(storage, "gone")).toEqual([[60_000, 64_000]])
      expect([leavings(storage, "there"), leavings(storage, "back")]).toEqual([[], []])
    }),
  )

  it.effect("writes nothing of who did not agree, and of who is being written down nothing twice", () =>
    Effect.gen(function* () {
      const storage = MemoryLog.storage("epoch-1")
      const { connect, stop } = yield* serving({ log: { storage, flushDelay: 100 } })
      const [quiet, slow] = [connect("visitor:quiet"), connect("visitor:slow")]
      begin(quiet, "quiet", ["preview"])
      begin(slow, "slow")
      yield* TestClock.adjust(1_000)
      slow.leave()
      yield* TestClock.adjust(9_000)
      quiet.leave()
      yield* TestClock.adjust(1_050)
      const stopping = yield* Effect.forkChild(stop)
      yield* TestClock.adjust(1_000)
      yield* Fiber.join(stopping)
      expect(leavings(storage, "slow")).toEqual([[1_000, 11_000]])
      expect(leavings(storage, "quiet")).toEqual([])
    }),
  )

  it.effect("is not kept from it by a store that takes nothing: after two seconds it is over", () =>
    Effect.gen(function* () {
      const { log, storage } = yield* MemoryLog.make()
      let stuck = false
      const { connect, stop } = yield* serving({
        over: { ...log, append: (wish) => (stuck ? Effect.never : log.append(wish)) },
      })
      const client = connect("visitor:gone")
      begin(client, "gone")
      client.leave()
      yield* TestClock.adjust(1_000)
      stuck = true
      const stopping = yield* Effect.forkChild(stop)
      yield* TestClock.adjust(1_999)
      expect(stopping.pollUnsafe()).toBeUndefined()
      yield* TestClock.adjust(1)
      yield* Fiber.join(stopping)
      expect(leavings(storage, "gone")).toEqual([])
    }),
  )

  it.effect("leaves it in a file for the next one, to which who comes back is there again and leaves anew", () =>
    Effect.gen(function* () {
      const folder = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "pupitre-stop-"))),
        (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
      )
      const session = <A>(use: (server: Effect.Success<ReturnType<typeof serving>>) => Effect.Effect<A>) =>
        Effect.scoped(
          Effect.gen(function* () {
            const log = yield* SqliteLog.make({ file: join(folder, "log.sqlite") })
            const server = yield* serving({ over: log })
            const used = yield* use(server)
            yield* server.stop
            const events = yield* log.read(own("v1"), 1, 100)
            const left = events.flatMap((one) => (one._tag === "SiteLeft" ? [one.leftAt] : []))
            return { used, left }
          }),
        )
      const first = yield* session(({ connect }) =>
        Effect.gen(function* () {
          const tab = connect("visitor:v1")
          begin(tab, "v1")
          yield* TestClock.adjust(60_000)
          tab.leave()
          yield* TestClock.adjust(5_000)
        }),
      )
      expect(first.left).toEqual([60_000])
      const second = yield* session(({ connect }) =>
        Effect.gen(function* () {
          const tab = connect("visitor:v1")
          yield* TestClock.adjust(60_000)
          tab.leave()
          yield* TestClock.adjust(5_000)
        }),
      )
      expect(second.left).toEqual([60_000, 125_000])
    }),
  )
})
