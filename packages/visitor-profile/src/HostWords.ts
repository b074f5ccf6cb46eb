/**
 * What a host that nothing knows says of itself: `webmail.` is mail, `suche.` a search engine.
 *
 * Mail and search stand behind thousands of providers that no table names. A guess is said to be one, and no words
 * searched for are read on its account.
 *
 * @since 0.1.0
 */
import type { Suffixes } from "./KnownHosts.js"
import { bare } from "./KnownHosts.js"

/** What a host seems to be, and what its owner is called. */
export interface Guess {
  readonly kind: "email" | "search"
  readonly name: string
}

/** The guess for a host, if its words give one. `asked`: its address holds words that somebody searched for. */
export const guess = (host: string, asked: boolean, suffixes: Suffixes): Guess | undefined => {
  const name = bare(host)
  const suffix = suffixes.suffix(name)
  if (suffix === undefined || !name.endsWith(`.${suffix}`)) return undefined
  const labels = name.slice(0, -suffix.length - 1).split(".")
  const owner = labels.pop() ?? ""
  const words = labels.flatMap((label) => label.split("-"))
  if (words.some((word) => mail.test(word)) || ownMail.test(owner)) return { kind: "email", name: called(owner) }
  const looks = words.some((word) => search.test(word)) || (asked && searching.test(`${owner}.${words.join(".")}`))
  return looks ? { kind: "search", name: called(owner) } : undefined
}

const mail =
  /^(web|e|my|w|light|fast)?mail(er|box|pro|business)?s?\d*$|mail\d*$|^webmail|^messagerie|^(courriel|correo|correio|posta|poczta|postfach|roundcube|zimbra|owa|horde|rainloop)\d*$/
const ownMail = /^(web|e-?)?mail$|^deref-/
const search = /^(web|meta)?(search|suche|buscar|busca|buscador|ricerca|szukaj|zoeken|arama|hledat)\d*$/
const searching = /(?<!re)search|recherche|such(e|en)\b|busca|seek|find/

/** The registered name with a capital: what its owner is called, as well as a host can tell. */
function called(owner: string): string {
  const name = owner.replace(/^deref-|-\d+$/g, "")
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
