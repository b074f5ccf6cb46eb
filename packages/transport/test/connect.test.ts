import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { it } from "@effect/vitest"
import * as ConversationWindow from "@pupitre/core/ConversationWindow"
import type { ConversationId } from "@pupitre/core/Id"
import { PostMessage } from "@pupitre/core/command/PostMessage"
import * as Marks from "@pupitre/core/Marks"
import * as StreamKey from "@pupitre/core/StreamKey"
import * as Timeline from "@pupitre/core/Timeline"
import type { Connection } from "@pupitre/transport/Connection"
import { connect } from "@pupitre/transport/connect"
import * as Memory from "@pupitre/transport/connection/Memory"
import * as WebSocketConnection from "@pupitre/transport/connection/WebSocket"
import * as NodeServer from "@pupitre/transport/server/NodeServer"
import * as Session from "@pupitre/transport/Session"
import * as FaultyConnection from "@pupitre/transport/testing/FaultyConnection"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect } from "vitest"
import { WebSocket } from "ws"
import type { World } from "./server/World.js"
import { tenant, world } from "./server/World.js"

const origin = "https://desk.example.com"

/** A page's WebSocket says where the page is from. */
class PageSocket extends WebSocket {
  constructor(url: string) {
    super(url, { headers: { origin } })
  }
}

