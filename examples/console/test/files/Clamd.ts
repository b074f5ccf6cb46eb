/**
 * A virus scanner for tests.
 *
 * @since 0.1.0
 */
import { once } from "node:events"
import type { Server, Socket } from "node:net"
import { createServer } from "node:net"
import { eicar } from "./Corpus.ts"

/** A daemon that speaks clamd's protocol and knows one signature, wherever it stands. */
export const clamd = async (
  behave: "well" | "badly" | "silent" = "well",
): Promise<{ readonly port: number; readonly server: Server; readonly sizes: Array<number> }> => {
  const sizes: Array<number> = []
  const server = createServer((socket: Socket) => {
    let held = Buffer.alloc(0)
    let bytes = Buffer.alloc(0)
    socket.on("error", () => {})
    socket.on("data", (piece: Buffer) => {
      if (behave === "silent") return
      held = Buffer.concat([held, piece])
      const begin = "zINSTREAM\0"
      if (held.length < begin.length) return
      if (held.toString("latin1", 0, begin.length) !== begin) return void socket.destroy()
      for (let at = begin.length; at + 4 <= held.length;) {
        const length = held.readUInt32BE(at)
        if (length === 0) {
          sizes.push(bytes.length)
          const found = bytes.includes(eicar) ? "Eicar-Test-Signature FOUND" : "OK"
          socket.end(behave === "badly" ? "INSTREAM size limit exceeded. ERROR\0" : `stream: ${found}\0`)
          return
        }
        if (at + 4 + length > held.length) break
        bytes = Buffer.concat([bytes, held.subarray(at + 4, at + 4 + length)])
        at += 4 + length
        held = Buffer.concat([Buffer.from(begin), held.subarray(at)])
        at = begin.length
      }
    })
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return { port: (server.address() as { readonly port: number }).port, server, sizes }
}
