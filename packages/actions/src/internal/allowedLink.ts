/**
 * The address that a text is, if it may be sent: safe, and on an allowed host.
 */
import type { Reason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as ActionReason from "../ActionReason.js"

/** The address, or `LinkInvalid` or `HostNotAllowed`. Without `hosts` any host is allowed; sub-domains are with theirs. */
export const allowedLink = (
  text: string,
  hosts: ReadonlyArray<string> | undefined,
): { readonly url: SafeUrl.SafeUrl } | { readonly reason: Reason } => {
  const parsed = SafeUrl.parse(text.trim())
  if ("refusal" in parsed) return { reason: ActionReason.make("LinkInvalid", { why: parsed.refusal }) }
  const host = hostname(parsed.url)
  return hosts === undefined || hosts.some((one) => isWithin(host, one.toLowerCase()))
    ? parsed
    : { reason: ActionReason.make("HostNotAllowed", { host }) }
}

// What was just parsed is in its one form: scheme, host, perhaps a port, and a path that begins with a slash.
const hostname = (url: SafeUrl.SafeUrl): string => {
  const start = url.indexOf("//") + 2
  return url.slice(start, url.indexOf("/", start)).replace(/:\d+$/, "")
}

const isWithin = (host: string, allowed: string): boolean => host === allowed || host.endsWith(`.${allowed}`)
