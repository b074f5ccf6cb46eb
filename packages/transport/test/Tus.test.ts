/** Uploads over real HTTP, to the tus project's own server. */
import { assert, describe, it } from "@effect/vitest"
import type { ReadyFile } from "@pupitre/core/composer/Attachments"
import type { Verdict } from "@pupitre/core/composer/Uploader"
import type { ConversationId, FileId } from "@pupitre/core/Id"
import * as Tus from "@pupitre/transport/upload/Tus"
import { FileStore } from "@tus/file-store"
import { Server } from "@tus/server"
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect } from "vitest"

const within = { timeout: 10_000, interval: 5 }
const bytes = Buffer.alloc(2_000_000, "Maison Lumen ")
const ready: ReadyFile = { fileId: "f-1" as FileId, name: "a.pdf", mediaType: "application/pdf", size: 5 }

interface Setup {
  /** What the server says of a file, one answer after the other, the last one again. */
  readonly verdicts?: ReadonlyArray<Verdict>
  /** Answers some requests in the place of the server: with a status, and a body perhaps. */
  readonly instead?: (
    request: IncomingMessage,
    count: number,
  ) => readonly [status: number, body?: string] | "cut" | undefined
}

const withServer = async (
  { verdicts = [{ _tag: "Ready", file: ready }], instead }: Setup,
  run: (given: {
    /** Where the last upload is kept. */
    readonly located: () => string | undefined
    readonly start: (
      options?: Partial<Tus.Options>,
      sending?: { readonly at: string; readonly file?: undefined },
    ) => {
      readonly told: Array<string>
      readonly upload: ReturnType<ReturnType<typeof Tus.make>["start"]>
    }
    readonly seen: ReadonlyArray<string>
    readonly tokens: () => number
    readonly folder: string
  }) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "pupitre-tus-"))
  const stored = join(folder, "stored")
  const tus = new Server({ path: "/uploads", datastore: new FileStore({ directory: stored }), relativeLocation: true })
  // The store makes its folder in its own time and tells nobody: nothing is taken away before that.
  await expect.poll(() => existsSync(stored), within).toBe(true)
  const handled: Array<Promise<unknown>> = []
  const seen: Array<string> = []
  const left = [...verdicts]
  const server = createServer((request, response) => {
    const count = seen.push(`${request.method} ${request.headers.authorization}`)
    const other = instead?.(request, count)
    if (other === "cut") {
      request.once("data", () => request.socket.resetAndDestroy())
      return
    }
    if (other !== undefined) {
      request.resume()
      response.writeHead(other[0]).end(other[1])
      return
    }
    if (request.method === "GET") {
      const verdict = left.length > 1 ? left.shift() : left[0]
      response.end(JSON.stringify(verdict))
      return
    }
    handled.push(tus.handle(request, response).catch(() => response.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/uploads`
  let tokens = 0
  let at: string | undefined
  try {
    await run({
      seen,
      folder: stored,
      tokens: () => tokens,
      located: () => at,
      start: (options = {}, sending?: { readonly at: string; readonly file?: undefined }) => {
        const told: Array<string> = []
        const uploader = Tus.make({ endpoint, token: async () => `t${++tokens}`, askEvery: 1, ...options })
        const upload = uploader.start(
          {
            conversationId: "c" as ConversationId,
            name: "a.pdf",
            mediaType: "application/pdf",
            ...(sending !== undefined && { at: new URL(sending.at, endpoint).href }),
            ...(!(sending !== undefined && "file" in sending) && { file: bytes }),
          },
          {
            located: (where) => (at = where),
            progressed: () => {},
            received: () => told.push("received"),
            cleared: (file) => told.push(`cleared ${file.fileId}`),
            refused: ({ why }) => told.push(`refused ${why}`),
            broken: ({ key }) => told.push(`broken ${key}`),
          },
        )
        return { told, upload }
      },
    })
  } finally {
    // First what is being answered: who is cut in the middle of it may never hear the end.
    await Promise.all(handled)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
}

const methods = (seen: ReadonlyArray<string>): string => seen.map((one) => one.split(" ")[0]).join(" ")

describe("Tus", () => {
  it("[TU1] a file arrives as it was, and its verdict is asked for until there is one", async () => {
    await withServer(
      { verdicts: [{ _tag: "Scanning" }, { _tag: "Scanning" }, { _tag: "Ready", file: ready }] },
      async ({ start, seen, folder }) => {
        const { told } = start()
        await expect.poll(() => told, within).toEqual(["received", "cleared f-1"])
        assert.strictEqual(methods(seen), "POST PATCH GET GET GET")
        const [name] = readdirSync(folder).filter((one) => !one.endsWith(".json"))
        assert.isTrue(readFileSync(join(folder, name!)).equals(bytes))
      },
    )
  })

  it("[TU1] what a server refuses is refused with its reason, at the beginning and at the end; what it answers else is broken", async () => {
    const refusal: Verdict = { _tag: "Rejected", rejection: { why: "size", reason: { key: "FileTooLarge" } } }
    await withServer({ instead: () => [422, JSON.stringify(refusal)] }, async ({ start }) => {
      const { told } = start()
      await expect.poll(() => told, within).toEqual(["refused size"])
    })
    await withServer(
      { verdicts: [{ ...refusal, rejection: { ...refusal.rejection, why: "virus" } }] },
      async (given) => {
        const { told } = given.start()
        await expect.poll(() => told, within).toEqual(["received", "refused virus"])
      },
    )
    await withServer({ instead: () => [403, '{"_tag":"Ready","file":{"name":"../a"}}'] }, async ({ start }) => {
      const { told } = start()
      await expect.poll(() => told, within).toEqual(["broken FileNotSent"])
    })
  })

  it("[TU5] a file that an earlier page has begun goes on at its address; one that is whole is asked for, one that is gone is said so", async () => {
    let cuts = 0
    const instead: Setup["instead"] = ({ method }) => (method === "PATCH" && cuts++ === 0 ? "cut" : undefined)
    await withServer({ instead }, async ({ start, seen, located }) => {
      const { told } = start({ retryAfter: [] })
      await expect.poll(() => told, within).toEqual(["broken FileNotSent"])
      const again = start({}, { at: located()! })
      await expect.poll(() => again.told, within).toEqual(["received", "cleared f-1"])
      assert.strictEqual(methods(seen), "POST PATCH HEAD PATCH GET")
      const whole = start({}, { at: located()!, file: undefined })
      await expect.poll(() => whole.told, within).toEqual(["cleared f-1"])
      // Given up by a page that has nothing of it but the address.
      whole.upload.cancel()
      await expect.poll(() => methods(seen), within).toBe("POST PATCH HEAD PATCH GET GET DELETE")
    })
    await withServer({ instead: () => [404] }, async ({ start }) => {
      const { told } = start({}, { at: "/uploads/gone", file: undefined })
      await expect.poll(() => told, within).toEqual(["broken FileGone"])
    })
  })

  it("[TU2] an upload that is cut goes on from what the server has, by itself or when it is resumed", async () => {
    let cuts = 0
    const instead: Setup["instead"] = ({ method }) => (method === "PATCH" && cuts++ === 0 ? "cut" : undefined)
    await withServer({ instead }, async ({ start, seen }) => {
      const { told } = start({ retryAfter: [0] })
      await expect.poll(() => told, within).toEqual(["received", "cleared f-1"])
      assert.strictEqual(methods(seen), "POST PATCH HEAD PATCH GET")
    })
    cuts = 0
    await withServer({ instead }, async ({ start, seen }) => {
      const { told, upload } = start({ retryAfter: [] })
      await expect.poll(() => told, within).toEqual(["broken FileNotSent"])
      upload.resume()
      await expect.poll(() => told, within).toEqual(["broken FileNotSent", "received", "cleared f-1"])
      assert.strictEqual(methods(seen), "POST PATCH HEAD PATCH GET")
    })
  })

  it("[TU2] an upload that is resumed tries as often as it did at first, and is not begun anew", async () => {
    let patches = 0
    // The first two tries are cut, and the first after it is resumed.
    const instead: Setup["instead"] = ({ method }) => (method === "PATCH" && patches++ < 3 ? "cut" : undefined)
    await withServer({ instead }, async ({ start, seen }) => {
      const { told, upload } = start({ retryAfter: [0] })
      await expect.poll(() => told, within).toEqual(["broken FileNotSent"])
      upload.resume()
      await expect.poll(() => told, within).toEqual(["broken FileNotSent", "received", "cleared f-1"])
      assert.strictEqual(methods(seen), "POST PATCH HEAD PATCH HEAD PATCH HEAD PATCH GET")
    })
  })

  it("[TU3] a token is asked for once, and again when it has ended, before the file and before the verdict", async () => {
    await withServer(
      {
        instead: ({ headers, method }) =>
          (method === "PATCH" || method === "GET") && headers.authorization === "Bearer t1" ? [401] : undefined,
      },
      async ({ start, seen, tokens }) => {
        const { told } = start({ retryAfter: [0, 0] })
        await expect.poll(() => told, within).toEqual(["received", "cleared f-1"])
        assert.strictEqual(tokens(), 2)
        assert.deepStrictEqual(seen.at(-1), "GET Bearer t2")
      },
    )
    await withServer({ instead: ({ method }) => (method === "GET" ? [401] : undefined) }, async ({ start, tokens }) => {
      const { told } = start()
      await expect.poll(() => told, within).toEqual(["received", "broken FileNotSent"])
      assert.strictEqual(tokens(), 2)
    })
  })

  it("[TU4] one that is paused sends no more until it is resumed, and one that is cancelled is nowhere", async () => {
    await withServer({}, async ({ start, folder }) => {
      const { told, upload } = start()
      upload.pause()
      upload.pause()
      // Another one goes its whole way meanwhile.
      const other = start()
      await expect.poll(() => other.told, within).toEqual(["received", "cleared f-1"])
      other.upload.cancel()
      assert.isEmpty(told)
      upload.resume()
      await expect.poll(() => told, within).toEqual(["received", "cleared f-1"])
      upload.cancel()
      await expect.poll(() => readdirSync(folder), within).toEqual([])
      assert.isTrue(existsSync(folder))
    })
  })

  it("[TU4] a verdict that could not be had can be asked for again", async () => {
    let away = true
    await withServer({ instead: ({ method }) => (method === "GET" && away ? [500] : undefined) }, async ({ start }) => {
      const { told, upload } = start()
      await expect.poll(() => told, within).toEqual(["received", "broken FileNotSent"])
      away = false
      upload.resume()
      await expect.poll(() => told, within).toEqual(["received", "broken FileNotSent", "cleared f-1"])
    })
  })
})
