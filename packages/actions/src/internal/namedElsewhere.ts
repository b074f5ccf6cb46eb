/**
 * Whether the words of a link name another address than the one that it leads to, which is how a visitor is misled.
 */
import type { Reason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as ActionReason from "../ActionReason.js"

/** `LabelElsewhere` for words in which another host than the link's is named; hosts within one another are one. */
export const namedElsewhere = (words: string, url: SafeUrl.SafeUrl): Reason | undefined => {
  if (!/[.:。．｡]/u.test(words)) return undefined
  const to = SafeUrl.host(url)
  const own = to.replace(/:\d+$/, "")
  for (const word of words.replace(/\p{Cf}/gu, "").split(/[\s"'<>()[\]{},;|«»“”]+/u)) {
    const host = hostOf(word)
    if (host !== undefined && !isWithin(host, own) && !isWithin(own, host))
      return ActionReason.make("LabelElsewhere", { host, to })
  }
  return undefined
}

/** The host that a word names: an address with its scheme, or a domain that is no file's name. */
const hostOf = (word: string): string | undefined => {
  const bare = word.replace(/^[\\/]+/, "").replace(/[.!?:…]+$/u, "")
  const full = /^[a-z][a-z0-9+.-]*:[\\/]{2}/i.test(word)
  if (!full && (!domain.test(bare) || file.test(bare))) return undefined
  const address = full ? word : `https://${bare}`
  if (!URL.canParse(address)) return undefined
  const host = new URL(address).hostname.replace(/\.$/, "")
  return host === "" ? undefined : host
}

const domain = /^(?:[\p{L}\p{N}_-]+[.。．｡])+\p{L}[\p{L}\p{N}-]+(?:[:/?#].*)?$/u
const file = /^[^/?#]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|jpe?g|png|gif|webp|avif|html?|json|xml)$/i

const isWithin = (host: string, other: string): boolean => host === other || host.endsWith(`.${other}`)
