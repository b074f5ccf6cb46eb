import { once } from "node:events"
import type { AddressInfo } from "node:net"
import * as Memory from "@pupitre/transport/connection/Memory"
import * as WebSocketConnection from "@pupitre/transport/connection/WebSocket"
import * as FaultyConnection from "@pupitre/transport/testing/FaultyConnection"
import * as VirtualTime from "@pupitre/transport/testing/VirtualTime"
import { connectionContract } from "@pupitre/transport/testing/connectionContract"
import { describe, expect, it } from "vitest"
import { WebSocket, WebSocketServer } from "ws"

const listening = async (accept: Memory.Accept, constructor?: WebSocketConnection.Constructor) => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 })
  await once(server, "listening")
  server.on("connection", (socket) => {
    const accepted = accept({ send: (text) => socket.send(text), close: () => socket.close() })
    socket.on("message", (data) => accepted.received((data as Buffer).toString("utf8")))
    socket.on("close", () => accepted.closed())
  })
  const { port } = server.address() as AddressInfo
  const options = constructor === undefined ? {} : { WebSocket: constructor }
  return {
    connection: WebSocketConnection.make({ url: `ws://127.0.0.1:${port}`, ...options }),
    // Port 1 is privileged and, on a test machine, closed.
    nowhere: WebSocketConnection.make({ url: "ws://127.0.0.1:1", ...options }),
    stop: async () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, "close")
    },
  }
}

const adapters = {
  "in memory": async (accept: Memory.Accept) => ({ connection: Memory.make(accept), stop: async () => {} }),
  "a WebSocket of the platform": (accept: Memory.Accept) => listening(accept),
  "a WebSocket of a library": (accept: Memory.Accept) => listening(accept, WebSocket),
  "a faulty one without faults": async (accept: Memory.Accept) => ({
    connection: FaultyConnection.make(Memory.make(accept), { seed: 1 }),
    stop: async () => {},
  }),
  "a faulty one that only delays": async (accept: Memory.Accept) => {
    const faults = { up: { delay: 10 }, down: { delay: 10 } }
    return { connection: FaultyConnection.make(Memory.make(accept), { seed: 2, faults }), stop: async () => {} }
  },
}

for (const [name, serve] of Object.entries(adapters)) {
  describe(`a connection by ${name}`, () => {
    for (const check of connectionContract(serve)) it(`[T5] ${check.name}`, check.run)
  })
}

describe("WebSocket", () => {
  const closing = (options: WebSocketConnection.Options) =>
    new Promise<string>((resolve) => {
      WebSocketConnection.make(options).dial({ opened: () => {}, received: () => {}, closed: resolve })
    })

  it("[T6] a URL that is none closes with what is wrong, and throws nothing", async () => {
    expect(await closing({ url: "not a url" })).not.toBe("")
    expect(
      await closing({
        url: () => {
          throw new Error("no address yet")
        },
      }),
    ).toBe("no address yet")
  })

  it("[T6] an opening that takes too long is given up", async () => {
    class Silent {
      readonly send = (): void => {}
      readonly close = (): void => {}
      readonly addEventListener = (): void => {}
    }
    expect(await closing({ url: "ws://127.0.0.1:1", WebSocket: Silent, openTimeout: 5 })).toBe("opening took too long")
  })
})

describe("FaultyConnection", () => {
  const traffic = (seed: number) => {
    const time = VirtualTime.make()
    const received: Array<string> = []
    const faulty = FaultyConnection.make(
      Memory.make(
        () => ({ received: (text) => void received.push(text), closed: () => {} }),
        (task) => void time.after(0, task),
      ),
      {
        seed,
        timing: time,
        faults: { up: { loss: 0.2, duplication: 0.2, delay: 100, reordering: 0.5 }, disconnect: 0.001 },
      },
    )
    const dial = () => faulty.dial({ opened: () => {}, received: () => {}, closed: () => (link = dial()) })
    let link = dial()
    for (let i = 0; i < 1_000; i++) {
      time.advance(7)
      link.send(String(i))
    }
    time.advance(1_000)
    return { received, counts: faulty.counts() }
  }

  it("[T7] does the same for the same seed, and something else for another", () => {
    const [a, b, c] = [traffic(7), traffic(7), traffic(8)]
    expect(a).toEqual(b)
    expect(a.received).not.toEqual(c.received)
  })

  it("[T7] does every fault it was asked for, about as often as asked, and counts them", () => {
    const { counts, received } = traffic(3)
    expect(counts.lost).toBeGreaterThan(150)
    expect(counts.lost).toBeLessThan(250)
    expect(counts.duplicated).toBeGreaterThan(100)
    expect(counts.reordered).toBeGreaterThan(100)
    expect(received.length).toBeGreaterThan(700)
    expect(new Set(received).size).toBeLessThan(received.length)
  })

  it("[T7] a partition swallows everything, refuses to open, and passes", () => {
    const time = VirtualTime.make()
    const received: Array<string> = []
    const accept: Memory.Accept = () => ({ received: (text) => void received.push(text), closed: () => {} })
    const memory = Memory.make(accept, (task) => void time.after(0, task))
    const faulty = FaultyConnection.make(memory, { seed: 1, timing: time })
    const log: Array<string> = []
    const listener = {
      opened: () => void log.push("opened"),
      received: () => {},
      closed: () => void log.push("closed"),
    }
    const link = faulty.dial(listener)
    time.advance(1)
    faulty.partition(1_000)
    link.send("lost")
    faulty.dial(listener)
    time.advance(1_001)
    link.send("found")
    time.advance(1)
    expect(received).toEqual(["found"])
    expect(log).toEqual(["opened", "closed"])
    expect(faulty.counts()).toMatchObject({ swallowed: 1, refused: 1 })
  })

  it("[T7] silence swallows both ways and tells nobody; a cut tells; a refusal never opens", () => {
    const time = VirtualTime.make()
    const accept: Memory.Accept = (link) => ({ received: (text) => link.send(`echo ${text}`), closed: () => {} })
    const memory = Memory.make(accept, (task) => void time.after(0, task))
    const faulty = FaultyConnection.make(memory, { seed: 1, timing: time })
    const log: Array<string> = []
    const listener = {
      opened: () => void log.push("opened"),
      received: (text: string) => void log.push(text),
      closed: () => void log.push("closed"),
    }
    const link = faulty.dial(listener)
    time.advance(1)
    link.send("a")
    time.advance(1)
    faulty.set({ silence: 1 })
    link.send("b")
    faulty.set({})
    link.send("c")
    time.advance(60_000)
    expect(log).toEqual(["opened", "echo a"])
    faulty.cut()
    time.advance(1)
    expect(log).toEqual(["opened", "echo a", "closed"])
    faulty.set({ refusal: 1 })
    faulty.dial(listener).send("d")
    time.advance(1_000)
    expect(log).toEqual(["opened", "echo a", "closed", "closed"])
    expect(faulty.counts()).toMatchObject({ silenced: 1, swallowed: 1, disconnected: 1, refused: 1, lost: 0 })
  })
})
