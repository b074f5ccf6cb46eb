/**
 * Everything that travels between a page and the network, as the browser itself tells it: frames of its sockets, addresses,
 * headers and bodies of its requests and of their answers.
 *
 * @since 0.1.0
 */
import type { Page } from "playwright"

/** One thing that travelled. */
export interface Travelled {
  readonly kind: "frame sent" | "frame received" | "request" | "response"
  /** Where to or where from. */
  readonly url: string
  readonly text: string
}

/** What has travelled so far, oldest first. */
export interface Wire {
  readonly all: ReadonlyArray<Travelled>
  /** Waits until the body of every answer so far is there. */
  readonly settled: () => Promise<void>
}

/** Listens to a page from now on. */
export const listen = async (page: Page): Promise<Wire> => {
  const all: Array<Travelled> = []
  const wire = await page.context().newCDPSession(page)
  const urls = new Map<string, string>()
  const bodies = new Set<Promise<void>>()
  const urlOf = (id: string): string => urls.get(id) ?? ""
  const keep = async (requestId: string): Promise<void> => {
    try {
      const { body, base64Encoded } = await wire.send("Network.getResponseBody", { requestId })
      const text = base64Encoded ? Buffer.from(body, "base64").toString("latin1") : body
      all.push({ kind: "response", url: urlOf(requestId), text })
    } catch {
      // The page has gone to another meanwhile.
    }
  }
  wire.on("Network.webSocketCreated", ({ requestId, url }) => void urls.set(requestId, url))
  wire.on("Network.webSocketFrameSent", ({ requestId, response }) => {
    all.push({ kind: "frame sent", url: urlOf(requestId), text: response.payloadData })
  })
  wire.on("Network.webSocketFrameReceived", ({ requestId, response }) => {
    all.push({ kind: "frame received", url: urlOf(requestId), text: response.payloadData })
  })
  wire.on("Network.requestWillBeSent", ({ requestId, request: { url, headers, postData = "" } }) => {
    urls.set(requestId, url)
    all.push({ kind: "request", url, text: `${url}\n${JSON.stringify(headers)}\n${postData}` })
  })
  wire.on("Network.responseReceived", ({ requestId, response: { headers } }) => {
    all.push({ kind: "response", url: urlOf(requestId), text: JSON.stringify(headers) })
  })
  wire.on("Network.loadingFinished", ({ requestId }) => {
    const got = keep(requestId).finally(() => bodies.delete(got))
    bodies.add(got)
  })
  await wire.send("Network.enable", { maxPostDataSize: 1_000_000, maxTotalBufferSize: 100_000_000 })
  return { all, settled: async () => void (await Promise.all(bodies)) }
}

/** Everything that a page's browser keeps for its address, in words: storages, databases, caches and cookies. */
export const kept = async (page: Page): Promise<string> => {
  const stored = await page.evaluate(async () => {
    const request = <A>(asked: IDBRequest<A>): Promise<A> =>
      new Promise((resolve, reject) => {
        asked.addEventListener("success", () => resolve(asked.result))
        asked.addEventListener("error", () => reject(asked.error ?? new Error("not read")))
      })
    const databases: Array<unknown> = []
    for (const { name = "" } of await indexedDB.databases()) {
      // eslint-disable-next-line no-await-in-loop -- a handful
      const db = await request(indexedDB.open(name))
      for (const one of db.objectStoreNames) {
        const at = db.transaction(one).objectStore(one)
        // eslint-disable-next-line no-await-in-loop -- a handful
        const [keys, values] = await Promise.all([request(at.getAllKeys()), request(at.getAll())])
        databases.push([name, one, keys, values])
      }
      db.close()
    }
    const caches_: Array<unknown> = "caches" in globalThis ? await caches.keys() : []
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches: caches_,
      name: window.name,
      state: history.state as unknown,
    })
  })
  return `${stored}\n${JSON.stringify(await page.context().cookies())}`
}
