/**
 * The built page and its assets, read from one folder and nowhere else, under headers that keep it to itself.
 *
 * @since 0.1.0
 */
import { readFile } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import { extname, join, normalize, sep } from "node:path"

/** What every answer says: no script but our own, no frame around it but our own, no guessing of types. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    // Positions of menus and popovers are written into the page as styles.
    "style-src 'self' 'unsafe-inline'",
    // The pictures that someone is about to share are shown from where they are.
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".json": "application/json",
}

/** Paths that the page itself turns into screens. */
const screens = /^\/(?:$|(?:shop|atelier|desk|manager|gallery)(?:\/|$))/

/** Answers with a file of the folder, or with the page. */
export const serve = async (folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== "GET" && request.method !== "HEAD") return plain(response, 405, "Method not allowed")
  const path = pathOf(request)
  if (path === undefined) return plain(response, 400, "Bad request")
  const asset = !screens.test(path)
  const file = normalize(join(folder, asset ? path : "index.html"))
  const type = types[extname(file)]
  if (type === undefined || !file.startsWith(folder + sep)) return plain(response, 404, "Not found")
  let body: Buffer
  try {
    body = await readFile(file)
  } catch {
    return plain(response, asset ? 404 : 503, asset ? "Not found" : "The page is not built: run npm start")
  }
  response.writeHead(200, {
    ...securityHeaders,
    "content-type": type,
    "content-length": body.length,
    // The names of built assets carry a hash of their content.
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  })
  response.end(request.method === "HEAD" ? undefined : body)
}

/** Answers with a line of text. */
export const plain = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { ...securityHeaders, "content-type": "text/plain; charset=utf-8" })
  response.end(text)
}

/** The decoded path of a request, without its query; `undefined` when it is not one. */
export const pathOf = (request: IncomingMessage): string | undefined => {
  try {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)
    return path.includes("\0") ? undefined : path
  } catch {
    return undefined
  }
}
