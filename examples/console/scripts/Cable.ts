/**
 * The line between a browser and the servers of this machine, as a SOCKS proxy: a test cuts it in the middle of a request,
 * where a browser's own switch lets what is under way go on.
 *
 * @since 0.1.0
 */
import { once } from "node:events"
import type { Server, Socket } from "node:net"
import { connect, createServer } from "node:net"

/** A line. */
export interface Cable {
  /** For a browser's settings. */
  readonly proxy: { readonly server: string; readonly bypass: string }
  /** Cuts every connection by which so many bytes have gone up from now on, and takes no other one, until it is mended. */
  readonly cutAfter: (bytes: number) => void
  /** Whether it is cut now. */
  readonly isCut: () => boolean
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** A line that is whole. */
export const make = async (): Promise<Cable> => {
  const lines = new Set<{ readonly near: Socket; up: number; readonly end: () => void }>()
  let most = Infinity
  let cut = false
  const server: Server = createServer((near) => {
    if (cut) return void near.destroy()
    near.on("error", () => {})
    void greeted(near).then(
      (far) => {
        const line = { near, up: 0, end: () => (near.resetAndDestroy(), far.resetAndDestroy()) }
        lines.add(line)
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          one.on("error", () => other.destroy())
          one.on("close", () => {
            lines.delete(line)
            other.destroy()
          })
        }
        far.pipe(near)
        near.on("data", (piece: Buffer) => {
          line.up += piece.length
          if (line.up > most) {
            cut = true
            line.end()
          } else if (!far.write(piece)) {
            near.pause()
            far.once("drain", () => near.resume())
          }
        })
        near.resume()
      },
      () => near.destroy(),
    )
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as { readonly port: number }
  return {
    // What is on this machine goes by it too.
    proxy: { server: `socks5://127.0.0.1:${port}`, bypass: "<-loopback>" },
    cutAfter: (bytes) => {
      most = bytes
      for (const line of lines) line.up = 0
    },
    isCut: () => cut,
    mend: () => {
      most = Infinity
      cut = false
    },
    close: async () => {
      server.close()
      for (const { end } of lines) end()
      if (server.listening) await once(server, "close")
    },
  }
}

/** The far end that a browser asks for: any method is answered by none, any place by the port on this machine. */
const greeted = async (near: Socket): Promise<Socket> => {
  await said(near, (bytes) => bytes.length >= 2 && bytes.length >= 2 + bytes[1]!)
  near.write(Buffer.from([5, 0]))
  const wish = await said(near, (bytes) => bytes.length >= 10)
  const far = connect(wish.readUInt16BE(wish.length - 2), "127.0.0.1")
  await once(far, "connect")
  near.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
  return far
}

/** What comes until it is whole; then nothing more is read. */
const said = async (near: Socket, whole: (bytes: Buffer) => boolean): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const hear = (piece: Buffer): void => {
      bytes = Buffer.concat([bytes, piece])
      if (!whole(bytes)) return
      near.pause()
      near.off("data", hear)
      resolve(bytes)
    }
    near.on("data", hear)
    near.once("close", () => reject(new Error("closed before it was asked for anything")))
    near.resume()
  })
