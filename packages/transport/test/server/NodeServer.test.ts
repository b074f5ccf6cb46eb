import { expect, it } from "@effect/vitest"
import { manual } from "@pupitre/core/desk/Routing"
import type { VisitorId } from "@pupitre/core/Id"
import * as StreamKeys from "@pupitre/core/StreamKey"
import * as Codec from "@pupitre/transport/Codec"
import type { ClientFrame, ServerFrame } from "@pupitre/transport/Frame"
import * as NodeServer from "@pupitre/transport/server/NodeServer"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { connect as connectTcp } from "node:net"
import { describe } from "vitest"
import type { ClientOptions } from "ws"
import { WebSocket } from "ws"
import { away, commands as blocking, own, visited } from "./blocking.js"
import type { World } from "./World.js"
import { newId, tenant, world } from "./World.js"

const origin = "https://desk.example.com"

interface Served {
  readonly world: World
  readonly port: number
  readonly url: string
  readonly server: ReturnType<typeof createServer>
}

const served = (options: Partial<NodeServer.Options> = {}, of: Parameters<typeof world>[0] = {}) =>
  Effect.gen(function* () {
    const made = yield* world(of)
    const server = yield* Effect.acquireRelease(
      Effect.promise(async () => {
        const server = createServer()
        server.listen(0, "127.0.0.1")
        await once(server, "listening")
        return server
      }),
      (server) =>
        Effect.promise(async () => {
          server.closeAllConnections()
          await new Promise((resolve) => server.close(resolve))
        }),
    )
    yield* NodeServer.attach(server, made.gateway, { origins: [origin], ...options })
    const { port } = server.address() as AddressInfo
    return { world: made, server, port, url: `ws://127.0.0.1:${port}/live` } satisfies Served
  })

/** The status with which an upgrade is refused, or 101. */
const upgrade = (url: string, headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers })
    socket.on("open", () => {
      socket.terminate()
      resolve(101)
    })
    socket.on("unexpected-response", (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on("error", reject)
  })

const dial = async (url: string, options: ClientOptions = {}) => {
  const socket = new WebSocket(url, { headers: { origin }, ...options })
  const frames: Array<ServerFrame> = []
  socket.on("message", (data: Buffer) => frames.push(Result.getOrThrow(Codec.decodeServer(data.toString()))))
  const closed = once(socket, "close").then(([code]) => code as number)
  await once(socket, "open")
  return {
    socket,
    frames,
    closed,
    send: (frame: ClientFrame) => socket.send(Codec.encode(frame)),
    until: async (tag: ServerFrame["_tag"]) => {
      while (!frames.some(({ _tag }) => _tag === tag)) await once(socket, "message")
    },
  }
}

