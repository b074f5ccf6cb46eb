/**
 * How files come in: by the tus protocol, from whoever a token says they are, into an upload that nobody else sees.
 *
 * @since 0.1.0
 */
import type { Verdict } from "@pupitre/core/composer/Uploader"
import type { FileId } from "@pupitre/core/Id"
import type { Identity } from "@pupitre/transport/server/Identity"
import { Server } from "@tus/server"
import { randomBytes } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { plain, securityHeaders } from "../Pages.ts"
import type { Files } from "./Files.ts"
import { Incoming } from "./Incoming.ts"

/** What takes files in. */
export interface Options {
  readonly files: Files
  /** Who a token says its bearer is; nobody for one that is not accepted. */
  readonly who: (token: string) => Promise<Identity | undefined>
  /** The addresses that the page is served from; a browser elsewhere is refused. */
  readonly origins: ReadonlyArray<string>
}

/** Answers a request about an upload. */
export type Uploads = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Where uploads lie. */
export const path = "/uploads"

/** The longest that an answer waits for a verdict, milliseconds; it is asked for again. */
const waits = 10_000

/** What takes files in. */
export const make = ({ files, who, origins }: Options): Uploads => {
  // Who sends, for the hooks of the request that is being answered.
  const senders = new WeakMap<IncomingMessage, Identity>()
  const senderOf = (request: { readonly node?: { readonly req: IncomingMessage } }): Identity => {
    const sender = request.node === undefined ? undefined : senders.get(request.node.req)
    if (sender === undefined) throw refused(401, "Unauthorized")
    return sender
  }
  // Its store makes its folder by itself as soon as there is one: there is one for the first upload.
  const begin = (): Server =>
    new Server({
      path,
      datastore: new Incoming({ directory: files.incoming }),
      // No `maxSize`: who announces more than may be is told why, and no more comes in than was announced.
      relativeLocation: true,
      allowedOrigins: [...origins],
      namingFunction: () => randomBytes(16).toString("base64url"),
      onIncomingRequest: async (request, id) => {
        const sender = senderOf(request as never)
        // One that is being made is nobody's yet.
        if (request.method !== "POST" && !files.isOf(id, sender)) throw refused(404, "Not found")
      },
      onUploadCreate: async (request, { id, size, metadata }) => {
        if (size === undefined) throw refused(400, "Upload-Length is missing")
        const { conversation, name, type } = metadata ?? {}
        const refusal = await files.announce(senderOf(request as never), {
          fileId: id as FileId,
          conversation: conversation ?? "",
          name: name ?? "",
          type: type ?? "",
          size,
        })
        if (refusal !== undefined) throw refused(refusal._tag === "Rejected" ? 422 : 403, JSON.stringify(refusal))
        return {}
      },
      onUploadFinish: async (_, { id }) => {
        // Its sender asks what became of it; it is looked at from now on.
        void files.judge(id as FileId)
        return {}
      },
    })
  let tus: Server | undefined
  return async (at, request, response) => {
    const { origin } = request.headers
    if (origin !== undefined && !origins.includes(origin)) return plain(response, 403, "Origin not allowed")
    const sender = await who(/^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "")
    if (sender === undefined) {
      response.setHeader("www-authenticate", "Bearer")
      return plain(response, 401, "Unauthorized")
    }
    const id = at.slice(path.length + 1) as FileId
    if (id !== "" && !files.isOf(id, sender)) return plain(response, 404, "Not found")
    if (request.method === "GET")
      return id === "" ? plain(response, 405, "Method not allowed") : tell(files, id, response)
    if (request.method === "DELETE") {
      await files.giveUp(id)
      response.writeHead(204, { ...securityHeaders, "tus-resumable": "1.0.0" }).end()
      return
    }
    const whole = request.method === "HEAD" ? files.judged(id) : undefined
    if (whole !== undefined) {
      // Whoever did not hear that the end arrived asks how far it got: nothing more is sent.
      const had = {
        "upload-offset": whole,
        "upload-length": whole,
        "tus-resumable": "1.0.0",
        "cache-control": "no-store",
      }
      response.writeHead(200, { ...securityHeaders, ...had }).end()
      return
    }
    senders.set(request, sender)
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    tus ??= begin()
    await tus.handle(request, response)
  }
}

/** What became of a file; that it is being looked at, when that takes longer than one waits. */
const tell = async (files: Files, id: FileId, response: ServerResponse): Promise<void> => {
  const verdict = await Promise.race([
    files.judge(id),
    new Promise<Verdict>((resolve) => setTimeout(() => resolve({ _tag: "Scanning" }), waits).unref()),
  ])
  response.writeHead(200, { ...securityHeaders, "content-type": "application/json", "cache-control": "no-store" })
  response.end(JSON.stringify(verdict))
}

const refused = (status_code: number, body: string): { readonly status_code: number; readonly body: string } => ({
  status_code,
  body,
})
