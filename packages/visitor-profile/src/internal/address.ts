/**
 * A web address as far as a profile reads it, taken apart where it stands.
 *
 * Making a `URL` costs more than all the rest of an event. Most addresses are written as a `URL` would write them, and those are
 * read by one expression; any other one is read as a `URL`.
 */
/** What is read of an address, each part as `URL` names and gives it. */
export type Address = Pick<URL, "protocol" | "host" | "hostname" | "pathname" | "search">

/** The address in a text; nothing for a text that is none. Never throws. */
export const addressOf = (text: string): Address | undefined => {
  const parts = written.exec(text)
  if (parts === null) return parse(text)
  const [, protocol = "", host = "", path = "", search = ""] = parts
  return { protocol, host, hostname: host, pathname: path === "" ? "/" : path, search }
}

/** The text as a URL, or nothing. Never throws. */
export const parse = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/**
 * Each parameter of an address's query, as `URLSearchParams` reads it. A query is ASCII, as an address has it; where nothing in
 * it is written in code it is read where it stands.
 */
export const eachParameter = (search: string, each: (name: string, value: string) => void): void => {
  if (search.includes("%") || search.includes("+")) {
    new URLSearchParams(search).forEach((value, name) => each(name, value))
    return
  }
  for (let at = search.startsWith("?") ? 1 : 0; at < search.length;) {
    const and = search.indexOf("&", at)
    const end = and < 0 ? search.length : and
    const is = search.indexOf("=", at)
    const named = is < 0 || is > end ? end : is
    if (end > at) each(search.slice(at, named), search.slice(named + 1, end))
    at = end + 1
  }
}

/** Small letters, a name that is no number, no step of the path that a `URL` would take out or write otherwise. */
const written =
  /^(https?:)\/\/((?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,63})((?:\/(?!\.)[\w\-~!$&()*+,;=:@.]*)*)(\?[!"$-~]*)?(?:#[!-~]*)?$/