describe("[T62] WebSockets on a node:http server", () => {
  it.live("only an origin that is on the list, to the letter, is let in", () =>
    Effect.gen(function* () {
      const { url } = yield* served({ origins: [origin, "http://127.0.0.1:8080"] })
      const table: ReadonlyArray<readonly [origin: string | undefined, status: number]> = [
        [origin, 101],
        ["http://127.0.0.1:8080", 101],
        [undefined, 403],
        ["null", 403],
        ["", 403],
        ["https://desk.example.com.evil.com", 403],
        ["https://evil.com/https://desk.example.com", 403],
        ["https://evildesk.example.com", 403],
        ["http://desk.example.com", 403],
        ["https://desk.example.com:8443", 403],
        ["https://desk.example.com/", 403],
        ["https://DESK.example.com", 403],
        [`${origin} https://evil.com`, 403],
        ["*", 403],
      ]
      const found = yield* Effect.forEach(table, ([from]) =>
        Effect.promise(() => upgrade(url, from === undefined ? {} : { origin: from })),
      )
      expect(found.map((status, i) => [table[i]![0], status])).toEqual(table)
    }),
  )

  it.live("another path is not there, a full house says so", () =>
    Effect.gen(function* () {
      const { port, url } = yield* served({ maxConnections: 1 })
      const at = (path: string) => Effect.promise(() => upgrade(`ws://127.0.0.1:${port}${path}`, { origin }))
      expect([yield* at("/"), yield* at("/live/"), yield* at("//"), yield* at("/live?token=x")]).toEqual([
        404, 404, 404, 101,
      ])
      const first = yield* Effect.promise(() => dial(url))
      expect(yield* at("/live")).toBe(503)
      first.socket.terminate()
    }),
  )

  it.live("one that is refused holds no socket open, though it keeps its half", () =>
    Effect.gen(function* () {
      const { port, server } = yield* served()
      const over = Promise.all(
        ["/live", "/other"].map(async (path) => {
          const accepted = once(server, "connection")
          const socket: Socket = connectTcp({ port, host: "127.0.0.1", allowHalfOpen: true })
          socket.on("error", () => {})
          socket.resume()
          const lines = [`GET ${path} HTTP/1.1`, "Host: x", "Origin: https://evil", "Upgrade: websocket"]
          socket.write(`${[...lines, "Connection: Upgrade"].join("\r\n")}\r\n\r\n`)
          const [theirs] = (await accepted) as [Socket]
          if (!theirs.destroyed) await once(theirs, "close")
          socket.destroy()
        }),
      )
      yield* Effect.promise(() => over)
    }),
  )

  it.live("frames go both ways, and what was sent before the token was checked is answered after it", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const client = yield* Effect.promise(() => dial(url))
      client.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
      client.send({ _tag: "Subscribe", stream: StreamKeys.visitor(tenant, "v1" as VisitorId), since: 0 })
      yield* Effect.promise(() => client.until("Range"))
      expect(client.frames.map(({ _tag }) => _tag)).toEqual(["Welcome", "Range"])
      client.socket.terminate()
    }),
  )

  it.live("a message one byte over 64 KiB closes its own connection as too big, and no other", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const [big, other] = yield* Effect.promise(() => Promise.all([dial(url), dial(url)]))
      big.socket.send("x".repeat(64 * 1024 + 1))
      expect(yield* Effect.promise(() => big.closed)).toBe(1009)
      other.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
      yield* Effect.promise(() => other.until("Welcome"))
      other.socket.terminate()
    }),
  )

  it.live("a message in more fragments than 16 closes its own connection", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const client = yield* Effect.promise(() => dial(url))
      for (let i = 0; i < 20; i++) client.socket.send("x", { fin: false })
      expect(yield* Effect.promise(() => client.closed)).toBe(1008)
    }),
  )

  it.live("bytes are no frame: a typed goodbye", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const client = yield* Effect.promise(() => dial(url))
      client.socket.send(Buffer.from([1, 2, 3]))
      yield* Effect.promise(() => client.closed)
      expect(client.frames).toEqual([{ _tag: "Bye", reason: "MalformedFrame", reconnect: true }])
    }),
  )

  it.live("compression is not agreed to", () =>
    Effect.gen(function* () {
      const { url } = yield* served()
      const client = yield* Effect.promise(() => dial(url, { perMessageDeflate: true }))
      expect(client.socket.extensions).toBe("")
      client.socket.terminate()
    }),
  )

  it.live("one that does not answer a ping is cut", () =>
    Effect.gen(function* () {
      const { url } = yield* served({ ping: 20 })
      const client = yield* Effect.promise(() => dial(url, { autoPong: false }))
      expect(yield* Effect.promise(() => client.closed)).toBe(1006)
    }),
  )

  it.live("headers that come too slowly are not waited for", () =>
    Effect.gen(function* () {
      const { server } = yield* served()
      expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000])
    }),
  )

  it.live("an upgrade that nobody can parse does not hurt the server", () =>
    Effect.gen(function* () {
      const { port, url } = yield* served()
      const lines = [
        "GET http:// HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        `GET /live HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
        `GET /live HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n`,
      ]
      for (const line of lines) {
        yield* Effect.promise(async () => {
          const socket: Socket = connectTcp(port, "127.0.0.1")
          socket.on("error", () => {})
          const over = once(socket, "close")
          socket.resume()
          socket.write(line)
          await over
        })
      }
      expect(yield* Effect.promise(() => upgrade(url, { origin }))).toBe(101)
    }),
  )

  it.live("when the server stops everyone is told to come back, and lets go", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const { url, world } = yield* Scope.provide(served(), scope)
      const client = yield* Effect.promise(() => dial(url))
      client.send({ _tag: "Hello", protocol: 1, token: "agent:ines" })
      yield* Effect.promise(() => client.until("Welcome"))
      yield* Scope.close(scope, Exit.void)
      yield* Effect.promise(() => client.closed)
      expect(client.frames.at(-1)).toEqual({ _tag: "Bye", reason: "ShuttingDown", reconnect: true })
      expect(world.gateway.connections()).toBe(0)
    }),
  )
})

