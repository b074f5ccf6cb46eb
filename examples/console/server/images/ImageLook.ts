/**
 * Looks at the image of an address as a careful browser would: over the public network alone, within bounds of time, bytes and
 * redirects, and by what the bytes are, whatever its name or its server says.
 *
 * An address that somebody typed is asked for by this server, which stands where they do not. So the address that a
 * socket is connected to is what is judged, at each redirect anew; names are judged where they are resolved, in the same
 * breath in which they are connected to.
 *
 * @since 0.1.0
 */
import type { Look, Verdict } from "@pupitre/actions/OfferImage"
import { ofBytes } from "@pupitre/core/adapter/SniffedType"
import { parse } from "@pupitre/core/SafeUrl"
import type { LookupAddress, LookupOptions } from "node:dns"
import { lookup } from "node:dns"
import type { IncomingMessage, RequestOptions } from "node:http"
import { request as overHttp } from "node:http"
import { request as overHttps } from "node:https"
import { isIP } from "node:net"
import { Refused } from "../files/inspect/Found.ts"
import * as Gif from "../files/inspect/Gif.ts"
import * as Jpeg from "../files/inspect/Jpeg.ts"
import * as Png from "../files/inspect/Png.ts"
import * as Webp from "../files/inspect/Webp.ts"
import { isLoopback, isPublic } from "./PublicAddress.ts"

/** How far a look goes. */
export interface Options {
  /** Origins that may be of this machine, on any port: the shop's own, where it is served from here. */
  readonly own?: ReadonlyArray<string>
  /** The longest that one look may take, its redirects included, milliseconds; 5,000 unless given. */
  readonly time?: number
  /** The most bytes; five million unless given. */
  readonly bytes?: number
  /** The most redirects; three unless given. */
  readonly redirects?: number
  /** Resolves names; the system's unless given. */
  readonly resolve?: Resolve
}

/** How names are resolved: every address of a name. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: Array<LookupAddress>) => void,
) => void

/** A look within its bounds. */
export const make = ({
  own = [],
  time = 5_000,
  bytes: most = 5_000_000,
  redirects = 3,
  resolve = lookup,
}: Options = {}): Look => {
  const ofOwn = (address: string): boolean => isLoopback(address) || isPublic(address)
  const look = async (text: string, left: number, signal: AbortSignal): Promise<Verdict> => {
    const safe = parse(text)
    if ("refusal" in safe) return "Unreachable"
    const url = new URL(safe.url)
    const isOwn = own.includes(url.origin)
    // Other ports are no shop's: whoever asks for them wants to know what listens there.
    if (!isOwn && url.port !== "") return "Unreachable"
    const response = await ask(url, { allowed: isOwn ? ofOwn : isPublic, resolve, signal })
    const { statusCode = 0, headers } = response
    try {
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined)
        return left === 0 || !URL.canParse(headers.location, url)
          ? "Unreachable"
          : await look(new URL(headers.location, url).href, left - 1, signal)
      if (statusCode !== 200) return "Unreachable"
      if (Number(headers["content-length"] ?? 0) > most) return "TooLarge"
      const body = await read(response, most)
      return body === undefined ? "TooLarge" : await judge(body)
    } finally {
      response.destroy()
    }
  }
  return async (url) => {
    try {
      return await look(url, redirects, AbortSignal.timeout(time))
    } catch {
      return "Unreachable"
    }
  }
}

interface Asking {
  readonly allowed: (address: string) => boolean
  readonly resolve: Resolve
  readonly signal: AbortSignal
}

/** The beginning of an answer. Rejects when there is none, or none from where it may come. */
const ask = async (url: URL, { allowed, resolve, signal }: Asking): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    // A literal address is resolved by nobody.
    const literal = url.hostname.replace(/^\[|\]$/g, "")
    if (isIP(literal) !== 0 && !allowed(literal)) return failed(new Error("not a public address"))
    const options: RequestOptions = {
      // A connection of its own, which nobody has opened before to somewhere else.
      agent: false,
      signal,
      headers: { accept: "image/webp, image/png, image/jpeg, image/gif", "accept-encoding": "identity" },
      lookup: (host, asked, told) =>
        resolve(host, { ...asked, all: true }, (error, addresses) => {
          const first = addresses?.[0]
          if (error !== null) return told(error, [])
          // A name of which any address is not allowed is one that somebody means to move.
          if (first === undefined || !addresses.every(({ address }) => allowed(address)))
            return told(new Error("not a public address"), [])
          if (asked.all === true) told(null, addresses)
          else told(null, first.address, first.family)
        }),
    }
    const request = (url.protocol === "https:" ? overHttps : overHttp)(url, options, (response) => {
      if (allowed(response.socket.remoteAddress ?? "")) return answered(response)
      response.destroy()
      failed(new Error("not a public address"))
    })
    request.on("socket", (socket) =>
      socket.once("connect", () => {
        if (!allowed(socket.remoteAddress ?? "")) socket.destroy(new Error("not a public address"))
      }),
    )
    request.on("error", failed)
    request.end()
  })

/** The whole body; nothing when it is longer than it may be. */
const read = async (response: IncomingMessage, most: number): Promise<Buffer | undefined> => {
  const chunks: Array<Buffer> = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What bytes are, by themselves: one of four kinds, whole, and of a size that a page can show. */
const judge = async (bytes: Buffer): Promise<Verdict> => {
  const clean = kinds[(await ofBytes(bytes)) ?? ""]
  if (clean === undefined) return "NotAnImage"
  try {
    clean(bytes)
    return "Ready"
  } catch (error) {
    // What reads past the end of what there is throws as well: the image is cut short.
    return error instanceof Refused && error.key === "ImageTooLarge" ? "TooLarge" : "NotAnImage"
  }
}

const kinds: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  "image/png": Png.clean,
  "image/jpeg": Jpeg.clean,
  "image/gif": Gif.clean,
  "image/webp": Webp.clean,
}
