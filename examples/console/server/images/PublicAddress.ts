/**
 * Which addresses of the network are anybody's to ask: none of this machine, of a private network, of a link, of a provider's
 * own services. From the special-purpose registries of IANA (RFC 6890).
 *
 * @since 0.1.0
 */
import { BlockList, isIP } from "node:net"

/** Whether an address, as a socket or a resolver writes it, is one of the public network. */
export const isPublic = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !special4.check(address, "ipv4")
    case 6:
      // Whatever carries an address of the older network within it is left out too: it would lead anywhere.
      return global6.check(address, "ipv6") && !special6.check(address, "ipv6")
    default:
      return false
  }
}

/** Whether an address is of this machine. */
export const isLoopback = (address: string): boolean => {
  const version = isIP(address)
  return version !== 0 && loopback.check(address, version === 4 ? "ipv4" : "ipv6")
}

const listed = (version: "ipv4" | "ipv6", subnets: ReadonlyArray<readonly [string, number]>): BlockList => {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, version)
  return list
}

const loopback = listed("ipv4", [["127.0.0.0", 8]])
loopback.addAddress("::1", "ipv6")

const special4 = listed("ipv4", [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
])
const global6 = listed("ipv6", [["2000::", 3]])
const special6 = listed("ipv6", [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
])