describe("[T127] where a connection comes from", () => {
  it.live("is whom the proxies that the server knows were asked by, and where they are known alone", () =>
    Effect.gen(function* () {
      const { world, server, port } = yield* served()
      const seen: Array<string | undefined> = []
      const gateway: typeof world.gateway = {
        ...world.gateway,
        accept: (link, from) => {
          seen.push(from?.address)
          return world.gateway.accept(link, from)
        },
      }
      yield* NodeServer.attach(server, gateway, { origins: [origin], path: "/open" })
      yield* NodeServer.attach(server, gateway, { origins: [origin], path: "/behind", proxies: ["127.0.0.0/8"] })
      const headers = { origin, "x-forwarded-for": "198.51.100.66, 203.0.113.9" }
      for (const path of ["open", "behind"]) {
        expect(yield* Effect.promise(() => upgrade(`ws://127.0.0.1:${port}/${path}`, headers))).toBe(101)
      }
      expect(seen).toEqual(["127.0.0.1", "203.0.113.9"])
      expect(
        yield* Effect.promise(() => upgrade(`ws://127.0.0.1:${port}/behind`, { ...headers, "x-forwarded-for": "?" })),
      ).toBe(101)
      expect(seen[2]).toBeUndefined()
    }),
  )
})

describe("[T112] a visitor who is blocked while their pages are open", () => {
  it.live("has none of them a second later, whatever their ends do, and is let in by no other", () =>
    Effect.gen(function* () {
      const { server, url, world } = yield* served({}, { commands: blocking, routing: manual })
      const ended: Array<Promise<number>> = []
      server.on("connection", (socket: Socket) => ended.push(once(socket, "close").then(() => performance.now())))
      const begun = world.connect("visitor:v1")
      const stream = visited(begun)
      const [page, deaf] = yield* Effect.promise(() => Promise.all([dial(url), dial(url)]))
      for (const client of [page, deaf]) {
        client.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
        client.send({ _tag: "Subscribe", stream, since: 0 })
        yield* Effect.promise(() => client.until("Range"))
      }
      // One end reads no more, and so answers no goodbye either.
      deaf.socket.pause()
      const seen = page.frames.length
      const ines = world.connect("agent:ines")
      ines.submit(stream, "block", {})
      expect(ines.of("Ack")).toHaveLength(1)
      const at = performance.now()
      const over = yield* Effect.promise(() => Promise.all(ended))
      expect(over).toHaveLength(2)
      for (const end of over) expect(end - at).toBeLessThan(1_000)
      expect(page.frames.slice(seen)).toEqual([away])
      expect(yield* Effect.promise(() => page.closed)).toBe(1000)
      expect(begun.closed()).toBe(true)

      const { epoch } = world.memory.log
      const tries: ReadonlyArray<ReadonlyArray<ClientFrame>> = [
        [],
        [{ _tag: "Subscribe", stream, since: 0 }],
        [{ _tag: "Subscribe", stream, epoch, since: 1 }],
        [{ _tag: "Subscribe", stream: own, epoch, since: 1 }],
        [{ _tag: "Fetch", stream, from: 1, to: 9, id: 1 }],
        [
          {
            _tag: "Submit",
            stream,
            epoch,
            producer: "device-back",
            n: 1,
            commandId: newId(),
            call: { name: "postMessage", input: { text: "?" } },
          },
        ],
      ]
      const head = world.memory.storage.streams.get(stream)!.length
      for (const frames of tries) {
        const back = yield* Effect.promise(() => dial(url))
        for (const frame of frames) back.send(frame)
        back.send({ _tag: "Hello", protocol: 1, token: "visitor:v1" })
        expect(yield* Effect.promise(() => back.closed)).toBe(1000)
        expect(back.frames).toEqual([away])
      }
      expect(world.memory.storage.streams.get(stream)!).toHaveLength(head)
    }),
  )
})
