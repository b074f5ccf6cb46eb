/**
 * Acknowledged messages per second through the whole path: WebSocket, gateway, decision, SQLite with a full flush, fan-out.
 *
 * 64 visitors in a thread of their own, each with a conversation that it watches, post a message of 300 characters, wait
 * for the answer, and post again. Beside it, in the same run and from the same thread: a bare WebSocket echo of texts of the same
 * size. The gateway's rate limits are lifted for this.
 */
import * as Command from "@pupitre/core/Command"
import { builtin } from "@pupitre/core/command/builtin"
import type { TenantId, VisitorId } from "@pupitre/core/Id"
import { EventLog } from "@pupitre/transport/server/EventLog"
import * as Gateway from "@pupitre/transport/server/Gateway"
import * as NodeServer from "@pupitre/transport/server/NodeServer"
import * as SqliteLog from "@pupitre/transport/server/SqliteLog"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads"
import { WebSocket, WebSocketServer } from "ws"
import { write } from "./Results.ts"

const clients = 64
/** Milliseconds: not counted, and counted. */
const warmUp = 1_000
const counted = 6_000
const origin = "https://bench.example.com"
const text = "Bonjour, je cherche une lampe de bureau qui éclaire sans éblouir. ".repeat(5).slice(0, 300)

interface Measured {
  readonly perSecond: number
  readonly count: number
  readonly p50: number
  readonly p99: number
}

interface Task {
  readonly url: string
  readonly echo: boolean
}

/** One visitor; tells `answered` how long each answer took. */
const visit = async ({ url, echo }: Task, c: number, answered: (latency: number) => void): Promise<WebSocket> => {
  const socket = new WebSocket(url, { headers: { origin } })
  await once(socket, "open")
  const own = `bench/visitor/v${c}`
  let stream = own
  let epoch = ""
  let n = 0
  let sent = 0
  const submit = (name: string, input: unknown): string => {
    const commandId = crypto.randomUUID()
    sent = performance.now()
    n++
    const call = { name, input }
    socket.send(JSON.stringify({ _tag: "Submit", stream, epoch, producer: `device-${c}-of-bench`, n, commandId, call }))
    return commandId
  }
  const post = (): void => void submit("postMessage", { text })
  if (echo) {
    socket.on("message", () => {
      answered(performance.now() - sent)
      post()
    })
    post()
    return socket
  }
  let started = ""
  socket.on("message", (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { readonly _tag: string; readonly epoch: string; commandId: string }
    switch (frame._tag) {
      case "Welcome":
        epoch = frame.epoch
        submit("giveConsent", { scopes: ["store"] })
        started = submit("startConversation", { mode: "chat" })
        break
      case "Ack":
        if (stream !== own) {
          answered(performance.now() - sent)
          post()
        } else if (frame.commandId === started) {
          stream = `bench/conversation/${started}`
          n = 0
          socket.send(JSON.stringify({ _tag: "Subscribe", stream, since: 0 }))
          post()
        }
        break
      case "Nack":
      case "Expect":
      case "Bye":
        throw new Error(data.toString())
    }
  })
  socket.send(JSON.stringify({ _tag: "Hello", protocol: 1, token: `v${c}` }))
  return socket
}

const measure = async (task: Task): Promise<Measured> => {
  let latencies: Array<number> = []
  const sockets = await Promise.all(
    Array.from({ length: clients }, (_, c) => visit(task, c, (latency) => latencies.push(latency))),
  )
  await new Promise((resolve) => setTimeout(resolve, warmUp))
  latencies = []
  const start = performance.now()
  await new Promise((resolve) => setTimeout(resolve, counted))
  const elapsed = performance.now() - start
  const sorted = Float64Array.from(latencies).sort()
  for (const socket of sockets) socket.terminate()
  const at = (p: number): number => sorted[Math.floor((sorted.length - 1) * p)] ?? Number.NaN
  return { count: sorted.length, perSecond: (sorted.length * 1000) / elapsed, p50: at(0.5), p99: at(0.99) }
}

const inThread = async (task: Task): Promise<Measured> => {
  const worker = new Worker(new URL(import.meta.url), { workerData: task })
  const [measured] = (await once(worker, "message")) as [Measured]
  await worker.terminate()
  return measured
}

const listen = async () => {
  const server = createServer()
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return { server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live` }
}

const unlimited = { burst: 1_000_000, perSecond: 1_000_000 }

const program = Effect.gen(function* () {
  const folder = mkdtempSync(join(tmpdir(), "pupitre-bench-"))
  yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true, force: true })))
  const log = yield* SqliteLog.make({ file: join(folder, "log.sqlite") })
  const gateway = yield* Gateway.make({
    commands: Command.catalogue(builtin),
    authenticate: (token) =>
      Effect.succeed({
        tenant: "bench" as TenantId,
        participant: { _tag: "Visitor", id: token as VisitorId },
        role: "visitor",
        expiresAt: Date.now() + 900_000,
      }),
    limits: { frames: unlimited, submits: unlimited },
  }).pipe(Effect.provideService(EventLog, log))
  const { server, url } = yield* Effect.promise(listen)
  yield* NodeServer.attach(server, gateway, { origins: [origin] })
  const whole = yield* Effect.promise(() => inThread({ url, echo: false }))

  const echo = yield* Effect.promise(listen)
  const echoes = new WebSocketServer({ server: echo.server, perMessageDeflate: false })
  echoes.on("connection", (socket) => socket.on("message", (data: Buffer) => socket.send(data.toString())))
  const bare = yield* Effect.promise(() => inThread({ url: echo.url, echo: true }))
  for (const each of [server, echo.server]) {
    each.close()
    each.closeAllConnections()
  }
  return { whole, bare }
})

if (isMainThread) {
  const scope = Effect.runSync(Scope.make())
  const { whole, bare } = await Effect.runPromise(Scope.provide(program, scope))
  await Effect.runPromise(Scope.close(scope, Exit.void))
  const line = (name: string, { perSecond, p50, p99 }: Measured): string =>
    `${name}: ${Math.round(perSecond)}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`
  console.log(`${clients} clients; ${line("whole path", whole)}; ${line("bare WebSocket echo", bare)}`)
  write("path", [
    {
      id: `path.append.${clients}`,
      unit: "acks/s",
      ours: whole.perSecond,
      peer: "bare WebSocket echo",
      peerValue: bare.perSecond,
      target: 4_000,
      more: true,
      looked: whole.count,
      p50: whole.p50,
      p99: whole.p99,
    },
  ])
} else {
  parentPort?.postMessage(await measure(workerData as Task))
}
