/**
 * Finds the addresses in a text, with `linkify-it`: spans for `TextSpans`, each leading to a `SafeUrl`.
 *
 * An address is never guessed where a sentence may stand: « merci.la lampe » names no site of Laos. What would not open
 * safely, or does not read as what it opens, stays text.
 *
 * @since 0.1.0
 */
import { LinkifyIt } from "linkify-it"
import type { LinkSpan } from "../Fact.js"
import { parse } from "../SafeUrl.js"

/** Finds the addresses in a text, in order. */
export type Finder = (text: string) => ReadonlyArray<LinkSpan>

/** How addresses are told from other text. */
export interface Options {
  /**
   * The ends of names that are addresses also without `https://` or `www.` before them, in small letters. Those that begin
   * no word of the languages written here: {@link bareDomains} unless given.
   */
  readonly bareDomains?: ReadonlyArray<string>
}

/** Ends of names that are no words of French or English. */
export const bareDomains: ReadonlyArray<string> =
  "com net org edu gov biz info pro shop museum fr ch eu uk lu nl pl pt cz dk".split(" ")

/** The most addresses of one text that become links. */
export const maxLinks = 100

/** Makes a finder. */
export const make = (options: Options = {}): Finder => {
  const bare = new Set(options.bareDomains ?? bareDomains)
  // With a name and a password an address is found whole, and refused whole.
  const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, urlAuth: true, maxLength: 4096 })
  for (const scheme of ["ftp:", "mailto:", "//"]) linkify.add(scheme, null)
  linkify.tlds([...bare], true)
  const isBare = (raw: string): boolean => {
    const host = raw.split(/[/?#:]/u, 1)[0]!
    if (/^www\./iu.test(host)) return true
    const end = host.slice(host.lastIndexOf(".") + 1)
    // After a full stop a sentence begins with a capital.
    return bare.has(end.toLowerCase()) && (end === end.toLowerCase() || host === host.toUpperCase())
  }
  return (text) => {
    const found: Array<LinkSpan> = []
    for (const { schema, index, lastIndex, raw } of linkify.match(text) ?? []) {
      if (found.length === maxLinks) break
      if (hidden.test(raw) || (schema === "" && !isBare(raw))) continue
      const parsed = parse(schema === "" ? `https://${raw}` : raw)
      if ("refusal" in parsed) continue
      found.push({ _tag: "LinkSpan", at: index, length: lastIndex - index, url: parsed.url })
    }
    return found
  }
}

/**
 * Finds addresses as {@link make} does without options.
 *
 * @example
 * ```ts
 * import * as Links from "@pupitre/core/adapter/Links"
 *
 * Links.find("Voir www.maison.fr/aube, merci.").map(({ url }) => url) // => ["https://www.maison.fr/aube"]
 * Links.find("C'est bon, merci.la lampe marche. javascript:alert(1)") // => []
 * ```
 */
export const find: Finder = (text) => (shared ??= make())(text)

let shared: Finder | undefined

// What shows as nothing, or turns the direction of what follows: an address with it does not read as what it opens.
const hidden = /[\p{Cf}\p{Cc}]/u