const overWebSocket = (made: World) =>
  Effect.gen(function* () {
    const server = yield* Effect.acquireRelease(
      Effect.promise(async () => {
        const listening = createServer().listen(0, "127.0.0.1")
        await once(listening, "listening")
        return listening
      }),
      (listening) =>
        Effect.promise(async () => {
          listening.closeAllConnections()
          await new Promise((resolve) => listening.close(resolve))
        }),
    )
    yield* NodeServer.attach(server, made.gateway, { origins: [origin] })
    return WebSocketConnection.make({
      url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live`,
      WebSocket: PageSocket,
    })
  })

const ways: Readonly<Record<string, (made: World) => Effect.Effect<Connection, never, Scope.Scope>>> = {
  "in memory": (made) => Effect.succeed(Memory.make((link) => made.gateway.accept(link))),
  "over WebSockets": overWebSocket,
  "over a faulty connection": (made) =>
    Effect.succeed(
      FaultyConnection.make(
        Memory.make((link) => made.gateway.accept(link)),
        {
          seed: 5,
          faults: {
            up: { loss: 0.1, duplication: 0.2, delay: 5, reordering: 0.3 },
            down: { loss: 0.1, duplication: 0.2, delay: 5, reordering: 0.3 },
          },
        },
      ),
    ),
}

const texts = (window: ConversationWindow.ConversationWindow): ReadonlyArray<string> =>
  [...Timeline.iterate(window.timeline.get())].flatMap((entry) =>
    entry._tag === "MessagePosted" ? [`${entry.by._tag}: ${entry.text}`] : [],
  )

const gapOf = (window: ConversationWindow.ConversationWindow) =>
  [...Timeline.iterate(window.timeline.get())].find((entry) => entry._tag === "Gap")

const until = async (condition: () => boolean): Promise<void> => {
  const end = Date.now() + 20_000
  while (!condition()) {
    if (Date.now() > end) throw new Error("it did not happen within 20 s")
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

describe("[T37] connect", () => {
  for (const [name, way] of Object.entries(ways)) {
    it.live(
      `[T37] the same talk gives the same thread, ${name}`,
      () =>
        Effect.gen(function* () {
          // The loss of the last facts shows with a heartbeat.
          const made = yield* world({ heartbeat: 2_000 })
          const connection = yield* way(made)
          const agent = yield* Effect.promise(() => connect({ connection, token: () => "agent:ines" }))
          const visitor = yield* Effect.promise(() => connect({ connection, token: () => "visitor:v1" }))
          const own = StreamKey.visitor(tenant, "v1" as never)
          yield* Effect.promise(async () => {
            // Routing gives the conversation to an agent who is there.
            await until(() => agent.status.get()._tag === "Online")
            await visitor.submit(own, { name: "giveConsent", input: { scopes: ["store"] } }).outcome
            const started = visitor.submit(own, { name: "startConversation", input: { mode: "chat" } })
            expect(await started.outcome).toMatchObject({ _tag: "Stored" })
            const conversationId = started.commandId as string as ConversationId
            const windows = [agent, visitor].map((channel) =>
              ConversationWindow.open(channel, { tenant, conversationId }),
            ) as [ConversationWindow.ConversationWindow, ConversationWindow.ConversationWindow]
            const [desk, page] = windows
            await until(
              () => desk.conversation.get().status === "active" && page.conversation.get().status === "active",
            )
            const expected: Array<string> = []
            for (let i = 0; i < 10; i++) {
              const [side, who] = i % 2 === 0 ? ([page, "Visitor"] as const) : ([desk, "Agent"] as const)
              expect(await side.submit(PostMessage, { text: `message ${i}` }).outcome).toMatchObject({ _tag: "Stored" })
              expected.push(`${who}: message ${i}`)
            }
            await until(() => windows.every((window) => texts(window).length === expected.length))
            expect(texts(desk)).toEqual(expected)
            expect(texts(page)).toEqual(expected)

            // One who comes late opens it at its end, loads what is before, and stands where the others stand.
            const late = await connect({ connection, token: () => "agent:ines" })
            const end = ConversationWindow.open(late, { tenant, conversationId, tail: 4 })
            const head = Timeline.head(desk.timeline.get())
            await until(() => Timeline.head(end.timeline.get()) === head)
            expect(texts(end)).toEqual(expected.slice(-4))
            expect(end.conversation.get()).toEqual(desk.conversation.get())
            for (let gap = gapOf(end); gap !== undefined; gap = gapOf(end)) await end.fill(gap.from)
            expect(texts(end)).toEqual(expected)
            // Where nothing is lost without closing, what is read is heard of.
            if (!name.includes("faulty")) {
              page.read(head - 1)
              await until(() => Marks.ofOthers(end.marks.get(), "agents").read === head - 1)
              end.read(head)
              await until(() => Marks.ofOthers(page.marks.get(), "visitor").read === head)
            }
            await Promise.all([agent.close(), visitor.close(), late.close()])
          })
        }),
      30_000,
    )
  }
})

describe("[T38] Session", () => {
  const silent: Connection = { dial: () => ({ send: () => {}, close: () => {} }) }

  it.effect("[T38] runs on the clock of its fiber and ends with its scope", () =>
    Effect.gen(function* () {
      let dials = 0
      const connection: Connection = {
        dial: (listener) => {
          dials++
          return silent.dial(listener)
        },
      }
      const scope = yield* Scope.make()
      const session = yield* Session.make({ connection, token: () => "token" }).pipe(Scope.provide(scope))
      yield* TestClock.adjust("1 second")
      expect(dials).toBe(1)
      // An alarm is set when the one before has rung.
      const minute = Effect.repeat(TestClock.adjust("1 second"), { times: 59 })
      yield* minute
      expect(dials).toBeGreaterThan(2)
      const before = dials
      yield* Scope.close(scope, Exit.void)
      expect(session.status.get()).toMatchObject({ _tag: "Closed" })
      yield* minute
      expect(dials).toBe(before)
    }),
  )

  it.effect("[T38] is a service for those who want one", () =>
    Effect.gen(function* () {
      const said = yield* Deferred.make<string>()
      const connection: Connection = {
        dial: (listener) => {
          queueMicrotask(listener.opened)
          return { send: (text) => void Deferred.doneUnsafe(said, Exit.succeed(text)), close: () => {} }
        },
      }
      const program = Effect.gen(function* () {
        const channel = yield* Session.Channel
        yield* TestClock.adjust("1 second")
        expect(yield* Deferred.await(said)).toContain('"token":"mine"')
        return channel.status.get()._tag
      })
      const layer = Session.layer({ connection, token: () => Promise.resolve("mine") })
      expect(yield* program.pipe(Effect.provide(Layer.fresh(layer)))).toBe("Connecting")
    }),
  )
})
