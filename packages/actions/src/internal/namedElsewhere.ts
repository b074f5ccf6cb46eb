/**
 * Whether the words of a link name another address than the one that it leads to, which is how a visitor is misled.
 */
import type { Reason } from "@pupitre/core/Reason"
import * as SafeUrl from "@pupitre/core/SafeUrl"
import * as ActionReason from "../ActionReason.js"

/** `LabelElsewhere` for words in which another host than the link's is named; hosts within one another are one. */
export const namedElsewhere = (words: string, url: SafeUrl.SafeUrl): Reason | undefined => {
  if (!/[.:。．｡]/u.test(words)) return undefined
  // The address as it is, whatever signs it is written with.
  if (words === url || words === url.slice(url.indexOf("//") + 2)) return undefined
  const to = SafeUrl.host(url)
  const own = to.replace(/:\d+$/, "")
  for (const word of words.replace(/\p{Cf}/gu, "").split(parting)) {
    for (const host of hostsOf(word))
      if (!isWithin(host, own) && !isWithin(own, host)) return ActionReason.make("LabelElsewhere", { host, to })
  }
  return undefined
}

/** Signs that no address is written with: what they part are words. */
const parting = /[^\p{L}\p{M}\p{N}._~:/\\?#@!$&*+=%。．｡-]+/u

/** The hosts that a word names: of an address with its scheme, and of domains that are no file's name. */
function* hostsOf(word: string): Iterable<string> {
  for (const { 0: piece, 1: full, index } of word.matchAll(pieces)) {
    const bare = piece.replace(/[.。．｡]+$/u, "")
    const named = full !== undefined || (domain.test(bare) && !file.test(bare))
    const host = named ? hostAt(full ?? `https://${bare}`) : ""
    if (host !== "") yield host
    // What follows is this address's own.
    if (named && /^(?::\d*)?(?:[/\\?#]|$)/u.test(word.slice(index + piece.length))) return
  }
}

const pieces = /([a-z][a-z0-9+.-]*:[\\/]{2}.*)|[\p{L}\p{N}][\p{L}\p{M}\p{N}._。．｡-]*/giu
const domain = /^(?:[\p{L}\p{M}\p{N}_-]+[.。．｡])+\p{L}[\p{L}\p{M}\p{N}-]+$/u
const file = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|jpe?g|png|gif|webp|avif|html?|json|xml)$/i

/** The host of an address, in its one form; of what no browser would open, as it is written. */
const hostAt = (address: string): string =>
  URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, "") : address.slice(address.search(/[\\/]{2}/) + 2)

const isWithin = (host: string, other: string): boolean => host === other || host.endsWith(`.${other}`)
