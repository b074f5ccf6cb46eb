import * as ClientAddress from "@pupitre/transport/server/ClientAddress"
import * as fc from "fast-check"
import { isIP } from "node:net"
import { describe, expect, it } from "vitest"

const of = ClientAddress.make(["10.0.0.0/8", "192.0.2.80", "2001:db8:f::/48"])
const from = (remoteAddress: string | undefined, said?: string | ReadonlyArray<string>): string | undefined =>
  of({
    headers: said === undefined ? {} : { "x-forwarded-for": said as string },
    socket: remoteAddress === undefined ? {} : { remoteAddress },
  } as ClientAddress.Asked)

describe("[T127] the address of a request", () => {
  it.each([
    // Nobody says anything.
    ["203.0.113.9", undefined, "203.0.113.9"],
    ["::ffff:203.0.113.9", undefined, "203.0.113.9"],
    ["2001:DB8:0:0:0::9", undefined, "2001:db8::9"],
    ["fe80::1%eth0", undefined, "fe80::1"],
    [undefined, undefined, undefined],
    [undefined, "203.0.113.9", undefined],
    ["10.0.0.7", undefined, "10.0.0.7"],
    ["10.0.0.7", "", "10.0.0.7"],
    // Said by somebody who is no proxy of ours: whatever it is.
    ["203.0.113.9", "198.51.100.66", "203.0.113.9"],
    ["203.0.113.9", "10.0.0.7", "203.0.113.9"],
    ["203.0.113.9", "10.0.0.7, 10.0.0.8", "203.0.113.9"],
    ["192.0.2.81", "198.51.100.66", "192.0.2.81"],
    ["::ffff:203.0.113.9", "10.0.0.7", "203.0.113.9"],
    // Said by one of ours, or by several one after the other.
    ["10.0.0.7", "203.0.113.9", "203.0.113.9"],
    ["::ffff:10.0.0.7", "203.0.113.9", "203.0.113.9"],
    ["::ffff:a00:7", "203.0.113.9", "203.0.113.9"],
    ["192.0.2.80", "203.0.113.9", "203.0.113.9"],
    ["2001:db8:f::1", "2001:db8:a::9", "2001:db8:a::9"],
    ["2001:db8:f::1%2", "2001:db8:a::9", "2001:db8:a::9"],
    ["10.0.0.7", "203.0.113.9, 10.0.0.8, ::ffff:10.0.0.9", "203.0.113.9"],
    ["10.0.0.7", ["203.0.113.9", "10.0.0.8"], "203.0.113.9"],
    ["10.0.0.7", "10.1.1.1, 10.0.0.8", "10.1.1.1"],
    // What the visitor wrote there themselves is before that, and is not looked at.
    ["10.0.0.7", "198.51.100.66, 203.0.113.9", "203.0.113.9"],
    ["10.0.0.7", "198.51.100.66,203.0.113.9,10.0.0.8", "203.0.113.9"],
    ["10.0.0.7", ["198.51.100.66", "203.0.113.9"], "203.0.113.9"],
    ["10.0.0.7", "10.0.0.8, 10.0.0.8, 203.0.113.9", "203.0.113.9"],
    ["10.0.0.7", "<script>, ,,, 203.0.113.9", "203.0.113.9"],
    ["10.0.0.7", "unknown, 203.0.113.9", "203.0.113.9"],
    // Ports, brackets, ways of writing.
    ["10.0.0.7", "203.0.113.9:4711", "203.0.113.9"],
    ["10.0.0.7", "[2001:db8:a::9]:4711", "2001:db8:a::9"],
    ["10.0.0.7", "[2001:db8:a::9]", "2001:db8:a::9"],
    ["10.0.0.7", "2001:DB8:A:0::9", "2001:db8:a::9"],
    ["10.0.0.7", "::ffff:cb00:7109", "203.0.113.9"],
    ["10.0.0.7", "\t 203.0.113.9 \t", "203.0.113.9"],
    // No address: who asked is not known, and it is not the proxy.
    ["10.0.0.7", "unknown", undefined],
    ["10.0.0.7", "203.0.113.9,", undefined],
    ["10.0.0.7", "203.0.113.9, unknown", undefined],
    ["10.0.0.7", "_hidden, 10.0.0.8", undefined],
    ["10.0.0.7", "fe80::1%eth0", undefined],
    ["10.0.0.7", "[fe80::1%eth0]:80", undefined],
    ["10.0.0.7", "203.0.113.9:port", undefined],
    ["10.0.0.7", "203.0.113.9:123456", undefined],
    ["10.0.0.7", "0203.0.0113.9", undefined],
    ["10.0.0.7", "203.0.113", undefined],
    ["10.0.0.7", "3405803785", undefined],
    ["10.0.0.7", "0xcb007109", undefined],
    ["10.0.0.7", "localhost", undefined],
    ["10.0.0.7", '"203.0.113.9"', undefined],
    ["10.0.0.7", "for=203.0.113.9", undefined],
    ["10.0.0.7", "[]", undefined],
    ["10.0.0.7", "٢٠٣.0.113.9", undefined],
  ])("from %s, said to be for %s, is %s", (remote, said, address) => {
    expect(from(remote, said)).toBe(address)
  })

  const public4 = fc.ipV4().filter((text) => !text.startsWith("10.") && text !== "192.0.2.80")
  const proxy = fc.oneof(
    fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rest) => `10.${rest.join(".")}`),
    fc.constantFrom("192.0.2.80", "::ffff:10.1.2.3", "2001:db8:f:1::1"),
  )
  const anything = fc.oneof(proxy, public4, fc.ipV6(), fc.string(), fc.constantFrom("unknown", "[::1]:80", "%", ""))

  it("is that of whoever asked the first proxy of ours, whatever they say they were asked by", () => {
    fc.assert(
      fc.property(
        public4,
        fc.array(anything, { maxLength: 6 }),
        fc.array(proxy, { minLength: 1, maxLength: 5 }),
        (client, claims, proxies) => {
          // Each proxy adds whom it was asked by: the last one is who connects.
          const chain = [...claims, client, ...proxies.slice(0, -1)].join(", ")
          expect(from(proxies.at(-1), chain)).toBe(client)
          expect(from(client, [...claims, ...proxies].join(","))).toBe(client)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it("is an address written in one way, or nothing, whatever is said", () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 6 }), (remote, claims) => {
        const address = from(remote, claims.join(","))
        if (address === undefined) return
        expect(isIP(address)).not.toBe(0)
        expect(address).not.toMatch(/[%[\]A-Z]|^::ffff:[\d.]+$/)
        expect(from(address)).toBe(address)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    "",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "10.0.0.0/-1",
    "10.0.0.0/8.5",
    "::/129",
    "proxy.test",
    "*",
    "10.0.0",
  ])("is read behind no proxy that is written %j", (proxy) =>
    expect(() => ClientAddress.make(["10.0.0.1", proxy])).toThrow(JSON.stringify(proxy)),
  )
})
