/**
 * URLs without what may be secret in them, for keeping and showing.
 *
 * A referrer is another site's: its query may hold anything, so none of it is kept. A page is our own: its query is kept,
 * without the parameters whose name says that their value opens something or names someone.
 *
 * @since 0.1.0
 */
import { nowhere } from "@pupitre/core/Erasure"
import type { SafeUrl } from "@pupitre/core/SafeUrl"
import { addressOf, parse } from "./internal/address.js"

/** The text as a URL, or nothing. Never throws. */
export { parse }

/** Where a visitor came from: origin and path. Nothing when the text is not a URL. */
export const referrer = (text: string): string | undefined => {
  const url = addressOf(text)
  if (url === undefined || url.host === "") return undefined
  return cut(`${url.protocol}//${url.host}${url.pathname}`)
}

/**
 * What came in the place of an address, as it came: up to where a query or a fragment would begin, with `…` for what looks like
 * a mail address or a long number, 256 characters at most. Nothing when nothing came.
 */
export const raw = (text: string): string | undefined => {
  const [came = ""] = text.split(/[?#]/, 1)
  return words(came.trim()).slice(0, 256) || undefined
}

/** A page of the site: without fragment and telling parameters. Nothing of one that was erased. */
export const page = (safe: SafeUrl): string => {
  if (safe === nowhere) return ""
  const hash = safe.indexOf("#")
  const bare = hash < 0 ? safe : safe.slice(0, hash)
  const query = bare.indexOf("?")
  // Most addresses are read as they stand: taking a URL apart costs more than all the rest of a page view.
  const scanned = query < 0 ? bare : scan(bare, query)
  if (scanned !== undefined) return cut(scanned)
  const url = parse(safe)
  if (url === undefined) return cut(safe)
  url.hash = ""
  for (const name of [...url.searchParams.keys()]) if (telling.test(name)) url.searchParams.delete(name)
  return cut(url.href)
}

/** Words from an address, with `…` for what looks like a mail address or a long number. */
export const words = (text: string): string =>
  suspect.test(text) ? text.replace(/[^\s@]+@[^\s@]+|\d[\d .-]{7,}\d/g, "…") : text

/** The address without the telling parameters of its query; nothing when a name is written so that only a URL tells what it is. */
function scan(text: string, query: number): string | undefined {
  // Nothing is put together before something is left out: most queries are kept whole.
  let kept: string | undefined
  for (let at = query + 1; at <= text.length;) {
    const and = text.indexOf("&", at)
    const end = and < 0 ? text.length : and
    const is = text.indexOf("=", at)
    const name = text.slice(at, is < 0 || is > end ? end : is)
    if (!simple.test(name)) return undefined
    if (telling.test(name)) kept ??= text.slice(0, at - 1)
    else if (kept !== undefined) kept += (kept.length === query ? "?" : "&") + text.slice(at, end)
    at = end + 1
  }
  return kept ?? text
}

const suspect = /@|\d[\d .-]{7}/
const simple = /^[\w.-]*$/
const telling =
  /token|secret|passw|pwd|session|^sid$|auth|^code$|^state$|otp|api.?key|^key$|signature|^sig$|credential|jwt|mail|phone|^tel$|iban|^name$|first.?name|last.?name|birth|card/i
const cut = (text: string): string => text.slice(0, 2048)
