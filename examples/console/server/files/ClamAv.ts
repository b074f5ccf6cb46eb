/**
 * A scanner that asks ClamAV's daemon over TCP, by the INSTREAM command of its protocol: the length of each piece before it,
 * a length of nothing at the end, then one line of answer.
 *
 * @since 0.1.0
 */
import { once } from "node:events"
import { createConnection } from "node:net"
import type { Readable } from "node:stream"
import type { Scanned, Scanner } from "./Scanner.ts"

/** Where the daemon listens. */
export interface Options {
  readonly host: string
  readonly port: number
  /** The longest that one file may take, milliseconds: a minute unless given. */
  readonly within?: number
}

/** A scanner that asks this daemon. */
export const make = ({ host, port, within = 60_000 }: Options): Scanner => ({
  scan: async (bytes) => {
    const socket = createConnection({ host, port })
    const signal = AbortSignal.timeout(within)
    const stop = (): void => void socket.destroy(new Error(`no answer within ${within} ms`))
    signal.addEventListener("abort", stop)
    try {
      const answer = readLine(socket)
      // What goes wrong in the middle of sending is what the answer rejects with.
      answer.catch(() => undefined)
      await once(socket, "connect")
      socket.write("zINSTREAM\0")
      for await (const piece of bytes as AsyncIterable<Buffer>) {
        if (piece.length === 0) continue
        const length = Buffer.alloc(4)
        length.writeUInt32BE(piece.length)
        socket.write(length)
        // The daemon may have seen enough and closed: its answer is what counts.
        if (!socket.write(piece) && !socket.destroyed) await Promise.race([once(socket, "drain"), answer])
        if (socket.destroyed || socket.readableEnded) break
      }
      if (!socket.destroyed) socket.write(Buffer.alloc(4))
      return read(await answer)
    } finally {
      signal.removeEventListener("abort", stop)
      bytes.destroy()
      socket.destroy()
    }
  },
})

/** `host:port`, as an environment variable has it; nothing for any other text. */
export const at = (address: string): Options | undefined => {
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(address) ?? []
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) }
}

const readLine = async (socket: Readable): Promise<string> => {
  let said = ""
  for await (const piece of socket as AsyncIterable<Buffer>) {
    said += piece.toString("latin1")
    const end = said.indexOf("\0")
    if (end >= 0) return said.slice(0, end)
    if (said.length > 4096) break
  }
  throw new Error(`clamd said nothing that ends: ${JSON.stringify(said.slice(0, 200))}`)
}

const read = (line: string): Scanned => {
  if (/^stream: OK$/.test(line)) return { _tag: "Clean" }
  const name = /^stream: (.+) FOUND$/.exec(line)?.[1]
  if (name !== undefined) return { _tag: "Infected", name }
  throw new Error(`clamd: ${line.slice(0, 200)}`)
}
