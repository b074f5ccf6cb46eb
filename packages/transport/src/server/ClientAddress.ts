/**
 * From which address a request comes, behind the proxies that a server knows and behind no other.
 *
 * Each proxy writes into `X-Forwarded-For`, after what was there, whom it was asked by; anybody else writes into it what they
 * like. So it is read from its end, one entry for each proxy that is known, beginning with whoever the connection is from, and
 * what is before the first address that is none of theirs is never looked at. `Forwarded` is not read, nor is any other header.
 *
 * @since 0.1.0
 */
import type { IncomingMessage } from "node:http"
import { BlockList, isIP, SocketAddress } from "node:net"

/** What is looked at of a request. */
export type Asked = Pick<IncomingMessage, "headers"> & {
  readonly socket: Pick<IncomingMessage["socket"], "remoteAddress">
}

/**
 * The address of whoever made a request, as it is usually written: an IPv4 address never within an IPv6 one, no zone, no
 * port. Nothing where a proxy that is known says no address.
 */
export type ClientAddress = (request: Asked) => string | undefined

/**
 * Behind these proxies: addresses or networks, such as `127.0.0.1`, `10.0.0.0/8` or `2001:db8:1::/48`. Name only what nobody
 * else can connect from. Without any, the address of the connection. Throws a `RangeError` that names what is neither.
 *
 * @example
 * ```ts
 * import * as ClientAddress from "@pupitre/transport/server/ClientAddress"
 *
 * const of = ClientAddress.make(["10.0.0.0/8"])
 * const asked = (remoteAddress: string) => ({
 *   headers: { "x-forwarded-for": "198.51.100.66, 203.0.113.9" },
 *   socket: { remoteAddress },
 * })
 * of(asked("10.0.0.7")) // => "203.0.113.9"
 * of(asked("192.0.2.1")) // => "192.0.2.1"
 * ```
 */
export const make = (proxies: ReadonlyArray<string>): ClientAddress => {
  const known = networks(proxies)
  return ({ headers, socket }) => {
    let address = canonical(socket.remoteAddress?.split("%", 1)[0])
    if (address === undefined || !known.check(address, family(address))) return address
    const said = [headers["x-forwarded-for"] ?? []].flat().join(",")
    if (said === "") return address
    for (const entry of said.split(",").toReversed()) {
      address = canonical(host(entry.trim()))
      if (address === undefined || !known.check(address, family(address))) return address
    }
    return address
  }
}

function networks(proxies: ReadonlyArray<string>): BlockList {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = "", bits, ...more] = proxy.split("/")
    const whole = isIP(address) === 6 ? 128 : 32
    const length = bits === undefined ? whole : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN
    if (isIP(address) === 0 || more.length > 0 || !(length <= whole)) {
      throw new RangeError(`${JSON.stringify(proxy)} is no address and no network of a proxy`)
    }
    list.addSubnet(address, length, family(address))
  }
  return list
}

/** An entry without its port: `203.0.113.9:4711`, `[2001:db8::9]:4711`, or the address alone. */
function host(entry: string): string {
  const [, six, four] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(entry) ?? []
  return six ?? four ?? entry
}

/** The one way of writing an address; nothing for what is none, or has a zone. */
function canonical(text: string | undefined): string | undefined {
  if (text === undefined || isIP(text) === 0 || text.includes("%")) return undefined
  const { address } = new SocketAddress({ address: text, family: family(text) })
  return /^::ffff:([\d.]+)$/.exec(address)?.[1] ?? address
}

const family = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4")
