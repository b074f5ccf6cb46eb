/**
 * How shared files go out: at sealed addresses, as what they are and nothing else, for nobody to run.
 *
 * @since 0.1.0
 */
import { createReadStream } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { pipeline } from "node:stream/promises"
import { plain, securityHeaders } from "../Pages.ts"
import type { Files } from "./Files.ts"

/** Where files lie. */
export const path = "/files"

/** Answers with the file at a sealed address. */
export const serve = async (
  files: Pick<Files, "at">,
  at: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== "GET" && request.method !== "HEAD") return plain(response, 405, "Method not allowed")
  const given = await files.at(at.slice(path.length + 1))
  if (given === undefined) return plain(response, 404, "Not found")
  const { name, mediaType, size } = given
  // A picture is shown where it is; everything else is only to be kept.
  const disposition = mediaType.startsWith("image/") ? "inline" : "attachment"
  response.writeHead(200, {
    ...securityHeaders,
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": mediaType,
    "content-length": size,
    "content-disposition": `${disposition}; filename*=UTF-8''${encode(name)}`,
    // The address ends, and may be in nobody's cache but the reader's own until then.
    "cache-control": "private, max-age=300",
  })
  if (request.method === "HEAD") return void response.end()
  await pipeline(createReadStream(given.path), response).catch((error: NodeJS.ErrnoException) => {
    // Readers leave in the middle.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}

const encode = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
