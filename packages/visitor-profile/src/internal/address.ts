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

/** Small letters, a name that is no number, no step of the path that a `URL` would take out or write otherwise. */
const written =
  /^(https?:)\/\/((?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,63})((?:\/(?!\.)[\w\-~!$&()*+,;=:@.]*)*)(\?[!"$-~]*)?(?:#[!-~]*)?$/
